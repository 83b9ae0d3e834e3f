internal import LiaisonWire
internal import Synchronization

/// The way out of one connection, for every thread: answers and notifications go in here, and the
/// connection's event loop takes them out.
///
/// What waits is bounded by whoever puts it in: a request is begun only when `mayBegin` says so,
/// and a notification is taken only while little waits.
package final class Outlet: Sendable {
    /// One line on its way out.
    enum Item {
        /// The one answer to a request.
        case answer(RequestID, [UInt8])
        /// A line that nobody asked for.
        case notification([UInt8])

        var count: Int {
            switch self {
            case .answer(_, let bytes), .notification(let bytes): bytes.count
            }
        }
    }

    private struct State {
        var items: [Item] = []
        /// Bytes of `items`.
        var bytes = 0
        var isWoken = false
        /// The client does not take what was written already.
        var isBackedUp = false
        var isClosed = false
        var watches = 0
        var parked: [@Sendable () -> Void] = []
        var closing: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())
    private let bound: Int
    private let wake: @Sendable () -> Void

    /// - Parameters:
    ///   - bound: bytes that may wait here.
    ///   - wake: has `taken()` called on the connection's loop, soon; called from any thread.
    package init(bound: Int, wake: @escaping @Sendable () -> Void) {
        self.bound = bound
        self.wake = wake
    }

    /// Sends a notification: a whole line with its LF. False when it was not taken, because too
    /// much waits for this client or the connection is gone.
    package func push(_ line: [UInt8]) -> Bool {
        let (isTaken, mustWake) = state.withLock { state in
            guard !state.isClosed, !state.isBackedUp, state.bytes + line.count <= bound else {
                return (false, false)
            }
            return (true, Self.add(.notification(line), to: &state))
        }
        if mustWake { wake() }
        return isTaken
    }

    /// Sends a notification, or keeps `again`, which is called once the client has taken what waits;
    /// or never, when it has gone. False when it was not sent.
    package func push(_ line: [UInt8], orKeep again: @escaping @Sendable () -> Void) -> Bool {
        let (isTaken, mustWake) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            guard !state.isBackedUp, state.bytes + line.count <= bound || state.items.isEmpty
            else {
                state.parked.append(again)
                return (false, false)
            }
            return (true, Self.add(.notification(line), to: &state))
        }
        if mustWake { wake() }
        return isTaken
    }

    /// Whether too much waits for this client to take a notification now.
    package var isFull: Bool {
        state.withLock { $0.isClosed || $0.isBackedUp || $0.bytes >= bound }
    }

    /// The connection waits for events from now on and is not idle, until as many `endWatch`.
    package func beginWatch() { state.withLock { $0.watches += 1 } }

    /// One thing less to wait for; from now on the connection can be idle again.
    package func endWatch() {
        state.withLock { $0.watches -= 1 }
        wake()
    }

    /// Whether the connection waits for events.
    package var isWatching: Bool { state.withLock { $0.watches > 0 } }

    /// Has `hook` called once when the connection has ended; at once when it has already. It runs
    /// on the connection's loop and must not wait.
    package func onClose(_ hook: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            if !state.isClosed { state.closing.append(hook) }
            return state.isClosed
        }
        if isLate { hook() }
    }

    /// Adds the answer to a request; it is always taken.
    func answer(_ id: RequestID, _ bytes: [UInt8]) {
        let mustWake = state.withLock { state in
            state.isClosed ? false : Self.add(.answer(id, bytes), to: &state)
        }
        if mustWake { wake() }
    }

    /// Whether a request may be begun: not while its client leaves answers unread. Then `again` is
    /// kept, and called when the client has read on; or never, when it has gone.
    package func mayBegin(orKeep again: @escaping @Sendable () -> Void) -> Bool {
        #if DEBUG
            if Fault.isActive(.unboundedOutputQueue) { return true }
        #endif
        return state.withLock { state in
            if state.isClosed { return false }
            guard state.isBackedUp || state.bytes > bound else { return true }
            state.parked.append(again)
            return false
        }
    }

    private static func add(_ item: Item, to state: inout State) -> Bool {
        state.items.append(item)
        state.bytes += item.count
        defer { state.isWoken = true }
        return !state.isWoken
    }

    // MARK: - On the connection's loop

    /// Takes what waits.
    func taken() -> [Item] {
        state.withLock { state in
            state.isWoken = false
            state.bytes = 0
            return exchange(&state.items, for: [])
        }
    }

    /// Says whether the client leaves unread what was written; gives the requests that were kept
    /// from beginning and now may.
    package func backedUp(_ isBackedUp: Bool) -> [@Sendable () -> Void] {
        state.withLock { state in
            state.isBackedUp = isBackedUp
            return isBackedUp || state.bytes > bound ? [] : exchange(&state.parked, for: [])
        }
    }

    /// The connection has ended.
    package func close() {
        let hooks = state.withLock { state in
            state.isClosed = true
            state.items = []
            state.bytes = 0
            state.parked = []
            return exchange(&state.closing, for: [])
        }
        for hook in hooks { hook() }
    }
}

/// Puts `new` in the place of `old`, which is given back.
private func exchange<Value>(_ value: inout Value, for new: Value) -> Value {
    defer { value = new }
    return value
}
