/// Corrections of what was recorded of an org. As with members, what then holds is what would hold had
/// it been recorded right the first time; a record is corrected only into one that could have been.
extension SubjectDraft {
    /// Corrects a fact of an org: the one in its place is recorded, and its life told anew.
    ///
    /// A duty that ends for it was opened by what was wrong: it is superseded. One that comes back
    /// tells nobody what he was told already.
    mutating func correct(_ correction: Correction, of org: inout OrgDossier) throws(Refusal) {
        let fact = correction.fact
        let (event, day) = try correction.instead(on: circumstance.today)
        var others = org
        others.life = OrgLife(
            of: Counted(correction.facts).facts.filter { $0.number != fact.number })
        if case .record(let record) = event {
            try others.check(record, on: day, today: circumstance.today)
        } else {
            try others.checkVoid(of: fact)
        }
        replace(fact, with: event, on: day, correction, of: &org)
    }

    private mutating func replace(
        _ fact: Fact, with event: Event, on day: CivilDate, _ correction: Correction,
        of org: inout OrgDossier
    ) {
        let instead = add(event, of: org.subject, on: day, correcting: fact.number)
        past = correction.past
        let life = OrgLife(of: correction.counted(with: instead).facts)
        #if DEBUG
            if ClockControl.inForce == .voidLeavesClocks { return }
        #endif
        guard life != org.life else { return }
        org.life = life
        changes.append(.lifeDerived(life))
    }
}

extension OrgDossier {
    /// Whether a fact can be made void, of an org that stands as its other facts say.
    ///
    /// A dissolution can: the org is open again. So can a founding, and is asked for again by rule M1;
    /// but not of an org that is dissolved, which would be asked for nothing and never have begun.
    fileprivate func checkVoid(of fact: Fact) throws(Refusal) {
        guard case .record(let record) = fact.event, record.kind == .founding, let closedOn
        else { return }
        throw .dissolvedAfterFounding(closedOn)
    }
}
