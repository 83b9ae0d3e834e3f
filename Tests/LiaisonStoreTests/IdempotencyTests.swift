import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

@Suite struct IdempotencyTests {
    private func call(_ id: MemberID) -> Work {
        .member(
            id,
            .recordContact(ContactReport(on: day("2026-02-01"), channel: .phone)),
            PersonalValues()
        )
    }

    private func facts(_ store: TestStore, _ id: MemberID) throws -> Int {
        try store.store.history(of: id, limit: 100).flatMap(\.parts).count { part in
            guard case .fact(let fact) = part else { return false }
            return fact.kind == "contact"
        }
    }

    @Test func `R15: a repeated key gets the first answer, byte for byte, and does nothing`() throws
    {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        let first = store.perform(call(id), on: "2026-02-01", key: "a", fingerprint: [1])
        let again = store.perform(call(id), on: "2026-02-03", key: "a", fingerprint: [1])
        guard case .done(let one, false, _) = first, case .done(let two, true, _) = again else {
            throw TestStore.Unexpected()
        }
        #expect(one == two)
        #expect(try facts(store, id) == 1)
    }

    @Test func `R16: a key that was used for something else is refused`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        _ = store.perform(call(id), on: "2026-02-01", key: "a", fingerprint: [1])
        guard case .mismatch = store.perform(call(id), on: "2026-02-01", key: "a", fingerprint: [2])
        else { throw TestStore.Unexpected() }
        #expect(try facts(store, id) == 1)
    }

    @Test func `another user's key is another key`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        for uid in [1, 2] as [UInt32] {
            guard
                case .done(_, false, _) = store.perform(
                    call(id),
                    on: "2026-02-01",
                    key: "a",
                    uid: uid,
                    fingerprint: [1]
                )
            else { throw TestStore.Unexpected() }
        }
        #expect(try facts(store, id) == 2)
    }

    @Test func `a refusal keeps nothing: the same key can be tried again`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        guard case .refused(.futureDate) = store.perform(call(id), on: "2026-01-20", key: "a")
        else { throw TestStore.Unexpected() }
        guard case .done(_, false, _) = store.perform(call(id), on: "2026-02-01", key: "a")
        else { throw TestStore.Unexpected() }
    }

    @Test func `one ticket's refusal does not disturb its neighbours in the batch`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        func ticket(_ key: String, _ on: String) -> Ticket {
            Ticket(
                work: .member(
                    id,
                    .recordContact(ContactReport(on: day(on), channel: .phone)),
                    PersonalValues()
                ),
                origin: Origin(uid: 1, pid: 1, method: "test", key: key, fingerprint: []),
                encode: { _ in [] }
            )
        }
        let verdicts = store.store.perform(
            [ticket("a", "2026-02-01"), ticket("b", "2026-09-01"), ticket("c", "2026-02-02")],
            in: store.circumstance(on: "2026-02-03")
        )
        guard case .done = verdicts[0], case .refused = verdicts[1], case .done = verdicts[2] else {
            throw TestStore.Unexpected()
        }
        #expect(try facts(store, id) == 2)
    }

    @Test func `keys are forgotten after seven days, with the digest`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        _ = store.perform(call(id), on: "2026-02-01", key: "a", fingerprint: [1])
        _ = try store.digest(on: "2026-02-06")
        guard
            case .done(_, true, _) = store.perform(
                call(id), on: "2026-02-06", key: "a", fingerprint: [1])
        else { throw TestStore.Unexpected() }
        _ = try store.digest(on: "2026-02-09")
        guard
            case .done(_, false, _) = store.perform(
                call(id), on: "2026-02-09", key: "a", fingerprint: [1])
        else { throw TestStore.Unexpected() }
    }
}
