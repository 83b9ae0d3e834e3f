package import Dispatch
import Glibc
import Synchronization

/// The end of a process that is being watched.
package final class Ending: Sendable {
    package struct How: Sendable {
        package let status: Int32
        /// Of CLOCK_MONOTONIC.
        package let milliseconds: Int
    }

    private let how = Mutex<How?>(nil)
    private let isOver = DispatchSemaphore(value: 0)

    init() {}

    func end(_ status: Int32) {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let milliseconds = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
        how.withLock { $0 = How(status: status, milliseconds: milliseconds) }
        isOver.signal()
    }

    /// How it has ended; nil while it has not.
    package var now: How? { how.withLock { $0 } }

    /// How it has ended by then; nil when it has not.
    package func wait(_ patience: DispatchTimeInterval) -> How? {
        _ = isOver.wait(timeout: .now() + patience)
        return now
    }
}
