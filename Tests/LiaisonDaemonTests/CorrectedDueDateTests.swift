import LiaisonCore
import LiaisonTestKit
import Testing

/// Due dates of histories in which facts are corrected, against the oracle of histories in which they
/// were recorded right the first time.
@Suite struct CorrectedDueDateTests {
    private static let comparisons = 200_000
    private static let seed = Amount.of("LIAISON_SEED", otherwise: 20_261_128)
    private static let stepsOfALife = 120
    private static let opened = day("2024-02-29")

    /// The commands that were accepted, each as it should have been recorded.
    private struct Books {
        private var commands: [MemberCommand?] = []
        private var places: [Int64: Int] = [:]

        mutating func take(_ command: MemberCommand, _ facts: [Int64]) {
            for fact in facts { places[fact] = commands.count }
            commands.append(command)
        }

        mutating func correct(_ fact: Int64, _ amendment: FactAmendment?, by instead: Int64) {
            guard let place = places[fact], let command = commands[place] else { return }
            commands[place] = amendment.map { Self.amended(command, $0) }
            places[instead] = place
            // What was said of the departure last holds, also where its record was put right before.
            if case .openAbsence = command, let day = amendment?.on {
                commands.append(.amendAbsence(AbsenceAmendment(departed: day)))
            }
        }

        var oracle: DueDateOracle {
            commands.reduce(into: DueDateOracle(opened: CorrectedDueDateTests.opened)) {
                if let command = $1 { $0.take(command) }
            }
        }

        private static func amended(
            _ command: MemberCommand, _ amendment: FactAmendment
        ) -> MemberCommand {
            switch command {
            case .recordContact(var report):
                report.on = amendment.on ?? report.on
                report.result = amendment.result ?? report.result
                return .recordContact(report)
            case .recordAttendance(let on): return .recordAttendance(on: amendment.on ?? on)
            case .recordDues(let through, let payer, _, let on):
                return .recordDues(
                    through: amendment.through ?? through, payer: amendment.payer ?? payer,
                    on: amendment.on ?? on)
            case .recordEvidence(var evidence, let on, let fields):
                evidence.amount = amendment.amount ?? evidence.amount
                return .recordEvidence(evidence, on: amendment.on ?? on, fields)
            default: return onAnotherDay(command, amendment.on)
            }
        }

        private static func onAnotherDay(
            _ command: MemberCommand, _ day: CivilDate?
        ) -> MemberCommand {
            guard let day else { return command }
            switch command {
            case .openAbsence(var departure):
                departure.on = day
                return .openAbsence(departure)
            case .stepAbsence(let step, _, let personal):
                return .stepAbsence(step, on: day, personal: personal)
            case .closeAbsence(_, let end): return .closeAbsence(on: day, end)
            case .stepTransfer(let step, _): return .stepTransfer(step, on: day)
            case .stepProbation(let step, _): return .stepProbation(step, on: day)
            case .recordDecision(let decision, _): return .recordDecision(decision, on: day)
            case .exempt(let exemption, _): return .exempt(exemption, on: day)
            case .arrangeDues(let arrangement, _): return .arrangeDues(arrangement, on: day)
            default: return command
            }
        }
    }

    private struct Outcome {
        var (compared, corrected) = (0, 0)
        var differences: [String] = []
    }

    private static func compare(_ wanted: Int) throws -> Outcome {
        let rules = try ShippedRules.book()
        let ids = rules.rules.filter(\.enabled).map(\.id)
        var outcome = Outcome()
        var seed = UInt64(Self.seed)
        while outcome.compared < wanted, outcome.differences.count < 5 {
            seed += 1
            var history = RandomHistory(seed: seed, from: opened)
            var books = Books()
            var member = Member(openedOn: opened.iso)
            member.rules = rules
            try member.perform(.enroll, on: opened.iso)
            // Which decision ends an outreach was decided by what was on record then, and stays so.
            var isOutreachDecided = false
            for step in 1...stepsOfALife {
                let command = history.next()
                let today = history.today.iso
                if let (fact, amendment) = history.correction(of: member.facts) {
                    let wasLookedFor = member.dossier.outreach != nil
                    guard let done = try? member.correct(fact, amendment, on: today) else {
                        continue
                    }
                    books.correct(fact, amendment, by: done.facts.first ?? 0)
                    outcome.corrected += 1
                    isOutreachDecided = isOutreachDecided || wasLookedFor
                } else {
                    guard let done = try? member.perform(command, on: today) else { continue }
                    books.take(command, done.facts)
                }
                let expected = books.oracle.due()
                for id in ids where id != "L1-found" || !isOutreachDecided {
                    let date = member.open(id).map { DueDateOracle.Date($0.due) }
                    outcome.compared += 1
                    guard date != expected[id] else { continue }
                    outcome.differences.append(
                        "seed \(seed) step \(step): \(id) \(member.open(id)?.due.iso ?? "-"),"
                            + " oracle \(String(describing: expected[id]))")
                }
            }
        }
        return outcome
    }

    @Test func `every due date is that of a history recorded right the first time`() throws {
        let outcome = try Self.compare(Self.comparisons)
        #expect(outcome.differences == [])
        #expect(outcome.corrected > 200)
        print(
            "corrected due dates: \(outcome.compared) compared, \(outcome.corrected) corrections,"
                + " seed \(Self.seed)")
    }

    @Test func `a build in which what is void goes on counting is found out`() throws {
        let outcome = try ClockControl.$inForce.withValue(.voidLeavesClocks) {
            try Self.compare(20_000)
        }
        #expect(!outcome.differences.isEmpty)
    }

    @Test func `O5, O4 and L1-found: hours, an appraisal and a contact voided are due again`()
        throws
    {
        var member = Member(openedOn: "2025-01-05")
        member.rules = try ShippedRules.book()
        try member.perform(
            .openAbsence(Departure(on: day("2025-01-01"), isAbroad: false, reason: .wageWork)),
            on: "2025-01-05")
        let before = ["O5", "O4"].map { member.open($0)?.due }
        let study = try #require(Evidence(.study, "online", amount: 40))
        let appraisal = try #require(Evidence(.appraisal, "qualified", amount: 2025))
        for evidence in [study, appraisal] {
            try member.perform(
                .recordEvidence(evidence, on: day("2025-12-01"), []), on: "2025-12-01")
        }
        #expect(["O5", "O4"].map { member.open($0)?.due } != before)
        for fact in member.facts.suffix(2) { try member.correct(fact.number, on: "2025-12-02") }
        #expect(["O5", "O4"].map { member.open($0)?.due } == before)
        try member.perform(.openOutreach(.moved, on: day("2025-12-02")), on: "2025-12-02")
        try member.perform(
            .recordContact(ContactReport(on: day("2025-12-03"), channel: .phone)),
            on: "2025-12-03")
        #expect(member.open("L1-found") != nil)
        try member.correct(member.facts.last?.number ?? 0, on: "2025-12-04")
        #expect(member.open("L1-found") == nil)
    }
}
