import LiaisonCore
import LiaisonTestKit
import Testing

@testable import LiaisonDaemon

/// What a ledger of people who came here says, cell by cell.
@Suite struct InflowLedgerTests {
    private static func map(_ kind: LedgerKind = .inflow) throws -> HeadingMap {
        let configuration = try Configuration.load(file: Project.path("etc/liaison.toml")).get()
        return try #require(HeadingMap(try configuration.loadHeadings().get(), for: kind))
    }

    private static func head(_ rows: [[String]], _ kind: LedgerKind = .inflow) throws -> LedgerHead
    {
        try LedgerHead(rows, map(kind), kind)
    }

    private static func read(
        _ changes: [String: String] = [:], _ columns: [String] = ArrivalsText.headings
    ) throws -> LedgerRecord {
        let reader = LedgerReader(
            head: try head([columns]), takesWithoutID: false, today: day("2026-11-25"))
        let row = ArrivalsText.row(changes)
        return try #require(reader.read(columns.map { row[$0] ?? "" }, position: 7))
    }

    @Test(arguments: [
        ("流入时间", LedgerField?.some(.arrived), LedgerField?.none), ("流入日期", .arrived, nil),
        ("到达日期", .arrived, nil), ("流入前所在省（区、市）", .origin, nil), ("流入前所在地", .origin, nil),
        ("来源地", .origin, nil), ("流入原因", .reason, nil), ("流出地党组织", .homeOrg, .branch),
        ("组织关系所在党支部", .homeOrg, .branch), ("原所在党组织", .homeOrg, nil),
        ("流出地党组织联系人", .homeContact, nil), ("流出地联系人", .homeContact, .liaison),
        ("流出地党组织联系电话", .homePhone, nil), ("接收党支部", .branch, .receivingOrg),
        ("流入地党组织", .branch, .receivingOrg), ("所在党支部", .branch, .branch),
        ("编入党组织", .placedIn, nil), ("编入时间", .placed, nil), ("联系人", .liaison, .liaison),
        ("联系人电话", .liaisonPhone, .liaisonPhone), ("流动时间", .arrived, .departed),
        ("现居住地", .destination, .destination), ("外出时间", nil, .departed),
    ])
    func `a heading means what it means on the ledger that has it`(
        heading: String, arrivals: LedgerField?, departures: LedgerField?
    ) throws {
        #expect(try Self.map().field(of: heading) == arrivals)
        #expect(try Self.map(.outflow).field(of: heading) == departures)
    }

