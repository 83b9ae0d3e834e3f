package import LiaisonCore
internal import LiaisonWire
internal import Synchronization

/// What is known about the machine's clock: how often it was set, and whether that was by so much
/// that people should know.
///
/// The wall clock is held against the one that never jumps (CLOCK_BOOTTIME): when their distance
/// changes, somebody has set it. Slewing moves it by half a millisecond a second at most (adjtimex(2)).
package final class ClockRecord: Sendable {
    /// Between two looks, half a minute apart, slewing moves the clock by 15 ms.
    static let stepMilliseconds: Int64 = 1_000
    /// Backwards by a minute and more days begin twice, and what was recorded lies in the future.
    static let backwardSeconds = 60
    /// Forwards by a day reminders go out too early.
    static let forwardSeconds = 86_400
    /// A service that has not run for so long is rarer than a clock that is wrong.
    static let absenceSeconds = 400 * 86_400
    /// So long people are told that it was set: the next working day's look at the service is in it.
    static let memorySeconds = 86_400
    /// No liaison existed before: a clock that says so is wrong.
    static let earliest = Instant(milliseconds: 1_767_225_600_000)  // 2026-01-01

    private struct State {
        var offset: Int64?
        var steps = 0
        /// The last step that people should know of.
        var step: (at: Instant, seconds: Int)?
    }

    private let state = Mutex(State())
    private let origin = ContinuousClock.now

    /// - Parameters:
    ///   - lastSeen: the latest moment that an earlier run has noted; nil on a first start.
    ///   - now: the moment of this start.
    package init(lastSeen: Instant?, now: Instant) {
        guard let lastSeen else { return }
        let seconds = Int((now.milliseconds - lastSeen.milliseconds) / 1000)
        if seconds <= -Self.backwardSeconds || seconds >= Self.absenceSeconds {
            state.withLock { $0.step = (now, seconds) }
        }
    }

    /// Looks at both clocks; to be called every half a minute.
    package func look(_ now: Instant, at moment: ContinuousClock.Instant = .now) {
        let since = Int64(origin.duration(to: moment).wholeMilliseconds)
        let offset = now.milliseconds - since
        state.withLock { state in
            defer { state.offset = offset }
            guard let before = state.offset, abs(offset - before) >= Self.stepMilliseconds else {
                return
            }
            state.steps += 1
            let seconds = Int((Double(offset - before) / 1000).rounded())
            if seconds <= -Self.backwardSeconds || seconds >= Self.forwardSeconds {
                state.step = (now, seconds)
            }
        }
    }

    /// How often the clock was set since the start, as far as half a minute shows it.
    package var steps: Int { state.withLock { $0.steps } }

    /// The finding of the check `clock`.
    ///
    /// - Parameter isUnsynchronised: a time service runs and has not reached a server.
    package func finding(_ now: Instant, isUnsynchronised: Bool) -> HealthFinding {
        guard now >= Self.earliest else {
            return HealthFinding(.degraded, "implausible", "the clock says \(now.rfc3339)")
        }
        if let step = state.withLock({ $0.step }),
            abs(now.milliseconds - step.at.milliseconds) < Int64(Self.memorySeconds) * 1000
        {
            let isBackward = step.seconds < 0
            return HealthFinding(
                .degraded, isBackward ? "set-back" : "set-forward",
                "the clock was set \(isBackward ? "back" : "forward") by \(abs(step.seconds)) s",
                [JSONMember("step_seconds", .integer(step.seconds))])
        }
        // An intranet without a time server is no fault of the service's.
        return isUnsynchronised
            ? HealthFinding(.ok, "unsynchronised", "no time server has been reached yet")
            : HealthFinding(.ok, "steady", "no step of a minute or more within a day")
    }
}
