/// What follows from a command: the changes to commit and the answer to give once they are.
package struct Decision: Equatable, Sendable {
    package var changes: [Change]
    package var outcome: Outcome

    package init(changes: [Change] = [], outcome: Outcome = Outcome()) {
        self.changes = changes
        self.outcome = outcome
    }
}

/// The answer to a command about a subject: numbers and words only, since it is kept for replays.
package struct Outcome: Equatable, Sendable {
    /// The revision that the record has then: one more, if anything changes.
    package var revision = 0
    /// The facts recorded, in order.
    package var facts: [Int64] = []
    package var opened: [DutyMark] = []
    package var fulfilled: [DutyMark] = []
    package var superseded: [DutyMark] = []
    /// The duties that are open afterwards, by due date.
    package var next: [DutyMark] = []

    package init() {}

    /// What the changes did to the duties that were open before.
    init(
        of changes: [Change], revision: Int, facts: [Int64], duties: [Duty], on today: CivilDate
    ) {
        self.revision = revision
        self.facts = facts
        var open = Dictionary(uniqueKeysWithValues: duties.map { ($0.number, $0) })
        for change in changes {
            switch change {
            case .dutyOpened(let duty):
                opened.append(DutyMark(duty, on: today))
                open[duty.number] = duty
            case .dutyEnded(let number, let state):
                guard let duty = open.removeValue(forKey: number) else { continue }
                if state == .fulfilled {
                    fulfilled.append(DutyMark(duty, on: today))
                } else {
                    superseded.append(DutyMark(duty, on: today))
                }
            default: continue
            }
        }
        next = open.values.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
            .map { DutyMark($0, on: today) }
    }
}

/// A duty as an answer names it.
package struct DutyMark: Equatable, Sendable {
    package var duty: Int64
    package var rule: String
    package var due: CivilDate
    package var item: Int
    /// It stands on the agenda; one that does not only runs, and a fact merely starts it anew.
    package var isOnAgenda: Bool

    package init(_ duty: Duty, on today: CivilDate) {
        self.isOnAgenda = duty.showsFrom <= today
        self.duty = duty.number
        self.rule = duty.rule
        self.due = duty.due
        self.item = duty.item
    }
}

/// Where and when a decision is taken: everything the rules may ask besides the dossier.
package struct Circumstance: Sendable {
    package var now: Instant
    /// The civil date of `now` in the office's zone.
    package var today: CivilDate
    package var reporter: Reporter
    package var rules: RuleBook

    package init(now: Instant, today: CivilDate, reporter: Reporter, rules: RuleBook) {
        self.now = now
        self.today = today
        self.reporter = reporter
        self.rules = rules
    }
}
