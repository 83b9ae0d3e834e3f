import Foundation
import LiaisonTestKit
import LiaisonWire
import Testing

/// What the import of a ledger of people who came means, from the clerk's end.
@Suite struct InflowImportTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon(rules: RulePacks.shipped)
        try daemon.start()
    }

    private func write(_ ledger: ArrivalsText) throws -> String {
        try daemon.directory.write(ledger.text, to: "arrivals.csv")
    }

    private func plan(_ ledger: ArrivalsText, _ options: String...) throws -> JSONValue {
        try LedgerTruthTests.plan(try write(ledger), daemon, ["--kind", "inflow"] + options)
    }

    private func plan(_ changes: [String: String]...) throws -> JSONValue {
        try plan(ArrivalsText(changes.map { ArrivalsText.row($0) }))
    }

    @discardableResult
    private func apply(_ plan: JSONValue) throws -> JSONValue {
        let run = try daemon.ctl("import", "--apply", plan["digest"]?.string ?? "", "--json")
        #expect(run.status == 0, "\(run.errors)")
        return try JSON.value(run.output)
    }

    private func actions(_ plan: JSONValue) -> [String?] {
        (plan["rows"]?.array ?? []).map { $0["action"]?.string }
    }

    private func changes(_ plan: JSONValue) -> [String?] {
        (plan["rows"]?.array?.first?["changes"]?.array ?? []).map { $0["field"]?.string }
    }

    private func faults(_ plan: JSONValue) -> [String?] {
        (plan["rows"]?.array?.first?["faults"]?.array ?? []).map { $0["type"]?.string }
    }

    private func member(_ name: String = "唐山河") throws -> JSONValue {
        try #require(try daemon.call("member.get", ["member": .string(name)])["member"])
    }

    @Test func `a row becomes somebody who came, with his home, his stay, and his liaison`() throws
    {
        let made = try plan([:])
        #expect(made["kind"] == "inflow" && actions(made) == ["add"])
        #expect(made["recognised"]?.integer == 0 && made["questions"] == [])
        #expect(made["creates"]?["orgs"]?.array?.count == 2)
        #expect(made["first_morning"]?["people"]?.integer == 0)
        let long = try plan(["最近联系日期": "2026-05-08"])["first_morning"]
        #expect(long?["people"]?.integer == 1 && long?["per_rung"]?["liaison"]?.integer == 1)
        #expect(long?["per_liaison"]?.array?.map { $0["name"] } == ["上官若"])
        try apply(made)
        let person = try member()
        #expect(person["side"] == "receiving" && person["held"]?.bool == true)
        #expect(person["home_org"] == "白岩村党支部")
        #expect(person["home_contact"] == "岳文书 13600000001")
        #expect(person["branch"]?["name"] == "锦屏社区党支部")
        #expect(person["liaison"]?["name"] == "上官若")
        #expect(person["id_number"] == "**************0016")
        #expect(person["clocks"]?["contact"] == "2026-10-08")
        let stay = try #require(person["absence"])
        let said: [String: JSONValue] = [
            "arrived": "2026-03-02", "origin": "贵州省", "reason": "wage-work",
            "occupation": "farmer", "checked_in": "2026-03-02", "placed": "2026-03-20",
            "stage": "placed",
        ]
        for (name, value) in said { #expect(stay[name] == value, "\(name)") }
        #expect(stay["departed"] == nil && stay["recognised"] == nil)
        let rules = Set((person["open"]?.array ?? []).compactMap { $0["rule"]?.string })
        #expect(rules.isSuperset(of: ["D2-in", "C1-in"]) && !rules.contains("D5-in"))
        #expect(rules.isDisjoint(with: ["D1", "C1", "L1"]))
        let history = try daemon.call("member.history", ["member": "唐山河"])
        #expect(history.text.contains("conduct"))
    }

    @Test func `the same file once more changes nothing, a blank erases nothing`() throws {
        try apply(try plan([:]))
        #expect(actions(try plan([:])) == ["unchanged"])
        let blank = [
            "流入时间": "", "流入前所在省份": "无", "原职业": "", "编入党支部": "", "编入时间": "", "联络人": "", "联络人电话": "",
            "流出地党组织": "", "流出地党组织联系人": "", "流出地党组织联系电话": "", "最近联系日期": "", "现实表现反馈时间": "",
        ]
        #expect(actions(try plan(blank)) == ["unchanged"])
        #expect(try daemon.call("member.list")["members"]?.array?.count == 1)
    }

    @Test func `news updates the one who is here, and the plan shows all of it`() throws {
        try apply(
            try plan(["流入时间": "", "原职业": "", "编入时间": "", "编入党支部": "", "现实表现反馈时间": ""]))
        let before = try member()
        #expect(before["unknown"]?.array?.contains("arrived") == true)
        #expect(try daemon.call("unknowns.get")["people"]?.array?.count == 1)
        let made = try plan([:])
        #expect(actions(made) == ["update"])
        #expect(
            Set(changes(made)) == ["arrived", "occupation", "placed", "conduct", "branch"])
        let file = try write(ArrivalsText([ArrivalsText.row()]))
        let shown = try daemon.ctl("import", file, "--kind", "inflow", "--plan", language: "zh")
        #expect(shown.output.contains("流入时间：补上“2026-03-02”"))
        #expect(shown.output.contains("原职业：补上“农牧渔民”"))
        try apply(made)
        let after = try member()
        #expect(after["member"] == before["member"])
        #expect(after["absence"]?["arrived"] == "2026-03-02")
        #expect(after["absence"]?["placed"] == "2026-03-20")
        #expect(try daemon.call("unknowns.get")["people"]?.array?.isEmpty == true)
        #expect(actions(try plan([:])) == ["unchanged"])
    }

    @Test func `placed without a day is placed on the ledger's date, and the plan says so`() throws
    {
        let made = try plan(["编入时间": ""])
        #expect(made["rows"]?.array?.first?["placed"] == "2026-11-20")
        try apply(made)
        #expect(try member()["absence"]?["placed"] == "2026-11-20")
        var later = ArrivalsText([ArrivalsText.row(["编入时间": ""])])
        later.date = "2026年11月24日"
        #expect(actions(try plan(later)) == ["unchanged"])
    }

    @Test func `one person twice in the file is one, and two branches are a question`() throws {
        let made = try plan([:], ["序号": "2", "编入党支部": "枫林社区党支部"])
        #expect(actions(made) == ["add", "duplicate"])
        #expect(made["questions"]?.array?.count == 1)
        #expect(try apply(made)["added"]?.integer == 1)
        #expect(try daemon.call("member.list")["members"]?.array?.count == 1)
    }

    @Test func `a mobile-member organisation is where he is placed, and it counts him`() throws {
        try apply(try plan(["编入党支部": "锦屏流动党员党支部"]))
        #expect(try member()["absence"]?["placement_kind"] == "mobile-org")
        #expect(try member()["absence"]?["receiving_org"] == "锦屏流动党员党支部")
        let org = try daemon.call("org.get", ["org": "锦屏流动党员党支部"])
        #expect(org["placed"]?.integer == 1, "\(org.text)")
    }

    @Test func `another branch than the roll's is asked about, and nobody is placed there`() throws
    {
        try apply(try plan([:]))
        let made = try plan(["编入党支部": "枫林社区党支部", "编入时间": "2026-10-01"])
        #expect(actions(made) == ["unchanged"] && made["questions"]?.array?.count == 1)
        try apply(made)
        #expect(try member()["absence"]?["placed"] == "2026-03-20")
        #expect(try member()["branch"]?["name"] == "锦屏社区党支部")
    }

    @Test func `rows of one person stand side by side with what such a ledger has`() throws {
        let rows = [ArrivalsText.row(), ArrivalsText.row(["序号": "2", "流入时间": "2026-04-01"])]
        let file = try write(ArrivalsText(rows))
        let run = try daemon.ctl("import", file, "--kind", "inflow", "--plan", language: "zh")
        #expect(run.output.contains("流入时间    流入前所在地"), "\(run.output)")
        #expect(!run.output.contains("外出日期"))
    }

    @Test func `somebody who belongs here is not imported as coming, nor a guest as leaving`()
        throws
    {
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        try daemon.call(
            "member.add",
            ["name": "唐山河", "branch": "青石村党支部", "id_number": "149999196805120016"])
        let home = try plan([:])
        #expect(actions(home) == ["refuse"] && faults(home) == ["belongs-here"])
        #expect(try apply(home)["added"]?.integer == 0)
        #expect(try member()["side"] == nil && member()["absence"] == nil)
        // The other way round.
        let other = "14999919680512018X"
        try apply(try plan(["姓名": "程溪", "公民身份号码": other]))
        let file = try daemon.directory.write(
            LedgerText([LedgerText.row(["姓名": "程溪", "公民身份号码": other])]).text, to: "left.csv")
        let left = try LedgerTruthTests.plan(file, daemon)
        #expect(actions(left) == ["refuse"] && faults(left) == ["came-here"])
        for (words, kind) in [("组织关系在本地，不作为流入党员导入", "inflow"), ("是流入党员", "outflow")] {
            let path = try kind == "inflow" ? write(ArrivalsText([ArrivalsText.row()])) : file
            let run = try daemon.ctl("import", path, "--kind", kind, "--plan", language: "zh")
            #expect(run.output.contains(words), "\(run.output)")
        }
    }

    @Test func `added by hand with --side receiving he is completed, not doubled`() throws {
        try daemon.call("org.add", ["name": "锦屏社区党支部", "kind": "branch"])
        try daemon.call(
            "member.add",
            [
                "name": "唐山河", "branch": "锦屏社区党支部", "side": "receiving",
                "id_number": "149999196805120016",
            ])
        let made = try plan([:])
        #expect(actions(made) == ["update"])
        try apply(made)
        #expect(try member()["absence"]?["arrived"] == "2026-03-02")
        #expect(try daemon.call("member.list")["members"]?.array?.count == 1)
        #expect(actions(try plan([:])) == ["unchanged"])
    }

    @Test func `who went again comes again with a later arrival only`() throws {
        try apply(try plan([:]))
        try daemon.call("absence.close", ["member": "唐山河", "on": "2026-10-20", "how": "returned"])
        let old = try plan([:])
        #expect(actions(old) == ["unchanged"] && faults(old) == ["returned"])
        let again = try plan(["流入时间": "2026-11-01", "编入时间": "2026-11-02"])
        #expect(actions(again) == ["update"])
        try apply(again)
        #expect(try member()["absence"]?["arrived"] == "2026-11-01")
    }

    @Test func `those of the roll who are missing are the guests, and nobody who left`() throws {
        try apply(try plan([:], ["序号": "2", "姓名": "程溪", "公民身份号码": "14999919680512018X"]))
        let branch: JSONValue = "锦屏社区党支部"
        try daemon.call("member.add", ["name": "魏澜", "branch": branch])
        try daemon.call(
            "absence.open", ["member": "魏澜", "on": "2026-01-05", "to": "四川省", "reason": "务工"])
        #expect(try plan([:])["missing"]?.array?.map { $0["name"] } == ["程溪"])
    }

    @Test func `a plan of one kind is not the same plan of the other`() throws {
        var ledger = ArrivalsText([ArrivalsText.row()])
        ledger.title = "流动党员台账"
        ledger.columns = ["姓名", "公民身份号码", "党支部", "联系电话"]
        ledger.rows = [ArrivalsText.row(["党支部": "锦屏社区党支部"])]
        let here = try plan(ledger)
        let left = try LedgerTruthTests.plan(try write(ledger), daemon)
        #expect(here["digest"] != left["digest"] && left["kind"] == "outflow")
        try apply(here)
        #expect(try member()["side"] == "receiving")
        // Nothing says when: he is here, checked in as he came.
        #expect(try member()["absence"]?["stage"] == "checked-in")
    }

    @Test(arguments: [
        ("zh", "请加 --kind inflow 导入"), ("en", "import it with --kind inflow"),
    ])
    func `the wrong kind is one clear sentence, and nothing is read wrongly`(
        language: String, advice: String
    ) throws {
        let file = try write(ArrivalsText([ArrivalsText.row()]))
        let runs = [
            try daemon.ctl("import", file, "--plan", language: language),
            try daemon.ctl("import", file, "--plan", "--kind", "outflow", language: language),
        ]
        // Not even the name stands under a heading of the other ledger.
        let sample = try daemon.ctl(
            "import", SampleLedger.arrivals.files[0], "--plan", language: language)
        for run in runs + [sample] {
            #expect(run.status == 65 && run.errors.contains(advice), "\(run.errors)")
            #expect(run.errors.split(separator: "\n").count == 1)
        }
        let left = try daemon.directory.write(
            LedgerText([LedgerText.row()]).text, to: "left.csv")
        let run = try daemon.ctl(
            "import", left, "--plan", "--kind", "inflow", language: language)
        #expect(run.status == 65 && run.errors.contains("--kind inflow"), "\(run.errors)")
    }

    @Test func `the home side recognises: not-recognised of an inflow ledger is a usage error`()
        throws
    {
        let file = try write(ArrivalsText([ArrivalsText.row()]))
        let run = try daemon.ctl(
            "import", file, "--plan", "--kind", "inflow", "--not-recognised", language: "zh")
        #expect(run.status == 64 && run.errors.contains("流出地党组织认定"), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func `a file of headings from before says what it lacks, and leaves the rest as it is`()
        throws
    {
        let shipped = try String(
            contentsOfFile: Project.path("etc/headings.toml"), encoding: .utf8)
        let later = try #require(shipped.range(of: "\n# On a ledger"))
        try daemon.directory.write(
            String(shipped[..<later.lowerBound]), to: "etc/headings.toml")
        try daemon.call("daemon.reload")
        let file = try write(ArrivalsText([ArrivalsText.row()]))
        let run = try daemon.ctl("import", file, "--kind", "inflow", "--plan", language: "zh")
        #expect(run.status == 65 && run.errors.contains("[inflow]"), "\(run.errors)")
        let left = try daemon.directory.write(
            LedgerText([LedgerText.row()]).text, to: "left.csv")
        #expect(try daemon.ctl("import", left, "--plan").status == 0)
    }
}
