package import LiaisonWire
internal import Synchronization

/// Counts who is in, and says who may come in. Shared by the listeners.
package final class Doorman: Sendable {
    private struct State {
        var perUser: [UInt32: Int] = [:]
        var total = 0
        var next = 0
        var isClosing = false
    }

    private let limits: ServerLimits
    private let ownUID: UInt32
    private let state = Mutex(State())

    package init(_ limits: ServerLimits, ownUID: UInt32) {
        self.limits = limits
        self.ownUID = ownUID
    }

    /// The number of the new connection, or why it may not come in. A few places, of all and of
    /// their own, are kept for root and the daemon's own user: somebody has to be able to look at
    /// a full server.
    package func admit(_ uid: UInt32) -> Result<Int, Refused> {
        let isKeeper = uid == 0 || uid == ownUID
        let total = limits.connections - (isKeeper ? 0 : limits.reserved)
        let perUser = limits.connectionsPerUser + (isKeeper ? limits.reserved : 0)
        return state.withLock { state in
            if state.isClosing { return .failure(Self.refused(.serverDraining)) }
            let own = state.perUser[uid, default: 0]
            guard state.total < total, own < perUser else {
                return .failure(Self.refused(.serverFull))
            }
            state.perUser[uid] = own + 1
            state.total += 1
            state.next += 1
            return .success(state.next)
        }
    }

    /// Connections come and go within a second, and so does a stop.
    private static func refused(_ type: ErrorType) -> Refused { Refused(type, retryAfter: 1000) }

    /// One of this user's connections has ended.
    package func leave(_ uid: UInt32) {
        state.withLock { state in
            state.total -= 1
            let own = state.perUser[uid, default: 1] - 1
            state.perUser[uid] = own == 0 ? nil : own
        }
    }

    /// From now on nobody comes in.
    package func close() { state.withLock { $0.isClosing = true } }

    /// The connections that are in.
    package var present: Int { state.withLock { $0.total } }
}

extension Refused: Error {}
