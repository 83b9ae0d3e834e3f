/// The commands of every day, shown by `liaisonctl` without arguments.
package enum EverydayCommand: CaseIterable, Sendable {
    case agenda, contact, done, why, leave, unknowns, find, importing, told, status, help

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
        case .agenda: "今日待办：该联系谁、由谁联系、依据是什么"
        case .contact: "记录一次联系"
        case .done: "按名册号一次办理几项待办"
        case .why: "为什么有这项待办"
        case .leave: "外出登记"
        case .unknowns: "资料不全的人员"
        case .find: "查找人员（姓名、电话或公民身份号码末几位）"
        case .importing: "从台账建账或更新"
        case .told: "已把工作提醒转达给联络人"
        case .status: "总体情况"
        case .help: "全部命令"
        }
    }

    private var english: String {
        switch self {
        case .agenda: "who must be called, by whom, since when, and why"
        case .contact: "record a contact"
        case .done: "settle several items by roster number"
        case .why: "why something is, or is not, to be done"
        case .leave: "register a departure"
        case .unknowns: "who lacks which dates"
        case .find: "find a member (name, tail of a phone or ID number)"
        case .importing: "open the roll from a ledger, or bring it up to date"
        case .told: "a liaison was told his digest by hand"
        case .status: "how things stand"
        case .help: "all commands"
        }
    }
}

extension Layout {
    /// The commands of every day, one a line.
    package func everyday() -> [String] {
        pairs(
            EverydayCommand.allCases.map { command in
                ("liaisonctl " + command.usage(texts), command.purpose(texts))
            })
    }
}
