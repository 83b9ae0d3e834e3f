/// What one rule says of one dossier: whether it applies, since when its clock runs, when the duty
/// is due, and why. A function of facts and rules alone; it asks no clock.
package struct Reading: Equatable, Sendable {
    package var rule: String
    package var because: Because
    /// The day the clock started. Present when the rule applies and a clock could be started.
    package var since: CivilDate?
    package var due: CivilDate?
    package var period: String?

    /// Whether a duty is expected.
    package var isExpected: Bool { due != nil }
}

/// The reason of a reading, as data; the client words it.
package enum Because: Equatable, Sendable {
    /// The rule is switched off or not yet in force.
    case disabled
    /// The membership has ended: nothing more is due.
    case standingEnded
    /// The rule asks for something the dossier does not have.
    case doesNotApply(Condition)
    /// Applies; the clock started with this.
    case clock(Anchor)
    /// Applies; nothing is on record, so the clock started when the roll was opened (自建账日起算).
    case opening
    /// Applies, but its clock has no date to start from and the rule has no fallback.
    case unknown(Anchor)
    /// Applies, but no calendar says yet which day it is.
    case unknownDay(Season)
    /// What fulfils the rule is already on record for this period.
    case settled(Fulfilment)
}

/// Numbers of this product that no pack carries.
package enum RuleLimits {
    /// An account of conduct that is older than this at the end of the probation is asked for anew.
    package static let conductMonths = 3
}

extension Rule {
    /// Reads the rule for one subject.
    ///
    /// - Parameter calendar: says the days of seasons; no other period asks it.
    package func read(_ subject: some RuleSubject, in calendar: WorkCalendar) -> Reading {
        var reading = Reading(rule: id, because: .disabled)
        guard enabled else { return reading }
        if subject.isEnded {
            reading.because = .standingEnded
            return reading
        }
        if let condition = unmet(by: subject) {
            reading.because = .doesNotApply(condition)
            return reading
        }
        guard let start = subject.start(of: self) else {
            reading.because = .unknown(clock.first ?? .departure)
            return reading
        }
        let due: CivilDate
        if case .season(let season) = period {
            guard let day = season.next(after: start, calendar) else {
                reading.because = .unknownDay(season)
                return reading
            }
            due = day
        } else {
            due = subject.due(of: self, from: start)
        }
        if let effectiveFrom, due < effectiveFrom { return reading }
        reading.because = start.isOpening ? .opening : .clock(start.anchor)
        if let settled = subject.settlement(of: self, since: start.day) {
            reading.because = .settled(settled)
            return reading
        }
        reading.since = start.day
        reading.due = due
        reading.period = (start.isOpening ? "opening-" : "") + (start.month?.iso ?? start.day.iso)
        return reading
    }

    /// The first of the rule's conditions that a subject does not meet; nil when it meets all. A rule
    /// about members that names no side is the home side's.
    func unmet(by subject: some RuleSubject) -> Condition? {
        if self.subject == .member, !appliesTo.contains(.receivingSide),
            !subject.meets(.homeSide)
        {
            return .homeSide
        }
        return firstUnmet(by: subject)
    }

    private func firstUnmet(by subject: some RuleSubject) -> Condition? {
        appliesTo.filter { !subject.meets($0) }.min { $0.rawValue < $1.rawValue }
    }

    /// Where a clock starts.
    package struct Start: Sendable {
        var day: CivilDate
        var anchor: Anchor
        var isOpening: Bool
        /// The first unpaid month, for the dues clock, which counts whole months.
        var month: CivilMonth?
    }

