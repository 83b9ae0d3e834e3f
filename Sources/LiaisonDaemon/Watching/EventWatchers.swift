internal import LiaisonStore
internal import LiaisonWire

/// Everybody who watches, on whichever connection. Each reads pages of the event table from a place
/// of its own, and reads on when its client has taken what was read.
struct EventWatchers {
    /// Name, number, reason: so many events are read at once; some 64 KiB of lines.
    private static let pageEvents = 256

    private let store: Store
    private let bounds: EventBounds
    private var subscriptions: [Int: Subscription] = [:]
    private var waits: [EventWait.Key: EventWait] = [:]
    private var connections: Set<Int> = []
    private var last = 0
    private var epoch = ""
    /// The page read last: watchers who are up to date all ask for the same one.
    private var memo: (after: Int64, page: EventPage)?
    /// Has something done soon, from any thread.
    var later: @Sendable (@escaping @Sendable (inout EventWatchers) -> Void) -> Void = { _ in }

    /// Called when a subscriber was too slow.
    private let lost: @Sendable () -> Void

    init(_ store: Store, _ bounds: EventBounds, lost: @escaping @Sendable () -> Void) {
        self.lost = lost
        self.store = store
        self.bounds = bounds
    }

    var isEmpty: Bool { subscriptions.isEmpty && waits.isEmpty }

    /// When something is to be done though nothing happens: a wait ends, a bookmark is due.
    var next: ContinuousClock.Instant? {
        [waits.values.map(\.ends).min(), subscriptions.values.map(\.quietAt).min()]
            .compactMap(\.self).min()
    }

    /// Does what is due by now.
    mutating func ring() {
        let now = ContinuousClock.now
        for (key, wait) in waits where wait.ends <= now { end(key) }
        for (number, subscription) in subscriptions where subscription.quietAt <= now {
            quiet(number)
        }
    }

    /// Something was committed.
    mutating func announced() {
        for key in Array(waits.keys) { advance(key) }
        let newest = store.lastEvent
        for number in subscriptions.keys.sorted() {
            if subscriptions[number]?.isOverflowing(newest: newest, bounds) == true {
                subscriptions[number]?.lose(epoch: epoch)
            }
            advance(number)
        }
    }

    /// Whether nothing was watched on this connection so far.
    mutating func isNew(connection: Int) -> Bool { connections.insert(connection).inserted }

    /// A connection is gone.
    mutating func forget(connection: Int) {
        connections.remove(connection)
        subscriptions = subscriptions.filter { $0.value.connection != connection }
        waits = waits.filter { $0.key.connection != connection }
    }

    // MARK: - Subscriptions

    mutating func subscribe(
        _ watch: Watch,
        _ request: RequestID,
        _ caller: Caller,
        _ reply: @Sendable ([UInt8]) -> Void
    ) {
        epoch = watch.newest.epoch
        let own = subscriptions.values.count {
            $0.connection == caller.connection && !$0.isLost
        }
        guard own < Limits.subscriptions else {
            let error = ErrorReply(
                .tooManySubscriptions,
                "a connection has at most \(Limits.subscriptions) subscriptions"
            )
            return reply(Reply.error(error, id: request))
        }
        last += 1
        let number = last
        var subscription = Subscription(number, watch, caller)
        subscription.quietAt = .now + .milliseconds(bounds.bookmarkMilliseconds)
        subscriptions[number] = subscription
        caller.outlet.beginWatch()
        let result: JSONValue = [
            "sub": .integer(number),
            // Whoever keeps it before the first event came must not lose those since `after`.
            "cursor": Desk.encode(
                EventCursor(epoch: watch.newest.epoch, sequence: watch.position)),
            "oldest": Desk.encode(watch.oldest),
        ]
        reply(Reply.result(result, id: request))
        advance(number)
    }

    /// Reads on until everything is told or the client takes no more.
    private mutating func advance(_ number: Int) {
        while flush(number) {
            guard var subscription = subscriptions[number] else { return }
            guard !subscription.isLost else {
                lost()
                subscriptions[number] = nil
                return subscription.outlet.endWatch()
            }
            let isAtEnd = read(into: &subscription)
            subscriptions[number] = subscription
            if isAtEnd, subscription.isIdle { return }
        }
    }

    /// Hands over what waits; false when some of it still does.
    private mutating func flush(_ number: Int) -> Bool {
        subscriptions[number]?.flush { [later] in
            later { watchers in
                watchers.subscriptions[number]?.isParked = false
                watchers.advance(number)
            }
        } ?? false
    }

