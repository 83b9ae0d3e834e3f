package import LiaisonStore
package import LiaisonWire
internal import Synchronization

/// One request waiting for its turn: whether it may still be begun when that comes. What has begun
/// is finished, whatever the deadline and whoever cancels.
package final class Turn: Sendable {
    private enum State {
        case waiting
        case begun
        /// Begun, and then taken back: it ends as soon as it only waits.
        case unwanted
        /// Begun, and it lasts until something happens; the closure ends it.
        case lasting(@Sendable () -> Void)
        case cancelled
    }

    private let deadline: ContinuousClock.Instant?
    private let state = Mutex(State.waiting)

    /// - Parameter deadline: a moment of the clock that never jumps and counts a suspended
    ///   machine's time too, as whoever waits does; nil for none.
    package init(deadline: ContinuousClock.Instant? = nil) { self.deadline = deadline }

    /// The turn has come: begins, or says why not. May be asked again; what began goes on.
    package func begin() -> Withdrawal? {
        #if DEBUG
            if Fault.isActive(.forgetDeadlines) { return nil }
        #endif
        return state.withLock { state in
            switch state {
            case .begun, .unwanted, .lasting: return nil
            case .cancelled: return .cancelled
            case .waiting:
                if let deadline, .now >= deadline { return .deadline }
                state = .begun
                return nil
            }
        }
    }

    /// What has begun only waits from now on: it can still be taken back, and `end` is called then;
    /// at once when it has been already.
    package func lasts(_ end: @escaping @Sendable () -> Void) {
        let isUnwanted = state.withLock { state in
            switch state {
            case .begun: state = .lasting(end)
            case .unwanted: return true
            case .waiting, .lasting, .cancelled: break
            }
            return false
        }
        if isUnwanted { end() }
    }

    /// Milliseconds until the deadline; nil without one.
    var millisecondsLeft: Int? {
        deadline.map { deadline in
            let left = ContinuousClock.now.duration(to: deadline).components
            return max(0, Int(left.seconds) * 1000 + Int(left.attoseconds / 1_000_000_000_000_000))
        }
    }

    /// Takes the request back; false when it has begun and does not wait.
    package func cancel() -> Bool {
        let (isCancelled, end) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
            switch state {
            case .begun, .unwanted:
                state = .unwanted
                return (false, nil)
            case .waiting, .cancelled:
                state = .cancelled
                return (true, nil)
            case .lasting(let end):
                state = .cancelled
                return (true, end)
            }
        }
        end?()
        return isCancelled
    }
}

/// The requests of one connection that are being answered, by their ids. For every thread.
package final class Turns: Sendable {
    private let turns = Mutex<[RequestID: Turn]>([:])

    package init() {}

    var count: Int { turns.withLock { $0.count } }

    func contains(_ id: RequestID) -> Bool { turns.withLock { $0[id] != nil } }

    func add(_ turn: Turn, _ id: RequestID) { turns.withLock { $0[id] = turn } }

    func remove(_ id: RequestID) { turns.withLock { $0[id] = nil } }

    /// Takes back the request with this id; false when there is none, or when it has begun.
    package func cancel(_ id: RequestID) -> Bool {
        turns.withLock { $0[id] }?.cancel() ?? false
    }
}
