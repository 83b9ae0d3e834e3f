/// What is open for one subject under one rule in one period. Derived from facts and rules, never
/// typed in and never patched: a changed fact opens, fulfils or supersedes it.
package struct Duty: Equatable, Sendable {
    package var number: Int64
    package var subject: Subject
    package var rule: String
    /// What tells this duty from the rule's other ones for the same subject, such as the day its
    /// clock started. Two open duties of one subject never share rule and period.
    package var period: String
    /// The day the clock started, and whether it had to start at the opening of the roll.
    package var since: CivilDate
    package var due: CivilDate
    /// The first day on which it stands on the agenda: that of its ladder's first rung, wherever
    /// that lies, or the due date.
    package var showsFrom: CivilDate
    package var state: DutyState
    /// The sub-number in lists: `2` in `3.2`.
    package var item: Int
    /// The notices planned for it, in the order of the ladder.
    package var notices: [Notice]

    package init(
        number: Int64,
        subject: Subject,
        rule: String,
        period: String,
        since: CivilDate,
        due: CivilDate,
        showsFrom: CivilDate,
        state: DutyState = .open,
        item: Int,
        notices: [Notice] = []
    ) {
        self.number = number
        self.subject = subject
        self.rule = rule
        self.period = period
        self.since = since
        self.due = due
        self.showsFrom = showsFrom
        self.state = state
        self.item = item
        self.notices = notices
    }
}

/// The states of a duty.
package enum DutyState: String, Sendable, CaseIterable {
    case open, fulfilled, superseded, waived, lapsed
}

/// One planned telling of one person about one duty; its key is (duty, rung).
package struct Notice: Equatable, Sendable {
    package var number: Int64
    package var duty: Int64
    /// The rung's name in the rule's ladder.
    package var rung: String
    package var role: Role
    /// The working day on whose digest it goes out.
    package var planned: CivilDate
    /// Nil while it is planned or under way; every notice ends in exactly one.
    package var fate: Fate?
    /// It is in a message that waits to be passed on.
    package var isUnderWay: Bool

    package init(
        number: Int64,
        duty: Int64,
        rung: String,
        role: Role,
        planned: CivilDate,
        fate: Fate? = nil,
        isUnderWay: Bool = false
    ) {
        self.number = number
        self.duty = duty
        self.rung = rung
        self.role = role
        self.planned = planned
        self.fate = fate
        self.isUnderWay = isUnderWay
    }
}

/// How a notice ended.
package enum Fate: String, Sendable, CaseIterable {
    case sent
    case fulfilledBefore = "fulfilled-before"
    case folded, suppressed, superseded, missed, failed
}
