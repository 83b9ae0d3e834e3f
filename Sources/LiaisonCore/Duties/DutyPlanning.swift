/// The rules in force and the calendar: what duties are planned with. A value, replaced whole when
/// an office edits its files.
package struct RuleBook: Sendable {
    /// Sorted by id, so that everything derived from them has one order.
    package let rules: [Rule]
    package let calendar: WorkCalendar

    package init(rules: [Rule], calendar: WorkCalendar) {
        self.rules = rules.sorted { $0.id < $1.id }
        self.calendar = calendar
    }

    /// The rule with this id, enabled or not.
    package subscript(id: String) -> Rule? { rules.first { $0.id == id } }

    /// The duties that facts and rules expect of one subject.
    package func expected(of subject: some RuleSubject) -> [Reading] {
        let kind = subject.subject.kind
        return rules.filter { $0.subject == kind }.map { $0.read(subject, in: calendar) }
            .filter(\.isExpected)
    }

    /// The notices of a duty, from its rule's ladder.
    ///
    /// A rung whose day has passed when the duty is planned (`floor`: the day of recording, or of
    /// release) is told on that day; rungs above it keep their distance from it, so that a roll
    /// opened with old arrears climbs its ladders from the release on instead of reaching every
    /// secretary at once. While a member is held, only the liaison's rungs are planned; on release
    /// nobody above the liaison hears of anything before he has had `graceDays` to himself.
    /// A passed rung that was `told` under an earlier date of the same duty moves nothing.
    package func ladder(
        of rule: Rule,
        since: CivilDate,
        due: CivilDate,
        from floor: CivilDate,
        in phase: LadderPhase,
        told before: Set<String> = []
    ) -> [PlannedRung] {
        let steps = rule.ladder.map { rung in
            let raw = rule.day(of: rung, since: since, due: due)
            let own = told(raw, of: rule, due: due)
            return (
                raw: raw,
                rung: PlannedRung(name: rung.name, role: rung.to, day: own, own: own)
            )
        }
        guard rule.subject == .member else {
            return steps.map { own($0.rung, of: steps, floor, before) }
        }
        let passed = steps.filter { $0.rung.day < floor && !before.contains($0.rung.name) }
        let base = (passed.last { $0.rung.role == steps.first?.rung.role } ?? passed.last)?.raw
        // The last rung that was moved: those above it keep their distance from it.
        var moved: (raw: CivilDate, day: CivilDate)?
        return steps.compactMap { raw, rung in
            if before.contains(rung.name), rung.day < floor { return rung }
            var planned = plan(rung, raw, base, floor, phase)
            if let moved, rung.role != .liaison, let day = planned?.day {
                let least = moved.day.adding(days: moved.raw.days(until: raw))
                planned?.day = max(day, calendar.previousWorking(onOrBefore: least))
            }
            if let day = planned?.day, day != rung.day { moved = (raw, day) }
            return planned
        }
    }

    /// One rung of a ladder about an org or a staff person, which has no arrears from before the roll to
    /// climb: what has passed is told at once, to whoever is above the first after a grace.
    private func own(
        _ rung: PlannedRung, of steps: [(raw: CivilDate, rung: PlannedRung)], _ floor: CivilDate,
        _ before: Set<String>
    ) -> PlannedRung {
        guard rung.day < floor, !before.contains(rung.name) else { return rung }
        var moved = rung
        moved.day =
            rung.role == steps.first?.rung.role
            ? floor : calendar.previousWorking(onOrBefore: floor.adding(days: Self.graceDays))
        return moved
    }

    /// One rung of a ladder of which `base` has passed, if any has.
    private func plan(
        _ rung: PlannedRung,
        _ raw: CivilDate,
        _ base: CivilDate?,
        _ floor: CivilDate,
        _ phase: LadderPhase
    ) -> PlannedRung? {
        guard phase != .held || rung.role == .liaison else { return nil }
        var moved = rung
        guard let base, rung.day < floor else {
            let first = floor.adding(days: Self.graceDays)
            if phase == .opening, rung.role != .liaison, rung.day < first {
                moved.day = calendar.nextWorking(onOrAfter: first)
            }
            return moved
        }
        let least = rung.role == .liaison ? 0 : Self.graceDays
        let distance = max(least, base.days(until: raw))
        moved.day =
            distance == 0
            ? floor : calendar.previousWorking(onOrBefore: floor.adding(days: distance))
        return moved
    }

    /// Days that a liaison has to himself before a rung above him whose day had already passed is
    /// told (a product number): enough for a few calls, short enough for somebody long silent.
    static let graceDays = 7

    /// Moves a reminder to a working day: back to the previous one, and forward to the next one
    /// for the suggested action day of a not-before duty. The deadline never moves.
    private func told(_ day: CivilDate, of rule: Rule, due: CivilDate) -> CivilDate {
        if rule.direction == .notBefore, day >= due { return calendar.nextWorking(onOrAfter: day) }
        return calendar.previousWorking(onOrBefore: day)
    }

    /// The day on which to act: the deadline itself moved back to a working day, or, where acting
    /// before the date is wrong, forward.
    package func actionDay(of rule: Rule, due: CivilDate) -> CivilDate {
        rule.direction == .notBefore
            ? calendar.nextWorking(onOrAfter: due) : calendar.previousWorking(onOrBefore: due)
    }
}

/// At what time of a member's stay on the roll a ladder is planned.
package enum LadderPhase: Equatable, Sendable {
    /// Came with an import and is not released yet.
    case held
    /// Is being released.
    case opening
    case running
}

/// One rung with the day on which it is told.
package struct PlannedRung: Equatable, Sendable {
    package var name: String
    package var role: Role
    package var day: CivilDate
    /// The day by the rule and the calendar alone, before a passed rung was moved.
    package var own: CivilDate
}

extension RuleBook {
    /// A text that is another one whenever something that duties are derived from is.
    package var fingerprint: String {
        let years = calendar.years.keys.sorted().map { year in
            let data = calendar.years[year]
            return "\(year) \((data?.off ?? []).sorted().map(\.iso))"
                + " \((data?.working ?? []).sorted().map(\.iso))"
                + " \(data?.springFestival?.iso ?? "-")"
        }
        return rules.map { rule in
            [
                rule.id, "\(rule.enabled)", rule.effectiveFrom?.iso ?? "-",
                rule.appliesTo.map(\.rawValue).sorted().joined(separator: ","),
                rule.clock.map(\.rawValue).joined(separator: ","), rule.clockFallback.rawValue,
                rule.period.text, rule.amount.map { "\($0)" } ?? "-",
                rule.record?.rawValue ?? "-", "\(rule.halfYearEnd)",
                rule.direction.rawValue,
                rule.fulfilledBy.map(\.rawValue).sorted().joined(separator: ","),
                rule.ladder.map { "\($0.name) \($0.offset) \($0.to.rawValue)" }
                    .joined(separator: ","),
            ].joined(separator: "|")
        }.joined(separator: "\n") + years.joined(separator: "\n")
    }
}
