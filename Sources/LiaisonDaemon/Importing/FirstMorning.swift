internal import LiaisonCore
internal import LiaisonStore

/// What the first digest after the release would tell about the people an import adds, worked out
/// with the rules themselves before anything happens.
struct FirstMorning: Sendable {
    private(set) var day: CivilDate
    private(set) var people = 0
    private(set) var items = 0
    private(set) var reviews = 0
    /// Items and people by liaison; nil is nobody. Two of one name are two.
    private(set) var liaisons: [PlanReference?: Share] = [:]
    private(set) var roles: [Role: Int] = [:]
    /// Organisations with something to tell of, and how much.
    private(set) var orgs = 0
    private(set) var orgItems = 0

    private let circumstance: Circumstance

    /// What falls to one liaison.
    struct Share: Sendable {
        var name: String?
        var phone: String?
        var people = 0
        var items = 0
    }

    init(_ circumstance: Circumstance) {
        self.circumstance = circumstance
        day = circumstance.rules.calendar.nextWorking(
            onOrAfter: circumstance.today.adding(days: 1)
        )
    }

    /// Takes account of one more person. Nobody is told twice of one duty on one morning: of
    /// several rungs for the same role the digest keeps the highest.
    mutating func add(_ news: LedgerNews, _ liaison: PlanReference?, name: String?, phone: String?)
    {
        var told = 0
        for duty in duties(of: news, hasLiaison: liaison != nil) {
            guard let rule = circumstance.rules[duty.rule] else { continue }
            if duty.due <= day, rule.fulfilledBy.contains(.decision) { reviews += 1 }
            let ladder = circumstance.rules.ladder(
                of: rule,
                since: duty.since,
                due: duty.due,
                from: circumstance.today,
                in: .opening
            )
            let due = Set(ladder.filter { $0.day <= day }.map(\.role))
            for role in due { roles[role, default: 0] += 1 }
            if !due.isEmpty { told += 1 }
        }
        guard told > 0 else { return }
        people += 1
        items += told
        var share = liaisons[liaison] ?? Share(name: liaison == nil ? nil : name)
        share.phone = share.phone ?? phone
        share.people += 1
        share.items += told
        liaisons[liaison] = share
    }

    /// Takes account of an org as the import leaves it: of what it comes to owe, and not of what it owes
    /// already.
    mutating func add(_ org: OrgDossier) {
        var numbers = Numbers()
        let decision = try? decide(.derive, about: org, in: circumstance, numbers: &numbers)
        let told = (decision?.changes ?? []).count { change in
            guard case .dutyOpened(let duty) = change else { return false }
            return duty.notices.contains { $0.planned <= day }
        }
        guard told > 0 else { return }
        orgs += 1
        orgItems += told
    }

    /// The duties that the person comes onto the roll with.
    private func duties(of news: LedgerNews, hasLiaison: Bool) -> [Duty] {
        let dossier = Dossier(
            member: MemberID(0),
            side: news.inflow == nil ? .home : .receiving,
            standing: news.amendment.standing ?? .unknown,
            joined: news.amendment.joined,
            converted: news.amendment.converted,
            openedOn: circumstance.today,
            isHeld: true,
            // Who it is makes no difference to what is due.
            liaison: hasLiaison ? StaffID(0) : nil
        )
        var news = news
        news.amendment = MemberAmendment()
        var numbers = Numbers()
        // `take` refuses nothing: what could be refused was left out when the row was read.
        let decision = try? decide(
            .take(news),
            about: dossier,
            in: circumstance,
            numbers: &numbers
        )
        return (decision?.changes ?? []).compactMap { change in
            guard case .dutyOpened(let duty) = change else { return nil }
            return duty
        }
    }
}
