import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// The statistics as of any day, against what a clerk counts of the same roll.
@Suite struct StatisticsTests {
    private static let seed = UInt64(Amount.of("LIAISON_SEED", otherwise: 20_261_128))
    /// The ends of a half-year and of years, a leap day, yesterday and today.
    private static let days = [
        "2016-06-30", "2020-02-29", "2024-12-31", "2025-12-31", "2026-11-27", CountedRoll.today,
    ]

    private static func counts(
        _ store: Store, on: String, under org: OrgID? = nil, today: String = CountedRoll.today
    ) throws -> [String: Int] {
        let rows = try store.statistics(
            Statistics(on: day(on)), under: org, today: day(today)
        ).rows
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.figure.word, $0.count) })
    }

    /// Everybody behind a figure, in small pages.
    private static func behind(
        _ figure: Figure, _ store: Store, on: String, under org: OrgID?
    ) throws -> [Int64] {
        var people: [Int64] = []
        var page = Page(limit: 30)
        repeat {
            let listing = try store.behind(
                figure, Statistics(on: day(on)), under: org, today: day(CountedRoll.today), page)
            people += listing.rows.map(\.id.number)
            page.after = listing.next
        } while page.after != nil
        return people
    }

    @Test func `every figure is what a clerk counts, and those people are listed behind it`() throws
    {
        let it = try CountedRoll(of: 200, seed: Self.seed)
        var met: Set<Figure> = []
        for on in Self.days {
            for org in [nil, it.branches[0], it.branches[1]] {
                let truth = it.counted(on: on, under: org)
                let counts = try Self.counts(it.roll.store, on: on, under: org)
                #expect(counts == truth.mapValues(\.count), "\(on), seed \(Self.seed)")
                met.formUnion(counts.keys.compactMap { Figure(word: $0) })
            }
        }
        // Nobody came here, and no org was founded: `StatisticsRowTests` counts those.
        #expect(Set(met.map(\.section)) == Set(Figure.Section.allCases).subtracting([.org]))
        let whole = Figure.all.filter { [.roll, .outflow, .contact, .search].contains($0.section) }
        #expect(Set(whole).subtracting(met) == [], "nobody came to these, seed \(Self.seed)")
        // For every figure there is, those that count nobody as well.
        for (on, org) in [(CountedRoll.today, nil), ("2024-12-31", it.branches[0])] {
            let truth = it.counted(on: on, under: org)
            let places = truth.keys.filter { $0.hasPrefix("place.") }.compactMap(Figure.init)
            for figure in Figure.all + places {
                let isOne = figure.isOfOneBranch && org != nil
                let expected =
                    isOne
                    ? (truth[figure.word] ?? []).filter { it.lives[Int($0) - 1].branch == 0 }
                    : truth[figure.word] ?? []
                let listed = try Self.behind(figure, it.roll.store, on: on, under: org)
                #expect(listed == expected, "\(figure.word) \(on), seed \(Self.seed)")
            }
        }
    }

    @Test func `a build that takes nobody for returned is found out`() throws {
        let it = try CountedRoll(of: 100, seed: Self.seed)
        let truth = it.counted(on: CountedRoll.today, under: nil).mapValues(\.count)
        #expect(try Self.counts(it.roll.store, on: CountedRoll.today) == truth)
        let wrong = try StatisticsControl.$inForce.withValue(.closedIgnored) {
            try Self.counts(it.roll.store, on: CountedRoll.today)
        }
        #expect(wrong != truth)
    }

    @Test func `what happens today changes nothing of yesterday`() throws {
        let it = try CountedRoll(of: 60, seed: Self.seed &+ 1)
        let (yesterday, today) = ("2026-11-27", day(CountedRoll.today))
        let before = try Self.counts(it.roll.store, on: yesterday)
        let todays = try Self.counts(it.roll.store, on: CountedRoll.today)
        let expulsion = OrgDecision(.expulsion, by: it.branches[0], hasDocument: true)
        let happenings: [MemberCommand] = [
            .recordContact(ContactReport(on: today, result: .notReached, channel: .phone)),
            .openOutreach(.moved, on: today),
            .recordContact(ContactReport(on: today, channel: .phone)),
            .settleOutreach(on: today), .recordAttendance(on: today),
            .stepAbsence(.recognise(nil), on: today, personal: []),
            .stepAbsence(.place(.unit), on: today, personal: []),
            .closeAbsence(on: today, .returned),
            .openAbsence(Departure(on: nil, isAbroad: false, reason: nil)),
            .closeAbsence(on: today, .returned),
            .openAbsence(Departure(on: today, isAbroad: false, reason: nil)),
            .recordDecision(expulsion, on: today),
        ]
        var recorded: Set<Int> = []
        // Each begins elsewhere; what does not fit where somebody stands is refused.
        for (number, life) in it.lives.enumerated() {
            for offset in happenings.indices {
                let index = (number + offset) % happenings.count
                if (try? it.roll.record(happenings[index], about: life.id, on: today.iso)) != nil {
                    recorded.insert(index)
                }
            }
        }
        #expect(recorded == Set(happenings.indices))
        #expect(try Self.counts(it.roll.store, on: yesterday) == before)
        #expect(try Self.counts(it.roll.store, on: CountedRoll.today) != todays)
        // Nor does the day that follows, on which everybody has been asked for.
        #expect(
            try Self.counts(it.roll.store, on: yesterday, today: "2026-11-29") == before)
    }
}
