import LiaisonCore
import LiaisonTestKit
import Testing

@testable import LiaisonDaemon

@Suite struct CellReadingTests {
    @Test(arguments: [
        "2026-03-05", "2026-3-5", "2026/3/5", "2026/03/05", "2026.3.5", "2026.03.05", "20260305",
        "2026年3月5日", "2026年03月05日", "2026年3月5", "46086", "46086.0", "46086.5", " 2026-03-05 ",
        "2026-3-5 0:00", "2026-03-05 00:00:00", "2026-03-05T00:00:00", "２０２６．３．５", "２０２６０３０５",
        "2026年 3月 5日", "2026.3.5.", "2026年3月5号",
    ])
    func `every form of one day reads as that day`(text: String) {
        #expect(CellReading.date(text) == day("2026-03-05"))
    }

    @Test(arguments: [
        ("61", nil), ("36526", "2000-01-01"), ("15018", "1941-02-11"), ("46346", "2026-11-20"),
        ("73050", "2099-12-31"),
    ])
    func `a spreadsheet's number of a day counts from 1900`(text: String, date: String?) {
        #expect(CellReading.date(text) == date.map(day))
    }

    @Test(arguments: [
        "2026-02-30", "2026-13-01", "2026", "2026-03", "2026年3月", "3/5/2026", "26.3.5", "5日",
        "2026--3-5", "2026.1-8", "2026年1-8", "2026.3.5\n2026.9.1", "去年三月", "2026-03-05前后", "202603",
        "123456789", "1.2.3.4", "",
    ])
    func `text that is no day is not guessed at`(text: String) {
        #expect(CellReading.date(text) == nil)
    }

    @Test(arguments: [
        "2026-08", "2026-8", "2026.8", "2026.08", "2026/08", "2026年8月", "2026年08月", "202608",
        "已交至2026年8月", "交至2026-08", "缴至2026.8", "2026-08-31",
        "２０２６年８月",
    ])
    func `every form of one month reads as that month`(text: String) {
        #expect(CellReading.month(text) == month("2026-08"))
    }

    @Test(arguments: ["2026", "2026年1-8月", "2026.1-8", "2026年1-8", "已交清", "2026-13", "8月", ""])
    func `text that is no month is not guessed at`(text: String) {
        #expect(CellReading.month(text) == nil)
    }

    @Test(arguments: [
        ("13900001234", ["13900001234"]), ("139-0000-1234", ["13900001234"]),
        ("139 0000 1234", ["13900001234"]), ("+86 139 0000 1234", ["13900001234"]),
        ("+8613900001234", ["13900001234"]), ("１３９００００１２３４", ["13900001234"]),
        ("13900001234/13700005678", ["13900001234", "13700005678"]),
        ("13900001234、13700005678", ["13900001234", "13700005678"]),
        ("13900001234 13700005678", ["13900001234", "13700005678"]),
        ("13900001234；13700005678", ["13900001234", "13700005678"]),
        ("13900001234\n13700005678", ["13900001234", "13700005678"]),
        ("13900001234（儿子）", ["13900001234"]), ("0755-86660001", ["075586660001"]),
        ("13900001111.0", ["13900001111"]), ("13900001111（3月后停用）", ["13900001111"]),
        ("0411-12345678转801", ["041112345678"]),
    ])
    func `telephones are read without what people put between the digits`(
        text: String,
        phones: [String]
    ) {
        #expect(CellReading.phones(text) == phones)
    }

    @Test(arguments: ["空号", "139", "1.39000E+10", "1.3900001111E+10", "停机", "12345678901234567890"])
    func `text that is no telephone is not taken for one`(text: String) {
        #expect(CellReading.phones(text) == nil)
    }

    @Test(arguments: [
        ("是", true), ("已报到", true), ("√", true), ("已", true), ("有", true), ("Y", true),
        ("否", false), ("未报到", false), ("×", false), ("无", false), ("没有", false), ("未", false),
        ("", nil), ("已联系未报到", false), ("外地", nil), ("2026年5月3日", nil),
    ])
    func `a word for checked in is read, and nothing is read into another`(
        text: String,
        flag: Bool?
    ) {
        #expect(CellReading.flag(text) == flag)
    }

    @Test(arguments: [
        ("张　三", "张三"), (" 张 三 ", "张三"), ("阿衣古丽·买买提", "阿衣古丽·买买提"),
        ("阿衣古丽・买买提", "阿衣古丽·买买提"), ("阿衣古丽•买买提", "阿衣古丽·买买提"), ("阿衣古丽．买买提", "阿衣古丽·买买提"),
        ("阿衣古丽.买买提", "阿衣古丽·买买提"), ("阿衣古丽‧买买提", "阿衣古丽·买买提"), ("Anna  Maria", "Anna Maria"),
    ])
    func `a name has no blanks inside and one kind of middle dot`(text: String, name: String) {
        #expect(CellText.name(text) == name)
    }

    @Test(arguments: ["", " ", "　", "无", "/", "-", "—", "－", "不详", "未知", "n/a", "暂无", "\n"])
    func `what offices write for nothing is unknown`(text: String) {
        #expect(CellText.known(text) == nil)
    }
}
