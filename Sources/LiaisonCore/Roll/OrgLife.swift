/// Where an org stands by its records, those that count.
package struct OrgLife: Equatable, Sendable {
    /// The latest day of each kind of record.
    package var latest: [OrgRecordKind: CivilDate]
    package var foundedOn: CivilDate?
    /// The fact of the founding: its document and who approved it stand there.
    package var foundingFact: Int64?
    package var closedOn: CivilDate?

    package init(
        latest: [OrgRecordKind: CivilDate] = [:], foundedOn: CivilDate? = nil,
        foundingFact: Int64? = nil, closedOn: CivilDate? = nil
    ) {
        self.latest = latest
        self.foundedOn = foundedOn
        self.foundingFact = foundingFact
        self.closedOn = closedOn
    }

    /// The life that these facts alone tell.
    package init(of facts: [Fact]) {
        self.init()
        for fact in facts { note(fact) }
    }

    /// Takes a fact into account: the one place that says what a record moves.
    private mutating func note(_ fact: Fact) {
        guard case .record(let record) = fact.event else { return }
        latest[record.kind] = later(latest[record.kind], fact.happenedOn)
        if record.kind == .founding {
            foundedOn = fact.happenedOn
            foundingFact = fact.number
        }
        if record.kind == .dissolution { closedOn = fact.happenedOn }
    }

    /// Takes what happened into account. What a correcting fact says is told with all the others.
    package mutating func take(_ change: Change) {
        switch change {
        case .factRecorded(let fact) where fact.corrects == nil: note(fact)
        case .lifeDerived(let life): self = life
        default: break
        }
    }
}