    @Test func `a group of headings above its columns is read together with them`() throws {
        let head = try Self.head([
            ["流入党员台账"], ["序号", "姓名", "流出地党组织", "", "", "流入时间", "联络人", ""],
            ["", "", "名称", "联系人", "联系电话", "", "姓名", "电话"],
        ])
        #expect(
            head.columns == [
                .row: 0, .name: 1, .homeOrg: 2, .homeContact: 3, .homePhone: 4, .arrived: 5,
                .liaison: 6, .liaisonPhone: 7,
            ])
    }

    @Test(arguments: [
        ([["流入党员台账"], ["姓名", "党支部", "手机号码"]], LedgerKind.outflow),
        ([["台账"], ["姓名", "党支部", "手机号码", "流入时间"]], .outflow),
        ([["流出党员台账"], ["姓名", "党支部", "手机号码"]], .inflow),
        ([["台账"], ["姓名", "党支部", "手机号码", "外出日期"]], .inflow),
    ])
    func `what is plainly the other ledger is not read as this one`(
        rows: [[String]], kind: LedgerKind
    ) throws {
        let other: LedgerKind = kind == .outflow ? .inflow : .outflow
        #expect(throws: LedgerHead.Fault.other(other)) { try Self.head(rows, kind) }
        // The control: as the one it is, it is read.
        #expect(try Self.head(rows, other).columns[.name] == 0)
    }

    @Test func `a ledger that names both sides is read as it is told`() throws {
        let rows = [["流动党员（流入）管理台账"], ["姓名", "党支部", "手机号码", "流出地党组织", "流入时间"]]
        #expect(try Self.head(rows).columns[.homeOrg] == 3)
        // The day he left again, or left home: which of the two nobody says.
        let both = try Self.head([["台账"], ["姓名", "党支部", "流入时间", "流出时间"]])
        #expect(both.columns == [.name: 0, .branch: 1, .arrived: 2])
    }

    @Test func `a plain row is read whole`() throws {
        let record = try Self.read()
        #expect(record.arrived == day("2026-03-02") && record.departed == nil)
        #expect(record.origin == "贵州省" && record.occupation == "务农" && record.reason == "务工")
        #expect(record.homeOrg == "白岩村党支部" && record.homeContact == "岳文书 13600000001")
        #expect(record.branch == "锦屏社区党支部" && record.isPlaced)
        #expect(record.placed == day("2026-03-20") && record.conduct == day("2026-09-01"))
        #expect(record.checksInOnArrival && record.checkedIn == nil)
        #expect(record.faults.isEmpty && record.repairs.isEmpty)
    }

    @Test func `a blank is unknown, not never`() throws {
        let blank = try Self.read([
            "流入时间": "不详", "流入前所在省份": "/", "流出地党组织": "", "流出地党组织联系人": "无", "流出地党组织联系电话": "",
            "原职业": "—", "编入党支部": "", "编入时间": "", "现实表现反馈时间": "",
        ])
        #expect(blank.arrived == nil && blank.origin == nil && blank.homeOrg == nil)
        #expect(blank.homeContact == nil && blank.occupation == nil && blank.branch == nil)
        #expect(blank.placement(by: day("2026-11-20")) == nil && blank.conduct == nil)
        #expect(blank.faults.isEmpty)
    }

    @Test(arguments: ["２０２６年３月２日", "2026/3/2", "2026.03.02", "20260302", "46083"])
    func `a day of arrival may stand in every form`(text: String) throws {
        #expect(try Self.read(["流入时间": text]).arrived == day("2026-03-02"))
    }

    @Test(arguments: [
        ("流入时间", "春节前", RowFaultType.date), ("流入时间", "2027-01-01", .dateFuture),
        ("编入时间", "2026-03-01", .contradiction), ("现实表现反馈时间", "已反馈", .date),
        ("流出地党组织联系电话", "空号", .phone),
    ])
    func `a cell that cannot be read is unknown and says so; the person still comes in`(
        column: String, text: String, type: RowFaultType
    ) throws {
        let record = try Self.read([column: text])
        #expect(!record.isRefused)
        #expect(record.faults.map(\.column) == [column])
        #expect(record.faults.map(\.type) == [type])
    }

    @Test func `where the ledger asks for the check-in, a blank one is none`() throws {
        let columns = ArrivalsText.headings + ["是否报到", "报到日期"]
        #expect(try !Self.read([:], columns).checksInOnArrival)
        let dated = try Self.read(["报到日期": "2026-03-05"], columns)
        #expect(dated.checkedIn == day("2026-03-05"))
        let early = try Self.read(["报到日期": "2026-03-01"], columns)
        #expect(early.checkedIn == nil)
        #expect(early.faults.map(\.type) == [.contradiction])
    }

    @Test func `named in a branch and not when, he counts as placed on the ledger's own date`()
        throws
    {
        let date = day("2026-11-20")
        #expect(try Self.read().placement(by: date) == day("2026-03-20"))
        #expect(try Self.read(["编入时间": ""]).placement(by: date) == date)
        // Nobody is placed before he came.
        let late = try Self.read(["编入时间": "", "流入时间": "2026-11-24"])
        #expect(late.placement(by: date) == day("2026-11-24"))
        // A branch that merely takes him in is no placement.
        let columns = ArrivalsText.headings.map { $0 == "编入党支部" ? "接收党支部" : $0 }
        let taken = try Self.read(["接收党支部": "锦屏社区党支部", "编入时间": ""], columns)
        #expect(taken.branch == "锦屏社区党支部" && taken.placement(by: date) == nil)
    }

    @Test(arguments: [
        ("务农", Occupation.farmer), ("农民工", .other), ("未就业高校毕业生", .unemployedGraduate),
        ("事业单位管理人员", .publicSector), ("注册会计师", .accountant), ("个体", .other),
    ])
    func `an occupation is one of the sheet's, or another`(text: String, occupation: Occupation) {
        #expect(Occupation(reading: text) == occupation)
    }
}
