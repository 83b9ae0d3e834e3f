internal import Synchronization

/// Lets one thing happen at most once a minute, so that whoever provokes it cannot flood the log.
final class OnceAMinute: Sendable {
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    /// True at most once a minute.
    func isDue() -> Bool {
        last.withLock { last in
            let now = ContinuousClock.now
            if let last, last.duration(to: now) < .seconds(60) { return false }
            last = now
            return true
        }
    }
}
