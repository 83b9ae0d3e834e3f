package import LiaisonCore

/// A member in memory, for the pure tests: decides, then applies what was decided, as the store
/// does with rows.
package struct Member {
    package var dossier: Dossier
    package var rules = TestRules.book
    package var ended: [Int64: DutyState] = [:]
    package var all: [Int64: Duty] = [:]
    /// Every fact, also those that count no more, in the order of their numbers.
    package private(set) var facts: [Fact] = []
    /// The duties that have ended, with their notices as they were.
    package private(set) var past: [Duty] = []
    /// The fact that the standing points to, where a decision made it.
    package private(set) var standingFact: Int64?
    /// The absences that are over, as they were.
    private var closed: [ClosedAbsence] = []
    private var numbers = Numbers()
    /// Whether the last command changed the standing by a decision whose fact was recorded with it.
    package private(set) var isStandingDecided = false

    package init(
        openedOn: String,
        isHeld: Bool = false,
        standing: Standing = .full,
        joined: String? = nil
    ) {
        dossier = Dossier(
            member: MemberID(1),
            standing: standing,
            joined: joined.map(day),
            openedOn: day(openedOn),
            isHeld: isHeld
        )
    }

    @discardableResult
    package mutating func perform(
        _ command: MemberCommand,
        on today: String
    ) throws(Refusal) -> Outcome {
        let circumstance = Circumstance(
            now: Instant(milliseconds: Int64(day(today).dayNumber) * 86_400_000),
            today: day(today),
            reporter: .office,
            rules: rules
        )
        let decision = try decide(command, about: dossier, in: circumstance, numbers: &numbers)
        for change in decision.changes { apply(change) }
        isStandingDecided = decision.changes.contains { change in
            guard case .standingChanged(_, _, _, let fact) = change else { return false }
            return fact.map(decision.outcome.facts.contains) ?? false
        }
        return decision.outcome
    }

    /// Corrects a fact, as the store does: with all facts and with the duties that have ended.
    @discardableResult
    package mutating func correct(
        _ number: Int64, _ amendment: FactAmendment? = nil, on today: String
    ) throws(Refusal) -> Outcome {
        try perform(.correct(correction(of: number, amendment)), on: today)
    }

    package func correction(of number: Int64, _ amendment: FactAmendment?) -> Correction {
        guard let fact = facts.first(where: { $0.number == number }) else {
            preconditionFailure("no fact \(number)")
        }
        return Correction(of: fact, amendment, among: facts, past: past, closed: closed.last)
    }

    package func open(_ rule: String) -> Duty? { dossier.duties.first { $0.rule == rule } }

    /// Marks planned notices as told, as a digest of this day does.
    package mutating func tell(on today: String) {
        for index in dossier.duties.indices {
            for notice in dossier.duties[index].notices.indices
            where dossier.duties[index].notices[notice].planned <= day(today) {
                if dossier.duties[index].notices[notice].fate == nil {
                    dossier.duties[index].notices[notice].fate = .sent
                }
            }
        }
    }

    private mutating func apply(_ change: Change) {
        switch change {
        case .factRecorded(let fact):
            dossier.clocks.take(change)
            for index in facts.indices where facts[index].number == fact.corrects {
                facts[index].correctedBy = fact.number
            }
            facts.append(fact)
        case .clocksDerived: dossier.clocks.take(change)
        case .absenceOpened(_, let absence), .absenceAmended(let absence):
            dossier.absence = absence
        case .absenceClosed(_, let day, let end):
            if end != .voided, let absence = dossier.absence {
                let closed = ClosedAbsence(absence, how: end, lastReturn: dossier.lastReturn)
                self.closed.append(closed)
                dossier.lastReturn = later(dossier.lastReturn, day)
            }
            dossier.absence = nil
        case .absenceReopened(_, let absence, let lastReturn):
            dossier.absence = absence
            dossier.lastReturn = lastReturn
            closed.removeLast()
        case .assigned(_, let assignment, _):
            dossier.liaison = assignment.staff
            dossier.deputy = assignment.deputy
        case .assignmentTakenBack(_, let assignment, _):
            dossier.liaison = assignment?.staff
            dossier.deputy = assignment?.deputy
        case .memberAmended(_, let amendment):
            dossier.standing = amendment.standing ?? dossier.standing
            dossier.joined = amendment.joined ?? dossier.joined
            dossier.converted = amendment.converted ?? dossier.converted
            dossier.branch = amendment.branch ?? dossier.branch
        case .sideChanged(_, let side): dossier.side = side
        case .standingChanged(_, let standing, let day, let fact):
            standingFact = fact
            dossier.standing = standing
            dossier.standingSince = day
            if standing == .probationary { dossier.converted = nil }
        case .probationChanged(_, let probation): dossier.probation = probation
        case .termsChanged(_, let terms): dossier.terms = terms
        case .transferOpened(_, let transfer): dossier.transfer = transfer
        case .transferAmended(let transfer):
            dossier.transfer = transfer.isOver ? nil : transfer
        case .outreachOpened(_, let outreach): dossier.outreach = outreach
        case .outreachAmended(let outreach, _):
            dossier.outreach = outreach.state == .over ? nil : outreach
        case .released: dossier.isHeld = false
        case .dutyOpened(let duty):
            dossier.duties.append(duty)
            dossier.places[duty.rule] = duty.item
            all[duty.number] = duty
        case .dutyEnded(let number, let state):
            ended[number] = state
            past += dossier.duties.filter { $0.number == number }
            dossier.duties.removeAll { $0.number == number }
        case .noticePlanned(let notice):
            for index in dossier.duties.indices
            where dossier.duties[index].number == notice.duty {
                dossier.duties[index].notices.append(notice)
            }
        case .noticeMoved(let number, let day):
            for index in dossier.duties.indices {
                for notice in dossier.duties[index].notices.indices
                where dossier.duties[index].notices[notice].number == number {
                    dossier.duties[index].notices[notice].planned = day
                }
            }
        case .personalSet, .lifeDerived, .assignmentMoved: break
        }
    }
}

/// A small seeded generator (SplitMix64), so that a failure can be run again.
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
