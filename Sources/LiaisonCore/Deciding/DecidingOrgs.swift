/// What is asked about one org.
package enum OrgCommand: Equatable, Sendable {
    case record(OrgRecord, on: CivilDate)
    case correct(Correction)
    /// The org is on the roll, or its fields or its members are others: plan the duties.
    case derive
    /// Facts stand, rules or calendar have changed.
    case recompute
}

/// Decides a command about one org, as the one about a member does.
///
/// - Throws: `Refusal` when the rules say no; nothing has changed then.
package func decide(
    _ command: OrgCommand,
    about dossier: OrgDossier,
    in circumstance: Circumstance,
    numbers: inout Numbers
) throws(Refusal) -> Decision {
    var org = dossier
    var draft = SubjectDraft(circumstance, numbers)
    switch command {
    case .record(let record, let day):
        try org.check(record, on: day, today: circumstance.today)
        draft.record(record, of: &org, on: day)
    case .correct(let correction): try draft.correct(correction, of: &org)
    case .derive: break
    case .recompute: draft.isRuleChange = true
    }
    return draft.decision(about: org, revision: dossier.revision, &numbers)
}

/// Derives the duties of one staff person, whose members or whose post are others now.
package func derive(
    about dossier: StaffDossier,
    in circumstance: Circumstance,
    isRuleChange: Bool,
    numbers: inout Numbers
) -> Decision {
    var draft = SubjectDraft(circumstance, numbers)
    draft.isRuleChange = isRuleChange
    if dossier.members == 0 { draft.causes = [.handover] }
    return draft.decision(about: dossier, revision: 0, &numbers)
}

extension OrgDossier {
    /// Whether the record can be one of this org, on this day.
    func check(
        _ record: OrgRecord, on day: CivilDate, today: CivilDate
    ) throws(Refusal) {
        guard day <= today else { throw .futureDate(day) }
        if let closedOn, day > closedOn || record.kind == .dissolution { throw .orgClosed }
        if let foundedOn, record.kind == .dissolution, day < foundedOn {
            throw .beforeFounding(foundedOn)
        }
        if let amount = record.amount, !(record.kind.amounts?.contains(amount) ?? false) {
            throw .recordAmount
        }
        guard record.kind.needsDocument else { return }
        guard kind == .mobileOrg else { throw .notMobileOrg }
        guard record.hasDocument else { throw .documentMissing }
        guard record.kind == .founding else { return }
        if let foundedOn { throw .alreadyFounded(foundedOn) }
        if let amount = record.amount, amount < OrgLimits.foundingMembers {
            throw .tooFewToFound
        }
    }
}

/// A decision about an org or a staff person in the making.
struct SubjectDraft {
    var changes: [Change] = []
    var causes: Set<Fulfilment> = []
    var isRuleChange = false
    /// The kinds of record of an org among what was just recorded.
    var records: Set<OrgRecordKind> = []
    /// The duties that have ended, where a correction may bring one back.
    var past: [Duty] = []
    private var facts: [Int64] = []
    private var numbers: Numbers
    let circumstance: Circumstance

    init(_ circumstance: Circumstance, _ numbers: Numbers) {
        self.circumstance = circumstance
        self.numbers = numbers
    }

    mutating func record(_ record: OrgRecord, of org: inout OrgDossier, on day: CivilDate) {
        let fact = add(.record(record), of: org.subject, on: day)
        org.life.take(.factRecorded(fact))
        causes.formUnion(fact.event.fulfilments)
        records.insert(record.kind)
    }

    mutating func add(
        _ event: Event, of subject: Subject, on day: CivilDate, correcting corrected: Int64? = nil
    ) -> Fact {
        let fact = Fact(
            number: numbers.nextFact(), subject: subject, event: event, happenedOn: day,
            recordedAt: circumstance.now, reporter: circumstance.reporter, corrects: corrected)
        changes.append(.factRecorded(fact))
        facts.append(fact.number)
        return fact
    }

    consuming func decision(
        about subject: some RuleSubject, revision: Int, _ numbers: inout Numbers
    ) -> Decision {
        changes += circumstance.rules.reconcile(
            subject, causes: causes, records: records, today: circumstance.today,
            isRuleChange: isRuleChange, past: past, numbers: &self.numbers)
        numbers = self.numbers
        return Decision(
            changes: changes,
            outcome: Outcome(
                of: changes, revision: revision + (changes.isEmpty ? 0 : 1), facts: facts,
                duties: subject.duties, on: circumstance.today))
    }
}
