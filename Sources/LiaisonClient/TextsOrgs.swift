/// What is said about organisations and staff people as subjects of duties.
enum OrgPhrase: Sendable {
    case agendaTitle
    case nobodyToCall
    case agendaCounts(subjects: Int, items: Int, overdue: Int)
    case agendaHint(_ org: String)
    case recorded(_ name: String)
    case latest
    case left(_ day: String)
    case foundedWith(Int)
    case nobodyPlaced
    case columnLeft
    case columnNumber
    case firstMorning(orgs: Int, items: Int)

    /// The words.
    func text(_ texts: Texts) -> String {
        switch self {
        case .agendaTitle: texts.either("党组织和工作人员的待办", "Organisations and staff")
        case .nobodyToCall: texts.either("没有要联系的党员", "Nobody to call")
        case .agendaCounts(let subjects, let items, let overdue):
            texts.either(
                "\(subjects) 个党组织或工作人员，\(items) 项"
                    + (overdue > 0 ? "，其中 \(overdue) 项超期" : ""),
                "\(subjects) organisations or staff people, \(items) items"
                    + (overdue > 0 ? ", \(overdue) overdue" : ""))
        case .agendaHint(let org):
            texts.either(
                "办过的，用 liaisonctl org record \(org) --kind 类别 登记；为什么有，用 liaisonctl why \(org)",
                "Done? liaisonctl org record \(org) --kind KIND. Why is it here? liaisonctl why \(org)"
            )
        case .recorded(let name): texts.either("已登记  \(name)", "Recorded  \(name)")
        case .latest: texts.either("最近一次", "Latest records")
        case .left(let day): texts.either("\(day) 离任", "left \(day)")
        case .foundedWith(let members):
            texts.either("成立时党员 \(members) 人", "\(members) members at its founding")
        case .nobodyPlaced:
            texts.either("没有纳入这个党组织的外来党员", "Nobody of another branch is placed here")
        case .columnNumber: texts.either("个数", "number")
        case .firstMorning(let orgs, let items):
            texts.either(
                "党组织：\(orgs) 个、\(items) 项待办", "Organisations: \(orgs), \(items) items")
        case .columnLeft: texts.either("离任", "Left")
        }
    }
}
