/// A decision in the making: the dossier as it will be, and what has changed on the way.
///
/// Each step records a change and applies it to the dossier, so that the next step and the duties
/// see it. Refusing throws the draft away: nothing has happened.
struct Draft {
    private(set) var dossier: Dossier
    private(set) var changes: [Change] = []
    private(set) var facts: [Int64] = []
    private(set) var causes: Set<Fulfilment> = []
    /// The duties that have ended, where a correction may bring one back.
    private var past: [Duty] = []
    /// Facts stand; rules or calendar have changed.
    var isRuleChange = false
    private var numbers: Numbers
    private let circumstance: Circumstance

    init(_ dossier: Dossier, _ circumstance: Circumstance, _ numbers: Numbers) {
        self.dossier = dossier
        self.circumstance = circumstance
        self.numbers = numbers
    }

    var today: CivilDate { circumstance.today }
    var rules: RuleBook { circumstance.rules }

    mutating func record(_ event: Event, on day: CivilDate) {
        add(event, on: day, correcting: nil)
        dossier.clocks.note(event, on: day)
        amendTerms { $0.note(event, on: day) }
        causes.formUnion(event.fulfilments)
        noteOutreach(event, on: day)
    }

    /// Records what stands in the place of a fact, and tells anew what the facts that count move.
    ///
    /// A duty that ends for it was opened by what was wrong: it is superseded, and fulfilled only by
    /// what the fact is now and was not before. An outreach that is over stays as it ended.
    mutating func replace(
        _ fact: Fact, with event: Event, on day: CivilDate, _ correction: Correction
    ) throws(Refusal) {
        let instead = add(event, on: day, correcting: fact.number)
        let counted = correction.counted(with: instead)
        derive(Clocks(of: counted.facts))
        causes.formUnion(event.fulfilments.subtracting(fact.event.fulfilments))
        past = correction.past
        if let outreach = dossier.outreach { amend(outreach.told(by: counted.facts)) }
        try restate(correction, by: event == .voided ? nil : instead, counted)
    }

    /// As if the clocks stood elsewhere, for as long as a guard asks.
    func with(_ clocks: Clocks) -> Dossier {
        var dossier = dossier
        dossier.clocks = clocks
        return dossier
    }

    private mutating func derive(_ clocks: Clocks) {
        #if DEBUG
            if ClockControl.inForce == .voidLeavesClocks { return }
        #endif
        guard clocks != dossier.clocks else { return }
        dossier.clocks = clocks
        changes.append(.clocksDerived(clocks))
    }

    @discardableResult
    private mutating func add(
        _ event: Event, on day: CivilDate, correcting corrected: Int64?
    ) -> Fact {
        let fact = Fact(
            number: numbers.nextFact(),
            subject: .member(dossier.member),
            event: event,
            happenedOn: day,
            recordedAt: circumstance.now,
            reporter: circumstance.reporter,
            corrects: corrected
        )
        changes.append(.factRecorded(fact))
        facts.append(fact.number)
        return fact
    }

    /// The number of the fact recorded last.
    var lastFact: Int64 { facts.last ?? 0 }

    mutating func openAbsence(_ departure: Departure) -> Int64 {
        var absence = Absence(
            number: numbers.nextAbsence(),
            departed: departure.on,
            isAbroad: departure.isAbroad,
            reason: departure.reason,
            until: departure.until
        )
        absence.recordedOn = today
        absence.reported = departure.reported
        absence.take(departure.particulars)
        dossier.absence = absence
        changes.append(.absenceOpened(dossier.member, absence))
        return absence.number
    }

    mutating func amendAbsence(_ amend: (inout Absence) -> Void) {
        guard var absence = dossier.absence else { return }
        amend(&absence)
        guard absence != dossier.absence else { return }
        dossier.absence = absence
        changes.append(.absenceAmended(absence))
    }

    mutating func closeAbsence(on day: CivilDate, _ end: AbsenceEnd) {
        guard let absence = dossier.absence else { return }
        // Nobody looks any more for somebody who is back or belongs elsewhere.
        if let outreach = dossier.outreach, let ended = try? outreach.after(.end, on: day) {
            amend(ended)
        }
        dossier.absence = nil
        if end != .voided { dossier.lastReturn = later(dossier.lastReturn, day) }
        changes.append(.absenceClosed(absence.number, day, end))
    }

    /// The end of an absence was recorded in error.
    mutating func reopen(_ closed: ClosedAbsence) {
        dossier.absence = closed.absence
        dossier.lastReturn = closed.lastReturn
        changes.append(
            .absenceReopened(dossier.member, closed.absence, lastReturn: closed.lastReturn))
    }

