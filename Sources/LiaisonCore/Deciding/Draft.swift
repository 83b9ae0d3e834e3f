/// A decision in the making: the dossier as it will be, and what has changed on the way.
///
/// Each step records a change and applies it to the dossier, so that the next step and the duties
/// see it. Refusing throws the draft away: nothing has happened.
struct Draft {
    private(set) var dossier: Dossier
    private(set) var changes: [Change] = []
    private(set) var facts: [Int64] = []
    private(set) var causes: Set<Fulfilment> = []
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
        let fact = Fact(
            number: numbers.nextFact(),
            member: dossier.member,
            event: event,
            happenedOn: day,
            recordedAt: circumstance.now,
            reporter: circumstance.reporter
        )
        changes.append(.factRecorded(fact))
        facts.append(fact.number)
        dossier.clocks.note(event, on: day)
        if let cause = event.fulfilment { causes.insert(cause) }
        if case .dues(_, .member) = event { causes.insert(.ownDues) }
    }

    mutating func openAbsence(_ departure: Departure) -> Int64 {
        let absence = Absence(
            number: numbers.nextAbsence(),
            departed: departure.on,
            isAbroad: departure.isAbroad,
            reason: departure.reason,
            until: departure.until
        )
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
        dossier.absence = nil
        dossier.lastReturn = later(dossier.lastReturn, day)
        changes.append(.absenceClosed(absence.number, day, end))
    }

    mutating func assign(_ staff: StaffID, on day: CivilDate) {
        guard dossier.liaison != staff else { return }
        dossier.liaison = staff
        changes.append(.assigned(dossier.member, staff, day))
    }

    mutating func amend(_ amendment: MemberAmendment) {
        guard !amendment.isEmpty else { return }
        dossier.standing = amendment.standing ?? dossier.standing
        dossier.joined = amendment.joined ?? dossier.joined
        dossier.converted = amendment.converted ?? dossier.converted
        if amendment.converted != nil { causes.insert(.conversion) }
        changes.append(.memberAmended(dossier.member, amendment))
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
            numbers: &self.numbers
        )
        numbers = self.numbers
        var outcome = Outcome()
        outcome.revision = dossier.revision + (changes.isEmpty ? 0 : 1)
        outcome.facts = facts
        var open = Dictionary(uniqueKeysWithValues: before.map { ($0.number, $0) })
        for change in changes {
            switch change {
            case .dutyOpened(let duty):
                outcome.opened.append(DutyMark(duty, on: today))
                open[duty.number] = duty
            case .dutyEnded(let number, let state):
                guard let duty = open.removeValue(forKey: number) else { continue }
                if state == .fulfilled {
                    outcome.fulfilled.append(DutyMark(duty, on: today))
                } else {
                    outcome.superseded.append(DutyMark(duty, on: today))
                }
            default: continue
            }
        }
        outcome.next = open.values.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
            .map { DutyMark($0, on: today) }
        return Decision(changes: changes, outcome: outcome)
    }
}

extension Event {
    /// What the event is to a rule's `fulfilled-by`; nil when it fulfils nothing. An attempt, a
    /// wrong number and a message passed on fulfil nothing.
    var fulfilment: Fulfilment? {
        switch self {
        case .contact(.reached, _, _): .contact
        case .contact, .departure, .placement: nil
        case .attendance: .attendance
        case .dues: .dues
        case .recognition: .recognition
        case .checkIn: .checkIn
        case .return: .return
        case .transfer: .transfer
        case .decision(.conversion): .conversion
        case .decision(.extended): .extension
        case .decision(.cancellation): .cancellation
        case .decision(.review): .decision
        }
    }
}
