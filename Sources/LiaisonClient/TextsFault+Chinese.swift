/// What is wrong in a file of TOML or JSON, in Chinese. The daemon says it in English, in one of few
/// forms; a test reads its sources and asks for each.
package struct FaultForm {
    /// The English sentence; an asterisk stands for what differs.
    private let pieces: [Substring]
    /// The Chinese one; `{1}` is what stood for the first asterisk.
    private let chinese: String
    /// Whether the last asterisk stands for words with commas between them.
    private let endsWithWords: Bool

    private init(_ english: String, _ chinese: String) {
        pieces = english.split(separator: "*", omittingEmptySubsequences: false)
        self.chinese = chinese
        endsWithWords = ["one of *", "known here: *"].contains { english.hasSuffix($0) }
    }

    /// The Chinese for what is wrong; nil for a sentence of another form.
    package static func chinese(_ message: String) -> String? {
        for form in all {
            if let values = form.values(in: message) { return form.filled(with: values) }
        }
        return nil
    }

    /// The same of a line `file:12: key: what is wrong`, whose beginning stays.
    package static func chinese(line: String) -> String {
        var rest = line[...]
        for _ in 0..<2 {
            guard let colon = rest.firstRange(of: ": ") else { break }
            rest = rest[colon.upperBound...]
            if let said = chinese(String(rest)) { return line[..<rest.startIndex] + said }
        }
        return line
    }

    /// What stands for the asterisks; nil when the sentence is of another form. Each but the last ends
    /// with the first place where the form goes on.
    private func values(in message: String) -> [Substring]? {
        guard pieces.count > 1 else { return message == pieces[0] ? [] : nil }
        guard message.hasPrefix(pieces[0]) else { return nil }
        var rest = message.dropFirst(pieces[0].count)
        var values: [Substring] = []
        for piece in pieces.dropFirst().dropLast() {
            guard let found = rest.firstRange(of: piece) else { return nil }
            values.append(rest[..<found.lowerBound])
            rest = rest[found.upperBound...]
        }
        let last = pieces[pieces.count - 1]
        guard rest.hasSuffix(last) else { return nil }
        return values + [rest.dropLast(last.count)]
    }

    private func filled(with values: [Substring]) -> String {
        var text = chinese
        for (number, value) in values.enumerated() {
            let said = endsWithWords ? value.replacing(", ", with: "、") : value
            text.replace("{\(number + 1)}", with: said)
        }
        return text
    }

    private static let all = forms + ofRules + ofOffice + ofCalendars

    private static let forms = [
        FaultForm("missing", "没有写"),
        FaultForm("must be a text in quotes", "应为引号中的文字"),
        FaultForm("must not be empty", "不能为空"),
        FaultForm("must be a whole number", "应为整数"),
        FaultForm("must be from * to *", "应在 {1} 至 {2} 之间"),
        FaultForm("must be true or false", "应为 true 或 false"),
        FaultForm("must be a list of texts", "应为方括号中的几个文字，各加引号"),
        FaultForm("must be a list", "应为方括号中的几项"),
        FaultForm("must be a date such as *", "应为日期，如 {1}"),
        FaultForm("must be a table", "应为一个表，写成 [键] 或 {…}"),
        FaultForm("must be written as *", "应写成 {1}"),
        FaultForm("unknown key; known here: *", "没有这个键；这里可用的有：{1}"),
        FaultForm("\"*\" is not one of *", "“{1}”不可用，只能是：{2}"),
        FaultForm("syntax error: *", "不是正确的 TOML：{1}"),
        FaultForm("cannot be read as TOML", "不是 TOML 文件"),
        FaultForm("no JSON: *", "不是正确的 JSON：{1}"),
        FaultForm("the directory cannot be read (errno *)", "目录读不出来（errno {1}）"),
        FaultForm("cannot be read (errno *)", "读不出来（errno {1}）"),
    ]

    private static let ofRules = [
        FaultForm("rule * is also in *", "规则 {1} 在 {2} 中也有"),
        FaultForm("there is no rule * in any pack", "各规则文件中都没有规则 {1}"),
        FaultForm("rule * is overridden twice", "规则 {1} 改了两次"),
        FaultForm("says neither period nor enabled", "period 和 enabled 都没有写"),
        FaultForm("names nothing that starts the clock", "没有写从什么起算"),
        FaultForm("two rungs have the same name", "有两次提醒同名"),
        FaultForm(
            "must be up to * letters, digits, points and hyphens", "应为最多 {1} 个字母、数字、点或连字符"),
        FaultForm(
            "an unverified rule stays off until somebody confirms it", "未经核实的规则，有人确认之前不能启用"),
        FaultForm("has a word that is not asked of a *", "其中有的词不用于 {1}"),
        FaultForm(
            "goes with record in clock or fulfilled_by, and they with it",
            "要与 clock 或 fulfilled_by 中的 record 一起写"),
        FaultForm("needs exactly one of *", "只能写其中一个，也必须写一个：{1}"),
        FaultForm("a rung needs exactly one of *", "每次提醒只能写其中一个，也必须写一个：{1}"),
        FaultForm(
            "* can end later than *, which is national: *; only a stricter period is allowed",
            "{1} 可能比全国规定的 {2} 晚（{3}）；只能更严"),
        FaultForm(
            "rule * is not to be done before its * are over, which is national: *; an office cannot "
                + "have another period", "规则 {1} 按全国规定满 {2} 才可办理（{3}），不能另定期限"),
        FaultForm(
            "rule * is national and cannot be switched off: *", "规则 {1} 是全国规定，不能停用（{2}）"),
        FaultForm(
            "rule * is open: it stays off until liaisonctl rules confirm fills it",
            "规则 {1} 还没有确定：用 liaisonctl rules confirm 填写以后才启用"),
    ]

    private static let ofOffice = [
        FaultForm("must be a time such as * or *", "应为时刻，如 {1} 或 {2}"),
        FaultForm(
            "no zone * in the system's zone data; install tzdata or correct it",
            "系统的时区数据中没有 {1}；请安装 tzdata，或改正"),
        FaultForm(
            "no group * on this system; create it or remove the key", "系统中没有用户组 {1}；请建立，或去掉这个键"),
        FaultForm("must be less than *", "应小于 {1}"),
        FaultForm("must not be less than *", "不能小于 {1}"),
    ]

    private static let ofCalendars = [
        FaultForm("a day is both off and working", "有一天既是放假又是上班"),
        FaultForm("is no day off of *", "不是 {1} 年放假的日子"),
        FaultForm("\"*\" is not a day or a run of days of *", "“{1}”不是 {2} 年的一天或连续几天"),
    ]
}

extension Texts {
    /// A line `file:12: key: what is wrong` for this reader.
    func faultLine(_ line: String) -> String {
        either(FaultForm.chinese(line: line), line)
    }
}
