internal import Glibc

/// A connected Unix stream socket, blocking, closed when let go.
final class Socket {
    /// What a system call said.
    struct Failure: Error {
        /// The error number.
        let errno: Int32
        /// Whether the time set on the socket passed.
        var isTimeout: Bool { errno == EAGAIN || errno == EWOULDBLOCK || errno == EINPROGRESS }
    }

    private let descriptor: Int32

    /// Connects to the socket at `path`, waiting up to `timeout` for its queue.
    init(path: String, timeout: Duration) throws(Failure) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        // One byte less than the field: the name ends with a NUL.
        guard path.utf8.count < capacity else { throw Failure(errno: ENAMETOOLONG) }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { throw Failure(errno: errno) }
        limit(timeout, SO_SNDTIMEO)
        while true {
            let status = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            if status == 0 { return }
            // A descriptor is closed by deinit: all stored properties are set by now.
            if errno != EINTR { throw Failure(errno: errno) }
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Whether `errno` of a connect passes by itself: not yet there, not listening, queue full.
    static func isPassing(_ errno: Int32) -> Bool {
        errno == ENOENT || errno == ECONNREFUSED || errno == EAGAIN
    }

    /// The uid of whoever listens, from the kernel; nil when it does not say.
    var peerUserID: UInt32? {
        // struct ucred: pid, uid, gid, each 32 bits.
        var credentials: (pid: UInt32, uid: UInt32, gid: UInt32) = (0, 0, 0)
        var size = socklen_t(MemoryLayout.size(ofValue: credentials))
        let status = getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size)
        return status == 0 ? credentials.uid : nil
    }

    /// Sends all of `bytes` within `timeout`. A peer that is gone is an error, not a signal:
    /// `| head` on our own output keeps its meaning.
    func send(_ bytes: [UInt8], timeout: Duration) throws(Failure) {
        limit(timeout, SO_SNDTIMEO)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(
                    descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                sent += count
            } else if errno != EINTR {
                throw Failure(errno: errno)
            }
        }
    }

    /// Some bytes, as many as there are; none at the end of the stream.
    func receive(into buffer: inout [UInt8], timeout: Duration) throws(Failure) -> Int {
        limit(timeout, SO_RCVTIMEO)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress, $0.count, 0)
            }
            if count >= 0 { return count }
            if errno != EINTR { throw Failure(errno: errno) }
        }
    }

    private func limit(_ timeout: Duration, _ option: Int32) {
        // A zero would mean for ever, so the least is a microsecond.
        let (seconds, attoseconds) = max(timeout, .microseconds(1)).components
        var interval = timeval(
            tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
        setsockopt(
            descriptor, SOL_SOCKET, option, &interval, socklen_t(MemoryLayout<timeval>.size))
    }
}

/// Waits; the client has nothing else to do meanwhile.
func pause(_ duration: Duration) {
    let (seconds, attoseconds) = max(duration, .zero).components
    var interval = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    var rest = timespec()
    while nanosleep(&interval, &rest) == -1 && errno == EINTR { interval = rest }
}

/// Milliseconds since 1970, for keys.
func wallMilliseconds() -> UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return UInt64(now.tv_sec) * 1_000 + UInt64(now.tv_nsec) / 1_000_000
}
