import Glibc

/// A connection that sends bytes as they are, for what no well-behaved client sends.
package final class RawConnection: Sendable {
    let descriptor: Int32

    /// The errno of a call that failed.
    package struct Failed: Error { package let code: Int32 }

    /// Nothing read for this long is a failure.
    package static let patienceSeconds = 20

    package init(path: String, patience seconds: Int = patienceSeconds) throws(Failed) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard code == 0 else { throw Failed(code: errno) }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        let length = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, length)
    }

    deinit { close(descriptor) }

    /// Sends all bytes in one call; false when the other end is gone.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// The whole lines that come until there are `count`, or the other end is gone.
    package func lines(_ count: Int) -> [String] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var ends = 0
        while ends < count {
            let got = recv(descriptor, &buffer, buffer.count, 0)
            guard got > 0 else { break }
            bytes += buffer[..<got]
            ends += buffer[..<got].count { $0 == 0x0A }
        }
        let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n")
            .map(String.init)
    }
}
