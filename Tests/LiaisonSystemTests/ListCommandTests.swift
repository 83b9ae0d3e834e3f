import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// Lists of duties, the agenda as a calendar file, and what long work shows meanwhile.
@Suite struct ListCommandTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "松岭村党支部", "kind": "branch"])
        try daemon.call("org.add", ["name": "机关党支部", "kind": "branch"])
        try daemon.call("staff.add", ["name": "郝立峰", "role": "liaison"])
        for (name, branch) in [("苏映河", "松岭村党支部"), ("程溪", "机关党支部"), ("白, 云; 山", "机关党支部")] {
            try daemon.call(
                "member.add",
                ["name": .string(name), "branch": .string(branch), "phone": "13900008387"])
            try daemon.call(
                "absence.open",
                [
                    "member": .string(name), "on": "2026-01-05", "to": "四川省成都市",
                    "reason": "务工",
                ])
            try daemon.call(
                "contact.record",
                ["member": .string(name), "by": "phone", "on": "2026-02-01"])
        }
        try daemon.call("assignment.set", ["member": "苏映河", "staff": "郝立峰"])
    }

    private func duties(_ params: JSONValue) throws -> [JSONValue] {
        try daemon.call("duty.list", params)["duties"]?.array ?? []
    }

    @Test func `duties are listed by state, rule, organisation and liaison`() throws {
        let open = try duties([:])
        #expect(!open.isEmpty)
        for duty in open { #expect(duty["state"] == "open") }
        let c1 = try duties(["rule": "C1"])
        #expect(c1.count == 3)
        for duty in c1 {
            #expect(
                duty["rule"] == "C1" && duty["due"]?.string != nil && duty["title"]?["zh"] != nil)
        }
        #expect(try duties(["rule": "C1", "org": "机关"]).count == 2)
        #expect(try duties(["rule": "C1", "for": "郝立峰"]).map { $0["name"] } == ["苏映河"])
        let ended =
            try duties(["rule": "C1", "state": "fulfilled"])
            + duties(["rule": "C1", "state": "superseded"])
        #expect(ended.count >= 3)
        for duty in ended { #expect(duty["ended_at"] != nil && duty["overdue_days"] == nil) }
    }

    @Test func `a list of duties pages by cursor without a gap or a double`() throws {
        let all = try duties([:]).map { $0["duty"] }
        var paged: [JSONValue?] = []
        var cursor: JSONValue?
        repeat {
            let page = try daemon.call(
                "duty.list", .compact([("limit", 2), ("cursor", cursor)]))
            paged += (page["duties"]?.array ?? []).map { $0["duty"] }
            cursor = page["next"]
        } while cursor != nil
        #expect(paged == all)
        let run = try daemon.ctl("duty", "list", "--rule", "C1", language: "zh")
        #expect(run.output.contains("待办编号"))
        #expect(run.output.contains("程溪"))
    }

    @Test func `the agenda as a calendar file has one entry for each item, escaped and folded`()
        throws
    {
        let run = try daemon.ctl("agenda", "--days", "366", "--ics", language: "zh")
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\r\n").map(String.init)
        #expect(lines.first == "BEGIN:VCALENDAR")
        #expect(lines.last == "END:VCALENDAR")
        for line in lines { #expect(line.utf8.count <= 75) }
        let whole = run.output.replacing("\r\n ", with: "")
        let items = try daemon.call("agenda.get", ["days": 366])["counts"]?["items"]?.integer
        #expect(whole.split(separator: "\r\n").count { $0 == "BEGIN:VEVENT" } == items)
        #expect(whole.contains(#"SUMMARY:白\, 云\; 山  "#))
        #expect(whole.contains(#/DTSTART;VALUE=DATE:\d{8}\r\n/#))
        let today = try daemon.call("daemon.status")["today"]?.string ?? "?"
        #expect(whole.contains("DTSTART;VALUE=DATE:" + today.filter { $0 != "-" } + "\r\n"))
        #expect(!whole.contains("DTSTART;VALUE=DATE:20260"))
        #expect(whole.contains(#/DTSTAMP:\d{8}T\d{6}Z\r\n/#))
        #expect(!whole.contains("13900008387"))
        #expect(try daemon.ctl("agenda", "--ics", "--json").status == 64)
    }

    @Test
    func
        `what organisations owe stands in the calendar file, the office's own where nobody else has it`()
        throws
    {
        let daemon = try TestDaemon(rules: RulePacks.shipped)
        try daemon.start()
        try daemon.call("org.add", ["name": "松岭村党支部", "kind": "branch"])
        try daemon.call("staff.add", ["name": "雷思岚", "role": "secretary"])
        try daemon.call("member.add", ["name": "苏映河", "branch": "松岭村党支部"])
        try daemon.call(
            "absence.open",
            ["member": "苏映河", "on": "2026-01-05", "to": "四川省成都市", "reason": "务工"])
        let office = try #require(
            try daemon.call("staff.list")["staff"]?.array?.first?["staff"]?.string)
        func events(_ arguments: String...) throws -> [String] {
            let run = try Ctl.run(
                ["agenda", "--days", "366", "--ics"] + arguments, socket: daemon.socket,
                environment: ["LIAISON_LANG": "zh"])
            return run.output.replacing("\r\n ", with: "").split(separator: "\r\n")
                .filter { $0.hasPrefix("SUMMARY:") }.map(String.init)
        }
        let theme = "SUMMARY:松岭村党支部  主题党日"
        let items = try ["agenda.get", "agenda.orgs"].map { method in
            try daemon.call(method, ["days": 366])["counts"]?["items"]?.integer ?? 0
        }
        #expect(items.allSatisfy { $0 > 0 })
        let all = try events()
        #expect(all.count == items.reduce(0, +) && all.contains(theme))
        #expect(try events("--for", office).contains(theme))
        try daemon.call("org.update", ["org": "松岭村党支部", "secretary": "雷思岚"])
        #expect(try events("--for", "雷思岚").contains(theme))
        #expect(try !events("--for", office).contains(theme))
    }

    @Test func `an import shows its progress on a terminal in one line and takes it away`() throws {
        let rows = (1...1_200).map { "\($0),试验\($0)号,松岭村党支部,2026-01-05,四川省成都市,务工" }
        let text = "序号,姓名,党支部,外出时间,外出地点,外出原因\n" + rows.joined(separator: "\n")
        let file = try daemon.directory.write(text, to: "ledger.csv")
        let environment = ["LIAISON_SOCKET": daemon.socket, "LIAISON_LANG": "zh"]
        for more in [[], ["--json"]] {
            let run = try Terminal.run(
                Project.debug("liaisonctl"), ["import", file, "--plan", "--without-id"] + more,
                environment: environment, columns: 30)
            #expect(run.status == 0)
            for words in ["正在送出 501／1201 行", "正在核对 1201 行", "正在取回方案 1200／1201 行"] {
                #expect(run.screen.contains(words))
            }
            #expect(!run.screen.contains("\n"))
            #expect(run.screen.hasSuffix("\r\u{1B}[K"))
            for shown in run.screen.split(separator: "\r") {
                #expect(
                    DisplayWidth.columns(of: String(shown).replacing("\u{1B}[K", with: "")) < 30)
            }
        }
        let piped = try daemon.ctl("import", file, "--plan", "--without-id")
        #expect(piped.errors.isEmpty)
        let dumb = try Terminal.run(
            Project.debug("liaisonctl"), ["import", file, "--plan", "--without-id"],
            environment: environment.merging(["TERM": "dumb"]) { $1 })
        #expect(dumb.screen.isEmpty)
    }

    @Test func `a failure stands on a line of its own after the progress`() throws {
        let file = try daemon.directory.write("牛奶,面包\n1,2\n", to: "list.csv")
        let run = try Terminal.run(
            Project.debug("liaisonctl"), ["import", file, "--plan"],
            environment: ["LIAISON_SOCKET": daemon.socket])
        #expect(run.status == 65)
        #expect(run.screen.contains("\r\u{1B}[Kliaisonctl: "))
    }

    @Test func `the terminal's own width is used where COLUMNS is not set`() throws {
        for columns: UInt16 in [60, 80, 120] {
            let run = try Terminal.run(
                Project.debug("liaisonctl"), ["member", "list"],
                environment: [
                    "LIAISON_SOCKET": daemon.socket, "LIAISON_LANG": "zh", "NO_COLOR": "1",
                ], columns: columns, output: true)
            let lines = run.screen.split(separator: "\r\n")
            #expect(lines.count >= 4)
            let widest = lines.map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
            #expect(widest <= columns)
            #expect(columns == 60 ? widest > 40 : widest > 60)
        }
    }
}
