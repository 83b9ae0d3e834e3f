/// Whatever a rule is read for: a member, an org or a staff person, as far as rules see them. Rules,
/// ladders and the coming and going of duties are the same for all three.
package protocol RuleSubject: Sendable {
    var subject: Subject { get }
    /// The membership or the organisation has ended: nothing more is due.
    var isEnded: Bool { get }
    /// Came with an import and is not released yet.
    var isHeld: Bool { get }
    /// The open duties, sorted by number.
    var duties: [Duty] { get }
    /// The sub-number that each rule's duty has in lists, kept for the next one.
    var places: [String: Int] { get }
    func meets(_ condition: Condition) -> Bool
    /// Where a rule's clock starts; nil when nothing on record starts it.
    func start(of rule: Rule) -> Rule.Start?
    /// The end of a rule's period, other than a season's.
    func due(of rule: Rule, from start: Rule.Start) -> CivilDate
    /// What already settles the period that began on `since`, where that does not move the clock.
    func settlement(of rule: Rule, since: CivilDate) -> Fulfilment?
}

extension Dossier: RuleSubject {
    package var subject: Subject { .member(member) }
    package var isEnded: Bool { standing.isEnded }
    package func meets(_ condition: Condition) -> Bool { condition.holds(for: self) }
    package func start(of rule: Rule) -> Rule.Start? { rule.start(for: self) }
    package func due(of rule: Rule, from start: Rule.Start) -> CivilDate {
        rule.due(from: start, in: self)
    }
    package func settlement(of rule: Rule, since: CivilDate) -> Fulfilment? {
        rule.settlement(since: since, in: self)
    }
}

extension OrgDossier: RuleSubject {
    package var subject: Subject { .org(org) }
    package var isEnded: Bool { closedOn != nil }
    package var isHeld: Bool { false }

    package func meets(_ condition: Condition) -> Bool {
        switch condition {
        case .isBranch: kind == .branch || kind == .mobileOrg
        case .isCommittee: kind == .committee
        case .isOffice: kind == .office
        case .isMobileOrg: kind == .mobileOrg
        // A mobile-member organisation is there for nothing else.
        case .hasMobileMembers: mobileSince != nil || kind == .mobileOrg
        case .notFounded: foundedOn == nil
        case .termOfThree: term == .three
        case .termOfFive: term == .five
        default: false
        }
    }

    package func start(of rule: Rule) -> Rule.Start? {
        let days = rule.clock.compactMap { anchor -> (CivilDate, Anchor)? in
            let day: CivilDate? =
                switch anchor {
                case .record: rule.record.flatMap { latest[$0] }
                case .founding: foundedOn
                default: nil
                }
            return day.map { ($0, anchor) }
        }
        let asked = asked(by: rule)
        if let last = days.max(by: { $0.0 < $1.0 }) {
            let start = Rule.Start(day: last.0, anchor: last.1, isOpening: false)
            guard let asked, rule.isBehind(start, asked) else { return start }
            return Rule.Start(day: asked, anchor: last.1, isOpening: true)
        }
        guard rule.clockFallback == .opening else { return nil }
        return Rule.Start(
            day: max(openedOn, asked ?? openedOn), anchor: rule.clock.first ?? .record,
            isOpening: true)
    }

    /// Since when a rule that is about mobile members asks something; nil where it always does.
    private func asked(by rule: Rule) -> CivilDate? {
        kind != .mobileOrg && rule.appliesTo.contains(.hasMobileMembers) ? mobileSince : nil
    }
}

extension StaffDossier: RuleSubject {
    package var subject: Subject { .staff(staff) }
    /// Somebody who has left has his members to hand over: that is what is due.
    package var isEnded: Bool { false }
    package var isHeld: Bool { false }

    package func meets(_ condition: Condition) -> Bool {
        switch condition {
        case .hasLeft: leftOn != nil
        case .hasMembers: members > 0
        default: false
        }
    }

    package func start(of rule: Rule) -> Rule.Start? {
        guard rule.clock.contains(.leaving), let leftOn else { return nil }
        return Rule.Start(day: leftOn, anchor: .leaving, isOpening: false)
    }
}

extension Rule {
    /// Whether what the start makes due lay before the rule asked anything.
    fileprivate func isBehind(_ start: Start, _ asked: CivilDate) -> Bool {
        if case .season = period { return start.day.adding(days: Season.windowDays) < asked }
        return end(of: start) < asked
    }
}

extension RuleSubject {
    package func due(of rule: Rule, from start: Rule.Start) -> CivilDate {
        rule.end(of: start)
    }

    package func settlement(of rule: Rule, since: CivilDate) -> Fulfilment? { nil }
}