    /// The latest of the rule's anchors that are on record.
    ///
    /// Nothing else stands for a contact: while none is on record, a clock of contacts starts when
    /// the roll was opened, or with what is on record since. A blank is unknown, not never: somebody
    /// whose last contact is a blank cell may have been called the day before the roll was opened,
    /// so no day before it counts against him.
    func start(for dossier: Dossier) -> Start? {
        if clock.contains(.dues) { return duesStart(for: dossier) }
        let dated = clock.compactMap { anchor in
            anchor.date(in: dossier, amount: amount).map {
                Start(day: $0, anchor: anchor, isOpening: false)
            }
        }
        let latest = dated.max { $0.day < $1.day }
        let hasContact = dated.contains { $0.anchor == .contact }
        guard clockFallback == .opening, clock.contains(.contact) ? !hasContact : latest == nil
        else { return latest }
        if let latest, latest.day > dossier.openedOn { return latest }
        return Start(day: dossier.openedOn, anchor: clock.first ?? .departure, isOpening: true)
    }

    /// The dues clock starts with the first unpaid month; with nothing on record, with the month
    /// in which the roll was opened, or with that of joining where it is later (rule P8).
    ///
    /// With an arrangement the first unpaid month counts from the branch's consent (rule F2); where
    /// dues are paid quarterly, no month of a quarter is unpaid before the quarter's last one ends.
    private func duesStart(for dossier: Dossier) -> Start? {
        let through = dossier.clocks.duesThrough
        guard through != nil || clockFallback == .opening else { return nil }
        let joined = dossier.joined.map { CivilMonth(containing: $0) }
        var month =
            through?.adding(months: 1)
            ?? max(CivilMonth(containing: dossier.openedOn), joined ?? .distantPast)
        if let consent = dossier.terms.duesArrangedOn {
            month = max(month, CivilMonth(containing: consent))
        }
        if dossier.terms.duesArrangement == .quarterly {
            month = CivilMonth(containing: CalendarUnit.quarter.end(containing: month.first))
        }
        return Start(day: month.first, anchor: .dues, isOpening: through == nil, month: month)
    }

    /// The due date: the corresponding day after the period, month ends clamped (Civil Code arts 201
    /// to 203, by analogy); for the dues clock the last day of the last month of the period.
    func due(from start: Start, in dossier: Dossier) -> CivilDate {
        if let month = start.month, case .months(let count) = period {
            return month.adding(months: count - 1).last
        }
        let due = end(of: start)
        guard halfYearEnd else { return due }
        // A half-year that has a contact is not without one: the next is what counts then.
        let half = start.day.endOfHalfYear
        let isContacted = dossier.clocks.contact?.endOfHalfYear == half
        let end = isContacted ? half.adding(days: 1) : start.day.adding(days: 1)
        return min(due, end.endOfHalfYear)
    }

    /// The corresponding day after the period. With nothing on record, what is asked for by a unit's
    /// end is asked for by this one's.
    func end(of start: Start) -> CivilDate {
        if case .endOf(let unit) = period, start.isOpening {
            return unit.end(containing: start.day)
        }
        return start.day.adding(period) ?? start.day
    }

    /// The raw day of a rung, before it is moved to a working day.
    func day(of rung: Rung, since start: CivilDate, due: CivilDate) -> CivilDate {
        switch rung.offset {
        case .days(let days): return due.adding(days: days)
        case .months(let months): return due.adding(months: months)
        case .month(let count):
            guard clock.contains(.dues) else { return start.adding(months: count) }
            return CivilMonth(containing: start).adding(months: count - 1).last
        }
    }

    /// What already settles the period that began on `since`, where that does not move the clock.
    func settlement(since: CivilDate, in dossier: Dossier) -> Fulfilment? {
        if fulfilledBy.contains(.decision), let review = dossier.clocks.review, review >= since {
            return .decision
        }
        if fulfilledBy.contains(.conversion), dossier.converted != nil { return .conversion }
        if fulfilledBy.contains(.conduct), let conduct = dossier.clocks.latest[.conduct],
            conduct >= since.adding(months: -RuleLimits.conductMonths)
        {
            return .conduct
        }
        if fulfilledBy.contains(.extension), let decided = dossier.clocks.probationDecided,
            decided >= since
        {
            return .extension
        }
        return nil
    }
}
