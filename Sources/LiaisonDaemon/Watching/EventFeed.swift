internal import Dispatch
package import LiaisonStore
package import LiaisonWire
internal import Synchronization

/// Tells those who watch that there is something to read, and reads it for them, on a queue of its
/// own.
///
/// The truth is the event table: an announcement carries no event, and one that comes late or twice
/// does no harm. So the producer never waits, and a slow watcher costs a page of memory.
package final class EventFeed: Sendable {
    private struct Pulse {
        var isWatched = false
        /// Something was committed since the watchers last looked.
        var isAnnounced = false
    }

    private let queue = DispatchQueue(label: "liaison.events")
    private let pulse = Mutex(Pulse())
    private let losses = Tally()
    /// Touched on the queue only; the lock says so to the compiler.
    private let watchers: Mutex<EventWatchers>
    /// Rings when something is due though nothing happens. There is one for all: a timer for each
    /// wait would outlive a wait that ends early, for up to an hour.
    private let alarm: Mutex<Alarm>

    private struct Alarm {
        var timer: any DispatchSourceTimer
        var rings: ContinuousClock.Instant?
    }

    package init(_ store: Store, _ bounds: EventBounds) {
        watchers = Mutex(EventWatchers(store, bounds) { [losses] in losses.add() })
        alarm = Mutex(Alarm(timer: DispatchSource.makeTimerSource(queue: queue)))
        alarm.withLock { alarm in
            alarm.timer.setEventHandler { [weak self] in self?.ring() }
            alarm.timer.activate()
        }
    }

    /// Subscribers that were too slow, since the start.
    var lost: Int { losses.count }

    deinit { alarm.withLock { $0.timer.cancel() } }

    private func ring() {
        alarm.withLock { $0.rings = nil }
        watchers.withLock { watchers in
            watchers.ring()
            arm(for: watchers.next)
        }
    }

    /// Sets the timer, unless it rings early enough; ringing too early does no harm.
    private func arm(for next: ContinuousClock.Instant?) {
        guard let next else { return }
        alarm.withLock { alarm in
            if let rings = alarm.rings, rings <= next { return }
            alarm.rings = next
            let left = max(.zero, ContinuousClock.now.duration(to: next)).components
            let nanoseconds = left.attoseconds / 1_000_000_000
            alarm.timer.schedule(
                deadline: .now() + .seconds(Int(left.seconds)) + .nanoseconds(Int(nanoseconds)))
        }
    }

    /// Says that something was committed. Never waits.
    func announce() {
        let mustWake = pulse.withLock { pulse in
            guard pulse.isWatched, !pulse.isAnnounced else { return false }
            pulse.isAnnounced = true
            return true
        }
        if mustWake { queue.async { self.look() } }
    }

    private func look() {
        pulse.withLock { $0.isAnnounced = false }
        watchers.withLock { watchers in
            watchers.announced()
            if watchers.isEmpty { pulse.withLock { $0.isWatched = false } }
        }
    }

    /// Begins what a request asked for.
    ///
    /// - Parameter reply: called once with the request's answer: at once for a subscription, for a
    ///   wait when something has happened.
    func begin(
        _ watch: Watch,
        for request: RequestID,
        of caller: Caller,
        _ turn: Turn,
        reply: @escaping @Sendable ([UInt8]) -> Void
    ) {
        let key = EventWait.Key(connection: caller.connection, request: request)
        perform { [weak self] watchers in
            // Before the table is read: what is committed after that is announced.
            self?.pulse.withLock { $0.isWatched = true }
            if watchers.isNew(connection: caller.connection) {
                caller.outlet.onClose { [weak self] in
                    self?.perform { $0.forget(connection: caller.connection) }
                }
            }
            switch watch.purpose {
            case .subscription: watchers.subscribe(watch, request, caller, reply)
            case .wait(let milliseconds):
                let left = turn.millisecondsLeft ?? milliseconds
                watchers.wait(watch, key, min(milliseconds, left), reply)
            }
        }
        guard case .wait = watch.purpose else { return }
        #if DEBUG
            if Fault.isActive(.timerForEachWait) {
                queue.asyncAfter(deadline: .now() + .seconds(3_600)) { _ = (request, caller) }
            }
        #endif
        // On the queue it has begun by then.
        turn.lasts { [weak self] verdict in
            guard let self else { return verdict(false) }
            perform { verdict($0.cancel(key)) }
        }
    }

    /// The waits of this connection are answered with what there is: it will ask no more, or the
    /// server stops. Whoever asked goes on from the cursor.
    func endWaits(of connection: Int) {
        perform { $0.endWaits(of: connection) }
    }

    /// Runs on the queue.
    private func perform(_ body: @escaping @Sendable (inout EventWatchers) -> Void) {
        queue.async { [weak self] in
            guard let self else { return }
            watchers.withLock { watchers in
                watchers.later = { [weak self] in self?.perform($0) }
                body(&watchers)
                arm(for: watchers.next)
            }
        }
    }
}
