internal import Glibc

/// What takes the entries: the journal's own socket, or a descriptor that takes lines.
package enum JournalOutlet: Sendable {
    /// Lines of text; with each one's priority in front where the reader is the journal.
    case lines(descriptor: Int32, hasPriorities: Bool)
    /// Datagrams of the native protocol to the socket bound at the path.
    case journal(descriptor: Int32, path: String)

    /// journald's own socket (systemd-journald.service(8)).
    package static let journalPath = "/run/systemd/journal/socket"

    /// Name, number, reason: how long to wait before what journald's queue could not take is tried
    /// again, in milliseconds. poll(2) does not tell when a datagram socket's peer has room.
    private static let retryMilliseconds: Int32 = 10

    /// The journal when standard error goes there, which is so when `$JOURNAL_STREAM` names the
    /// device and inode of it (systemd.exec(5)), and standard error otherwise.
    package static var standard: JournalOutlet {
        guard let stream = getenv("JOURNAL_STREAM").map({ String(cString: $0) }) else {
            return .lines(descriptor: 2, hasPriorities: false)
        }
        var status = stat()
        guard fstat(2, &status) == 0, stream == "\(status.st_dev):\(status.st_ino)" else {
            return .lines(descriptor: 2, hasPriorities: false)
        }
        return journal(at: journalPath) ?? .lines(descriptor: 2, hasPriorities: true)
    }

    /// The journal at a path; nil where nobody listens.
    package static func journal(at path: String) -> JournalOutlet? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        let isThere = UnixAddress.withAddress(of: path) { connect(descriptor, $0, $1) == 0 }
        guard isThere == true else {
            close(descriptor)
            return nil
        }
        return .journal(descriptor: descriptor, path: path)
    }

    /// Writes all of an entry, however long that takes; what cannot be written at all is given up,
    /// since there is nowhere to say so.
    func put(_ entry: JournalEntry) {
        switch self {
        case .lines(let descriptor, let hasPriorities):
            Self.write(entry.line(hasPriority: hasPriorities), to: descriptor)
        case .journal(let descriptor, let path):
            if !Self.send(entry.datagram, to: descriptor, path: path) {
                Self.write(entry.line(hasPriority: true), to: 2)
            }
        }
    }

    /// Whether the journal took it. Its socket is the service manager's, so that it is there while
    /// journald is not; should it be made anew all the same, it is connected to again.
    private static func send(_ datagram: [UInt8], to descriptor: Int32, path: String) -> Bool {
        var isReconnected = false
        while true {
            if Glibc.send(descriptor, datagram, datagram.count, Int32(MSG_NOSIGNAL)) >= 0 {
                return true
            }
            switch errno {
            case EINTR: continue
            case EAGAIN, ENOBUFS: poll(nil, 0, retryMilliseconds)
            case ECONNREFUSED, ENOTCONN, ECONNRESET:
                guard !isReconnected else { return false }
                isReconnected = true
                let isThere = UnixAddress.withAddress(of: path) { connect(descriptor, $0, $1) == 0 }
                guard isThere == true else { return false }
            default: return false
            }
        }
    }

    private static func write(_ line: String, to descriptor: Int32) {
        var rest = Array(line.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&entry, 1, -1)
            } else if errno != EINTR {
                return
            }
        }
    }
}
