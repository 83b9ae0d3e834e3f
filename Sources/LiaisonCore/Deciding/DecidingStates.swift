/// Decisions on standing, and the steps of transfers, probations and outreach: each asks its machine.
extension Draft {
    /// A card or a ledger neither makes a decided standing nor takes it back.
    func checkStanding(_ amendment: MemberAmendment) throws(Refusal) {
        guard let standing = amendment.standing, standing != dossier.standing else { return }
        guard !standing.isDecided, !dossier.standing.isDecided else { throw .standingDecided }
    }

    mutating func decide(_ decision: OrgDecision, on day: CivilDate) throws(Refusal) {
        try checkDate(day)
        var decision = decision
        decision.by = decision.by ?? dossier.branch
        let kind = decision.kind
        if kind == .review { try checkReview(on: day) }
        decision.from = dossier.standing
        let standing = try dossier.standing.after(kind, grounds(of: decision, on: day, dossier))
        if kind.needsDocument {
            guard decision.hasDocument else { throw .documentMissing }
            guard decision.by != nil else { throw .orgMissing }
        }
        if dossier.standing == .probationary { try amendProbation(decision, on: day) }
        record(.decision(decision), on: day)
        take(standing, since: day)
        try endOutreach(kind, on: day)
    }

    /// The standing is what was decided. Somebody who is not probationary has no probation under way.
    private mutating func take(_ standing: Standing, since day: CivilDate) {
        if standing != .probationary {
            amend(Probation(extendedMonths: dossier.probation.extendedMonths))
        }
        decide(standing, since: day)
    }

    /// The same decision with another day, upon what holds without it.
    ///
    /// - Parameter clocks: as they stand without it.
    mutating func decideAgain(
        _ decision: OrgDecision, on day: CivilDate, _ clocks: Clocks
    ) throws(Refusal) {
        let standing = try dossier.standing.after(
            decision.kind, grounds(of: decision, on: day, with(clocks)))
        if dossier.standing == .probationary { try amendProbation(decision, on: day) }
        take(standing, since: day)
    }

    private func checkReview(on day: CivilDate) throws(Refusal) {
        let due = dossier.duties.filter { $0.fulfilment(in: rules, .decision) }.map(\.due).min()
        guard let due, due <= day else { throw .reviewNotDue(due) }
    }

    private func grounds(
        of decision: OrgDecision, on day: CivilDate, _ dossier: Dossier
    ) -> StandingGrounds {
        StandingGrounds(
            on: day,
            probationEnd: dossier.probationEnd,
            isExtended: dossier.probation.extendedMonths != nil,
            months: decision.months,
            until: decision.until,
            suspensionFrom: rules.suspensionFrom(dossier),
            suspendedOn: dossier.standing == .suspended ? dossier.standingSince : nil
        )
    }

    /// What an approval leaves of the probation. The day of conversion is the end of the probation,
    /// whenever the meeting was (rule P7); where that is unknown, the day of the decision.
    private mutating func amendProbation(
        _ decision: OrgDecision, on day: CivilDate
    ) throws(Refusal) {
        guard decision.kind.endsProbation else { return }
        let converted = dossier.probationEnd ?? day
        amend(try dossier.probation.approved(decision.kind, on: day, months: decision.months))
        if decision.kind == .conversion { amend(MemberAmendment(converted: converted)) }
    }

    /// A decision on somebody who is looked for ends looking for him.
    private mutating func endOutreach(
        _ kind: DecisionKind, on day: CivilDate
    ) throws(Refusal) {
        guard let outreach = dossier.outreach else { return }
        if outreach.state == .searching, kind == .review || kind == .suspension {
            amend(try outreach.after(.decide, on: day), decidedBy: lastFact)
        } else if dossier.standing.isEnded {
            amend(try outreach.after(.end, on: day))
        }
    }

    mutating func prepareTransfer(on day: CivilDate) throws(Refusal) {
        try checkDate(day)
        guard dossier.transfer == nil else { throw .transferUnderWay }
        guard !dossier.standing.isEnded else { throw .standingEnded }
        openTransfer(on: day)
        record(.transferPrepared, on: day)
    }

    /// A step of the transfer. Its acceptance ends the absence; until then nothing does (rule T3).
    mutating func step(_ step: TransferStep, on day: CivilDate) throws(Refusal) {
        try checkDate(day)
        guard let transfer = dossier.transfer else { throw .noTransfer }
        amend(try transfer.after(step, on: day))
        record(.transferStep(step), on: day)
        guard step == .accept else { return }
        // His affiliation is no longer with the school.
        amendTerms { $0.graduatedOn = nil }
        guard let absence = dossier.absence else { return }
        closeAbsence(on: max(day, absence.departed ?? day), .transferred)
    }

    mutating func step(_ step: ProbationStep, on day: CivilDate) throws(Refusal) {
        try checkDate(day)
        guard dossier.standing == .probationary else { throw .notProbationary }
        amend(try dossier.probation.after(step, on: day, joined: dossier.joined))
        record(.probationStep(step), on: day)
    }

    /// Looking for somebody begins when contact is overdue, or a try has failed since the last one.
    mutating func lookFor(_ situation: Outreach.Situation, on day: CivilDate) throws(Refusal) {
        try checkDate(day)
        guard dossier.absence != nil else { throw .noOpenAbsence }
        guard dossier.outreach == nil else { throw .outreachUnderWay }
        let attempt = dossier.clocks.latest[.attempt]
        let hasFailed = attempt.map { $0 >= dossier.clocks.contact ?? $0 } ?? false
        if rules.contactState(of: dossier, on: day) == .inContact, !hasFailed {
            throw .stillInContact
        }
        openOutreach(situation, on: day)
        record(.outreachOpened(situation), on: day)
    }

    mutating func settleOutreach(on day: CivilDate) throws(Refusal) {
        try checkDate(day)
        guard let outreach = dossier.outreach else { throw .noOutreach }
        amend(try outreach.after(.settle, on: day))
        record(.outreachSettled(.inContact), on: day)
    }

    /// What an event is to looking for the member: whatever moves the clock of lost contact finds him,
    /// and a contact that does not is a try.
    mutating func noteOutreach(_ event: Event, on day: CivilDate) {
        guard let outreach = dossier.outreach, let step = event.outreachStep else { return }
        // Neither a try nor a finding is ever refused while it is not over.
        if let next = try? outreach.after(step, on: day) { amend(next) }
    }
}

extension Event {
    /// What it is to looking for the member.
    var outreachStep: OutreachStep? {
        switch self {
        case .contact(.reached, _, _), .attendance, .dues(_, .member, _): .found
        case .contact: .attempt
        default: nil
        }
    }
}
