package import LiaisonWire

/// Events from a place on, over as many connections as it takes: it goes on by itself after a
/// restart of the daemon, and when the daemon says that we were too slow.
package final class EventStream {
    /// Where to begin.
    package enum Start: Sendable, Equatable {
        /// With what happens from now on.
        case now
        /// With the oldest event that is kept.
        case oldest
        /// After what this cursor has seen.
        case after(String)
    }

    /// What came.
    package enum Item: Sendable, Equatable {
        /// The params of a `liaison.event`.
        case event(JSONValue)
        /// All there was is told, or nothing has happened for some time.
        case bookmark
        /// We were too slow, and go on after the last event told.
        case behind
        /// The daemon is gone; it is tried again and again.
        case away
        /// It is back.
        case back
    }

    /// The place reached: what to begin after another time. Nil before the first connection.
    package private(set) var cursor: String?

    private let path: String
    private let kinds: [String]
    private let timeout: Duration
    private let start: Start
    private var connection: Connection?
    private var isAway = false
    private var wait = firstPause

    /// The first wait between two attempts to connect, and the longest; each is twice the one
    /// before.
    private static let firstPause = Duration.milliseconds(100)
    private static let longestPause = Duration.seconds(5)
    /// A system call's worth of waiting; a longer one is another.
    private static let patience = Duration.seconds(3_600)
    /// Items taken together at most.
    private static let batch = 256

    /// A stream of the daemon at `path`; nothing is connected yet. No kinds are all.
    package init(
        path: String, kinds: [String], start: Start, timeout: Duration = Connection.defaultTimeout
    ) {
        self.path = path
        self.kinds = kinds
        self.timeout = timeout
        self.start = start
        if case .after(let cursor) = start { self.cursor = cursor }
    }

    /// Connects and subscribes; it is tried as long as the time given lasts.
    package func open() throws(CallFailure) {
        let deadline = Deadline(after: timeout)
        while true {
            do {
                return try subscribe()
            } catch {
                guard error.canConnectLater, deadline.left > wait else { throw error }
                rest()
            }
        }
    }

    /// Waits for something, and takes with it what has come already. `cursor` is the place after all
    /// of it.
    package func next() throws(CallFailure) -> [Item] {
        guard let connection else { return try reconnect() }
        do {
            var items: [Item] = []
            var within = Self.patience
            while items.count < Self.batch,
                let notification = try connection.notification(within: within)
            {
                if let item = take(notification) { items.append(item) }
                if items.last == .behind { break }
                if !items.isEmpty { within = .zero }
            }
            return items
        } catch .closed {
            self.connection = nil
            isAway = true
            return [.away]
        }
    }

    private func take(_ notification: Connection.Notification) -> Item? {
        let params = notification.params
        switch notification.method {
        case EventNotification.event:
            cursor = params["cursor"]?.string ?? cursor
            return .event(.object((params.members ?? []).filter { $0.name != "sub" }))
        case EventNotification.bookmark:
            cursor = params["cursor"]?.string ?? cursor
            return .bookmark
        case EventNotification.lost:
            cursor = params["resume_after"]?.string ?? cursor
            connection = nil
            return .behind
        default: return nil
        }
    }

    private func reconnect() throws(CallFailure) -> [Item] {
        do {
            try subscribe()
        } catch {
            guard error.canConnectLater || error == .timedOut else { throw error }
            rest()
            return []
        }
        wait = Self.firstPause
        defer { isAway = false }
        return isAway ? [.back] : []
    }

    private func rest() {
        pause(wait)
        wait = min(wait * 2, Self.longestPause)
    }

    private func subscribe() throws(CallFailure) {
        let made = try Connection(path: path, timeout: timeout)
        made.keepsNotifications = true
        if cursor == nil, start == .oldest {
            // Where that is, a subscription is told; it ends with its connection.
            let other = try Connection(path: path, timeout: timeout)
            cursor = try other.call("events.subscribe")["oldest"]?.string
        }
        let kinds: JSONValue? = kinds.isEmpty ? nil : .strings(kinds)
        let answer = try made.call(
            "events.subscribe",
            .compact([("kinds", kinds), ("after", cursor.map { .string($0) })]))
        cursor = cursor ?? answer["cursor"]?.string
        connection = made
    }
}
