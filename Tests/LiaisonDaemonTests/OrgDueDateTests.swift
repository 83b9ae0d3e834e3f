import LiaisonCore
import LiaisonTestKit
import Testing

/// The due dates of organisations against their oracle, over random histories.
@Suite struct OrgDueDateTests {
    private static let comparisons =
        Amount.of("LIAISON_COMPARED_DUE_DATES", otherwise: 1_000_000) / 5
    private static let seed = Amount.of("LIAISON_SEED", otherwise: 20_261_128)
    private static let opened = day("2024-02-29")
    private static let stepsOfALife = 200
    /// The first days of lunar years, as an almanac has them.
    static let festivals = [
        2024: "2024-02-10", 2025: "2025-01-29", 2026: "2026-02-17", 2027: "2027-02-06",
        2028: "2028-01-26", 2029: "2029-02-13", 2030: "2030-02-03", 2031: "2031-01-23",
        2032: "2032-02-11", 2033: "2033-01-31", 2034: "2034-02-19", 2035: "2035-02-08",
        2036: "2036-01-28", 2037: "2037-02-15", 2038: "2038-02-04", 2039: "2039-01-24",
        2040: "2040-02-12", 2041: "2041-02-01", 2042: "2042-01-22", 2043: "2043-02-10",
        2044: "2044-01-30", 2045: "2045-02-17",
    ].mapValues { LiaisonTestKit.day($0) }

    static func book() throws -> RuleBook {
        let years = festivals.mapValues { festival in
            WorkCalendar.Year(off: [festival], working: [], springFestival: festival)
        }
        return RuleBook(
            rules: try ShippedRules.book().rules, calendar: WorkCalendar(years: years))
    }

    @Test func `every due date of an organisation is the one that the oracle works out`() throws {
        let rules = try Self.book()
        let ids = rules.rules.filter { $0.enabled && $0.subject == .org }.map(\.id)
        let kinds: [OrgKind] = [.branch, .mobileOrg, .committee, .office]
        var (compared, met, differences) = (0, Set<String>(), [String]())
        var seed = UInt64(Self.seed)
        while compared < Self.comparisons, differences.count < 5 {
            seed += 1
            var random = SplitMix64(seed: seed)
            let kind = kinds[Int(seed) % kinds.count]
            var org = Organisation(kind, openedOn: Self.opened.iso, rules: rules)
            var oracle = OrgDueDateOracle(kind, opened: Self.opened, festivals: Self.festivals)
            var today = Self.opened
            try org.perform(.derive, on: today.iso)
            for step in 1...Self.stepsOfALife {
                today = today.adding(days: Int.random(in: 0...45, using: &random))
                if Int.random(in: 0..<40, using: &random) == 0 {
                    let term: OrgTerm = Bool.random(using: &random) ? .three : .five
                    (org.dossier.term, oracle.term) = (term, term.rawValue)
                    try org.perform(.derive, on: today.iso)
                }
                if Int.random(in: 0..<30, using: &random) == 0 {
                    let since = today.adding(days: -Int.random(in: 0...90, using: &random))
                    org.dossier.mobileSince = since
                    oracle.mobileSince = DueDateOracle.Date(since)
                    try org.perform(.derive, on: today.iso)
                }
                // A dissolution ends a history; it comes late.
                let all = OrgRecordKind.allCases.filter { $0 != .dissolution || step > 180 }
                let record = all[Int.random(in: 0..<all.count, using: &random)]
                let on = today.adding(days: -Int.random(in: 0...70, using: &random))
                if (try? org.record(record, on: on.iso, today: today.iso)) != nil {
                    oracle.take(record, on: on)
                }
                let expected = oracle.due()
                for id in ids {
                    let date = org.open(id).map { DueDateOracle.Date($0.due) }
                    compared += 1
                    if date != nil { met.insert(id) }
                    guard date != expected[id] else { continue }
                    differences.append(
                        "seed \(seed) \(kind) step \(step) \(record.rawValue) \(on.iso): \(id)"
                            + " \(org.open(id)?.due.iso ?? "-"), oracle"
                            + " \(String(describing: expected[id]))")
                }
            }
        }
        #expect(differences == [])
        #expect(Set(ids).subtracting(met) == [], "no history came to these")
        print("due dates of organisations: \(compared) compared, seed \(Self.seed)")
    }

    @Test func `a rule that counts another record is found out`() throws {
        // The control: with the review's rule reading elections, dates must differ.
        let rules = try Self.book()
        var changed = try #require(rules["M1-review"])
        changed.record = .election
        let others = rules.rules.map { $0.id == changed.id ? changed : $0 }
        var org = Organisation(
            .mobileOrg, openedOn: "2026-01-05",
            rules: RuleBook(rules: others, calendar: rules.calendar))
        var oracle = OrgDueDateOracle(
            .mobileOrg, opened: day("2026-01-05"), festivals: Self.festivals)
        try org.record(.review, on: "2026-03-02")
        oracle.take(.review, on: day("2026-03-02"))
        let due = org.open("M1-review").map { DueDateOracle.Date($0.due) }
        #expect(due != oracle.due()["M1-review"])
    }
}
