package import LiaisonStore
package import LiaisonWire
internal import Synchronization

/// One request waiting for its turn: whether it may still be begun when that comes. What has begun
/// is finished, whatever the deadline and whoever cancels.
package final class Turn: Sendable {
    private enum State {
        case waiting
        case begun
        /// Begun, and about to last; those who took it back meanwhile are told when it does.
        case settling([Verdict])
        /// Begun, and it lasts until something happens; the closure ends it.
        case lasting(Ending)
        case cancelled
        case over
    }

    /// Told whether a request was taken back.
    package typealias Verdict = @Sendable (_ isTakenBack: Bool) -> Void
    /// Ends a request that lasts, unless it has just been answered, and says so.
    package typealias Ending = @Sendable (@escaping Verdict) -> Void

    /// How far the request is; nil where nobody asks.
    let pace: RequestPace?
    private let deadline: ContinuousClock.Instant?
    private let mayLast: Bool
    private let state = Mutex(State.waiting)

    /// - Parameters:
    ///   - deadline: a moment of the clock that never jumps and counts a suspended machine's time
    ///     too, as whoever waits does; nil for none.
    ///   - mayLast: the request waits for something once it has begun.
    ///   - pace: told how far the request is.
    package init(
        deadline: ContinuousClock.Instant? = nil, mayLast: Bool = false, pace: RequestPace? = nil
    ) {
        self.pace = pace
        self.deadline = deadline
        self.mayLast = mayLast
    }

    /// The turn has come: begins, or says why not. May be asked again; what began goes on.
    package func begin() -> Withdrawal? {
        pace?.begin()
        #if DEBUG
            if Fault.isActive(.forgetDeadlines) { return nil }
        #endif
        return state.withLock { state in
            switch state {
            case .begun, .settling, .lasting, .over: return nil
            case .cancelled: return .cancelled
            case .waiting:
                if let deadline, .now >= deadline { return .deadline }
                state = mayLast ? .settling([]) : .begun
                return nil
            }
        }
    }

    /// What has begun only waits from now on: it can still be taken back, and `end` is called then;
    /// at once when somebody has tried to already.
    package func lasts(_ end: @escaping Ending) {
        let early = state.withLock { state in
            guard case .settling(let verdicts) = state else { return [Verdict]() }
            state = .lasting(end)
            return verdicts
        }
        for verdict in early { end(verdict) }
    }

    /// The request is answered.
    package func isOver() {
        let late = state.withLock { state in
            defer { state = .over }
            guard case .settling(let verdicts) = state else { return [Verdict]() }
            return verdicts
        }
        for verdict in late { verdict(false) }
    }

    /// Milliseconds until the deadline; nil without one.
    var millisecondsLeft: Int? {
        deadline.map { deadline in
            let left = ContinuousClock.now.duration(to: deadline).components
            return max(0, Int(left.seconds) * 1000 + Int(left.attoseconds / 1_000_000_000_000_000))
        }
    }

    /// Takes the request back, unless it has begun and does not wait.
    ///
    /// - Parameter verdict: called once, soon, from any thread; told true when nothing comes of the
    ///   request any more: it changes nothing, and what waited is answered with
    ///   `request.cancelled`.
    package func cancel(_ verdict: @escaping Verdict) {
        let answer = state.withLock { state -> (() -> Void)? in
            switch state {
            case .begun, .over: return { verdict(false) }
            case .settling(let verdicts):
                state = .settling(verdicts + [verdict])
                return nil
            case .waiting, .cancelled:
                state = .cancelled
                return { verdict(true) }
            case .lasting(let end): return { end(verdict) }
            }
        }
        answer?()
    }
}

/// The requests of one connection that are being answered, by their ids. For every thread.
package final class Turns: Sendable {
    private let turns = Mutex<[RequestID: Turn]>([:])

    package init() {}

    var count: Int { turns.withLock { $0.count } }

    func contains(_ id: RequestID) -> Bool { turns.withLock { $0[id] != nil } }

    func add(_ turn: Turn, _ id: RequestID) { turns.withLock { $0[id] = turn } }

    /// The request with this id is answered; gives its turn, which is over.
    func remove(_ id: RequestID) -> Turn? {
        let turn = turns.withLock { $0.removeValue(forKey: id) }
        turn?.isOver()
        return turn
    }

    /// Takes back the request with this id, if it has not ended. See `Turn.cancel`.
    package func cancel(_ id: RequestID, _ verdict: @escaping Turn.Verdict) {
        guard let turn = turns.withLock({ $0[id] }) else { return verdict(false) }
        turn.cancel(verdict)
    }
}
