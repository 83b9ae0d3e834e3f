internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// One subscription: where it is, and the lines of the page it has read that its client has not
/// taken yet.
struct Subscription {
    /// A line on its way.
    private struct Line {
        var bytes: [UInt8]
        /// The number of its event, or the place of a bookmark.
        var sequence: Int64
    }

    let number: Int
    let connection: Int
    let outlet: Outlet
    let kinds: Set<EventKind>?
    /// The number of the last event that was looked at.
    var position: Int64
    /// What had happened before it began is told.
    var isLive: Bool
    /// Its client does not take what waits; it will be heard of when it does.
    var isParked = false
    /// It has ended, and only the line that says so is left.
    var isLost = false
    /// When its client last got a line.
    var toldAt = ContinuousClock.now
    /// When to look whether it has been quiet for long.
    var quietAt = ContinuousClock.now

    /// The place up to which its client has been told.
    private(set) var told: Int64
    private var queue: [Line] = []
    /// Lines of `queue` that were taken already.
    private var taken = 0
    private var queuedBytes = 0
    /// The place told when too much was found to wait; still there the next time, nothing has been
    /// taken in between.
    private var stuckAt: Int64?

    init(_ number: Int, _ watch: Watch, _ caller: Caller) {
        self.number = number
        connection = caller.connection
        outlet = caller.outlet
        kinds = watch.kinds
        position = watch.position
        told = watch.position
        isLive = !watch.isResumed
    }

    var isIdle: Bool { taken == queue.count }

    /// Puts a notification at the end of the queue.
    mutating func append(_ method: String, _ params: JSONValue, at sequence: Int64) {
        let bytes = Reply.notification(method, params)
        queue.append(Line(bytes: bytes, sequence: sequence))
        queuedBytes += bytes.count
    }

    /// Hands the client what waits; false when it takes no more, and then `again` is kept and called
    /// when it does.
    mutating func flush(orKeep again: @escaping @Sendable () -> Void) -> Bool {
        guard !isParked else { return false }
        while taken < queue.count {
            let line = queue[taken]
            guard outlet.push(line.bytes, orKeep: again) else {
                isParked = true
                return false
            }
            taken += 1
            queuedBytes -= line.bytes.count
            told = max(told, line.sequence)
            toldAt = .now
        }
        queue.removeAll(keepingCapacity: true)
        taken = 0
        return true
    }

    /// Ends it: what waits is dropped for the one line that says where to go on.
    mutating func lose(epoch: String) {
        queue = []
        taken = 0
        queuedBytes = 0
        isLost = true
        let cursor = EventCursor(epoch: epoch, sequence: told)
        append(
            EventNotification.lost,
            ["sub": .integer(number), "resume_after": Desk.encode(cursor)],
            at: told
        )
    }

    /// Whether the client is too slow: more waits for it than may, in memory and behind that on the
    /// disk, and since this was last asked it has taken nothing.
    mutating func isOverflowing(newest: Int64, _ bounds: EventBounds) -> Bool {
        let waiting = queue.count - taken + Int(max(0, newest - position))
        guard !isIdle, waiting > bounds.queueEvents || queuedBytes > bounds.queueBytes else {
            stuckAt = nil
            return false
        }
        defer { stuckAt = told }
        return stuckAt == told
    }
}

/// One `events.wait` that has not been answered yet.
struct EventWait {
    /// A request of a connection.
    struct Key: Hashable {
        var connection: Int
        var request: RequestID
    }

    /// When it is answered whatever has happened.
    let ends: ContinuousClock.Instant
    let kinds: Set<EventKind>?
    var position: Int64
    /// What has happened so far of what was asked for.
    var found: Set<EventKind> = []
    let reply: @Sendable ([UInt8]) -> Void

    init(
        _ watch: Watch, until ends: ContinuousClock.Instant,
        _ reply: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.ends = ends
        kinds = watch.kinds
        position = watch.position
        self.reply = reply
    }

    /// The answer: the kinds in the order of the list, and how far was looked.
    func answer(epoch: String) -> JSONValue {
        [
            "kinds": .strings(EventKind.allCases.filter(found.contains).map(\.rawValue)),
            "cursor": Desk.encode(EventCursor(epoch: epoch, sequence: position)),
        ]
    }
}

extension EventLine {
    /// The kinds of it that somebody asked for; nil asks for all.
    func kinds(among asked: Set<EventKind>?) -> [EventKind] {
        guard let asked else { return kinds }
        return kinds.filter(asked.contains)
    }
}
