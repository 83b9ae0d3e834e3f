import LiaisonCore
import LiaisonTestKit
import Testing

/// The invariants of rulebook 4.6, over random histories, after every step.
@Suite struct RandomHistoryTests {
    /// How many steps; Tests/run.sh says.
    private static let steps = Amount.of("LIAISON_RANDOM_STEPS", otherwise: 100_000)
    private static let seed = Amount.of("LIAISON_SEED", otherwise: 20_261_128)
    private static let stepsOfALife = 200

    /// What is wrong with a member after a step.
    private static func faults(_ now: Dossier, _ before: Dossier, _ step: Step) -> [String] {
        var faults: [String] = []
        if now.standing.isEnded, !now.duties.isEmpty {
            faults.append("something due after the end")
        }
        if before.standing.isEnded, now.standing != before.standing, !step.isCorrection {
            faults.append("an end that was none")
        }
        // A standing changes by a decision with its fact, or by hand; never because something is due.
        if now.standing != before.standing, !step.isDecided, !step.isByHand, !step.isCorrection {
            faults.append("a standing by itself")
        }
        if now.standing.isDecided, now.standingSince == nil {
            faults.append("decided without a decision")
        }
        if now.standing.isDecided != before.standing.isDecided, step.isByHand {
            faults.append("decided by hand")
        }
        if now.standing != .probationary, now.probation.state != .running {
            faults.append("a probation of somebody who is not probationary")
        }
        if Set(now.duties.map { $0.rule + $0.period }).count != now.duties.count {
            faults.append("one duty twice")
        }
        if now.duties.contains(where: { $0.notices.contains { $0.fate == .superseded } }) {
            faults.append("a notice that ended before its duty")
        }
        if now.transfer?.isOver ?? false { faults.append("a transfer that is over and open") }
        if now.outreach?.state == .over { faults.append("an outreach that is over and open") }
        if now.absence == nil, now.outreach != nil { faults.append("looked for at home") }
        // Until it is accepted, a transfer changes nothing that is due (T3).
        if case .stepTransfer(.issue, _) = step.command {
            let own: Set = ["T1", "T1-again", "T4", "T6", "T7"]
            let (then, later) = (before, now)
            let same = { (dossier: Dossier) in
                dossier.duties.filter { !own.contains($0.rule) }.map(\.number)
            }
            if same(then) != same(later) { faults.append("a letter that changed a duty") }
        }
        return faults
    }

    /// Whether the clocks say something else than the facts that count, worked out here once more.
    private static func hasWrongClocks(_ member: Member) -> Bool {
        var contacts: [CivilDate] = []
        var attended: [CivilDate] = []
        var paid: [CivilDate] = []
        var months: [CivilMonth] = []
        var hours: [Int: Int] = [:]
        var years: [Int] = []
        for fact in member.facts where fact.correctedBy == nil {
            switch fact.event {
            case .contact(.reached, _, _): contacts.append(fact.happenedOn)
            case .attendance: attended.append(fact.happenedOn)
            case .dues(let through, let payer, _):
                months.append(through)
                if payer == .member { paid.append(fact.happenedOn) }
            case .evidence(let evidence) where evidence.kind == .study:
                hours[fact.happenedOn.year, default: 0] += evidence.amount ?? 0
            case .evidence(let evidence) where evidence.kind == .appraisal:
                years.append(evidence.amount ?? 0)
            default: break
            }
        }
        let clocks = member.dossier.clocks
        return clocks.contact != contacts.max() || clocks.attendance != attended.max()
            || clocks.ownDues != paid.max() || clocks.duesThrough != months.max()
            || clocks.studyHours != hours || clocks.latest[.appraisal]?.year != years.max()
    }

