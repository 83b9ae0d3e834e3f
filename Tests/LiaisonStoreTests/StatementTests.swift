import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// Statements are prepared once and kept.
@Suite struct StatementTests {
    @Test func `the open duties of each rule are counted without being sorted`() throws {
        let store = try TestStore()
        let member = try store.away(since: "2026-01-05", on: "2026-01-05")
        let before = try store.store.sorts()
        let counts = try store.store.openByRule()
        #expect(counts.values.reduce(0, +) > 1 && counts.values.allSatisfy { $0 == 1 })
        #expect(try store.store.sorts() == before)
        // The duties of one person are few, and are sorted.
        _ = try store.store.duties(of: .member(member), limit: 10)
        #expect(try store.store.sorts() > before)
    }

    @Test func `lists of many people and branches are asked for with the same few statements`()
        throws
    {
        let store = try TestStore()
        let member = try store.away(since: "2026-01-05", on: "2026-01-05")
        func ask(_ number: Int64) throws {
            let org = OrgID(number)
            let staff = StaffID(number)
            _ = try store.store.members(in: org, of: staff, Page(limit: 10))
            let agenda = AgendaScope(until: day("2026-12-31"), org: org, staff: staff)
            _ = try store.store.agenda(agenda, .whole)
            _ = try store.store.agendaCounts(agenda, on: day("2026-12-31"))
            _ = try store.store.unknowns(in: org, .whole)
            _ = try store.store.away(under: org, limit: 10)
            _ = try store.store.duties(
                Store.DutyFilter(org: org, staff: staff, rule: nil, state: .open),
                Page(limit: 10))
        }
        try ask(1)
        let before = try store.store.preparedStatements()
        for number in 2...60 { try ask(Int64(number)) }
        #expect(try store.store.preparedStatements() == before)
        // The branches are taken by their numbers all the same.
        try store.done(.addOrg(name: "甲", .branch, parent: nil), on: "2026-01-05")
        let branch = try #require(try store.store.orgs().rows.last?.id)
        let amendment = MemberCommand.amend(MemberAmendment(branch: branch), personal: [])
        try store.done(.member(member, amendment, PersonalValues()), on: "2026-01-05")
        #expect(try store.store.unknowns(in: branch, .whole).rows.map(\.member.id) == [member])
        #expect(try store.store.unknowns(in: OrgID(branch.number + 1), .whole).rows.isEmpty)
        #expect(
            try store.store.members(in: branch, of: StaffID(99), Page(limit: 9))
                .rows.isEmpty)
    }
}
