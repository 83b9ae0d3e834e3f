import LiaisonCore
import LiaisonTestKit
import Testing

/// Opening a roll: nothing above the liaison, nothing from a blank cell, nothing at once.
@Suite struct OpeningTests {
    private func opened(_ news: LedgerNews, on today: String = "2026-11-24") throws -> Member {
        var member = Member(openedOn: today, isHeld: true)
        try member.perform(.take(news), on: today)
        return member
    }

    private func news(departed: String?, contact: String? = nil, dues: String? = nil) -> LedgerNews
    {
        LedgerNews(
            departure: Departure(on: departed.map(day), isAbroad: false, reason: .wageWork),
            contact: contact.map(day),
            dues: dues.map(month),
            ledgerDate: day("2026-11-20")
        )
    }

    @Test func `while held only the liaison's rungs are planned`() throws {
        let member = try opened(news(departed: "2024-01-05", contact: "2025-02-01"))
        let roles = Set(member.dossier.duties.flatMap(\.notices).map(\.role))
        #expect(roles == [.liaison])
    }

    @Test func `release plans the rest of the ladder, spaced from the release on`() throws {
        var member = try opened(news(departed: "2024-01-05", contact: "2025-02-01"))
        try member.perform(.release, on: "2026-11-26")
        let duty = try #require(member.open("C1"))
        #expect(duty.notices.count == 4)
        #expect(
            duty.notices.sorted { $0.planned < $1.planned }.map(\.planned)
                == ["2026-11-26", "2026-11-26", "2026-12-03", "2026-12-17"].map(day)
        )
        // Nobody above the liaison hears of anything in the first week.
        for notice in member.dossier.duties.flatMap(\.notices) where notice.role != .liaison {
            #expect(notice.planned > day("2026-11-26").adding(days: 6))
        }
    }

    @Test func `a blank cell raises no review and starts its clock at the opening`() throws {
        let member = try opened(news(departed: "2022-01-05"))
        #expect(member.open("L1")?.since == day("2026-11-24"))
        #expect(member.open("L1")?.due == day("2027-05-24"))
        #expect(member.open("F4")?.since == day("2026-11-01"))
    }

    @Test func `a blank last contact raises no review from old dues either`() throws {
        var member = try opened(news(departed: "2022-01-05", dues: "2026-02"))
        #expect(member.open("L1")?.since == day("2026-11-24"))
        // A call made before the opening and recorded late (补录) is what counts then.
        try member.perform(DutyTests.call("2026-03-10"), on: "2026-11-25")
        #expect(member.open("L1")?.since == day("2026-03-10"))
        #expect(member.open("L1")?.due == day("2026-09-10"))
    }

    @Test func `a mark of the secretary's that falls into the first week after release waits`()
        throws
    {
        // Due for the secretary 2026-11-28 (+7 days): the liaison is told first.
        var member = try opened(news(departed: "2026-05-01", contact: "2026-08-21"))
        try member.perform(.release, on: "2026-11-26")
        let duty = try #require(member.open("C1"))
        let secretary = try #require(duty.notices.first { $0.rung == "after-7d" })
        #expect(secretary.planned == day("2026-12-03"))
    }

    @Test func `dues a ledger reports count as paid on the month's last day at the latest`() throws
    {
        let early = try opened(news(departed: "2022-01-05", dues: "2026-06"))
        #expect(early.dossier.clocks.ownDues == day("2026-06-30"))
        let late = try opened(news(departed: "2022-01-05", dues: "2026-12"))
        #expect(late.dossier.clocks.ownDues == day("2026-11-20"))
    }

    @Test func `an unknown departure starts no clock of its own`() throws {
        let member = try opened(news(departed: nil))
        #expect(member.open("D1") == nil)
        #expect(member.open("D4") == nil)
        #expect(member.open("C1")?.since == day("2026-11-24"))
    }
}
