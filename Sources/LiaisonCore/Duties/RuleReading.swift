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
    /// The rule asks for something the dossier does not have.
    case doesNotApply(Condition)
    /// Applies; the clock started with this.
    case clock(Anchor)
    /// Applies; nothing is on record, so the clock started when the roll was opened (自建账日起算).
    case opening
    /// Applies, but its clock has no date to start from and the rule has no fallback.
    case unknown(Anchor)
    /// What fulfils the rule is already on record for this period.
    case settled(Fulfilment)
}

extension Rule {
    /// Reads the rule for one dossier.
    package func read(_ dossier: Dossier) -> Reading {
        var reading = Reading(rule: id, because: .disabled)
        guard enabled else { return reading }
        for condition in appliesTo.sorted(by: { $0.rawValue < $1.rawValue })
        where !condition.holds(for: dossier) {
            reading.because = .doesNotApply(condition)
            return reading
        }
        guard let start = start(for: dossier) else {
            reading.because = .unknown(clock.first ?? .departure)
            return reading
        }
        if let effectiveFrom, due(from: start, in: dossier) < effectiveFrom { return reading }
        reading.because = start.isOpening ? .opening : .clock(start.anchor)
        if let settled = settlement(since: start.day, in: dossier) {
            reading.because = .settled(settled)
            return reading
        }
        reading.since = start.day
        reading.due = due(from: start, in: dossier)
        reading.period = (start.isOpening ? "opening-" : "") + (start.month?.iso ?? start.day.iso)
        return reading
    }

    /// Where a clock starts.
    struct Start {
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
            anchor.date(in: dossier).map { Start(day: $0, anchor: anchor, isOpening: false) }
        }
        let latest = dated.max { $0.day < $1.day }
        let hasContact = dated.contains { $0.anchor == .contact }
        guard clock.contains(.contact), !hasContact, clockFallback == .opening else {
            return latest
        }
        if let latest, latest.day > dossier.openedOn { return latest }
        return Start(day: dossier.openedOn, anchor: clock.first ?? .departure, isOpening: true)
    }

    /// The dues clock starts with the first unpaid month; with nothing on record, with the month
    /// in which the roll was opened.
    private func duesStart(for dossier: Dossier) -> Start? {
        if let through = dossier.clocks.duesThrough {
            let month = through.adding(months: 1)
            return Start(day: month.first, anchor: .dues, isOpening: false, month: month)
        }
        guard clockFallback == .opening else { return nil }
        let month = CivilMonth(containing: dossier.openedOn)
        return Start(day: month.first, anchor: .dues, isOpening: true, month: month)
    }

    /// The due date: the corresponding day after the period, month ends clamped (Civil Code arts 201
    /// to 203, by analogy); for the dues clock the last day of the last month of the period.
    func due(from start: Start, in dossier: Dossier) -> CivilDate {
        if let month = start.month, case .months(let count) = period {
            return month.adding(months: count - 1).last
        }
        let due = start.day.adding(period)
        guard halfYearEnd else { return due }
        // A half-year that has a contact is not without one: the next is what counts then.
        let half = start.day.endOfHalfYear
        let isContacted = dossier.clocks.contact?.endOfHalfYear == half
        let end = isContacted ? half.adding(days: 1) : start.day.adding(days: 1)
        return min(due, end.endOfHalfYear)
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
    private func settlement(since: CivilDate, in dossier: Dossier) -> Fulfilment? {
        if fulfilledBy.contains(.decision), let review = dossier.clocks.review, review >= since {
            return .decision
        }
        if fulfilledBy.contains(.conversion), dossier.converted != nil { return .conversion }
        if fulfilledBy.contains(.extension), dossier.clocks.probationDecided != nil {
            return .extension
        }
        return nil
    }
}

extension Anchor {
    /// The date on record for this anchor.
    func date(in dossier: Dossier) -> CivilDate? {
        switch self {
        case .departure: dossier.absence?.departed
        case .contact: dossier.clocks.contact
        case .attendance: dossier.clocks.attendance
        case .ownDues: dossier.clocks.ownDues
        case .joined: dossier.joined
        case .dues: dossier.clocks.duesThrough?.adding(months: 1).first
        }
    }
}

extension Condition {
    /// Whether the dossier meets the condition.
    func holds(for dossier: Dossier) -> Bool {
        let absence = dossier.absence
        let studiesAbroad = absence.map { $0.isAbroad && $0.reason == .study } ?? false
        return switch self {
        case .away: absence != nil
        case .abroad: absence?.isAbroad ?? false
        case .abroadStudy: studiesAbroad
        case .notAbroadStudy: absence != nil && !studiesAbroad
        case .probationary: dossier.standing == .probationary
        case .notRecognised: absence.map { $0.recognisedOn == nil } ?? false
        case .notCheckedIn: absence.map { !$0.isCheckedIn } ?? false
        }
    }
}
