/// What people read about commands and arguments. English is what the declarations say; Chinese,
/// and what both need beside it, stands in two tables: `CommandText` and `ArgumentText`.
package enum HelpText {
    /// The row of a command; nil when the table does not know it.
    package static func of(_ command: CommandTree) -> CommandText? {
        CommandText.table[command.key]
    }

    /// The row of an argument: the command's own, else the one of all arguments of this name.
    package static func of(_ argument: CommandArgument, in command: CommandTree) -> ArgumentText? {
        ArgumentText.table["\(command.key) \(argument.key)"] ?? ArgumentText.table[argument.key]
    }

    /// One line about a command.
    package static func summary(of command: CommandTree, _ language: Language) -> String {
        switch language {
        case .chinese: of(command)?.chinese ?? command.summary
        case .english: command.summary
        }
    }

    /// One line about an argument.
    package static func summary(
        of argument: CommandArgument, in command: CommandTree, _ language: Language
    ) -> String {
        switch language {
        case .chinese: of(argument, in: command)?.chinese ?? argument.summary
        // The parser's own `help` says nothing about what it takes.
        case .english: argument.summary.isEmpty ? "Which command." : argument.summary
        }
    }

    /// What stands for an argument's value, `DATE` or `日期`.
    package static func placeholder(
        of argument: CommandArgument, in command: CommandTree, _ language: Language
    ) -> String {
        guard let place = of(argument, in: command)?.place else {
            return argument.key.uppercased()
        }
        return place.word(language)
    }

    /// Whether what stands for its values shows by itself that there are several.
    static func saysHowOften(_ argument: CommandArgument, in command: CommandTree) -> Bool {
        of(argument, in: command)?.place == .membersThenLiaison
    }

    /// What one of an argument's words means; the word itself when no table knows it.
    package static func word(
        for value: String, of argument: CommandArgument, in command: CommandTree,
        _ language: Language
    ) -> String {
        guard let row = of(argument, in: command) else { return value }
        if let own = row.words[value] { return language == .chinese ? own.chinese : own.english }
        return row.family.map { Texts(language).term($0, value) } ?? value
    }
}

/// What stands for the value of an argument, and what the value must be for the client itself. All
/// else, dates and names too, is the daemon's to judge.
package enum HelpPlace: Sendable, CaseIterable {
    case member, membersThenLiaison, item, subject, fact, staff, org, date, month, year, days,
        seconds,
        revision
    case language, colour, way, result, who, kind, place, reason, phone, number, text, name, remark
    case assignment, file, list, path, rule, state, digest, cursor, socket, method, params, shell,
        command, format, figure

    /// The word that is shown.
    func word(_ language: Language) -> String {
        language == .chinese ? chinese : english
    }

    /// Whether the client accepts `value`.
    func accepts(_ value: String) -> Bool {
        switch self {
        case .year, .days, .revision: Int(value) != nil
        case .seconds: Int(value).map { Self.timeouts.contains($0) } ?? false
        case .language: Language(tag: value) != nil
        default: true
        }
    }

    /// The longest wait that can be asked for: a day.
    package static let timeouts = 1...86_400

    /// What the value must be, where the client says so.
    func rule(_ language: Language) -> String? {
        let isChinese = language == .chinese
        return switch self {
        case .year, .days, .revision: isChinese ? "一个整数" : "a whole number"
        case .seconds:
            isChinese
                ? "\(Self.timeouts.lowerBound) 至 \(Self.timeouts.upperBound) 秒"
                : "\(Self.timeouts.lowerBound) to \(Self.timeouts.upperBound) seconds"
        case .language: isChinese ? "zh、en" : "zh or en"
        default: nil
        }
    }

    private var chinese: String {
        switch self {
        case .member: "人员"
        case .membersThenLiaison: "人员… 联络人"
        case .item: "项目"
        case .subject: "人员或待办"
        case .fact: "记录编号"
        case .staff: "联络人"
        case .org: "党组织"
        case .date: "日期"
        case .month: "月份"
        case .year: "年份"
        case .days: "天数"
        case .seconds: "秒数"
        case .revision: "版本号"
        case .language: "语言"
        case .colour: "何时"
        case .way: "方式"
        case .result: "结果"
        case .who: "谁"
        case .kind: "类别"
        case .place: "地点"
        case .reason: "原因"
        case .phone: "电话"
        case .number: "号码"
        case .text: "文字"
        case .name: "名称"
        case .remark: "备注"
        case .assignment: "字段=内容"
        case .file: "台账文件"
        case .list: "名单文件"
        case .path: "文件"
        case .rule: "规则"
        case .state: "状态"
        case .digest: "方案编号"
        case .cursor: "位置"
        case .socket: "路径"
        case .method: "方法"
        case .params: "参数"
        case .shell: "Shell"
        case .command: "命令"
        case .format: "格式"
        case .figure: "指标"
        }
    }

    private var english: String {
        switch self {
        case .assignment: "FIELD=VALUE"
        case .membersThenLiaison: "MEMBER… LIAISON"
        case .subject: "MEMBER|DUTY|NOTICE"
        case .colour: "WHEN"
        case .list, .path: "FILE"
        default: "\(self)".uppercased()
        }
    }
}

/// What is said about an argument beside its English line.
package struct ArgumentText: Sendable {
    /// One Chinese line.
    package let chinese: String
    /// What stands for its value; nil for a flag.
    package let place: HelpPlace?
    /// Where the meaning of its words stands.
    package let family: TermFamily?
    /// Words that stand in no family.
    package let words: [String: (chinese: String, english: String)]

    init(
        _ chinese: String, _ place: HelpPlace? = nil, _ family: TermFamily? = nil,
        words: [String: (chinese: String, english: String)] = [:]
    ) {
        self.chinese = chinese
        self.place = place
        self.family = family
        self.words = words
    }
}

/// What is said about a command beside its English line.
package struct CommandText: Sendable {
    /// Where it stands in the list of all commands; nil below another command.
    package let group: HelpGroup?
    /// One Chinese line.
    package let chinese: String
    /// What has to be said beside it, in Chinese; as long as the English declaration says something.
    package let note: String
    /// A line to type, in Chinese and in English; none where the usage says it all.
    package let example: (chinese: String, english: String)?

    init(
        _ group: HelpGroup? = nil, _ chinese: String, note: String = "",
        _ example: (chinese: String, english: String)? = nil
    ) {
        self.group = group
        self.chinese = chinese
        self.note = note
        self.example = example
    }
}

/// The commands by what people do.
package enum HelpGroup: Sendable, CaseIterable {
    case everyDay, comingAndGoing, records, roll, opening, questions, service

    /// What stands above its commands.
    package func title(_ language: Language) -> String {
        let isChinese = language == .chinese
        return switch self {
        case .everyDay: isChinese ? "每天" : "Every day"
        case .comingAndGoing: isChinese ? "人来人往" : "People come and go"
        case .records: isChinese ? "其他记录" : "Other records"
        case .roll: isChinese ? "名册" : "The roll"
        case .opening: isChinese ? "建账" : "Opening the roll"
        case .questions: isChinese ? "查询" : "Questions"
        case .service: isChinese ? "管理" : "Running the service"
        }
    }
}
