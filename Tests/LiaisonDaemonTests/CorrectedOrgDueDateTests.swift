import LiaisonCore
import LiaisonTestKit
import Testing

/// Due dates of organisations whose records are corrected, against the oracle of histories in which
/// they were recorded right the first time.
@Suite struct CorrectedOrgDueDateTests {
    private static let comparisons = 100_000
    private static let seed = Amount.of("LIAISON_SEED", otherwise: 20_261_128)
    private static let stepsOfALife = 120
    private static let opened = day("2024-02-29")

    /// What was recorded, each as it should have been.
    private struct Books {
        private var records: [(kind: OrgRecordKind, on: CivilDate)?] = []
        private var places: [Int64: Int] = [:]

        mutating func take(_ kind: OrgRecordKind, on day: CivilDate, _ fact: Int64) {
            places[fact] = records.count
            records.append((kind, day))
        }

        mutating func correct(_ fact: Int64, to day: CivilDate?, by instead: Int64) {
            guard let place = places[fact], let record = records[place] else { return }
            records[place] = day.map { (record.kind, $0) }
            places[instead] = place
        }

        func oracle(_ kind: OrgKind) -> OrgDueDateOracle {
            var oracle = OrgDueDateOracle(
                kind, opened: opened, festivals: OrgDueDateTests.festivals)
            for case let record? in records { oracle.take(record.kind, on: record.on) }
            return oracle
        }
    }

    private struct Outcome {
        var (compared, corrected, reopened) = (0, 0, 0)
        var differences: [String] = []
    }

    private static func compare(_ wanted: Int) throws -> Outcome {
        let rules = try OrgDueDateTests.book()
        let ids = rules.rules.filter { $0.enabled && $0.subject == .org }.map(\.id)
        let kinds: [OrgKind] = [.branch, .mobileOrg, .committee, .office]
        var outcome = Outcome()
        var seed = UInt64(Self.seed)
        while outcome.compared < wanted, outcome.differences.count < 5 {
            seed += 1
            var random = SplitMix64(seed: seed)
            let kind = kinds[Int(seed) % kinds.count]
            var org = Organisation(kind, openedOn: opened.iso, rules: rules)
            var books = Books()
            var today = opened
            try org.perform(.derive, on: today.iso)
            for step in 1...stepsOfALife {
                today = today.adding(days: Int.random(in: 0...45, using: &random))
                let on = today.adding(days: -Int.random(in: 0...70, using: &random))
                if let wrong = org.facts.suffix(5).randomElement(using: &random),
                    Int.random(in: 0..<3, using: &random) == 0
                {
                    let day = Bool.random(using: &random) ? on : nil
                    let wasClosed = org.dossier.closedOn != nil
                    let done = try? org.correct(
                        wrong.number, day.map { FactAmendment(on: $0) }, on: today.iso)
                    guard let done else { continue }
                    books.correct(wrong.number, to: day, by: done.facts.first ?? 0)
                    outcome.corrected += 1
                    if wasClosed, org.dossier.closedOn == nil { outcome.reopened += 1 }
                } else {
                    let all = OrgRecordKind.allCases.filter {
                        ($0 == .dissolution) == (step % 20 == 0)
                    }
                    let record = all[Int.random(in: 0..<all.count, using: &random)]
                    guard (try? org.record(record, on: on.iso, today: today.iso)) != nil
                    else { continue }
                    books.take(record, on: on, org.last)
                }
                let expected = books.oracle(kind).due()
                for id in ids {
                    let date = org.open(id).map { DueDateOracle.Date($0.due) }
                    outcome.compared += 1
                    guard date != expected[id] else { continue }
                    outcome.differences.append(
                        "seed \(seed) \(kind) step \(step): \(id)"
                            + " \(org.open(id)?.due.iso ?? "-"), oracle"
                            + " \(String(describing: expected[id]))")
                }
            }
        }
        return outcome
    }

    @Test func `every due date is that of a history recorded right the first time`() throws {
        let outcome = try Self.compare(Self.comparisons)
        #expect(outcome.differences == [])
        #expect(outcome.corrected > 1_000)
        print(
            "corrected due dates of organisations: \(outcome.compared) compared,"
                + " \(outcome.corrected) corrections, \(outcome.reopened) opened again, seed \(Self.seed)"
        )
    }

    @Test func `a build in which what is void goes on counting is found out`() throws {
        let outcome = try ClockControl.$inForce.withValue(.voidLeavesClocks) {
            try Self.compare(20_000)
        }
        #expect(!outcome.differences.isEmpty)
    }
}
