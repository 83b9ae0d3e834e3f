import LiaisonCore
import LiaisonTestKit
import Testing

@testable import LiaisonDaemon

/// What organisations come to owe by an import.
@Suite struct FirstMorningTests {
    private static func book() throws -> RuleBook {
        let shipped = try ShippedRules.book()
        return RuleBook(
            rules: ["O1", "O2"].compactMap { shipped[$0] }, calendar: TestCalendar.known)
    }

    private static func morning(
        of orgs: [OrgDossier], on today: String
    ) throws -> (orgs: Int, items: Int) {
        var morning = FirstMorning(
            Circumstance(
                now: Instant(milliseconds: 0), today: day(today), reporter: .ledger,
                rules: try book()))
        for org in orgs { morning.add(org) }
        return (morning.orgs, morning.orgItems)
    }

    private static func branch(
        mobileSince: String?, latest: [OrgRecordKind: CivilDate] = [:]
    ) -> OrgDossier {
        OrgDossier(
            org: OrgID(1), kind: .branch, openedOn: day("2026-01-05"),
            mobileSince: mobileSince.map { day($0) }, life: OrgLife(latest: latest))
    }

    @Test func `a branch with its first mobile member owes what its rungs have come to`() throws {
        // The theme day by the end of the month, told a week ahead; the assembly by the quarter's end,
        // told a fortnight ahead.
        let first = Self.branch(mobileSince: "2026-03-24")
        #expect(try Self.morning(of: [first], on: "2026-03-24") == (1, 2))
        let early = Self.branch(mobileSince: "2026-02-02")
        #expect(try Self.morning(of: [early], on: "2026-02-02") == (0, 0))
        let late = Self.branch(mobileSince: "2026-02-24")
        #expect(try Self.morning(of: [late, first, late], on: "2026-02-24") == (2, 2))
    }

    @Test
    func `a branch without anybody away, what is done and what is open already count nothing`()
        throws
    {
        let done = Self.branch(
            mobileSince: "2026-03-24",
            latest: [.themeDay: day("2026-03-20"), .assembly: day("2026-03-20")])
        #expect(
            try Self.morning(of: [Self.branch(mobileSince: nil), done], on: "2026-03-24") == (0, 0))
        var org = Organisation(.branch, openedOn: "2026-01-05", rules: try Self.book())
        try org.perform(.derive, on: "2026-03-24")
        #expect(!org.dossier.duties.isEmpty)
        #expect(try Self.morning(of: [org.dossier], on: "2026-03-24") == (0, 0))
    }
}