    /// Whether a state says something else than the facts that count.
    private static func hasWrongStates(_ member: Member) -> Bool {
        let byNumber = Dictionary(uniqueKeysWithValues: member.facts.map { ($0.number, $0) })
        func place(_ fact: Fact) -> Int64 {
            fact.corrects.flatMap { byNumber[$0] }.map(place) ?? fact.number
        }
        let facts = member.facts.filter { $0.correctedBy == nil && $0.event != .voided }
            .sorted { place($0) < place($1) }
        func last(_ event: Event) -> CivilDate? { facts.last { $0.event == event }?.happenedOn }
        let dossier = member.dossier
        if dossier.standing.isDecided {
            // It points to a decision that counts.
            guard let fact = facts.first(where: { $0.number == member.standingFact }),
                case .decision = fact.event, fact.happenedOn == dossier.standingSince
            else { return true }
        }
        if case .assignment(let last)? = facts.last(where: { $0.event.word == "assignment" })?.event
        {
            if dossier.liaison != last.staff || dossier.deputy != last.deputy { return true }
        } else if dossier.liaison != nil || dossier.deputy != nil {
            return true
        }
        guard let absence = dossier.absence else { return false }
        let number = absence.number
        return last(.departure(absence: number)) == nil
            || absence.checkedInOn != last(.checkIn(absence: number))
            || absence.registeredOn != last(.registration(absence: number))
            || absence.expectedOn != last(.expectation(absence: number))
            || absence.placedOn != last(.placement(absence: number, .community))
            || absence.receivingLiaisonOn != last(.receivingLiaison(absence: number))
            || absence.recognisedOn != last(.recognition(absence: number, nil))
    }

    private struct Step {
        var command: MemberCommand
        /// A decision and the fact it points to are among the changes.
        var isDecided: Bool

        var isCorrection: Bool {
            if case .correct = command { true } else { false }
        }

        var isByHand: Bool {
            if case .amend = command { true } else { false }
        }
    }

    @Test func `random histories keep the invariants`() throws {
        let outcome = try Self.live(Self.steps)
        #expect(outcome.faults == [])
        #expect(outcome.ended > 0 && outcome.accepted > outcome.done / 5)
        #expect(outcome.corrected > outcome.done / 50)
        print("random histories: \(outcome), seed \(Self.seed)")
    }

    @Test func `clocks that a correction leaves as they were are found out`() throws {
        let outcome = try ClockControl.$inForce.withValue(.voidLeavesClocks) {
            try Self.live(5_000)
        }
        #expect(!outcome.faults.isEmpty)
    }

    private struct Outcome: CustomStringConvertible {
        var (done, accepted, corrected, ended) = (0, 0, 0, 0)
        var faults: [String] = []

        var description: String {
            "\(done) steps, \(accepted) accepted, \(corrected) of them corrections"
        }
    }

    private static func live(_ wanted: Int) throws -> Outcome {
        let opened = day("2024-02-29")
        var outcome = Outcome()
        var seed = UInt64(Self.seed)
        while outcome.done < wanted, outcome.faults.count < 5 {
            seed += 1
            var history = RandomHistory(seed: seed, from: opened)
            var member = Member(openedOn: opened.iso)
            try member.perform(.enroll, on: opened.iso)
            for number in 1...Self.stepsOfALife {
                var command = history.next()
                let correction = history.correction(of: member.facts)
                if let correction {
                    command = .correct(
                        member.correction(of: correction.fact, correction.amendment))
                }
                let before = member.dossier
                outcome.done += 1
                guard (try? member.perform(command, on: history.today.iso)) != nil else {
                    #expect(member.dossier == before, "seed \(seed) step \(number)")
                    continue
                }
                outcome.accepted += 1
                if correction != nil { outcome.corrected += 1 }
                let step = Step(command: command, isDecided: member.isStandingDecided)
                var faults = Self.faults(member.dossier, before, step)
                if hasWrongStates(member) { faults.append("a state that facts do not say") }
                if hasWrongClocks(member) { faults.append("clocks that facts do not say") }
                outcome.faults += faults.map {
                    "seed \(seed) step \(number): \(correction == nil ? "\(command)" : "correction"): \($0)"
                }
            }
            if member.dossier.standing.isEnded { outcome.ended += 1 }
        }
        return outcome
    }
}
