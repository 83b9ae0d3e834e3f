internal import Dispatch
internal import Glibc
internal import LiaisonWire

/// Asks the daemon a question over its own socket, as any client would, before it says that it is
/// ready.
enum SelfCheck {
    enum Failure: Error, Equatable {
        /// No answer, or none in time.
        case silent(path: String, errno: Int32)
        /// It does not know itself: the kernel's word on its callers is no use here.
        case stranger(role: String)
        /// So few users are mapped into its namespace that most callers would look alike.
        case blurred(users: Int)
    }

    /// Name, number, reason: so long an answer may take on a machine that is starting everything else
    /// as well; systemd gives the whole start 90 s.
    private static let patienceSeconds = 10
    /// A container of its own maps this many users at least (subuid(5)); `PrivateUsers=` two.
    private static let usersOfAContainer = 65_536

    /// Throws when the daemon's callers could not be told apart (user_namespaces(7): who is not
    /// mapped looks like the overflow user).
    ///
    /// - Parameter map: `/proc/self/uid_map`: lines of first inside, first outside, count.
    static func checkUsers(map: String) throws(Failure) {
        var users = 0
        for line in map.split(separator: "\n") {
            users += line.split(separator: " ").last.flatMap { Int($0) } ?? 0
        }
        // Without the file there are no namespaces.
        guard map.isEmpty || users >= usersOfAContainer else { throw .blurred(users: users) }
    }

    /// Connects, reads the greeting, and pings. Off the caller's thread: it blocks.
    static func ask(path: String) async throws {
        try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue(label: "liaison.selfcheck").async {
                continuation.resume(with: Result { try askBlocking(path) })
            }
        }
    }

    private static func askBlocking(_ path: String) throws(Failure) {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0, var address = sockaddr_un(path: path) else {
            throw .silent(path: path, errno: errno)
        }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: patienceSeconds, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
        guard address.withPointer({ connect(descriptor, $0, $1) }) == 0 else {
            throw .silent(path: path, errno: errno)
        }
        let line = Request.line(id: RequestID(1), method: "daemon.ping", params: [:])
        guard send(descriptor, line, line.count, Int32(MSG_NOSIGNAL)) == line.count else {
            throw .silent(path: path, errno: errno)
        }
        var splitter = LineSplitter(limit: Limits.lineBytes)
        var lines: [[UInt8]] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while lines.count < 2 {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { throw .silent(path: path, errno: count == 0 ? 0 : errno) }
            do { try splitter.feed(Array(chunk.prefix(count)), into: &lines) } catch {
                throw .silent(path: path, errno: EMSGSIZE)
            }
        }
        let role = (try? JSONScanner.parse(lines[0]))?["params"]?["role"]?.string ?? ""
        guard role == LiaisonWire.Role.admin.word else { throw .stranger(role: role) }
        guard (try? JSONScanner.parse(lines[1]))?["result"] != nil else {
            throw .silent(path: path, errno: 0)
        }
    }
}
