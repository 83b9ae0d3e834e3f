import LiaisonCore
import LiaisonDaemon
import LiaisonTestKit
import Testing

/// The due date of every duty, against an oracle that works it out once more, over random histories.
@Suite struct DueDateTests {
    /// How many due dates are compared; Tests/run.sh says.
    private static let comparisons = Amount.of("LIAISON_COMPARED_DUE_DATES", otherwise: 1_000_000)
    /// Printed with every failure; another one each day, so that the histories are not always the same.
    private static let seed = Amount.of("LIAISON_SEED", otherwise: 20_261_128)
    private static let stepsOfALife = 120
    private static let opened = day("2024-02-29")

    struct Outcome {
        var compared = 0
        var accepted = 0
        var met: Set<String> = []
        var differences: [String] = []
    }

    /// The home side's rules about members; those about organisations have an oracle of their own.
    private static func ids(of rules: RuleBook) -> [String] {
        rules.rules.filter { rule in
            rule.enabled && rule.subject == .member && !rule.appliesTo.contains(.receivingSide)
        }.map(\.id)
    }

    /// Compares the open duties with the oracle after every step of histories.
    static func compare(_ wanted: Int, stopAt limit: Int = 5) throws -> Outcome {
        let rules = try ShippedRules.book()
        let ids = Self.ids(of: rules)
        var outcome = Outcome()
        var seed = UInt64(Self.seed)
        while outcome.compared < wanted, outcome.differences.count < limit {
            seed += 1
            var history = RandomHistory(seed: seed, from: Self.opened)
            var oracle = DueDateOracle(opened: Self.opened)
            var member = Member(openedOn: Self.opened.iso)
            member.rules = rules
            try member.perform(.enroll, on: Self.opened.iso)
            for step in 1...Self.stepsOfALife {
                let command = history.next()
                if (try? member.perform(command, on: history.today.iso)) != nil {
                    outcome.accepted += 1
                    oracle.take(command)
                }
                let expected = oracle.due()
                for id in ids {
                    let date = member.open(id).map { DueDateOracle.Date($0.due) }
                    outcome.compared += 1
                    if date != nil { outcome.met.insert(id) }
                    guard date != expected[id] else { continue }
                    outcome.differences.append(
                        "seed \(seed) step \(step) \(command): \(id)"
                            + " \(member.open(id)?.due.iso ?? "-"), oracle"
                            + " \(String(describing: expected[id]))")
                }
            }
        }
        return outcome
    }

    @Test func `every due date is the one that the oracle works out`() throws {
        let outcome = try Self.compare(Self.comparisons)
        #expect(outcome.differences == [])
        let unmet = Set(Self.ids(of: try ShippedRules.book())).subtracting(outcome.met)
        #expect(unmet == [], "no history came to these")
        print(
            "due dates: \(outcome.compared) compared, \(outcome.accepted) steps accepted, seed"
                + " \(Self.seed)")
    }

    @Test(arguments: [ClockControl.attemptResets, .duesIgnored])
    func `a build in which an attempt resets, or that ignores dues, is found out`(
        control: ClockControl
    ) throws {
        let outcome = try ClockControl.$inForce.withValue(control) { try Self.compare(20_000) }
        #expect(!outcome.differences.isEmpty)
    }
}

/// The packs that ship.
enum ShippedRules {
    static func book() throws -> RuleBook {
        let configuration = try Configuration.load(file: Project.path("etc/liaison.toml")).get()
        return RuleBook(
            rules: try configuration.loadRules().get(), calendar: TestCalendar.known)
    }
}
