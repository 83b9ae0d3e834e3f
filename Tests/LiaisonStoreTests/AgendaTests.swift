import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// The agenda as the store finds it, against the same made of every dossier.
@Suite struct AgendaTests {
    @Test func `an agenda lists everyone once, by the first of his days, and counts them all`()
        throws
    {
        let store = try TestStore()
        let today = day("2026-06-30")
        var members: [MemberID] = []
        for departed in ["2026-05-04", "2025-11-03", "2026-01-05", "2025-11-03", "2026-06-29"] {
            members.append(try store.away(since: departed, on: "2026-06-30"))
        }
        for until in ["2026-06-30", "2026-09-30", "2027-12-31"].map({ day($0) }) {
            let scope = AgendaScope(until: until, org: nil, staff: nil)
            var expected: [(due: CivilDate, member: MemberID)] = []
            var items = 0
            var overdue = 0
            for member in members {
                let duties = try store.dossier(member).duties
                    .filter { $0.showsFrom <= until }
                items += duties.count
                overdue += duties.count { $0.due < today }
                if let first = duties.map(\.due).min() { expected.append((first, member)) }
            }
            expected.sort { ($0.due, $0.member.number) < ($1.due, $1.member.number) }
            let rows = try store.store.agenda(scope, .whole).rows
            #expect(rows.map(\.member.id) == expected.map(\.member))
            #expect(rows.map(\.due) == expected.map(\.due))
            let counts = try store.store.agendaCounts(scope, on: today)
            #expect(counts.people == expected.count)
            #expect(counts.items == items && counts.overdue == overdue && overdue > 0)
        }
    }
}
