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
    if dossier.side == .receiving, command.isHomeSides { throw .homeSideDecides }
    var draft = Draft(dossier, circumstance, numbers)
    switch command {
    case .recordContact(let report): try draft.contact(report)
    case .recordAttendance(let day):
        try draft.checkDate(day)
        draft.record(.attendance, on: day)
    case .recordDues(let through, let payer, let side, let day):
        try draft.dues(through: through, payer: payer, to: side, on: day)
    case .recordDecision(let decision, let day): try draft.decide(decision, on: day)
    case .recordEvidence(var evidence, let day, let personal):
        try draft.checkDate(day)
        if evidence.kind == .appraisal { evidence.by = evidence.by ?? dossier.branch }
        draft.record(.evidence(evidence), on: day)
        draft.set(personal)
    case .openAbsence(let departure): try draft.leave(departure)
    case .arrive(let arrival): try draft.come(arrival)
    case .amendAbsence(let amendment): try draft.amend(amendment)
    case .stepAbsence(let step, let day, let personal):
        try draft.step(step, on: day)
        draft.set(personal)
    case .closeAbsence(let day, let end): try draft.close(on: day, end)
    case .prepareTransfer(let day, let personal):
        try draft.prepareTransfer(on: day)
        draft.set(personal)
    case .stepTransfer(let step, let day): try draft.step(step, on: day)
    case .openOutreach(let situation, let day): try draft.lookFor(situation, on: day)
    case .settleOutreach(let day): try draft.settleOutreach(on: day)
    case .stepProbation(let step, let day): try draft.step(step, on: day)
    case .exempt(let exemption, let day):
        try draft.checkDate(day)
        draft.record(.exemption(exemption), on: day)
    case .arrangeDues(let arrangement, let day):
        try draft.checkDate(day)
        draft.record(.duesArrangement(arrangement), on: day)
    case .assign(let assignment, let day, let hasReason):
        try draft.assign(assignment, on: day, hasReason: hasReason)
    case .amend(let amendment, let personal):
        for day in [amendment.joined, amendment.converted, amendment.graduatedOn] {
            if let day { try draft.checkDate(day) }
        }
        try draft.checkStanding(amendment)
        draft.amend(amendment)
        draft.set(personal)
    case .report(let report, let checkedIn, let through, let payer):
        try draft.contact(report)
        if let checkedIn { try draft.step(.checkIn, on: checkedIn) }
        if let through { try draft.dues(through: through, payer: payer, on: report.on) }
    case .take(let news): draft.take(news)
    case .correct(let correction): try draft.correct(correction)
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
    func openAbsence(for day: CivilDate) throws(Refusal) -> Absence {
        try checkDate(day)
        guard let absence = dossier.absence else { throw .noOpenAbsence }
        if let departed = absence.departed, day < departed { throw .beforeDeparture(departed) }
        if let arrived = absence.arrivedOn, day < arrived { throw .beforeArrival(arrived) }
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

    mutating func dues(
        through: CivilMonth, payer: Payer, to side: Side? = nil, on day: CivilDate
    ) throws(Refusal) {
        try checkDate(day)
        try checkDues(through)
        record(.dues(through: through, payer, to: side), on: day)
    }

    func checkDues(_ through: CivilMonth) throws(Refusal) {
        guard through <= CivilMonth(containing: today).adding(months: FactLimits.duesAheadMonths)
        else { throw .duesTooFarAhead(through) }
    }

    mutating func leave(_ departure: Departure) throws(Refusal) {
        if let day = departure.on { try checkDate(day) }
        if let absence = dossier.absence { throw .alreadyAway(since: absence.departed) }
        try checkDeparture(departure.on)
        let absence = openAbsence(departure)
        record(.departure(absence: absence), on: departure.on ?? today)
        set([.destination])
    }

    /// Somebody who came here and checked in.
    mutating func come(_ arrival: Arrival) throws(Refusal) {
        guard dossier.side == .receiving else { throw .notReceiving }
        try checkDate(arrival.on)
        if let absence = dossier.absence { throw .alreadyAway(since: absence.arrivedOn) }
        try checkDeparture(arrival.on)
        let absence = arrive(
            on: arrival.on, reason: arrival.reason, arrival.particulars, checkedInOn: arrival.on)
        record(.arrival(absence: absence), on: arrival.on)
        record(.checkIn(absence: absence), on: arrival.on)
        set(arrival.personal)
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
        if let day = amendment.arrived {
            guard dossier.side == .receiving else { throw .notReceiving }
            try checkDate(day)
            try checkDeparture(day)
            if let placed = absence.placedOn, day > placed { throw .beforeArrival(day) }
            amendAbsence {
                // He checked in as he came.
                if let before = $0.arrivedOn, $0.checkedInOn == before { $0.checkedInOn = day }
                $0.arrivedOn = day
            }
        }
        amendAbsence {
            $0.departed = amendment.departed ?? $0.departed
            $0.isAbroad = amendment.isAbroad ?? $0.isAbroad
            $0.reason = amendment.reason ?? $0.reason
            $0.until = amendment.until ?? $0.until
            $0.reported = amendment.reported ?? $0.reported
            $0.take(amendment.particulars)
        }
        set(amendment.personal)
    }

    mutating func step(_ step: MobilityStep, on day: CivilDate) throws(Refusal) {
        try checkDate(day)
        guard let absence = dossier.absence else { throw .noOpenAbsence }
        let next = try absence.after(step, on: day, side: dossier.side)
        amendAbsence { $0 = next }
        record(step.event(of: absence.number), on: day)
    }

    mutating func close(on day: CivilDate, _ end: AbsenceEnd) throws(Refusal) {
        let absence = try openAbsence(for: day)
        // Until somebody has accepted it, nothing but the transfer's own steps ends with it.
        if end == .transferred, dossier.transfer != nil { throw .transferUnderWay }
        closeAbsence(on: day, end)
        if end == .transferred { affiliate(.home) }
        record(
            end == .returned
                ? .return(absence: absence.number, isAbroad: absence.isAbroad)
                : .transfer(absence: absence.number),
            on: day
        )
    }
}

extension Absence {
    /// Takes what is said; what is not stays.
    mutating func take(_ particulars: AbsenceParticulars) {
        scope = particulars.scope ?? scope
        division = particulars.division ?? division
        occupation = particulars.occupation ?? occupation
        unitKind = particulars.unitKind ?? unitKind
    }
}

extension MobilityStep {
    /// The fact that records the step.
    func event(of absence: Int64) -> Event {
        switch self {
        case .recognise(let cause): .recognition(absence: absence, cause)
        case .register: .registration(absence: absence)
        case .expect: .expectation(absence: absence)
        case .checkIn: .checkIn(absence: absence)
        case .place(let kind, _): .placement(absence: absence, kind)
        case .nameReceivingLiaison: .receivingLiaison(absence: absence)
        case .answerTransferable(_, let reason): .transferable(absence: absence, reason)
        }
    }
}

extension Duty {
    /// Whether this kind of fact would fulfil the duty.
    func fulfilment(in rules: RuleBook, _ kind: Fulfilment) -> Bool {
        rules[rule]?.fulfilledBy.contains(kind) ?? false
    }
}
