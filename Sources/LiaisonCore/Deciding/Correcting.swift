/// What is asked about a fact that was recorded wrongly, of a member or of an org.
///
/// The fact stays on record and counts no more; a correcting one names it. What then holds is what
/// would hold had it been recorded right the first time: clocks, outreach and the states of the
/// machines are told anew by the facts that count, in the order in which they were recorded, each
/// correcting one in the place of the one it corrects. What a duty or a message was stays what it
/// was; so does an outreach that is over, and the day of graduation stays off the card.
package struct Correction: Equatable, Sendable {
    package var fact: Fact
    /// What it should have said; nil when it never happened.
    package var amendment: FactAmendment?
    /// Every fact of the member or the org, also those that count no more, in the order of their numbers.
    package var facts: [Fact]
    /// The duties that have ended, with their notices: one that comes back is not told again.
    package var past: [Duty]
    /// The absence of his that began last, where it is over: a correction may open it again.
    package var closed: ClosedAbsence?

    package init(
        of fact: Fact, _ amendment: FactAmendment?, among facts: [Fact], past: [Duty],
        closed: ClosedAbsence? = nil
    ) {
        self.closed = closed
        self.fact = fact
        self.amendment = amendment
        self.facts = facts
        self.past = past
    }
}

/// An absence that is over, as it was.
package struct ClosedAbsence: Equatable, Sendable {
    package var absence: Absence
    package var how: AbsenceEnd
    /// The latest end of the member's other absences.
    package var lastReturn: CivilDate?

    package init(_ absence: Absence, how: AbsenceEnd, lastReturn: CivilDate?) {
        self.absence = absence
        self.how = how
        self.lastReturn = lastReturn
    }
}

/// What a fact should have said; nil leaves what it said.
package struct FactAmendment: Equatable, Sendable {
    package var on: CivilDate?
    package var result: ContactResult?
    package var channel: Channel?
    package var startedBy: StartedBy?
    package var through: CivilMonth?
    package var payer: Payer?
    /// Which of its kind evidence is.
    package var detail: String?
    /// Class hours, or a year; of an org's record, how many.
    package var amount: Int?

    package init(
        on: CivilDate? = nil,
        result: ContactResult? = nil,
        channel: Channel? = nil,
        startedBy: StartedBy? = nil,
        through: CivilMonth? = nil,
        payer: Payer? = nil,
        detail: String? = nil,
        amount: Int? = nil
    ) {
        self.on = on
        self.result = result
        self.channel = channel
        self.startedBy = startedBy
        self.through = through
        self.payer = payer
        self.detail = detail
        self.amount = amount
    }
}

/// What turns on a fact that is corrected elsewhere.
package enum Hinge: String, Sendable, CaseIterable {
    /// A transfer that is over, or was only prepared.
    case transfer
    case outreach
    /// That another fact does not count.
    case void
}

extension Event {
    /// What turns on it where it is not corrected here; nil of what is.
    var hinge: Hinge? {
        switch self {
        case .contact, .attendance, .dues, .evidence, .departure, .arrival, .registration,
            .expectation, .checkIn, .placement, .receivingLiaison, .transferable, .recognition,
            .return, .transfer, .assignment, .transferStep, .probationStep, .exemption,
            .duesArrangement, .decision, .record:
            nil
        case .transferPrepared: .transfer
        case .outreachOpened, .outreachSettled: .outreach
        case .voided: .void
        }
    }

    /// The same event as it should have been recorded.
    ///
    /// - Throws: `Refusal` when a fact of this kind has no such field, or not with such a value.
    func amended(_ amendment: FactAmendment) throws(Refusal) -> Event {
        var rest = amendment
        rest.on = nil
        func take<Value>(_ value: inout Value?) -> Value? {
            defer { value = nil }
            return value
        }
        let event: Event?
        switch self {
        case .contact(let result, let channel, let starter):
            event = .contact(
                take(&rest.result) ?? result, take(&rest.channel) ?? channel,
                take(&rest.startedBy) ?? starter)
        case .dues(let through, let payer, let side):
            event = .dues(
                through: take(&rest.through) ?? through, take(&rest.payer) ?? payer, to: side)
        case .evidence(let evidence):
            event = Evidence(
                evidence.kind, take(&rest.detail) ?? evidence.detail,
                amount: take(&rest.amount) ?? evidence.amount, by: evidence.by
            ).map { .evidence($0) }
        case .record(var record):
            record.amount = take(&rest.amount) ?? record.amount
            event = .record(record)
        case .attendance, .departure, .arrival, .recognition, .registration, .expectation, .checkIn,
            .placement, .receivingLiaison, .transferable, .return, .transfer, .assignment,
            .transferPrepared,
            .transferStep, .outreachOpened, .outreachSettled, .probationStep, .exemption,
            .duesArrangement, .decision, .voided:
            event = self
        }
        guard let event, rest == FactAmendment() else { throw .amendmentMisfit }
        return event
    }
}

