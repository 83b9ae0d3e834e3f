/// Bounds of what may be recorded: name, number and reason in one place.
package enum FactLimits {
    /// Dues are paid monthly, at most a year ahead with arrangements (中组发〔2008〕3号 art. 12 knows
    /// quarters); a year later is a typing error.
    package static let duesAheadMonths = 12
}

/// Decides a command about one member: pure, and right for any `now`, also an earlier one than the
/// last.
///
/// - Throws: `Refusal` when the rules say no; nothing has changed then.
package func decide(
    _ command: MemberCommand,
    about dossier: Dossier,
    in circumstance: Circumstance,
    numbers: inout Numbers
) throws(Refusal) -> Decision {
    var draft = Draft(dossier, circumstance, numbers)
    switch command {
    case .recordContact(let report): try draft.contact(report)
    case .recordAttendance(let day):
        try draft.checkDate(day)
        draft.record(.attendance, on: day)
    case .recordDues(let through, let payer, let day):
        try draft.dues(through: through, payer: payer, on: day)
    case .recordDecision(let kind, let day): try draft.decision(kind, on: day)
    case .openAbsence(let departure): try draft.leave(departure)
    case .amendAbsence(let amendment): try draft.amend(amendment)
    case .recognise(let day): try draft.recognise(on: day)
    case .checkIn(let day): try draft.checkIn(on: day)
    case .place(let day): try draft.place(on: day)
    case .closeAbsence(let day, let end): try draft.close(on: day, end)
    case .assign(let staff, let day):
        try draft.checkDate(day)
        draft.assign(staff, on: day)
    case .amend(let amendment, let personal):
        for day in [amendment.joined, amendment.converted] {
            if let day { try draft.checkDate(day) }
        }
        draft.amend(amendment)
        draft.set(personal)
    case .report(let report, let checkedIn, let through, let payer):
        try draft.contact(report)
        if let checkedIn { try draft.checkIn(on: checkedIn) }
        if let through { try draft.dues(through: through, payer: payer, on: report.on) }
    case .take(let news): draft.take(news)
    case .release: draft.release()
    case .recompute: draft.isRuleChange = true
    case .enroll: break
    }
    return draft.decision(&numbers)
}

extension Draft {
    /// A fact lies today or earlier; backdating is normal.
    func checkDate(_ day: CivilDate) throws(Refusal) {
        guard day <= today else { throw .futureDate(day) }
    }

    /// An event of the open absence: there is one, and the day is not before its departure.
    private func openAbsence(for day: CivilDate) throws(Refusal) -> Absence {
        try checkDate(day)
        guard let absence = dossier.absence else { throw .noOpenAbsence }
        if let departed = absence.departed, day < departed { throw .beforeDeparture(departed) }
        return absence
    }

    /// Absences do not overlap: the next one begins on the day of the last return at the earliest.
    private func checkDeparture(_ day: CivilDate?) throws(Refusal) {
        if let day, let back = dossier.lastReturn, day < back { throw .beforeReturn(back) }
    }

    mutating func contact(_ report: ContactReport) throws(Refusal) {
        try checkDate(report.on)
        record(.contact(report.result, report.channel, report.startedBy), on: report.on)
        set(report.personal)
    }

    mutating func dues(through: CivilMonth, payer: Payer, on day: CivilDate) throws(Refusal) {
        try checkDate(day)
        guard through <= CivilMonth(containing: today).adding(months: FactLimits.duesAheadMonths)
        else { throw .duesTooFarAhead(through) }
        record(.dues(through: through, payer), on: day)
    }

    mutating func decision(_ kind: DecisionKind, on day: CivilDate) throws(Refusal) {
        try checkDate(day)
        switch kind {
        case .conversion, .extended, .cancellation:
            guard dossier.standing == .probationary else { throw .notProbationary }
            if kind == .conversion {
                if let joined = dossier.joined, day < joined.adding(months: 12) {
                    throw .conversionTooEarly(until: joined.adding(months: 12))
                }
                amend(MemberAmendment(standing: .full, converted: day))
            }
        case .review:
            let due = dossier.duties.filter { $0.fulfilment(in: rules, .decision) }.map(\.due).min()
            guard let due, due <= day else { throw .reviewNotDue(due) }
        }
        record(.decision(kind), on: day)
    }

    mutating func leave(_ departure: Departure) throws(Refusal) {
        if let day = departure.on { try checkDate(day) }
        if let absence = dossier.absence { throw .alreadyAway(since: absence.departed) }
        try checkDeparture(departure.on)
        let absence = openAbsence(departure)
        record(.departure(absence: absence), on: departure.on ?? today)
        set([.destination])
    }

    mutating func amend(_ amendment: AbsenceAmendment) throws(Refusal) {
        guard let absence = dossier.absence else { throw .noOpenAbsence }
        if let day = amendment.departed {
            try checkDate(day)
            try checkDeparture(day)
            let first = [absence.checkedInOn, absence.recognisedOn, absence.placedOn]
                .compactMap { $0 }.min()
            if let first, day > first { throw .beforeDeparture(day) }
        }
        amendAbsence {
            $0.departed = amendment.departed ?? $0.departed
            $0.isAbroad = amendment.isAbroad ?? $0.isAbroad
            $0.reason = amendment.reason ?? $0.reason
            $0.until = amendment.until ?? $0.until
        }
        set(amendment.personal)
    }

    /// The branch's own decision; six months of absence only ask for it (rule D1). It may come
    /// earlier when a planned return shows that the absence will last six months.
    mutating func recognise(on day: CivilDate) throws(Refusal) {
        let absence = try openAbsence(for: day)
        if let recognised = absence.recognisedOn { throw .alreadyRecognised(recognised) }
        guard let departed = absence.departed else { throw .departureUnknown }
        let mark = departed.adding(months: 6)
        let isForeseen = absence.until.map { $0 >= mark } ?? false
        guard day >= mark || isForeseen else { throw .recognitionTooEarly(until: mark) }
        amendAbsence { $0.recognisedOn = day }
        record(.recognition(absence: absence.number), on: day)
    }

    mutating func checkIn(on day: CivilDate) throws(Refusal) {
        let absence = try openAbsence(for: day)
        amendAbsence { $0.checkedInOn = day }
        record(.checkIn(absence: absence.number), on: day)
    }

    mutating func place(on day: CivilDate) throws(Refusal) {
        let absence = try openAbsence(for: day)
        amendAbsence { $0.placedOn = day }
        record(.placement(absence: absence.number), on: day)
        set([.receivingOrg])
    }

    mutating func close(on day: CivilDate, _ end: AbsenceEnd) throws(Refusal) {
        let absence = try openAbsence(for: day)
        closeAbsence(on: day, end)
        record(
            end == .returned
                ? .return(absence: absence.number) : .transfer(absence: absence.number),
            on: day
        )
    }
}

extension Duty {
    /// Whether this kind of fact would fulfil the duty.
    func fulfilment(in rules: RuleBook, _ kind: Fulfilment) -> Bool {
        rules[rule]?.fulfilledBy.contains(kind) ?? false
    }
}
