import Glibc

/// A datagram socket that stands in for the service manager (sd_notify(3)), or for the journal.
package final class NotifySocket: Sendable {
    package let path: String
    private let descriptor: Int32

    /// Nothing said for this long is a failure: a start takes a fraction of a second.
    private static let patienceSeconds = 20

    package init(path: String) {
        self.path = path
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        unlink(path)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        precondition(bound == 0, "a notify socket can be bound")
        var patience = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
        let length = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, length)
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// Waits for the next message; nil when nothing comes.
    package func receive() -> String? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }

    /// From now on a message that has not come after so many milliseconds is taken not to come.
    package func setPatience(milliseconds: Int) {
        var patience = timeval(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000)
        let length = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, length)
    }

    /// Waits for a message with this line; false when none comes.
    package func wait(for line: String) -> Bool {
        while let message = receive() {
            if message.split(separator: "\n").contains(Substring(line)) { return true }
        }
        return false
    }
}