extension Draft {
    /// Corrects a fact: the one in its place is recorded, and what facts move is told anew.
    mutating func correct(_ correction: Correction) throws(Refusal) {
        let (event, day) = try correction.instead(on: today)
        try checkDate(day)
        if case .dues(let through, _, _) = event { try checkDues(through) }
        try replace(correction.fact, with: event, on: day, correction)
    }
}

extension Correction {
    /// What stands in the place of the fact, and its day; what is void is so from today.
    ///
    /// - Throws: `Refusal` when it is not corrected here, was before, or would say nothing else.
    func instead(on today: CivilDate) throws(Refusal) -> (event: Event, on: CivilDate) {
        if let hinge = fact.event.hinge { throw .correctedElsewhere(hinge) }
        if let number = fact.correctedBy { throw .alreadyCorrected(by: number) }
        guard let amendment else { return (.voided, today) }
        let event = try fact.event.amended(amendment)
        let day = amendment.on ?? fact.happenedOn
        guard event != fact.event || day != fact.happenedOn else {
            throw .amendmentChangesNothing
        }
        return (event, day)
    }

    /// What counts once this one stands in the place of the one that is corrected.
    func counted(with instead: Fact) -> Counted {
        let facts = facts.map { other in
            var other = other
            if other.number == fact.number { other.correctedBy = instead.number }
            return other
        }
        return Counted(facts + [instead])
    }
}

/// The facts that count.
struct Counted {
    /// In the order in which what they say was first recorded: a correcting one stands where the one
    /// it corrects stood.
    let facts: [Fact]
    private let byNumber: [Int64: Fact]

    /// - Parameter facts: every fact of the member or the org.
    init(_ facts: [Fact]) {
        let byNumber = Dictionary(uniqueKeysWithValues: facts.map { ($0.number, $0) })
        self.byNumber = byNumber
        self.facts = facts.filter { $0.correctedBy == nil && $0.event != .voided }
            .map { ($0, Self.place(of: $0, byNumber)) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// The number of the fact that first said something of it.
    private static func place(of fact: Fact, _ byNumber: [Int64: Fact]) -> Int64 {
        var first = fact
        while let before = first.corrects.flatMap({ byNumber[$0] }) { first = before }
        return first.number
    }

    /// Those that were recorded after it.
    func after(_ fact: Fact) -> [Fact] {
        let place = Self.place(of: fact, byNumber)
        return facts.filter { Self.place(of: $0, byNumber) > place }
    }
}

extension Clocks {
    /// The clocks as these facts alone move them.
    package init(of facts: [Fact]) {
        self.init()
        for fact in facts { note(fact.event, on: fact.happenedOn) }
    }

    /// Takes what happened into account. What a correcting fact says is told with all the others:
    /// noted once more, its class hours would count twice.
    package mutating func take(_ change: Change) {
        switch change {
        case .factRecorded(let fact) where fact.corrects == nil:
            note(fact.event, on: fact.happenedOn)
        case .clocksDerived(let clocks): self = clocks
        default: break
        }
    }
}

extension Outreach {
    /// The same as these facts, those that count, tell it: from the one that opened it on.
    func told(by facts: [Fact]) -> Outreach {
        var next = Outreach(number: number, openedOn: openedOn, situation: situation)
        let opening = facts.lastIndex {
            if case .outreachOpened = $0.event { true } else { false }
        }
        for fact in facts[(opening.map { $0 + 1 } ?? 0)...] {
            guard let step = fact.event.outreachStep,
                let after = try? next.after(step, on: fact.happenedOn)
            else { continue }
            next = after
        }
        return next
    }
}
