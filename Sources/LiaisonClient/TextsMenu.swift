internal import LiaisonCore
package import LiaisonWire

/// What the menu offers, in the order of its numbers.
package enum MenuChoice: Int, Sendable, CaseIterable {
    case agenda = 1
    case contact, leave, returning, unknowns, find
    case end = 0

    /// The line of the menu.
    func title(_ texts: Texts) -> String {
        switch self {
        case .agenda: texts.either("今天该联系谁", "who must be called today")
        case .contact: texts.either("联系过了，记一次联系", "I have called somebody")
        case .leave: texts.either("有人外出了，办外出登记", "somebody left")
        case .returning: texts.either("有人回来了", "somebody came back")
        case .unknowns: texts.either("谁没有联络人、没人联系过", "who has no liaison, no contact on record")
        case .find: texts.either("查一个人", "look somebody up")
        case .end: texts.either("结束", "quit")
        }
    }
}

/// What the menu says.
package enum MenuPhrase: Sendable {
    case choose, chooseAgain
    case who, again, several, pick, pickAgain
    case way, result
    case date(String)
    case dateAgain, place, reason
    case needed
    case willRecord(String)
    case sameCommand(String)
    case confirm, left

    /// The words.
    package func text(_ texts: Texts) -> String {
        switch self {
        case .choose: texts.either("请输入数字：", "Number: ")
        case .chooseAgain:
            texts.either("没有这一项，请输入上面的数字。", "There is no such number: enter one of those above.")
        case .who:
            texts.either(
                "是谁？姓名或拼音首字母，电话、公民身份号码末几位也可以（直接回车返回）：",
                "Who? A name, pinyin initials, or the tail of a phone or ID number (Enter to go back): "
            )
        case .again: texts.either("请再输一次。", "Please try again.")
        case .several: texts.either("不止一人相符：", "Several people fit:")
        case .pick: texts.either("是哪一位？请输入数字（直接回车返回）：", "Which one? Number (Enter to go back): ")
        case .pickAgain:
            texts.either("没有这个数字，请输入上面的数字。", "There is no such number: enter one of those above.")
        case .way: texts.either("怎样联系的？（直接回车为 1）：", "How? (Enter for 1): ")
        case .result: texts.either("结果怎样？（直接回车为 1）：", "What came of it? (Enter for 1): ")
        case .date(let today):
            texts.either("哪一天？（直接回车为今天 \(today)）：", "Which day? (Enter for today, \(today)): ")
        case .dateAgain:
            texts.either("日期请写成 2026-11-24 这样。", "Write a date as 2026-11-24.")
        case .place:
            texts.either("去哪里了？写到市或县，如 浙江省杭州市：", "Where to? City or county: ")
        case .reason: texts.either("为什么外出？（直接回车为 1）：", "Why? (Enter for 1): ")
        case .needed: texts.either("这一项要写。", "This is needed.")
        case .willRecord(let what): texts.either("将要记录：\(what)", "To be recorded: \(what)")
        case .sameCommand(let command):
            texts.either("下次可以直接输入：\(command)", "Next time you can type: \(command)")
        case .confirm: texts.either("对吗？（y 记录，其他不记录）：", "Right? (y records it): ")
        case .left: texts.either("没有记录。", "Nothing was recorded.")
        }
    }
}

extension Layout {
    /// The menu.
    package func menu() -> [String] {
        let title = texts.either("流动党员名册", "The roll of mobile members")
        return [style.heading(title)]
            + MenuChoice.allCases.map { "  \($0.rawValue)  \($0.title(texts))" }
    }

    /// What a choice of the menu is for.
    package func title(of choice: MenuChoice) -> String { choice.title(texts) }

    /// Words to choose from by number, from 1.
    package func numbered(_ family: TermFamily, _ codes: [String]) -> [String] {
        codes.enumerated().map { "  \($0.offset + 1)  \(word(family, $0.element))" }
    }

    /// The word for one of them.
    package func choice(_ family: TermFamily, _ code: String) -> String { word(family, code) }

    /// People to choose from by number, from 1.
    package func numbered(people: [JSONValue]) -> [String] {
        var table = LayoutTable(["", say(.columnName), say(.columnBranch), say(.columnMember)])
        for (index, person) in people.enumerated() {
            table.add([
                "\(index + 1)", person.field("name") ?? "", placeName(person["branch"]),
                person.field("member") ?? "",
            ])
        }
        return table.lines(style).map { "  " + $0 }
    }

    /// Who is meant: name, branch, handle.
    package func person(_ member: JSONValue) -> String {
        let card = member.card
        let pieces = [card.field("name"), placeName(card["branch"]), card.field("member")]
        return pieces.compactMap(\.self).filter { !$0.isEmpty }.map(printable)
            .joined(separator: "  ")
    }
}

/// A day as people type it.
package enum MenuDate {
    /// `2026-11-24` of `2026-11-24`, `2026.11.24`, `2026年11月24日` or `20261124`; nil for what is no
    /// day of the calendar.
    package static func iso(_ typed: String) -> String? {
        let digits = typed.split { !("0"..."9").contains($0) }.map(String.init)
        var parts = digits
        if digits.count == 1, digits[0].count == 8 {
            let all = digits[0]
            parts = [
                String(all.prefix(4)), String(all.dropFirst(4).prefix(2)), String(all.suffix(2)),
            ]
        }
        guard parts.count == 3, parts[0].count == 4 else { return nil }
        let text = parts.map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "-")
        return CivilDate(iso: text) == nil ? nil : text
    }
}
