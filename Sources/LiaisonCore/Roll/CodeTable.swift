/// A table of codes that a standard sets for a field of a person's record. Offices write words, the forms
/// of the national system ask for codes: either can be given, the word is kept, and a card has both.
///
/// A word that no table has is the office's own and stays as it is; a code that no table has is refused.
package struct CodeTable: Sendable {
    /// Code and word of the standard, in its order.
    package let entries: [(code: String, word: String)]
    private let codes: [String: String]
    private let words: [String: String]

    /// - Parameter written: what offices write beside the standard's word, with the code.
    private init(_ entries: [(code: String, word: String)], written: [String: String] = [:]) {
        self.entries = entries
        words = Dictionary(uniqueKeysWithValues: entries.map { ($0.code, $0.word) })
        codes = written.merging(entries.map { ($0.word, $0.code) }) { _, standard in standard }
    }

    /// The code of a word, as the standard or offices write it; nil of any other.
    package func code(of word: String) -> String? { codes[word] }

    /// The word of a code; nil where the table has none.
    package func word(of code: String) -> String? { words[code] }

    /// What is kept of what somebody wrote: the word of a code, or what was written; nil of a code that
    /// the table does not have.
    package func kept(_ text: String) -> String? {
        let isCode = text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return isCode ? word(of: text) : text
    }
}

extension CodeTable {
    /// 性别 (GB/T 2261.1-2003).
    package static let sex = CodeTable(
        [("0", "未知"), ("1", "男"), ("2", "女"), ("9", "未说明")],
        written: ["男性": "1", "女性": "2", "未知的性别": "0", "未说明的性别": "9"])

    /// 民族 (GB/T 3304-1991). The two codes beside the 56 could not be verified and are left out.
    package static let ethnicity: CodeTable = {
        let peoples = """
            汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 \
            纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 \
            鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
            """.split(separator: " ").map(String.init)
        let coded = peoples.enumerated().map { index, name in
            (code: index < 9 ? "0\(index + 1)" : "\(index + 1)", name: name)
        }
        return CodeTable(
            coded.map { ($0.code, $0.name + "族") },
            written: Dictionary(uniqueKeysWithValues: coded.map { ($0.name, $0.code) }))
    }()

    /// 学历 (GB/T 4658-2006). What offices write says the level and not how it ended: it has the code
    /// of the level. 73, which no source had, is left out.
    package static let schooling = CodeTable(
        [
            ("10", "研究生教育"), ("11", "博士研究生毕业"), ("12", "博士研究生结业"),
            ("13", "博士研究生肄业"), ("14", "硕士研究生毕业"), ("15", "硕士研究生结业"),
            ("16", "硕士研究生肄业"), ("17", "研究生班毕业"), ("18", "研究生班结业"),
            ("19", "研究生班肄业"), ("20", "大学本科教育"), ("21", "大学本科毕业"),
            ("22", "大学本科结业"), ("23", "大学本科肄业"), ("28", "大学普通班毕业"),
            ("30", "大学专科教育"), ("31", "大学专科毕业"), ("32", "大学专科结业"),
            ("33", "大学专科肄业"), ("40", "中等职业教育"), ("41", "中等专科毕业"),
            ("42", "中等专科结业"), ("43", "中等专科肄业"), ("44", "职业高中毕业"),
            ("45", "职业高中结业"), ("46", "职业高中肄业"), ("47", "技工学校毕业"),
            ("48", "技工学校结业"), ("49", "技工学校肄业"), ("60", "普通高级中学教育"),
            ("61", "普通高中毕业"), ("62", "普通高中结业"), ("63", "普通高中肄业"),
            ("70", "初级中学教育"), ("71", "初中毕业"), ("80", "小学教育"), ("81", "小学毕业"),
            ("83", "小学肄业"), ("90", "其他"),
        ],
        written: [
            "研究生": "10", "博士": "10", "博士研究生": "10", "硕士": "10", "硕士研究生": "10",
            "大学": "20", "本科": "20", "大学本科": "20", "大专": "30", "专科": "30", "大学专科": "30",
            "中专": "40", "中等专科": "40", "职高": "40", "职业高中": "40", "技校": "40",
            "高中": "60", "普通高中": "60", "初中": "70", "小学": "80",
        ])
}
