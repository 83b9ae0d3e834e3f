/// States whose facts are corrected: each is told anew by the facts that count, as its machine has it.
///
/// Whatever was recorded upon a fact is made void before it, the latest first: so nobody is left with
/// a step whose ground is gone, and a refusal names the fact that is in the way.
extension Draft {
    /// - Parameter instead: the fact in the place of the one that is corrected; nil when that is void.
    mutating func restate(
        _ correction: Correction, by instead: Fact?, _ counted: Counted
    ) throws(Refusal) {
        let fact = correction.fact
        switch fact.event {
        case .contact, .attendance, .dues, .evidence: break
        case .departure(let absence), .arrival(let absence):
            try restateBegin(of: absence, fact, by: instead, counted)
        case .recognition(let absence, _), .placement(let absence, _),
            .transferable(let absence, _), .registration(let absence), .expectation(let absence),
            .checkIn(let absence), .receivingLiaison(let absence):
            try restateStep(of: absence, fact, by: instead, counted)
        case .return(let absence, _): try restateEnd(of: absence, correction, by: instead, counted)
        case .transfer(let absence): try restateEnd(of: absence, correction, by: instead, counted)
        case .assignment: try restateAssignment(fact, by: instead, counted)
        case .transferStep(let step): try restate(step, correction, by: instead, counted)
        case .probationStep: try restateProbation(fact, by: instead, counted)
        case .exemption, .duesArrangement: restateTerms(counted)
        case .decision(let decision): try restate(decision, fact, by: instead, counted)
        case .transferPrepared, .outreachOpened, .outreachSettled, .record, .voided: break
        }
    }

    // MARK: - Absences

    /// The departure or the arrival. An absence that never was ends with it.
    private mutating func restateBegin(
        of absence: Int64, _ fact: Fact, by instead: Fact?, _ counted: Counted
    ) throws(Refusal) {
        let after = counted.after(fact).filter { $0.event.absence == absence }
        guard dossier.absence?.number == absence else { throw over(after, counted) }
        if let instead {
            return try amend(
                fact.event.isArrival
                    ? AbsenceAmendment(arrived: instead.happenedOn)
                    : AbsenceAmendment(departed: instead.happenedOn))
        }
        if let last = after.last { throw .reliedUpon(by: last.number) }
        closeAbsence(on: today, .voided)
    }

    /// What is in the way of correcting something of an absence that is over: what ended it.
    private func over(_ after: [Fact], _ counted: Counted) -> Refusal {
        let end = after.last { $0.event.isEnd } ?? counted.facts.last { $0.event.isAcceptance }
        return end.map { .reliedUpon(by: $0.number) } ?? .noOpenAbsence
    }

    private mutating func restateStep(
        of number: Int64, _ fact: Fact, by instead: Fact?, _ counted: Counted
    ) throws(Refusal) {
        let after = counted.after(fact).filter { $0.event.absence == number }
        guard var absence = dossier.absence, absence.number == number,
            let step = fact.event.step(in: absence)
        else { throw over(after, counted) }
        let placedIn = absence.placedIn
        absence.forget(step)
        if let instead {
            _ = try absence.after(
                step, on: instead.happenedOn, side: dossier.side)
        }
        let last = counted.facts.last {
            $0.event.absence == number && $0.event.word == fact.event.word
        }
        if let last, let step = last.event.step(in: absence) {
            absence.take(step, on: last.happenedOn)
            // The fact does not say in which org of the roll it was; another day is none.
            if instead != nil { absence.placedIn = placedIn }
        }
        // Only what was recognised is registered (rule D2).
        if absence.registeredOn != nil, !absence.mayBeRegistered(on: dossier.side),
            let registration = after.last(where: { $0.event == .registration(absence: number) })
        {
            throw .reliedUpon(by: registration.number)
        }
        amendAbsence { $0 = absence }
    }

    /// The return, or the transfer that ended the absence: it is open again, or ended another day.
    private mutating func restateEnd(
        of number: Int64, _ correction: Correction, by instead: Fact?, _ counted: Counted
    ) throws(Refusal) {
        let closed = try reopenable(correction, number, counted)
        reopen(closed)
        let hadCome = counted.facts.contains { $0.event == .arrival(absence: number) }
        if closed.how == .transferred, hadCome { affiliate(.receiving) }
        guard let instead else { return }
        _ = try openAbsence(for: instead.happenedOn)
        closeAbsence(on: instead.happenedOn, closed.how)
        if closed.how == .transferred { affiliate(.home) }
    }

