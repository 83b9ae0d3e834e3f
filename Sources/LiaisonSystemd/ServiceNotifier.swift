internal import CLinux
internal import Glibc

/// Tells the service manager how the service is (sd_notify(3)): a datagram to $NOTIFY_SOCKET.
/// Does nothing where there is none.
package struct ServiceNotifier: Sendable {
    private let path: String?

    /// Takes the socket from the environment.
    package init() {
        path = getenv("NOTIFY_SOCKET").map { String(cString: $0) }
    }

    package init(path: String?) { self.path = path }

    /// How long the service manager waits for a sign of life; nil when it waits for none
    /// (sd_watchdog_enabled(3)).
    package static var watchdogInterval: Duration? {
        func number(_ name: String) -> Int64? {
            getenv(name).flatMap { Int64(String(cString: $0)) }
        }
        guard let microseconds = number("WATCHDOG_USEC"), microseconds > 0,
            number("WATCHDOG_PID").map({ $0 == Int64(getpid()) }) ?? true
        else { return nil }
        return .microseconds(microseconds)
    }

    /// What goes with RELOADING=1: CLOCK_MONOTONIC in microseconds (sd_notify(3)).
    package static var monotonicMicroseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }

    /// Sends assignments such as `READY=1`, each one line whatever it quotes: a second line would be
    /// another assignment. Whether anybody listens is not known, and a message
    /// that could not be sent changes nothing here.
    package func notify(_ assignments: String...) {
        guard let path else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let message = Array(assignments.map(JournalEntry.escaped).joined(separator: "\n").utf8)
        UnixAddress.withAddress(of: path) { address, length in
            _ = sendto(
                descriptor, message, message.count, Int32(MSG_NOSIGNAL), address, length)
        }
    }
}
