import LiaisonCore
import LiaisonTestKit
import Testing

/// What a row of an inflow ledger does to somebody who came here.
@Suite struct InflowNewsTests {
    private static func guest() -> Member {
        var member = Member(openedOn: "2026-11-20")
        member.dossier.side = .receiving
        member.dossier.branch = OrgID(7)
        return member
    }

    private static func news(_ inflow: LedgerInflow, checkedIn: String? = nil) -> LedgerNews {
        var news = LedgerNews(ledgerDate: day("2026-11-18"))
        news.inflow = inflow
        news.checkedIn = checkedIn.map(day)
        return news
    }

    @Test func `an arrival opens a stay, and nothing of it is recognised or departed`() throws {
        var member = Self.guest()
        let inflow = LedgerInflow(
            arrived: day("2026-03-02"), reason: .wageWork, occupation: .farmer,
            placed: day("2026-03-20"), conduct: day("2026-09-01"))
        try member.perform(.take(Self.news(inflow, checkedIn: "2026-03-02")), on: "2026-11-20")
        let stay = try #require(member.dossier.absence)
        #expect(stay.arrivedOn == day("2026-03-02") && stay.departed == nil)
        #expect(stay.recognisedOn == nil && stay.checkedInOn == day("2026-03-02"))
        #expect(stay.occupation == .farmer && stay.reason == .wageWork)
        #expect(stay.placedOn == day("2026-03-20") && stay.placedIn == OrgID(7))
        #expect(member.dossier.clocks.latest[.conduct] == day("2026-09-01"))
        #expect(member.facts.map(\.event.word) == ["arrival", "check-in", "placement", "conduct"])
    }

    @Test func `an arrival without a day is one, and its day can follow`() throws {
        var member = Self.guest()
        try member.perform(.take(Self.news(LedgerInflow())), on: "2026-11-20")
        #expect(member.dossier.absence != nil && member.dossier.absence?.arrivedOn == nil)
        // Registered he is all the same, and so corrected.
        try member.perform(
            .stepAbsence(.register, on: day("2026-11-20"), personal: []), on: "2026-11-20")
        try member.perform(
            .amendAbsence(AbsenceAmendment(arrived: day("2026-03-02"))), on: "2026-11-20")
        #expect(member.dossier.absence?.arrivedOn == day("2026-03-02"))
        #expect(member.dossier.absence?.checkedInOn == nil)
    }

    @Test func `another day moves the check-in that was the arrival, and no other`() throws {
        for (checkedIn, moved) in [("2026-03-02", "2026-02-20"), ("2026-03-05", "2026-03-05")] {
            var member = Self.guest()
            let first = LedgerInflow(arrived: day("2026-03-02"))
            try member.perform(.take(Self.news(first, checkedIn: checkedIn)), on: "2026-11-20")
            let second = LedgerInflow(arrived: day("2026-02-20"))
            try member.perform(.take(Self.news(second)), on: "2026-11-20")
            #expect(member.dossier.absence?.arrivedOn == day("2026-02-20"))
            #expect(member.dossier.absence?.checkedInOn == day(moved))
        }
    }
}