    /// The absence that began last, unless he has left again.
    private func reopenable(
        _ correction: Correction, _ number: Int64?, _ counted: Counted
    ) throws(Refusal) -> ClosedAbsence {
        if dossier.absence == nil, let closed = correction.closed,
            number == nil || closed.absence.number == number
        {
            return closed
        }
        let next = counted.facts.last { $0.event.isDeparture || $0.event.isArrival }
        throw next.map { .reliedUpon(by: $0.number) } ?? .noOpenAbsence
    }

    // MARK: - Transfers and probations

    /// A step of the transfer under way. Without its acceptance the absence goes on.
    private mutating func restate(
        _ step: TransferStep, _ correction: Correction, by instead: Fact?, _ counted: Counted
    ) throws(Refusal) {
        let opening = counted.facts.last { $0.event == .transferPrepared }
        guard let transfer = dossier.transfer, let opening,
            counted.after(opening).contains(where: { $0.number == instead?.number })
                || instead == nil && opening.number < correction.fact.number
        else { throw .correctedElsewhere(.transfer) }
        var next = Transfer(number: transfer.number, preparedOn: transfer.preparedOn)
        for fact in counted.after(opening) {
            guard case .transferStep(let step) = fact.event else { continue }
            do throws(Refusal) { next = try next.after(step, on: fact.happenedOn) } catch {
                throw fact.number == instead?.number ? error : .reliedUpon(by: fact.number)
            }
        }
        amend(next)
        guard step == .accept, endedAbsence(correction, counted) else { return }
        let closed = try reopenable(correction, nil, counted)
        reopen(closed)
        guard let instead else { return }
        closeAbsence(
            on: max(instead.happenedOn, closed.absence.departed ?? instead.happenedOn),
            .transferred)
    }

    /// Whether an acceptance, and no fact of its own, ended the absence that began last.
    private func endedAbsence(_ correction: Correction, _ counted: Counted) -> Bool {
        guard let closed = correction.closed, closed.how == .transferred else { return false }
        return !counted.facts.contains { $0.event == .transfer(absence: closed.absence.number) }
    }

    private mutating func restateProbation(
        _ fact: Fact, by instead: Fact?, _ counted: Counted
    ) throws(Refusal) {
        guard dossier.standing == .probationary else {
            let decided = counted.after(fact).last { $0.event.movesStanding }
            throw decided.map { .reliedUpon(by: $0.number) } ?? .notProbationary
        }
        var next = Probation()
        for fact in counted.facts {
            do throws(Refusal) { next = try next.told(by: fact, joined: dossier.joined) } catch {
                throw fact.number == instead?.number ? error : .reliedUpon(by: fact.number)
            }
        }
        amend(next)
    }
}

extension Event {
    fileprivate var isDeparture: Bool { if case .departure = self { true } else { false } }
    fileprivate var isArrival: Bool { if case .arrival = self { true } else { false } }
    fileprivate var isAcceptance: Bool { self == .transferStep(.accept) }

    fileprivate var isEnd: Bool {
        switch self {
        case .return, .transfer: true
        default: false
        }
    }

    /// The absence of which it is.
    fileprivate var absence: Int64? {
        switch self {
        case .departure(let number), .arrival(let number), .registration(let number),
            .expectation(let number), .checkIn(let number), .receivingLiaison(let number),
            .transfer(let number), .recognition(let number, _), .placement(let number, _),
            .transferable(let number, _), .return(let number, _):
            number
        case .contact, .attendance, .dues, .assignment, .transferPrepared, .transferStep,
            .outreachOpened, .outreachSettled, .probationStep, .exemption, .duesArrangement,
            .evidence, .decision,
            .record, .voided:
            nil
        }
    }

    /// The step of the absence that it records; nil of anything else.
    fileprivate func step(in absence: Absence) -> MobilityStep? {
        switch self {
        case .recognition(_, let cause): .recognise(cause)
        case .registration: .register
        case .expectation: .expect
        case .checkIn: .checkIn
        case .placement(_, let kind): .place(kind, in: nil)
        case .receivingLiaison: .nameReceivingLiaison
        case .transferable(_, let reason): .answerTransferable(reason == nil, reason)
        default: nil
        }
    }
}
