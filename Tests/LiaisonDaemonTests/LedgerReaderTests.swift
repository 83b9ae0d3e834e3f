import LiaisonCore
import LiaisonTestKit
import Testing

@testable import LiaisonDaemon

@Suite struct LedgerReaderTests {
    private static let headings = [
        "序号", "姓名", "公民身份号码", "人员类别", "所在党支部", "联系电话", "外出日期", "是否报到", "报到日期", "最近联系日期", "党费交至",
        "备注",
    ]

    private func read(
        _ cells: [String],
        withoutID: Bool = false
    ) throws -> LedgerRecord? {
        let configuration = try Configuration.load(file: Project.path("etc/liaison.toml")).get()
        let map = HeadingMap(try configuration.loadHeadings().get().outflow)
        let reader = LedgerReader(
            head: try LedgerHead([Self.headings], map),
            takesWithoutID: withoutID,
            today: day("2026-11-25")
        )
        return reader.read(cells, position: 7)
    }

    private func row(_ changes: [Int: String] = [:]) -> [String] {
        var cells = [
            "3", "测试甲", IdentityNumberTests.good, "正式党员", "青石村党支部", "13900000001", "2026-01-05", "",
            "", "2026-09-01", "2026-08", "",
        ]
        for (index, text) in changes { cells[index] = text }
        return cells
    }

    @Test func `a plain row is read whole`() throws {
        let record = try #require(try read(row()))
        #expect(record.number == 3)
        #expect(record.name == "测试甲")
        #expect(record.identity?.text == IdentityNumberTests.good)
        #expect(record.standing == .full)
        #expect(record.departed == day("2026-01-05"))
        #expect(record.duesThrough == month("2026-08"))
        #expect(record.faults.isEmpty && record.repairs.isEmpty)
    }

    @Test func `a damaged ID number keeps the row out, with column and kind`() throws {
        let record = try #require(try read(row([2: "1.49999E+17"])))
        #expect(record.isRefused)
        #expect(record.faults.map(\.column) == ["公民身份号码"])
        #expect(record.faults.map(\.detail) == ["notation"])
    }

    @Test func `with --without-id the person comes in with the number unknown`() throws {
        let record = try #require(try read(row([2: "1.49999E+17"]), withoutID: true))
        #expect(!record.isRefused)
        #expect(record.identity == nil)
        #expect(record.name == "测试甲")
    }

    @Test(arguments: [
        (6, "前年", RowFaultType.date), (6, "2027-01-01", .dateFuture), (10, "已交清", .month),
        (10, "2031-01", .dateFuture), (5, "空号", .phone),
    ])
    func `a cell that cannot be read is unknown and says so; the person still comes in`(
        column: Int,
        text: String,
        type: RowFaultType
    ) throws {
        let record = try #require(try read(row([column: text])))
        #expect(!record.isRefused)
        #expect(record.faults.map(\.type) == [type])
        #expect(column != 6 || record.departed == nil)
    }

    @Test func `checked in is a date, a word, or a contradiction that nobody resolves by guessing`()
        throws
    {
        let dated = try #require(try read(row([7: "是", 8: "2026-02-01"])))
        #expect(dated.checkedIn == day("2026-02-01"))
        let undated = try #require(try read(row([7: "已报到"])))
        #expect(undated.checkedIn == nil && undated.checkedInUndated)
        let inside = try #require(try read(row([7: "已报到（2026.2.1）"])))
        #expect(inside.checkedIn == day("2026-02-01"))
        let denied = try #require(try read(row([7: "否", 8: "2026-02-01"])))
        #expect(denied.checkedIn == nil && !denied.checkedInUndated)
        #expect(denied.faults.map(\.type) == [.contradiction])
        let early = try #require(try read(row([7: "是", 8: "2025-12-01"])))
        #expect(early.checkedIn == nil && early.checkedInUndated)
    }

    @Test(arguments: [
        ["", "", "", ""], ["合计", "12"], ["党委书记签字：", "王某某", "", "", "2026年11月20日"],
        ["本页小计", "", "1", "", "1"],
        ["总计：", "", "", "12人"], ["填表人：某某", "", "审核人：某某"], ["3"],
        headings,
    ])
    func `rows about nobody are passed over`(cells: [String]) throws {
        #expect(try read(cells) == nil)
    }

    @Test func `a row with an ID number and no name is somebody whose name is missing`() throws {
        let record = try #require(try read(row([1: ""])))
        #expect(record.isRefused)
        #expect(record.faults.map(\.type) == [.name])
    }

    @Test func `a note is kept to two hundred characters, and the cut is shown`() throws {
        let record = try #require(try read(row([11: String(repeating: "长", count: 250)])))
        #expect(record.note?.count == LedgerReader.noteCharacters)
        #expect(record.repairs.map(\.column) == ["备注"])
        let short = try #require(try read(row([11: "拟转组织关系"])))
        #expect(short.note == "拟转组织关系")
    }

    @Test func `private-use characters are reported and kept`() throws {
        let record = try #require(try read(row([1: "测\u{E863}"])))
        #expect(record.name == "测\u{E863}")
        #expect(record.repairs.map(\.column) == ["姓名"])
        #expect(record.repairs.map(\.from) == record.repairs.map(\.to))
    }
}
