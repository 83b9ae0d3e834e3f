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
        try store.record(.assign(two, on: day("2026-02-01")), about: members[1], on: "2026-02-01")
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
        try store.record(.assign(two, on: day("2026-02-01")), about: id, on: "2026-02-01")
        try store.record(.assign(one, on: day("2026-03-01")), about: id, on: "2026-03-01")
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
}
