import LiaisonTestKit
import LiaisonWire
import Testing

/// What an import means, from the clerk's end: a file in, a plan to read, exactly that plan done.
@Suite struct ImportTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
    }

    private func plan(_ ledger: LedgerText, _ options: String...) throws -> JSONValue {
        let file = try daemon.directory.write(ledger.text, to: "ledger.csv")
        return try LedgerTruthTests.plan(file, daemon, options)
    }

    @discardableResult
    private func apply(_ plan: JSONValue) throws -> JSONValue {
        let digest = try #require(plan["digest"]?.string)
        let run = try daemon.ctl("import", "--apply", digest, "--json")
        #expect(run.status == 0, "\(run.errors)")
        return try JSON.value(run.output)
    }

    private func actions(_ plan: JSONValue) -> [String?] {
        (plan["rows"]?.array ?? []).map { $0["action"]?.string }
    }

    private func member(_ name: String = "苏映河") throws -> JSONValue {
        let card = try daemon.call("member.get", ["member": .string(name)])
        return try #require(card["member"])
    }

    @Test func `a row becomes a person with contact, dues, liaison, check-in and recognition`()
        throws
    {
        let made = try plan(LedgerText([LedgerText.row()]))
        #expect(made["creates"]?["orgs"]?.array?.count == 2)
        #expect(made["creates"]?["staff"]?.array?.count == 1)
        #expect(made["recognised"]?.integer == 1)
        try apply(made)
        let person = try member()
        #expect(person["held"]?.bool == true)
        #expect(person["clocks"]?["contact"]?.string == "2026-10-08")
        #expect(person["clocks"]?["own_dues"]?.string == "2026-10-31")
        #expect(person["absence"]?["recognised"]?.string == "2026-11-20")
        #expect(person["absence"]?["checked_in"]?.string == "2026-01-20")
        #expect(person["liaison"]?["name"]?.string == "郝立峰")
        #expect(person["id_number"]?.string == "**************0016")
        let orgs = try daemon.call("org.list")["orgs"]?.array ?? []
        #expect(orgs.first { $0["name"] == "松岭村党支部" }?["parent"] == "石桥镇党委")
    }

    @Test
    func `without an ID number the person comes in, and the number completes the same record`()
        throws
    {
        let damaged = LedgerText([LedgerText.row(["公民身份号码": "1.49999E+17"])])
        #expect(actions(try plan(damaged)) == ["refuse"])
        let taken = try plan(damaged, "--without-id")
        #expect(actions(taken) == ["add"])
        try apply(taken)
        let unknown = try daemon.call("unknowns.get")["people"]?.array ?? []
        #expect(unknown.first?["unknown"]?.array?.contains("id_number") == true)
        let before = try member()["member"]
        let again = try plan(LedgerText([LedgerText.row()]))
        #expect(actions(again) == ["update"])
        try apply(again)
        #expect(try member()["member"] == before)
        #expect(try daemon.call("unknowns.get")["people"]?.array?.isEmpty == true)
    }

    @Test func `two rows with one ID number: the first counts, and two branches are a question`()
        throws
    {
        let made = try plan(
            LedgerText([
                LedgerText.row(),
                LedgerText.row(["序号": "2", "所在党支部": "东渠党支部", "联系电话": "13900000002"]),
            ])
        )
        #expect(actions(made) == ["add", "duplicate"])
        #expect(made["rows"]?.array?.last?["of"]?.integer == 1)
        #expect(made["questions"]?.array?.count == 1)
        #expect(try apply(made)["questions"]?.integer == 1)
        let unknown = try daemon.call("unknowns.get")["people"]?.array ?? []
        #expect(unknown.first?["unknown"]?.array == ["branch_asked"])
        let run = try daemon.ctl("member", "set", "苏映河", "branch=松岭村党支部")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try daemon.call("unknowns.get")["people"]?.array?.isEmpty == true)
    }

    @Test func `two candidates are a fault, never a guess`() throws {
        let first = LedgerText.row(["公民身份号码": "", "入党日期": ""])
        try apply(
            try plan(
                LedgerText([
                    LedgerText.row(),
                    LedgerText.row(
                        ["序号": "2", "公民身份号码": "14999919680512018X", "入党日期": "1992-07-01"]
                    ),
                ])))
        let made = try plan(LedgerText([first]))
        #expect(actions(made) == ["refuse"])
        #expect(made["rows"]?.array?.first?["faults"]?.array?.first?["type"] == "ambiguous")
    }

    @Test func `a blank never erases, an earlier date changes nothing, a later one adds a fact`()
        throws
    {
        try apply(try plan(LedgerText([LedgerText.row()])))
        let blank = LedgerText.row(
            ["联系电话": "", "最近联系日期": "", "党费交至": "无", "报到日期": "", "是否报到": "", "联络人": "", "联络人电话": ""]
        )
        #expect(actions(try plan(LedgerText([blank]))) == ["unchanged"])
        let earlier = LedgerText.row(["最近联系日期": "2026-09-01", "党费交至": "2026-08"])
        #expect(actions(try plan(LedgerText([earlier]))) == ["unchanged"])
        let later = try plan(LedgerText([LedgerText.row(["最近联系日期": "2026-11-02"])]))
        #expect(actions(later) == ["update"])
        try apply(later)
        #expect(try member()["clocks"]?["contact"]?.string == "2026-11-02")
        #expect(try member()["phone"]?.string == "13900000001")
    }

    @Test func `another departure amends the open absence; one before a return opens none`() throws
    {
        try apply(try plan(LedgerText([LedgerText.row()])))
        let moved = try plan(LedgerText([LedgerText.row(["外出日期": "2026-01-15"])]))
        #expect(actions(moved) == ["update"])
        try apply(moved)
        #expect(try member()["absence"]?["departed"]?.string == "2026-01-15")
        try daemon.call("absence.close", ["member": "苏映河", "how": "returned"])
        let stale = try plan(LedgerText([LedgerText.row(["外出日期": "2026-01-15"])]))
        #expect(actions(stale) == ["unchanged"])
        #expect(stale["rows"]?.array?.first?["faults"]?.array?.first?["type"] == "returned")
        #expect(try member()["absence"] == nil)
    }

    @Test func `what a call has brought since is not overwritten by an older ledger`() throws {
        try apply(try plan(LedgerText([LedgerText.row()])))
        try daemon.call(
            "contact.record",
            ["member": "苏映河", "by": "phone", "new_phone": "13900009999"]
        )
        let again = try plan(LedgerText([LedgerText.row()]))
        #expect(actions(again) == ["unchanged"])
        #expect(again["rows"]?.array?.first?["faults"]?.array?.first?["type"] == "roll-newer")
        #expect(try member()["phone"]?.string == "13900009999")
    }

    @Test func `members missing from the file are listed and left alone`() throws {
        let other = LedgerText.row(["序号": "2", "姓名": "程溪", "公民身份号码": "14999919680512018X"])
        try apply(try plan(LedgerText([LedgerText.row(), other])))
        let made = try plan(LedgerText([LedgerText.row()]))
        #expect(made["missing"]?.array?.map { $0["name"] } == ["程溪"])
        #expect(made["counts"]?["update"]?.integer == 0)
    }

    @Test func `a plan that the roll has outrun changes nothing and exits 1`() throws {
        let made = try plan(LedgerText([LedgerText.row()]))
        try daemon.call("org.add", ["name": "新党支部", "kind": "branch"])
        let digest = try #require(made["digest"]?.string)
        let stale = try daemon.ctl("import", "--apply", digest)
        #expect(stale.status == 1)
        #expect(!stale.errors.isEmpty && stale.output.isEmpty)
        #expect(try daemon.call("member.list")["members"]?.array?.isEmpty == true)
        #expect(try daemon.ctl("import", "--apply", "0123456789abcdef").status == 1)
    }

    @Test func `what is no ledger exits 65, and asking without a terminal 64`() throws {
        let list = try daemon.directory.write("牛奶,面包\n1,2\n", to: "list.csv")
        #expect(try daemon.ctl("import", list, "--plan").status == 65)
        let empty = try daemon.directory.write("", to: "empty.csv")
        #expect(try daemon.ctl("import", empty, "--plan").status == 65)
        let headings = try daemon.directory.write(LedgerText([]).text, to: "headings.csv")
        #expect(try daemon.ctl("import", headings, "--plan").status == 65)
        let good = try daemon.directory.write(LedgerText([LedgerText.row()]).text, to: "good.csv")
        #expect(try daemon.ctl("import", good).status == 64)
        #expect(try daemon.ctl("import", "/nowhere.csv", "--plan").status == 74)
    }

    @Test func `liaisons are told apart by name and telephone`() throws {
        let second = LedgerText.row(
            ["序号": "2", "姓名": "程溪", "公民身份号码": "14999919680512018X", "联络人电话": "13800000002"]
        )
        let third = LedgerText.row(
            ["序号": "3", "姓名": "魏澜", "公民身份号码": "14999919680512026X", "联络人电话": ""]
        )
        let made = try plan(LedgerText([LedgerText.row(), second, third]))
        #expect(made["creates"]?["staff"]?.array?.count == 2)
        let faults = made["rows"]?.array?.last?["faults"]?.array ?? []
        #expect(faults.map { $0["type"] } == ["liaison-ambiguous"])
        #expect(actions(made) == ["add", "add", "add"])
    }

    @Test func `another committee's branch of the same name is another branch`() throws {
        try apply(try plan(LedgerText([LedgerText.row()])))
        var other = LedgerText([
            LedgerText.row(["姓名": "程溪", "公民身份号码": "14999919680512018X", "联络人": "", "联络人电话": ""])
        ])
        other.unit = "东渠镇党委"
        let made = try plan(other)
        let orgs = made["creates"]?["orgs"]?.array?.map { $0["name"] }
        #expect(orgs == ["东渠镇党委", "松岭村党支部"])
        try apply(made)
        let counts = try daemon.call("org.list")["orgs"]?.array?
            .filter { $0["name"] == "松岭村党支部" }.map { $0["members"]?.integer }
        #expect(counts == [1, 1])
    }

    @Test func `an old ledger leaves a newer absence alone`() throws {
        try apply(try plan(LedgerText([LedgerText.row()])))
        try daemon.call("absence.close", ["member": "苏映河", "on": "2026-06-01", "how": "returned"])
        try daemon.call(
            "absence.open",
            ["member": "苏映河", "on": "2026-09-01", "to": "北京市", "reason": "务工"]
        )
        let again = try plan(LedgerText([LedgerText.row()]))
        #expect(
            again["rows"]?.array?.first?["faults"]?.array?.contains { $0["type"] == "returned" }
                == true)
        try apply(again)
        #expect(try member()["absence"]?["departed"]?.string == "2026-09-01")
        #expect(try member()["absence"]?["destination"]?.string == "北京市")
        #expect(try member()["absence"]?["recognised"] == nil)
    }

    @Test func `a ledger older than the one taken brings later dates and no older state`() throws {
        try apply(try plan(LedgerText([LedgerText.row()])))
        var older = LedgerText([
            LedgerText.row([
                "联系电话": "13900000077", "联络人": "贺原", "联络人电话": "13800000077", "最近联系日期": "2026-10-20",
            ])
        ])
        older.date = "2026年10月25日"
        let made = try plan(older)
        #expect(actions(made) == ["update"])
        let changes = made["rows"]?.array?.first?["changes"]?.array ?? []
        #expect(changes.map { $0["column"] } == ["最近联系日期"])
        #expect(made["creates"]?["staff"] == [])
        try apply(made)
        #expect(try member()["phone"]?.string == "13900000001")
        #expect(try member()["liaison"]?["name"]?.string == "郝立峰")
        #expect(try member()["clocks"]?["contact"]?.string == "2026-10-20")
    }

    @Test func `one ID number with another name is a contradiction, and the name stays`() throws {
        try apply(try plan(LedgerText([LedgerText.row()])))
        let made = try plan(LedgerText([LedgerText.row(["姓名": "褚十九"])]))
        #expect(actions(made) == ["unchanged"])
        let fault = made["rows"]?.array?.first?["faults"]?.array?.first
        #expect(fault?["type"] == "contradiction")
        #expect(fault?["column"] == "姓名")
    }

    @Test func `two organisations with the ledger's own name are a question, not a guess`() throws {
        for _ in 0..<2 { try daemon.call("org.add", ["name": "石桥镇党委", "kind": "committee"]) }
        let file = try daemon.directory.write(LedgerText([LedgerText.row()]).text, to: "l.csv")
        let refused = try daemon.ctl("import", file, "--plan")
        #expect(refused.status == 1)
        let handle = try #require(
            try daemon.call("org.list")["orgs"]?.array?.first { $0["name"] == "石桥镇党委" }?["org"]
        )
        let chosen = try daemon.ctl("import", file, "--plan", "--org", handle.string ?? "")
        #expect(chosen.status == 0, "\(chosen.errors)")
    }

    @Test func `not-recognised leaves the recognition to the branch`() throws {
        let made = try plan(LedgerText([LedgerText.row()]), "--not-recognised")
        #expect(made["recognised"]?.integer == 0)
        try apply(made)
        #expect(try member()["absence"]?["recognised"] == nil)
        let rules = try member()["open"]?.array?.map { $0["rule"] } ?? []
        #expect(rules.contains("D1"))
    }
}