    mutating func arrive(
        on day: CivilDate?, reason: Reason?, _ particulars: AbsenceParticulars,
        checkedInOn: CivilDate? = nil
    ) -> Int64 {
        var absence = Absence(
            number: numbers.nextAbsence(), departed: nil, reason: reason,
            checkedInOn: checkedInOn)
        absence.recordedOn = today
        absence.arrivedOn = day
        absence.take(particulars)
        dossier.absence = absence
        changes.append(.absenceOpened(dossier.member, absence))
        return absence.number
    }

    /// Whoever came here belongs here now, or does not after all.
    mutating func affiliate(_ side: Side) {
        guard side != dossier.side else { return }
        dossier.side = side
        changes.append(.sideChanged(dossier.member, side))
    }

    /// Whoever keeps contact now.
    mutating func hold(_ assignment: Assignment?) {
        dossier.liaison = assignment?.staff
        dossier.deputy = assignment?.deputy
    }

    mutating func add(_ change: Change) { changes.append(change) }

    mutating func amend(_ amendment: MemberAmendment) {
        guard !amendment.isEmpty else { return }
        dossier.standing = amendment.standing ?? dossier.standing
        dossier.joined = amendment.joined ?? dossier.joined
        dossier.converted = amendment.converted ?? dossier.converted
        dossier.branch = amendment.branch ?? dossier.branch
        // Somebody who is not probationary has no probation under way.
        if dossier.standing != .probationary {
            amend(Probation(extendedMonths: dossier.probation.extendedMonths))
        }
        if let day = amendment.graduatedOn { amendTerms { $0.graduatedOn = day } }
        if amendment.converted != nil { causes.insert(.conversion) }
        changes.append(.memberAmended(dossier.member, amendment))
    }

    /// A decision has made the standing another one, or confirmed it: it points to its fact.
    mutating func decide(_ standing: Standing, since day: CivilDate) {
        guard standing != dossier.standing else { return }
        dossier.standing = standing
        dossier.standingSince = day
        changes.append(.standingChanged(dossier.member, standing, since: day, fact: lastFact))
    }

    /// A decision was made void: what it was decided upon holds again, with the decision behind that
    /// where it was one.
    mutating func restore(_ standing: Standing, behind: Fact?) {
        dossier.standing = standing
        dossier.standingSince = behind?.happenedOn
        // He has not been converted after all.
        if standing == .probationary { dossier.converted = nil }
        changes.append(
            .standingChanged(
                dossier.member, standing, since: behind?.happenedOn, fact: behind?.number))
    }

    mutating func amend(_ probation: Probation) {
        guard probation != dossier.probation else { return }
        dossier.probation = probation
        changes.append(.probationChanged(dossier.member, probation))
    }

    mutating func amendTerms(_ amend: (inout Terms) -> Void) {
        var terms = dossier.terms
        amend(&terms)
        guard terms != dossier.terms else { return }
        dossier.terms = terms
        changes.append(.termsChanged(dossier.member, terms))
    }

    mutating func openTransfer(on day: CivilDate) {
        let transfer = Transfer(number: numbers.nextTransfer(), preparedOn: day)
        dossier.transfer = transfer
        changes.append(.transferOpened(dossier.member, transfer))
    }

    mutating func amend(_ transfer: Transfer) {
        dossier.transfer = transfer.isOver ? nil : transfer
        changes.append(.transferAmended(transfer))
    }

    mutating func openOutreach(_ situation: Outreach.Situation, on day: CivilDate) {
        let outreach = Outreach(
            number: numbers.nextOutreach(), openedOn: day, situation: situation)
        dossier.outreach = outreach
        changes.append(.outreachOpened(dossier.member, outreach))
    }

    mutating func amend(_ outreach: Outreach, decidedBy fact: Int64? = nil) {
        guard outreach != dossier.outreach else { return }
        dossier.outreach = outreach.state == .over ? nil : outreach
        changes.append(.outreachAmended(outreach, decision: fact))
    }

    mutating func set(_ fields: [PersonalField]) {
        for field in fields { changes.append(.personalSet(.member(dossier.member), field)) }
    }

    mutating func release() {
        guard dossier.isHeld else { return }
        dossier.isHeld = false
        changes.append(.released(dossier.member))
    }

    /// Derives the duties anew and makes the decision.
    consuming func decision(_ numbers: inout Numbers) -> Decision {
        let before = dossier.duties
        changes += rules.reconcile(
            dossier,
            causes: causes,
            today: today,
            isRuleChange: isRuleChange,
            past: past,
            numbers: &self.numbers
        )
        numbers = self.numbers
        let revision = dossier.revision + (changes.isEmpty ? 0 : 1)
        return Decision(
            changes: changes,
            outcome: Outcome(
                of: changes, revision: revision, facts: facts, duties: before, on: today))
    }
}
