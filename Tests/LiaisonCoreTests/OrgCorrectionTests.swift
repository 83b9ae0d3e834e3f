import LiaisonCore
import LiaisonTestKit
import Testing

/// What was recorded of an org wrongly: put right, or made void.
@Suite struct OrgCorrectionTests {
    private static func rule(
        _ id: String, _ record: OrgRecordKind, _ clock: [Anchor], _ period: Period,
        opening: ClockFallback, if condition: Condition? = nil
    ) -> Rule {
        Rule(
            id: id, title: LocalText(zh: id, en: id), subject: .org, basis: "试验",
            confidence: .v1, origin: .national, appliesTo: Set([condition].compactMap(\.self)),
            clock: clock, clockFallback: opening, period: period, record: record,
            fulfilledBy: [.record],
            ladder: [
                Rung(name: "ahead-7d", offset: .days(-7), to: .secretary, origin: .product),
                Rung(name: "due", offset: .days(0), to: .secretary, origin: .product),
            ], whenLate: .send(capDays: 31))
    }

    private static let book = RuleBook(
        rules: [
            rule("O1", .themeDay, [.record], .endOf(.month), opening: .opening),
            rule("M1", .founding, [.record], .days(30), opening: .opening, if: .notFounded),
            rule("M1-review", .review, [.record, .founding], .months(12), opening: .none),
        ], calendar: TestCalendar.known)

    private static func org(_ kind: OrgKind = .branch) throws -> Organisation {
        var org = Organisation(kind, openedOn: "2026-01-05", rules: book)
        try org.perform(.derive, on: "2026-01-05")
        return org
    }

    private static func founded() throws -> Organisation {
        var org = try org(.mobileOrg)
        try org.record(.founding, on: "2026-01-06", amount: 5)
        return org
    }

    @Test func `a theme day put down for the wrong branch counts no more, and is due again`()
        throws
    {
        var org = try Self.org()
        let due = org.open("O1")?.due
        try org.record(.themeDay, on: "2026-01-15")
        #expect(org.open("O1")?.due == day("2026-02-28"))
        let outcome = try org.correct(org.last, on: "2026-01-16")
        #expect(org.dossier.latest == [:])
        #expect(org.open("O1")?.due == due)
        #expect(outcome.superseded.map(\.rule) == ["O1"] && outcome.fulfilled == [])
        let void = try #require(org.facts.last)
        #expect(void.event == .voided && void.corrects == org.facts.first?.number)
        #expect(void.subject == org.dossier.subject)
    }

    @Test func `a day amended is the day it counts from, an earlier one too`() throws {
        var org = try Self.org()
        try org.record(.themeDay, on: "2026-01-15")
        try org.record(.themeDay, on: "2026-03-20")
        try org.correct(org.last, FactAmendment(on: day("2026-02-20")), on: "2026-03-21")
        #expect(org.dossier.latest == [.themeDay: day("2026-02-20")])
        #expect(org.open("O1")?.due == day("2026-03-31"))
        // The one before it is amended past it, and counts from there.
        try org.correct(
            org.facts[0].number, FactAmendment(on: day("2026-03-02")), on: "2026-03-21")
        #expect(org.dossier.latest == [.themeDay: day("2026-03-02")])
        #expect(org.open("O1")?.due == day("2026-04-30"))
    }

    @Test func `the number alone is amended, and no date is another`() throws {
        var org = try Self.org()
        try org.record(.service, on: "2026-01-15", amount: 30)
        let before = org.dossier.life
        try org.correct(org.last, FactAmendment(amount: 3), on: "2026-01-16")
        #expect(org.facts.last?.event == .record(OrgRecord(.service, amount: 3)))
        #expect(org.dossier.life == before)
    }

