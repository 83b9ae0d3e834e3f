import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// Editing a rule supersedes notices; it never sends one twice and never loses one.
@Suite struct RuleChangeTests {
    @Test func `a longer interval replaces the duty and tells nothing again`() throws {
        let store = try TestStore()
        let liaison = try store.staff()
        let id = try store.away(since: "2026-01-05", liaison: liaison, on: "2026-01-05")
        try store.record(
            .stepAbsence(.checkIn, on: day("2026-01-06"), personal: []), about: id, on: "2026-01-06"
        )
        #expect(try store.digest(on: "2026-03-23").count == 1)  // ahead-14d of C1, and dues
        var rules = TestRules.all
        for index in rules.indices where rules[index].id == "C1" {
            rules[index].period = .months(4)
        }
        store.rules = RuleBook(rules: rules, calendar: TestCalendar.known)
        try store.done(
            .recompute(after: .member(MemberID(0)), limit: 100, fingerprint: "b"), on: "2026-03-24")
        let duty = try #require(try store.dossier(id).duties.first { $0.rule == "C1" })
        #expect(duty.due == day("2026-05-05"))
        #expect(try store.digest(on: "2026-03-24").isEmpty)
        // Two weeks before the new date the liaison is told again: it is another date.
        _ = try store.digest(on: "2026-04-21")
        let ahead = try store.notices(of: id).filter { $0.notice.rung == "ahead-14d" }
        #expect(ahead.map(\.notice.fate) == [.sent, .sent])
        #expect(ahead.map(\.notice.planned) == [day("2026-04-21"), day("2026-03-20")])
    }

    @Test func `a recomputation under the same rules changes nothing at all`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        _ = try store.digest(on: "2026-03-23")
        let before = try store.dossier(id)
        try store.done(
            .recompute(after: .member(MemberID(0)), limit: 100, fingerprint: "x"), on: "2026-03-24")
        #expect(try store.dossier(id) == before)
    }

    @Test func `a disabled rule's duties are superseded with their notices`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        store.rules = RuleBook(
            rules: TestRules.all.filter { $0.id != "C1" },
            calendar: TestCalendar.known
        )
        try store.done(
            .recompute(after: .member(MemberID(0)), limit: 100, fingerprint: "x"), on: "2026-01-06")
        #expect(try store.dossier(id).duties.allSatisfy { $0.rule != "C1" })
        let ended = try store.store.duties(of: .member(id), limit: 100).filter {
            $0.duty.rule == "C1"
        }
        #expect(ended.map(\.duty.state) == [.superseded])
        #expect(ended.flatMap(\.notices).allSatisfy { $0.notice.fate == .superseded })
    }
}
