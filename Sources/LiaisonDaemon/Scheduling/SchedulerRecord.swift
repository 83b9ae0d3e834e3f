internal import LiaisonCore
internal import LiaisonStore
internal import Synchronization

/// What the scheduler last did and what it waits for, for whoever asks whether it has stopped.
package final class SchedulerRecord: Sendable {
    /// How it stands.
    struct Standing: Sendable {
        /// When it last looked at the clock.
        var lastLook: Instant?
        /// When it looks again by itself.
        var next: Instant?
        /// Why the last digest could not be made; nil when it was made.
        var failure: StoreFailure?
        /// The day whose digest this process has made, or found made.
        var lastDigest: CivilDate?
        /// Digests made or found made, and attempts that failed, since the start.
        var digests = 0
        var failures = 0
        /// Reminders sent since the start.
        var messages = 0
    }

    private let state = Mutex(Standing())
    private let lastPulse = Mutex<ContinuousClock.Instant?>(nil)

    package init() {}

    var now: Standing { state.withLock { $0 } }

    /// The clock was looked at.
    func looked(at now: Instant, next: Instant) {
        state.withLock { standing in
            standing.lastLook = now
            standing.next = next
        }
    }

    /// The digest of a day is made.
    func made(messages: Int, on day: CivilDate) {
        state.withLock { standing in
            standing.lastDigest = day
            standing.failure = nil
            standing.digests += 1
            standing.messages += messages
        }
    }

    /// The digest could not be made.
    func failed(_ failure: StoreFailure) {
        state.withLock { standing in
            standing.failure = failure
            standing.failures += 1
        }
    }

    /// True at the start, and then at most once in so long.
    func isPulseDue(every interval: Duration) -> Bool {
        lastPulse.withLock { last in
            if let last, last.duration(to: .now) < interval { return false }
            last = .now
            return true
        }
    }
}
