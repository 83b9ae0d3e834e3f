import LiaisonCore
import LiaisonTestKit
import Testing

@testable import LiaisonDaemon

@Suite struct LedgerHeadTests {
    private func map() throws -> HeadingMap {
        let configuration = try Configuration.load(file: Project.path("etc/liaison.toml")).get()
        return HeadingMap(try configuration.loadHeadings().get().outflow)
    }

    private func head(_ rows: [[String]]) throws -> LedgerHead { try LedgerHead(rows, map()) }

    @Test func `title, unit and date lines come before one row of headings`() throws {
        let head = try head([
            ["外出党员登记表", "", ""], ["填报单位：青石镇党委", "", "填报时间：2026年11月20日"],
            ["", "", ""], ["序号", "姓名", "所在党支部", "外出日期"], ["1", "甲", "乙", "2026-01-01"],
        ])
        #expect(head.firstRow == 4)
        #expect(head.unit == "青石镇党委")
        #expect(head.date == day("2026-11-20"))
        #expect(head.columns == [.row: 0, .name: 1, .branch: 2, .departed: 3])
    }

    @Test func `unit and date in cells of their own are read too`() throws {
        let head = try head([
            ["填报单位", "青石镇党委", "", "填报时间：", "2026.11.20"], ["姓名", "党支部", "手机号码", "外出时间", "备注"],
        ])
        #expect(head.unit == "青石镇党委")
        #expect(head.date == day("2026-11-20"))
    }

    @Test func `unit and date in one cell are told apart`() throws {
        let head = try head([
            ["填报单位：青石镇党委   填报时间：2026年11月20日  审核人：某"], ["姓名", "党支部", "手机号码"],
        ])
        #expect(head.unit == "青石镇党委")
        #expect(head.date == day("2026-11-20"))
    }

    @Test(arguments: [
        ["填报单位（盖章）：甲镇党委"], ["单位：甲镇党委  时间：2026年11月20日"], ["单位：", "甲镇党委"],
        ["示例县直属单位流出党员台账", "填报单位：甲镇党委"],
    ])
    func `the unit is read past seals, dates and titles that only look like it`(
        cells: [String]
    ) throws {
        let head = try head([cells, ["姓名", "党支部", "手机号码"]])
        #expect(head.unit == "甲镇党委")
    }

    @Test func `a date in the title's brackets is the ledger's`() throws {
        let head = try head([["流动党员台账（截至2026年6月30日）"], ["姓名", "党支部", "手机号码"]])
        #expect(head.date == day("2026-06-30"))
        #expect(head.unit == nil)
    }

    @Test func `which ledger it is shows in the title, or in what day it has`() throws {
        #expect(throws: LedgerHead.Fault.other(.inflow)) {
            try head([["流动党员（流入）管理台账"], ["姓名", "党支部", "手机号码", "流出地党组织", "流入时间"]])
        }
        let out = try head([["流动党员管理台账"], ["姓名", "党支部", "离开时间", "流入地党组织"]])
        #expect(out.columns[.departed] == 2)
    }

    @Test func `two rows of headings are read together`() throws {
        let head = try head([
            ["序号", "基本情况", "", "联络人", "", "备注"], ["", "姓名", "联系电话", "姓名", "电话", ""],
            ["1", "甲", "13900000001", "乙", "13800000001", ""],
        ])
        #expect(head.firstRow == 2)
        #expect(
            head.columns == [
                .row: 0, .name: 1, .phone: 2, .liaison: 3, .liaisonPhone: 4, .note: 5,
            ]
        )
    }

    @Test(arguments: [
        ("入党日期（年月日）", LedgerField.joined), (" 姓 名 ", .name), ("公民\n身份号码", .idNumber),
        ("党费交至（年月）", .duesThrough), ("结对联系人", .liaison), ("联络人 电话", .liaisonPhone),
        ("流入地党组织", .receivingOrg),
    ])
    func `a heading fits by meaning whatever stands around it`(
        heading: String,
        field: LedgerField
    ) throws {
        #expect(try map().field(of: heading) == field)
    }

    @Test func `an office's own spelling is one line of a file`() {
        let map = HeadingMap([.liaison: ["包保干部"]])
        #expect(map.field(of: "包保干部") == .liaison)
        #expect(map.field(of: "联络人") == nil)
    }

    @Test func `what has no headings, or is the other ledger, is refused by its reason`() {
        #expect(throws: LedgerHead.Fault.noHeadings) {
            try head([["购物清单"], ["牛奶", "面包"], ["姓名", "价格"]])
        }
        #expect(throws: LedgerHead.Fault.other(.inflow)) {
            try head([["流入党员台账"], ["姓名", "党支部", "手机号码", "流入时间"]])
        }
    }

    @Test func `no spelling of the shipped file means two things`() throws {
        let configuration = try Configuration.load(file: Project.path("etc/liaison.toml")).get()
        let headings = try configuration.loadHeadings().get()
        for list in [headings.outflow, try #require(headings.inflow)] {
            var seen: [String: LedgerField] = [:]
            for (field, spellings) in list {
                for spelling in spellings {
                    let key = HeadingMap.key(spelling)
                    #expect(seen[key] == nil || seen[key] == field, "\(spelling)")
                    seen[key] = field
                }
            }
        }
    }

    @Test func `every field has a spelling on the ledgers that have it`() throws {
        let configuration = try Configuration.load(file: Project.path("etc/liaison.toml")).get()
        let headings = try configuration.loadHeadings().get()
        for field in LedgerField.allCases {
            for kind in LedgerKind.allCases where field.belongs(to: kind) {
                let map = try #require(HeadingMap(headings, for: kind))
                let spellings =
                    (headings.outflow[field] ?? []) + (headings.inflow?[field] ?? [])
                #expect(spellings.contains { map.field(of: $0) == field }, "\(field) \(kind)")
            }
        }
    }
}
