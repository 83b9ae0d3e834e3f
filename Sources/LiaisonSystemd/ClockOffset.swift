internal import CLinux
internal import Glibc
internal import Synchronization

/// How far the wall clock is ahead of the one that nobody sets, to tell by how much it was set.
package final class ClockOffset: Sendable {
    private let last: Mutex<Int64>

    package init() { last = Mutex(Self.milliseconds) }

    /// Milliseconds by which the wall clock was set since this was last asked.
    package func step() -> Int64 {
        let now = Self.milliseconds
        return last.withLock { last in
            defer { last = now }
            return now - last
        }
    }

    /// CLOCK_REALTIME less CLOCK_BOOTTIME, which goes on while the machine sleeps (clock_gettime(2)).
    private static var milliseconds: Int64 {
        func read(_ clock: clockid_t) -> Int64 {
            var time = timespec()
            clock_gettime(clock, &time)
            return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
        }
        return read(CLOCK_REALTIME) - read(CLOCK_BOOTTIME)
    }
}
