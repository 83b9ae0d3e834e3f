import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

@Suite struct RosterTests {
    private func number(_ store: TestStore, _ id: MemberID) throws -> Int? {
        try store.store.member(id)?.number
    }

    @Test func `a roster number stays, and a freed one rests ninety days`() throws {
        let store = try TestStore()
        let one = try store.staff()
        let two = try store.staff()
        let members = try (0..<3).map { _ in
            try store.away(since: "2026-01-05", liaison: one, on: "2026-01-05")
        }
        #expect(try members.map { try number(store, $0) } == [1, 2, 3])
        try store.record(
            .assign(Assignment(two), on: day("2026-02-01")), about: members[1], on: "2026-02-01")
        #expect(try members.map { try number(store, $0) } == [1, 1, 3])
        let soon = try store.away(since: "2026-02-02", liaison: one, on: "2026-02-02")
        #expect(try number(store, soon) == 4)
        let later = try store.away(since: "2026-05-10", liaison: one, on: "2026-05-10")
        #expect(try number(store, later) == 2)
    }

    @Test func `somebody who comes back to his liaison gets his old number`() throws {
        let store = try TestStore()
        let one = try store.staff()
        let two = try store.staff()
        _ = try store.away(since: "2026-01-05", liaison: one, on: "2026-01-05")
        let id = try store.away(since: "2026-01-05", liaison: one, on: "2026-01-05")
        try store.record(
            .assign(Assignment(two), on: day("2026-02-01")), about: id, on: "2026-02-01")
        try store.record(
            .assign(Assignment(one), on: day("2026-03-01")), about: id, on: "2026-03-01")
        #expect(try number(store, id) == 2)
    }

    @Test func `a bare number is looked up on the list it is said with, and nowhere else`() throws {
        let store = try TestStore()
        let one = try store.staff()
        let id = try store.away(since: "2026-01-05", liaison: one, on: "2026-01-05")
        guard case .one(let line) = try store.store.find(member: "1", on: one) else {
            throw TestStore.Unexpected()
        }
        #expect(line.id == id)
        guard case .none = try store.store.find(member: "1", on: try store.staff()) else {
            throw TestStore.Unexpected()
        }
    }

    /// The assignments of a member as the table has them: whose, since and until when.
    private func assignments(_ store: TestStore) throws -> [[String]] {
        let file = DatabaseFile(store.directory.path + "/liaison.db")
        return try file.rows("SELECT staff, since, until FROM assignment ORDER BY id")
    }

    @Test func `an assignment taken back leaves the one before it, with its number and its day`()
        throws
    {
        let store = try TestStore()
        let one = try store.staff()
        let two = try store.staff()
        _ = try store.away(since: "2026-01-05", liaison: one, on: "2026-01-05")
        let id = try store.away(since: "2026-01-05", liaison: one, on: "2026-01-05")
        let before = try assignments(store)
        try store.record(
            .assign(Assignment(two), on: day("2026-02-01")), about: id, on: "2026-02-01")
        let facts = try store.store.history(
            of: try #require(try store.store.member(id)?.handle), Page(limit: 1)
        ).rows.flatMap(\.parts)
        guard case .fact(let fact)? = facts.first, let wrong = Handle(parsing: fact.handle)?.number
        else { throw TestStore.Unexpected() }
        try store.done(.correct(fact: wrong, nil, PersonalValues()), on: "2026-02-03")
        #expect(try assignments(store) == before)
        let line = try #require(try store.store.member(id))
        #expect(line.liaison?.id == one && line.number == 2)
        #expect(line.assignedOn == day("2026-01-05"))
        #expect(try number(store, id) == 2)
    }

    @Test func `somebody who leaves his post has his members on the agenda of who stands in`()
        throws
    {
        let store = try TestStore()
        let (one, two, three) = (try store.staff(), try store.staff(), try store.staff())
        let alone = try store.away(since: "2025-01-05", liaison: one, on: "2026-01-05")
        let shared = try store.away(since: "2025-01-05", liaison: one, on: "2026-01-05")
        try store.record(
            .assign(Assignment(one, deputy: two), on: day("2026-01-05")), about: shared,
            on: "2026-01-05")
        func agenda(_ staff: StaffID) throws -> [MemberID] {
            let scope = AgendaScope(until: day("2026-02-05"), org: nil, staff: staff)
            let lines = try store.store.agenda(scope, .whole).rows.map(\.member.id)
            let counts = try store.store.agendaCounts(scope, on: day("2026-02-05"))
            #expect(counts.people == lines.count)
            return lines
        }
        #expect(try agenda(one) == [alone, shared])
        #expect(try agenda(two) == [] && agenda(three) == [])
        try store.done(
            .amendStaff(one, NewStaffFields(leftOn: day("2026-01-20")), PersonalValues()),
            on: "2026-01-20")
        #expect(try agenda(two) == [shared])
        #expect(try agenda(three) == [])
        // What falls due is told to him as well.
        let told = try store.store.duties(of: .member(shared), limit: 10).flatMap(\.notices)
            .filter { $0.notice.role == .liaison }.map { $0.staff?.id }
        #expect(!told.isEmpty && told.allSatisfy { $0 == two })
        _ = try store.digest(on: "2026-02-05")
        let messages = try store.store.deliveries(.whole).rows
        #expect(messages.contains { $0.staff.id == two })
    }
}