    @Test func `a founding amended stands at its own fact, and made void is asked for again`()
        throws
    {
        var org = try Self.founded()
        #expect(org.open("M1") == nil)
        try org.correct(
            org.last, FactAmendment(on: day("2026-01-05"), amount: 7), on: "2026-01-08")
        #expect(org.dossier.foundedOn == day("2026-01-05"))
        #expect(org.dossier.life.foundingFact == org.last)
        #expect(org.open("M1-review")?.due == day("2027-01-05"))
        // Life goes on around it: what was done stays done.
        try org.record(.themeDay, on: "2026-01-09")
        try org.correct(org.facts[1].number, on: "2026-01-10")
        #expect(org.dossier.life == OrgLife(latest: [.themeDay: day("2026-01-09")]))
        #expect(org.open("M1")?.due == day("2026-02-04"))
        #expect(org.open("M1-review") == nil)
        try org.record(.founding, on: "2026-01-07", today: "2026-01-10")
        #expect(org.dossier.foundedOn == day("2026-01-07"))
    }

    @Test func `a dissolution made void opens the org again, and its duties come back`() throws {
        var org = try Self.founded()
        func duties() -> Set<[String]> { Set(org.dossier.duties.map { [$0.rule, $0.due.iso] }) }
        let before = duties()
        try org.record(.dissolution, on: "2026-01-12")
        #expect(org.dossier.duties.isEmpty)
        #expect(throws: Refusal.orgClosed) { try org.record(.themeDay, on: "2026-01-13") }
        try org.correct(org.last, on: "2026-01-13")
        #expect(org.dossier.closedOn == nil)
        #expect(duties() == before)
        try org.record(.themeDay, on: "2026-01-13")
        try org.record(.dissolution, on: "2026-01-14")
        #expect(org.dossier.closedOn == day("2026-01-14"))
    }

    @Test func `what is refused leaves the org as it was`() throws {
        var org = try Self.founded()
        let founding = org.last
        try org.record(.service, on: "2026-01-08", amount: 30)
        let service = org.last
        try org.record(.dissolution, on: "2026-01-12")
        let dissolution = org.last
        let before = (org.dossier, org.facts)
        let wrong: [(Int64, FactAmendment?, Refusal)] = [
            // Of an org that is dissolved nobody would ask for the founding.
            (founding, nil, .dissolvedAfterFounding(day("2026-01-12"))),
            (founding, FactAmendment(on: day("2026-01-13")), .orgClosed),
            (founding, FactAmendment(amount: 2), .tooFewToFound),
            (dissolution, FactAmendment(on: day("2026-01-05")), .beforeFounding(day("2026-01-06"))),
            (dissolution, FactAmendment(amount: 2), .recordAmount),
            (dissolution, FactAmendment(on: day("2026-02-01")), .futureDate(day("2026-02-01"))),
            (service, FactAmendment(on: day("2026-01-13")), .orgClosed),
            (service, FactAmendment(amount: 0), .recordAmount),
            (service, FactAmendment(detail: "visit"), .amendmentMisfit),
            (service, FactAmendment(amount: 30), .amendmentChangesNothing),
            (service, FactAmendment(), .amendmentChangesNothing),
        ]
        for (fact, amendment, refusal) in wrong {
            #expect(throws: refusal) { try org.correct(fact, amendment, on: "2026-01-14") }
        }
        #expect(org.dossier == before.0 && org.facts == before.1)
        try org.correct(service, on: "2026-01-14")
        #expect(throws: Refusal.alreadyCorrected(by: org.last)) {
            try org.correct(service, on: "2026-01-14")
        }
        #expect(throws: Refusal.correctedElsewhere(.void)) {
            try org.correct(org.last, on: "2026-01-14")
        }
        // First the dissolution, then the founding.
        try org.correct(dissolution, on: "2026-01-14")
        try org.correct(founding, on: "2026-01-14")
        #expect(org.dossier.life == OrgLife())
    }

    /// The rungs told again of a duty that comes back.
    private static func told(past isKnown: Bool) throws -> [Notice] {
        var org = try org()
        org.tell(on: "2026-01-23")
        try org.record(.themeDay, on: "2026-01-26")
        try org.correct(org.last, isPastKnown: isKnown, on: "2026-01-27")
        return try #require(org.open("O1")).notices
    }

    @Test func `a duty that comes back tells nobody what he was told, and all that was not`() throws
    {
        let notices = try Self.told(past: true)
        #expect(notices.map(\.rung) == ["ahead-7d", "due"])
        #expect(notices.map(\.fate) == [.folded, nil])
        // The control: without the duties that had ended.
        #expect(try Self.told(past: false).first?.fate == nil)
    }
}
