import LiaisonTestKit
import LiaisonWire
import Testing

/// Recording about several people in one request: all or nobody.
@Suite struct PeopleTests {
    private let daemon: TestDaemon
    private static let names = ["苏映河", "程溪", "白云山", "郭长安"]

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "青石镇党委", "kind": "committee"])
        for branch in ["松岭村党支部", "机关党支部"] {
            try daemon.call(
                "org.add", ["name": .string(branch), "kind": "branch", "parent": "青石镇党委"])
        }
        try daemon.call("staff.add", ["name": "郝立峰", "role": "liaison"])
        for (index, name) in Self.names.enumerated() {
            try daemon.call(
                "member.add",
                [
                    "name": .string(name), "branch": index < 3 ? "松岭村党支部" : "机关党支部",
                    "standing": "full",
                ])
            try daemon.call(
                "absence.open",
                [
                    "member": .string(name), "on": "2026-01-05", "to": "四川省成都市",
                    "reason": "务工",
                ])
        }
    }

    private func attended(_ name: String) throws -> String? {
        try daemon.call("member.get", ["member": .string(name)])["member"]?["clocks"]?[
            "attendance"]?.string
    }

    private func names(_ answer: JSONValue) throws -> [String] {
        try (answer["people"]?.array ?? []).map { person in
            let card = try daemon.call("member.get", ["member": person["member"] ?? .null])
            return card["member"]?["name"]?.string ?? ""
        }
    }

    @Test func `several named people are recorded in one transaction, each once`() throws {
        let answer = try daemon.call(
            "attendance.record", ["members": ["苏映河", "cx", "程溪"], "on": "2026-02-01"])
        #expect(try names(answer) == ["苏映河", "程溪"])
        #expect(try attended("程溪") == "2026-02-01")
        #expect(try attended("白云山") == nil)
    }

    @Test func `a branch means everybody away of it and below it, but for those named`() throws {
        let branch = try daemon.call(
            "attendance.record",
            ["branch": "松岭村党支部", "all_but": ["bys"], "on": "2026-02-01"])
        #expect(try names(branch) == ["苏映河", "程溪"])
        try daemon.call(
            "absence.close", ["member": "程溪", "how": "returned", "on": "2026-03-01"])
        let committee = try daemon.call(
            "attendance.record", ["branch": "青石镇党委", "on": "2026-03-02"])
        #expect(try names(committee) == ["苏映河", "白云山", "郭长安"])
    }

    @Test func `a departure takes names only: a branch stands for those who are away already`()
        throws
    {
        let leaving: [JSONMember] = [
            JSONMember("on", "2026-02-01"), JSONMember("to", "四川省成都市"), JSONMember("reason", "务工"),
        ]
        for (way, value) in [("branch", "松岭村党支部"), ("all_but", ["苏映河"])] as [(String, JSONValue)] {
            let refusal = try daemon.refusal(
                "absence.open", .object([JSONMember(way, value)] + leaving))
            #expect(refusal?.type == .paramsInvalid)
            #expect(refusal?.path == "params.\(way)")
        }
        for name in ["苏映河", "程溪"] {
            try daemon.call(
                "absence.close", ["member": .string(name), "how": "returned", "on": "2026-01-20"])
        }
        let both = try daemon.call(
            "absence.open", .object([JSONMember("members", ["苏映河", "程溪"])] + leaving))
        #expect(try names(both) == ["苏映河", "程溪"])
    }

    @Test func `one refusal undoes all, and says who it was`() throws {
        let back = try daemon.call(
            "absence.close", ["member": "白云山", "how": "returned", "on": "2026-03-01"])
        let refusal = try #require(
            try daemon.refusal(
                "absence.check_in",
                ["members": ["苏映河", "程溪", "白云山"], "on": "2026-03-02"]))
        #expect(refusal.type == .stateInvalid)
        #expect(refusal.details?["member"] == back["member"])
        for name in ["苏映河", "程溪"] {
            let card = try daemon.call("member.get", ["member": .string(name)])
            #expect(card["member"]?["absence"]?["checked_in"] == nil)
        }
    }

    @Test func `who fits nobody or several is told by his place in the list`() throws {
        let nobody = try daemon.refusal("attendance.record", ["members": ["苏映河", "赵无人"]])
        #expect(nobody?.type == .memberNotFound)
        #expect(nobody?.path == "params.members[1]")
        try daemon.call("member.add", ["name": "苏映河", "branch": "机关党支部"])
        let several = try daemon.refusal("attendance.record", ["members": ["程溪", "苏映河"]])
        #expect(several?.type == .memberAmbiguous)
        #expect(several?.path == "params.members[1]")
        #expect(several?.details?["candidates"]?.array?.count == 2)
        #expect(try attended("程溪") == nil)
    }

    @Test func `of those left out only the branch's own are meant`() throws {
        try daemon.call("member.add", ["name": "程溪", "branch": "机关党支部"])
        let answer = try daemon.call(
            "attendance.record", ["branch": "松岭村党支部", "all_but": ["程溪"]])
        #expect(try names(answer) == ["苏映河", "白云山"])
        let other = try daemon.refusal(
            "attendance.record", ["branch": "松岭村党支部", "all_but": ["郭长安"]])
        #expect(other?.path == "params.all_but[0]")
    }

    @Test(
        arguments: [
            [:], ["member": "苏映河", "members": ["程溪"]], ["members": []],
            ["member": "苏映河", "branch": "松岭村党支部"], ["members": ["程溪"], "all_but": ["苏映河"]],
            ["branch": "松岭村党支部", "all_but": ["苏映河", "程溪", "白云山"]],
        ] as [JSONValue])
    func `exactly one way of naming people is taken`(params: JSONValue) throws {
        #expect(try daemon.refusal("attendance.record", params) != nil)
        for name in Self.names { #expect(try attended(name) == nil) }
    }

    @Test func `a key answers the whole request once more and records nothing twice`() throws {
        let params: JSONValue = ["branch": "松岭村党支部", "through": "2026-03"]
        let first = try daemon.call("dues.record", params, key: "branch-dues-1")
        let again = try daemon.call("dues.record", params, key: "branch-dues-1")
        #expect(first["people"] == again["people"])
        let history = try daemon.call("member.history", ["member": "程溪"])
        let dues = (history["entries"]?.array ?? []).filter { $0["what"]?.string == "dues.record" }
        #expect(dues.count == 1)
    }

    @Test func `done takes a branch too, and a telephone stays one person's`() throws {
        let answer = try daemon.call(
            "duty.done", ["branch": "松岭村党支部", "all_but": ["程溪"], "by": "meeting"])
        #expect(try names(answer) == ["苏映河", "白云山"])
        for method in ["duty.done", "contact.record"] {
            let refusal = try daemon.refusal(
                method,
                ["branch": "松岭村党支部", "by": "phone", "new_phone": "13900000009"])
            #expect(refusal?.path == "params.new_phone")
        }
    }

    @Test func `on the command line several are named, chosen by branch, or read from a file`()
        throws
    {
        let several = try daemon.ctl("attend", "苏映河", "cx", "--on", "2026-02-01", "--json")
        #expect(try names(JSON.value(several.output)) == ["苏映河", "程溪"])
        let branch = try daemon.ctl(
            "attend", "--branch", "松岭", "--all-but", "苏映河", "程溪", "--on", "2026-02-02")
        #expect(branch.output.contains("白云山") && !branch.output.contains("程溪"))
        let file = try daemon.directory.write("# 会议\r\n苏映河\r\n\r\n  郭长安 \r\n", to: "people")
        #expect(try daemon.ctl("attend", "--file", file, "--on", "2026-02-03").status == 0)
        let input = try daemon.ctl("attend", "--file", "-", "--on", "2026-02-04", input: "gca\n")
        #expect(input.status == 0, "\(input.errors)")
        #expect(try attended("苏映河") == "2026-02-03")
        #expect(try attended("郭长安") == "2026-02-04")
        #expect(try daemon.ctl("assign", "苏映河", "程溪", "郝立峰").status == 0)
        #expect(try daemon.ctl("assign", "郝立峰", "--branch", "机关").status == 0)
        let list = try daemon.call("agenda.get", ["for": "郝立峰", "days": 366])
        #expect(list["people"]?.array?.count == 3)
        #expect(try daemon.ctl("done", "--branch", "松岭", "--by", "meeting").status == 0)
    }

    @Test func `a failure on the command line says whom it was about and what to do`() throws {
        let nobody = try daemon.ctl("attend", "苏映河", "无此人", language: "zh")
        #expect(nobody.status == 1)
        #expect(nobody.errors.contains("问题出在：无此人"))
        try daemon.call(
            "absence.close", ["member": "白云山", "how": "returned", "on": "2026-03-01"])
        let back = try daemon.ctl("check-in", "苏映河", "白云山", language: "zh")
        #expect(back.status == 1)
        #expect(back.errors.contains("问题出在：白云山 m-"))
        let empty = try daemon.directory.write("\n# 无\n", to: "empty")
        #expect(try daemon.ctl("attend", "--file", empty).status == 65)
        #expect(try daemon.ctl("attend", "--file", empty + "-none").status == 74)
    }

    @Test(arguments: [
        ["attend"], ["attend", "苏映河", "--branch", "松岭"], ["attend", "--all-but", "苏映河"],
        ["assign", "郝立峰"], ["done", "--by", "phone"],
    ])
    func `naming nobody, or people in two ways, is a usage error`(arguments: [String]) throws {
        let run = try Command.run(
            Project.debug("liaisonctl"), arguments, environment: ["LIAISON_SOCKET": daemon.socket])
        #expect(run.status == 64)
    }
}
