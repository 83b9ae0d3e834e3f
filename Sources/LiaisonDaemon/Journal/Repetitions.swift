internal import Synchronization

/// Counts what clients or the disk can provoke as often as they like, so that the journal has one
/// entry a minute of each kind, with how many it stands for.
package final class Repetitions: Sendable {
    private let told = Mutex<[JournalMessage: (at: ContinuousClock.Instant, untold: Int)]>([:])

    package init() {}

    /// How many there have been since the last entry of this kind, this one included; nil while the
    /// last is younger than a minute.
    package func due(_ message: JournalMessage, now: ContinuousClock.Instant = .now) -> Int? {
        told.withLock { told in
            guard let last = told[message], last.at.duration(to: now) < .seconds(60) else {
                let untold = told[message]?.untold ?? 0
                told[message] = (now, 0)
                return untold + 1
            }
            told[message] = (last.at, last.untold + 1)
            return nil
        }
    }
}
