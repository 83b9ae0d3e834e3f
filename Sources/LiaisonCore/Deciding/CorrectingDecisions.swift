/// Decisions, and what holds by consent, whose facts are corrected.
extension Draft {
    mutating func restateTerms(_ counted: Counted) {
        var terms = Terms(graduatedOn: dossier.terms.graduatedOn)
        for fact in counted.facts { terms.note(fact.event, on: fact.happenedOn) }
        amendTerms { $0 = terms }
    }

    /// A decision: what it was decided upon holds again, or it was decided another day. An outreach that
    /// it ended stays over.
    mutating func restate(
        _ decision: OrgDecision, _ fact: Fact, by instead: Fact?, _ counted: Counted
    ) throws(Refusal) {
        if decision.kind.movesStanding {
            let later = counted.after(fact).last { $0.event.movesStanding }
            if let later { throw .reliedUpon(by: later.number) }
            let others = counted.facts.filter { $0.number != instead?.number }
            takeBack(decision, others)
            if let instead { try decideAgain(decision, on: instead.happenedOn, Clocks(of: others)) }
        }
        restateTerms(counted)
    }

    /// - Parameter facts: those that count without it.
    private mutating func takeBack(_ decision: OrgDecision, _ facts: [Fact]) {
        if decision.kind.standing == dossier.standing {
            let before = decision.from ?? decision.kind.usualBefore(facts, dossier)
            restore(before, behind: facts.last { $0.event.decision?.kind.standing == before })
        }
        var next = Probation()
        // A step that does not fit any more, for the day of joining is another one, is left out.
        for fact in facts { next = (try? next.told(by: fact, joined: dossier.joined)) ?? next }
        amend(
            dossier.standing == .probationary
                ? next : Probation(extendedMonths: next.extendedMonths))
    }
}

extension DecisionKind {
    /// What it was decided upon, where the fact is older than the record of that: what the decisions
    /// before it say, else what the guards of the machine ask.
    ///
    /// - Parameter facts: those that count without it.
    fileprivate func usualBefore(_ facts: [Fact], _ dossier: Dossier) -> Standing {
        switch self {
        case .conversion, .extended, .cancellation: .probationary
        case .restoration: .suspended
        case .suspension, .withdrawal, .expulsion, .correction, .review, .resumption: .full
        case .removal, .death:
            facts.last { $0.event.movesStanding }?.event.decision?.kind.standing
                ?? (self == .removal || dossier.converted != nil ? .full : .unknown)
        }
    }
}

extension Event {
    var decision: OrgDecision? {
        if case .decision(let decision) = self { decision } else { nil }
    }

    var movesStanding: Bool { decision?.kind.movesStanding ?? false }
}

extension Probation {
    /// The probation after what a fact says of it, which may be nothing.
    func told(
        by fact: Fact, joined: CivilDate?
    ) throws(Refusal) -> Probation {
        switch fact.event {
        case .probationStep(let step): try after(step, on: fact.happenedOn, joined: joined)
        case .decision(let decision) where decision.kind.endsProbation:
            try approved(decision.kind, on: fact.happenedOn, months: decision.months)
        default: self
        }
    }
}
