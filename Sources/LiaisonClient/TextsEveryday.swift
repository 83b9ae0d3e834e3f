package import LiaisonWire

/// The commands of every day, shown by `liaisonctl` without arguments.
package enum EverydayCommand: CaseIterable, Sendable {
    case agenda, contact, done, leave, returning, unknowns, find, why, importing, told, status, help

    /// What to type, with the words to replace in the language of `texts`.
    func usage(_ texts: Texts) -> String {
        let isChinese = texts.language == .chinese
        let member = isChinese ? "人员" : "MEMBER"
        let staff = isChinese ? "联络人" : "STAFF"
        return switch self {
        case .agenda: "agenda [--for \(staff)]"
        case .contact: "contact \(member) --by phone"
        case .done: "done 3 3.2 --for \(staff) --by phone"
        case .why: "why \(member)"
        case .leave:
            isChinese
                ? "leave 人员 --on 日期 --to 地点 --reason 原因"
                : "leave MEMBER --on DATE --to PLACE --reason REASON"
        case .returning: "return \(member)"
        case .unknowns: "unknowns"
        case .find: isChinese ? "member find 姓名" : "member find NAME"
        case .importing: isChinese ? "import 台账.csv" : "import LEDGER.csv"
        case .told: "told \(staff)"
        case .status: "status"
        case .help: "--help"
        }
    }

    /// What it is for.
    func purpose(_ texts: Texts) -> String {
        texts.language == .chinese ? chinese : english
    }

    private var chinese: String {
        switch self {
        case .agenda: "今天该联系谁（由谁联系、依据）"
        case .contact: "联系过了，记一次联系"
        case .done: "联系过几个人，按名册号记"
        case .leave: "有人外出了"
        case .returning: "有人回来了"
        case .unknowns: "谁没有联络人、没人联系过"
        case .find: "查一个人（姓名、拼音首字母、号码末几位）"
        case .why: "为什么有这项待办"
        case .importing: "从台账建账或更新"
        case .told: "提醒已转达给联络人"
        case .status: "总体情况"
        case .help: "全部命令"
        }
    }

    private var english: String {
        switch self {
        case .agenda: "who must be called today, and why"
        case .contact: "I have called somebody"
        case .done: "I have called several, by number"
        case .leave: "somebody left"
        case .returning: "somebody came back"
        case .unknowns: "who has no liaison, no contact"
        case .find: "look somebody up"
        case .why: "why something is to be done"
        case .importing: "open the roll from a ledger"
        case .told: "a liaison was told his digest"
        case .status: "how things stand"
        case .help: "all commands"
        }
    }
}

extension Layout {
    /// The commands of every day for programs.
    package var everydayValue: JSONValue {
        let english = Texts(.english)
        let commands = EverydayCommand.allCases.map { command -> JSONValue in
            [
                "usage": .string("liaisonctl " + command.usage(english)),
                "purpose": .string(command.purpose(english)),
            ]
        }
        return ["commands": .array(commands)]
    }

    /// The commands of every day, one a line.
    package func everyday() -> [String] {
        pairs(
            EverydayCommand.allCases.map { command in
                ("liaisonctl " + command.usage(texts), command.purpose(texts))
            })
    }
}
