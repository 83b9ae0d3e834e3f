internal import LiaisonWire
internal import Synchronization

/// Counts who is in, and says who may come in. Shared by the listeners.
final class Doorman: Sendable {
    struct Bounds: Sendable {
        var total = Limits.connections
        var perUser = Limits.connectionsPerUser
    }

    private struct State {
        var perUser: [UInt32: Int] = [:]
        var total = 0
        var next = 0
        var refused = 0
        var isClosing = false
    }

    private let bounds: Bounds
    private let state = Mutex(State())

    init(_ bounds: Bounds) { self.bounds = bounds }

    /// The number of the new connection, or why it may not come in. Root always may: somebody has
    /// to be able to look at a full server.
    func admit(_ uid: UInt32) -> Result<Int, Refused> {
        state.withLock { state in
            if state.isClosing { return .failure(Refused(.serverDraining, retryAfter: 1000)) }
            let own = state.perUser[uid, default: 0]
            if uid != 0, state.total >= bounds.total || own >= bounds.perUser {
                state.refused += 1
                return .failure(Refused(.serverFull, retryAfter: 1000))
            }
            state.perUser[uid] = own + 1
            state.total += 1
            state.next += 1
            return .success(state.next)
        }
    }

    func leave(_ uid: UInt32) {
        state.withLock { state in
            state.total -= 1
            let own = state.perUser[uid, default: 1] - 1
            state.perUser[uid] = own == 0 ? nil : own
        }
    }

    /// From now on nobody comes in.
    func close() { state.withLock { $0.isClosing = true } }

    var present: Int { state.withLock { $0.total } }
}

extension Refused: Error {}