    /// Reads a page; true when there is no more behind it.
    private mutating func read(into subscription: inout Subscription) -> Bool {
        guard case .success(let page) = page(after: subscription.position),
            page.oldest.sequence <= subscription.position
        else {
            subscription.lose(epoch: epoch)
            return false
        }
        for line in page.lines {
            subscription.position = line.sequence
            guard !line.kinds(among: subscription.kinds).isEmpty else { continue }
            subscription.append(
                EventNotification.event,
                Desk.encode(line, sub: subscription.number, epoch: epoch),
                at: line.sequence
            )
        }
        let isAtEnd = page.lines.count < Self.pageEvents
        if isAtEnd, !subscription.isLive {
            subscription.isLive = true
            addBookmark(to: &subscription)
        }
        return isAtEnd
    }

    private func addBookmark(to subscription: inout Subscription) {
        let cursor = EventCursor(epoch: epoch, sequence: subscription.position)
        subscription.append(
            EventNotification.bookmark,
            ["sub": .integer(subscription.number), "cursor": Desk.encode(cursor)],
            at: subscription.position
        )
    }

    /// After a time without events a bookmark says that the place has moved, and that we live.
    private mutating func quiet(_ number: Int) {
        guard var subscription = subscriptions[number] else { return }
        let interval = Duration.milliseconds(bounds.bookmarkMilliseconds)
        let isQuiet = subscription.toldAt + interval <= .now
        subscription.quietAt = isQuiet ? .now + interval : subscription.toldAt + interval
        let isWaiting = subscription.isLive && subscription.isIdle && !subscription.isLost
        if isQuiet, isWaiting { addBookmark(to: &subscription) }
        subscriptions[number] = subscription
        if isQuiet, isWaiting { _ = flush(number) }
    }

    // MARK: - Waits

    mutating func wait(
        _ watch: Watch,
        _ key: EventWait.Key,
        _ milliseconds: Int,
        _ reply: @escaping @Sendable ([UInt8]) -> Void
    ) {
        epoch = watch.newest.epoch
        waits[key] = EventWait(watch, until: .now + .milliseconds(milliseconds), reply)
        advance(key)
        if milliseconds == 0 { end(key) }
    }

    mutating func endWaits(of connection: Int) {
        for key in Array(waits.keys) where key.connection == connection { end(key) }
    }

    /// A wait is taken back; false when it has just been answered.
    mutating func cancel(_ key: EventWait.Key) -> Bool {
        refuse(key, ErrorReply(.requestCancelled, "taken back: nothing more is waited for"))
    }

    /// Answers a wait with what there is.
    private mutating func end(_ key: EventWait.Key) {
        guard let wait = waits.removeValue(forKey: key) else { return }
        wait.reply(Reply.result(wait.answer(epoch: epoch), id: key.request))
    }

    /// Reads all there is, and answers when something was asked for.
    private mutating func advance(_ key: EventWait.Key) {
        while var wait = waits[key] {
            switch page(after: wait.position) {
            case .failure(let failure): refuse(key, Desk.reply(to: failure))
            case .success(let page) where page.oldest.sequence > wait.position:
                refuse(key, Desk.gone(page.oldest))
            case .success(let page):
                for line in page.lines {
                    wait.position = line.sequence
                    wait.found.formUnion(line.kinds(among: wait.kinds))
                }
                waits[key] = wait
                guard page.lines.count < Self.pageEvents else { continue }
                if !wait.found.isEmpty { end(key) }
                return
            }
        }
    }

    @discardableResult
    private mutating func refuse(_ key: EventWait.Key, _ error: ErrorReply) -> Bool {
        guard let wait = waits.removeValue(forKey: key) else { return false }
        wait.reply(Reply.error(error, id: key.request))
        return true
    }

    // MARK: - Reading

    private mutating func page(after sequence: Int64) -> Result<EventPage, StoreFailure> {
        if let memo, memo.after == sequence, memo.page.lines.last?.sequence == store.lastEvent {
            return .success(memo.page)
        }
        #if DEBUG
            let newest = store.lastEvent
            let isSkipping = Fault.isActive(.skipEventsBetween) && newest > sequence
            let sequence = isSkipping ? newest - 1 : sequence
        #endif
        do throws(StoreFailure) {
            let page = try store.events(after: sequence, limit: Self.pageEvents)
            memo = page.lines.isEmpty ? nil : (sequence, page)
            return .success(page)
        } catch { return .failure(error) }
    }
}
