import LiaisonCore
import Testing

/// The code tables of a person's record.
@Suite struct CodeTableTests {
    private static let tables: [(CodeTable, Int)] = [
        (.sex, 4), (.ethnicity, 56), (.schooling, 39),
    ]

    @Test(arguments: tables.indices)
    func `every code has one word and every word its code`(index: Int) {
        let (table, count) = Self.tables[index]
        #expect(table.entries.count == count)
        #expect(Set(table.entries.map(\.code)).count == count)
        #expect(Set(table.entries.map(\.word)).count == count)
        for entry in table.entries {
            #expect(table.code(of: entry.word) == entry.code)
            #expect(table.word(of: entry.code) == entry.word)
            #expect(table.kept(entry.code) == entry.word)
        }
        #expect(table.entries.map(\.code) == table.entries.map(\.code).sorted())
    }

    @Test(arguments: [
        ("01", "汉族"), ("05", "维吾尔族"), ("29", "柯尔克孜族"), ("33", "羌族"), ("43", "乌孜别克族"),
        ("50", "塔塔尔族"), ("56", "基诺族"),
    ])
    func `peoples have the codes of GB T 3304`(code: String, word: String) {
        #expect(CodeTable.ethnicity.word(of: code) == word)
        #expect(CodeTable.ethnicity.code(of: String(word.dropLast())) == code)
    }

    @Test func `what offices write has the code of its level`() {
        #expect(CodeTable.schooling.code(of: "大专") == "30")
        #expect(CodeTable.schooling.code(of: "本科") == "20")
        #expect(CodeTable.sex.code(of: "女性") == "2")
    }

    @Test func `an office's own word stays, a code that no table has does not`() {
        #expect(CodeTable.schooling.kept("夜大") == "夜大")
        #expect(CodeTable.schooling.code(of: "夜大") == nil)
        for (table, code) in [(CodeTable.sex, "3"), (.ethnicity, "57"), (.schooling, "73")] {
            #expect(table.kept(code) == nil)
        }
    }
}
