import LiaisonDaemon
import LiaisonWire
import Testing

/// Who may come in: counted without a socket, by uids that need not exist.
@Suite struct DoormanTests {
    private static let ownUID: UInt32 = 500

    private func doorman(connections: Int, perUser: Int, reserved: Int) -> Doorman {
        var limits = ServerLimits()
        limits.connections = connections
        limits.connectionsPerUser = perUser
        limits.reserved = reserved
        return Doorman(limits, ownUID: Self.ownUID)
    }

    /// How many of `attempts` by this uid come in.
    private func admitted(_ uid: UInt32, _ attempts: Int, by doorman: Doorman) -> Int {
        (0..<attempts).count { _ in (try? doorman.admit(uid).get()) != nil }
    }

    @Test func `one user has his share, and the next one his own`() {
        let doorman = doorman(connections: 100, perUser: 10, reserved: 4)
        #expect(admitted(1_000, 30, by: doorman) == 10)
        #expect(admitted(1_001, 30, by: doorman) == 10)
        doorman.leave(1_000)
        #expect(admitted(1_000, 30, by: doorman) == 1)
    }

    @Test(arguments: [0, ownUID])
    func `a full server keeps places for root and the daemon's user`(keeper: UInt32) {
        let doorman = doorman(connections: 100, perUser: 60, reserved: 4)
        #expect(admitted(1_000, 100, by: doorman) == 60)
        #expect(admitted(1_001, 100, by: doorman) == 36)
        #expect(admitted(1_002, 100, by: doorman) == 0)
        #expect(admitted(keeper, 100, by: doorman) == 4)
        #expect(doorman.present == 100)
    }

    @Test func `root's own flood leaves root places to look from`() {
        let doorman = doorman(connections: 100, perUser: 60, reserved: 4)
        #expect(admitted(0, 1_000, by: doorman) == 64)
        #expect(admitted(1_000, 1_000, by: doorman) == 32)
    }

    @Test func `a refusal says why and when to come again`() throws {
        let doorman = doorman(connections: 8, perUser: 1, reserved: 0)
        #expect(admitted(1, 1, by: doorman) == 1)
        guard case .failure(let full) = doorman.admit(1) else { throw Admitted() }
        #expect(full == Refused(.serverFull, retryAfter: 1_000))
        doorman.close()
        guard case .failure(let stopping) = doorman.admit(2) else { throw Admitted() }
        #expect(stopping == Refused(.serverDraining, retryAfter: 1_000))
    }

    /// Somebody came in who should not.
    private struct Admitted: Error {}
}
