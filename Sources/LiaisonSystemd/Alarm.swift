internal import CLinux
internal import Dispatch
internal import Glibc
internal import Synchronization

/// The one realtime timer: a timerfd on CLOCK_REALTIME that also wakes when the clock is set.
///
/// A wake-up is a hint to look at the clock, nothing more: it may come early, late or twice.
package final class Alarm: Sendable {
    /// Why it woke.
    package enum Wake: Sendable, Equatable {
        case due
        /// The clock was set (ECANCELED on read, or on arming).
        case clockStepped
        /// Somebody asked to look at the clock.
        case asked
    }

    /// Even with nothing due the timer is armed at most this far ahead, so that a step of the
    /// clock is always seen.
    package static let longestMilliseconds: Int64 = 24 * 3_600_000

    /// Wake-ups; a few that come together are one.
    package let wakes: AsyncStream<Wake>

    private let descriptor: Int32
    private let continuation: AsyncStream<Wake>.Continuation
    /// The source that reads the timer; nil once shut down, when the descriptor is closed.
    private let source: Mutex<(any DispatchSourceRead)?>

    /// The errno of `timerfd_create`.
    package struct Failure: Error, Equatable, Sendable {
        package let code: Int32
    }

    package init() throws(Failure) {
        let descriptor = clinux_timerfd_create()
        guard descriptor >= 0 else { throw Failure(code: errno) }
        let (wakes, continuation) = AsyncStream<Wake>.makeStream(
            bufferingPolicy: .bufferingNewest(4)
        )
        let source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor,
            queue: DispatchQueue(label: "liaison.alarm")
        )
        source.setEventHandler {
            let count = clinux_timerfd_read(descriptor)
            if count == -Int64(ECANCELED) {
                continuation.yield(.clockStepped)
            } else {
                continuation.yield(.due)
            }
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
        self.descriptor = descriptor
        self.source = Mutex(source)
        self.wakes = wakes
        self.continuation = continuation
    }

    /// Arms for an instant, in place of what was armed before.
    package func arm(atMilliseconds instant: Int64) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let latest = Int64(now.tv_sec) * 1000 + Self.longestMilliseconds
        let code = source.withLock { source in
            source == nil ? 0 : clinux_timerfd_arm(descriptor, min(instant, latest))
        }
        // Armed all the same: timerfd_create(2), NOTES.
        if code == ECANCELED { continuation.yield(.clockStepped) }
    }

    /// Wakes at once.
    package func ring() { continuation.yield(.asked) }

    /// Ends the stream of wake-ups.
    package func shutDown() {
        source.withLock { source in
            source?.cancel()
            source = nil
        }
        continuation.finish()
    }
}
