/// A duty that other rules would begin, end or make due on another day.
package struct DutyDifference: Equatable, Sendable {
    package var rule: String
    /// When it is due now; nil when there is none.
    package var before: CivilDate?
    /// When it would be due; nil when there would be none.
    package var after: CivilDate?

    package init(rule: String, before: CivilDate?, after: CivilDate?) {
        self.rule = rule
        self.before = before
        self.after = after
    }
}

extension RuleBook {
    /// What these rules would make another for a subject than those before, by rule.
    package func differences(from before: RuleBook, for subject: some RuleSubject)
        -> [DutyDifference]
    {
        let old = before.dueDates(for: subject)
        let new = dueDates(for: subject)
        return Set(old.keys).union(new.keys).sorted().compactMap { rule in
            old[rule] == new[rule]
                ? nil : DutyDifference(rule: rule, before: old[rule], after: new[rule])
        }
    }

    private func dueDates(for subject: some RuleSubject) -> [String: CivilDate] {
        var dates: [String: CivilDate] = [:]
        for reading in expected(of: subject) { dates[reading.rule] = reading.due }
        return dates
    }
}
