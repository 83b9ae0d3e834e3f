extension RuleBook {
    /// Compares what the rules expect with the duties that are open, and says what changes: the
    /// one place where duties come and go.
    ///
    /// A duty that is expected as it stands is left alone, its notices included: recording a fact
    /// that moves no clock sends nothing twice. One that is no longer expected ends, `fulfilled`
    /// when one of the facts just recorded is what its rule asks for, else `superseded`.
    ///
    /// - Parameters:
    ///   - after: the subject with the facts applied; its `duties` are still the old ones.
    ///   - causes: what was just recorded, as the words rules use.
    ///   - records: the kinds of record of an org among it.
    ///   - today: the civil date of the recording; notices are never planned before it.
    ///   - isRuleChange: rules or calendar are others than when the duties were planned: a ladder
    ///     with other rungs replaces the duty, and days that the calendar moves are moved.
    ///   - past: duties that have ended, where a correction may bring one back.
    package func reconcile(
        _ after: some RuleSubject,
        causes: Set<Fulfilment>,
        records: Set<OrgRecordKind> = [],
        today: CivilDate,
        isRuleChange: Bool = false,
        past: [Duty] = [],
        numbers: inout Numbers
    ) -> [Change] {
        var changes: [Change] = []
        let expected = expected(of: after)
        func isCause(of rule: Rule?) -> Bool {
            guard let rule, !rule.fulfilledBy.isDisjoint(with: causes) else { return false }
            return rule.record.map { records.contains($0) } ?? true
        }
        var places = after.places
        var standing: Set<String> = []
        var ended: [String: Duty] = [:]
        for duty in after.duties {
            let reading = expected.first { $0.rule == duty.rule && $0.period == duty.period }
            if let reading, reading.due == duty.due, reading.since == duty.since,
                !isRuleChange || hasLadder(duty, of: after)
            {
                standing.insert(duty.rule)
                if isRuleChange { changes += moved(duty, for: after, today: today) }
                changes += completed(duty, for: after, today: today, numbers: &numbers)
                continue
            }
            let fulfilled = isCause(of: self[duty.rule]) && isPast(duty, asNow: expected)
            changes.append(.dutyEnded(duty.number, fulfilled ? .fulfilled : .superseded))
            ended[duty.rule] = duty
        }
        for reading in expected where !standing.contains(reading.rule) {
            guard let rule = self[reading.rule], let since = reading.since, let due = reading.due,
                let period = reading.period
            else { continue }
            let item = places[rule.id] ?? (places.values.max() ?? 0) + 1
            places[rule.id] = item
            var duty = Duty(
                number: numbers.nextDuty(),
                subject: after.subject,
                rule: rule.id,
                period: period,
                since: since,
                due: due,
                showsFrom: rule.ladder.map { rule.day(of: $0, since: since, due: due) }
                    .reduce(due, min),
                item: item
            )
            duty.notices = notices(
                of: duty,
                under: rule,
                for: after,
                forerunner: isCause(of: rule) ? nil : ended[rule.id],
                before: past.filter { $0.rule == rule.id && $0.period == period },
                today: today,
                numbers: &numbers
            )
            changes.append(.dutyOpened(duty))
        }
        return changes
    }

    /// What is asked for by the end of a unit is not done while the same unit's end still asks for
    /// it: an appraisal of the year before, recorded late, is none of this year.
    private func isPast(_ duty: Duty, asNow expected: [Reading]) -> Bool {
        switch self[duty.rule]?.period {
        case .endOf, .season:
            let next = expected.first { $0.rule == duty.rule }?.due
            return next.map { $0 > duty.due } ?? true
        case .years, .months, .days, nil: return true
        }
    }

    /// The notices of a new duty. When it replaces a superseded one, what that one has already told
    /// for a day that has passed is not told again: moving a date sends nothing twice. The same of
    /// a duty of the same period that had ended: when the contact that fulfilled it is made void, it
    /// is due again, and whoever was told so before knows it; what had not been told yet is told now.
    private func notices(
        of duty: Duty,
        under rule: Rule,
        for subject: some RuleSubject,
        forerunner: Duty?,
        before: [Duty],
        today: CivilDate,
        numbers: inout Numbers
    ) -> [Notice] {
        // Told is what was sent, what was folded into something sent, and what a person is
        // just passing on.
        let told =
            ([forerunner].compactMap(\.self) + before).flatMap(\.notices)
            .filter { [.sent, .folded].contains($0.fate) || $0.isUnderWay }
        return ladder(
            of: rule,
            since: duty.since,
            due: duty.due,
            from: today,
            in: subject.isHeld ? .held : .running,
            told: Set(told.map(\.rung))
        ).map { rung in
            let isTold = rung.own <= today && told.contains { $0.rung == rung.name }
            return Notice(
                number: numbers.nextNotice(),
                duty: duty.number,
                rung: rung.name,
                role: rung.role,
                planned: rung.day,
                fate: isTold ? .folded : nil
            )
        }
    }

    /// Whether the duty's notices are those of its rule's ladder as it is now.
    private func hasLadder(_ duty: Duty, of subject: some RuleSubject) -> Bool {
        let rungs = (self[duty.rule]?.ladder ?? []).filter { !subject.isHeld || $0.to == .liaison }
        return Set(rungs.map { $0.name + " " + $0.to.rawValue })
            == Set(duty.notices.map { $0.rung + " " + $0.role.rawValue })
    }

    /// Untold rungs that lie ahead, on the days that the calendar now gives them.
    private func moved(_ duty: Duty, for subject: some RuleSubject, today: CivilDate) -> [Change] {
        guard let rule = self[duty.rule] else { return [] }
        let rungs = ladder(
            of: rule,
            since: duty.since,
            due: duty.due,
            from: today,
            in: subject.isHeld ? .held : .running
        )
        return duty.notices.compactMap { notice in
            guard notice.fate == nil, !notice.isUnderWay, notice.planned >= today,
                let rung = rungs.first(where: { $0.name == notice.rung }), rung.own >= today,
                rung.own == rung.day, rung.day != notice.planned
            else { return nil }
            return .noticeMoved(notice.number, rung.day)
        }
    }

    /// The rungs that a standing duty still lacks: those that were not planned while the member
    /// was held. Its unsent notices are planned anew from today.
    private func completed(
        _ duty: Duty,
        for subject: some RuleSubject,
        today: CivilDate,
        numbers: inout Numbers
    ) -> [Change] {
        guard let rule = self[duty.rule], !subject.isHeld,
            duty.notices.count < rule.ladder.count
        else { return [] }
        var changes: [Change] = []
        let rungs = ladder(
            of: rule,
            since: duty.since,
            due: duty.due,
            from: today,
            in: .opening
        )
        for rung in rungs {
            if let notice = duty.notices.first(where: { $0.rung == rung.name }) {
                guard notice.fate == nil, notice.planned != rung.day else { continue }
                changes.append(.noticeMoved(notice.number, rung.day))
            } else {
                changes.append(
                    .noticePlanned(
                        Notice(
                            number: numbers.nextNotice(),
                            duty: duty.number,
                            rung: rung.name,
                            role: rung.role,
                            planned: rung.day
                        )
                    )
                )
            }
        }
        return changes
    }
}
