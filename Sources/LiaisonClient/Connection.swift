internal import Glibc
package import LiaisonWire

/// One connection to the daemon: blocking, one owner, closed when let go.
///
/// `call` asks and waits. `send` and `receive` apart let requests be pipelined; replies may come
/// in any order and are kept until asked for. So are notifications, once `keepsNotifications` says
/// that somebody will ask; until then they are skipped.
package final class Connection {
    /// The path of the socket.
    package let path: String
    /// What the server said of itself.
    package let greeting: Greeting
    /// How long one reply may take.
    package var timeout: Duration
    /// Whether what the server sends of its own accord is kept for `notification(within:)`.
    package var keepsNotifications = false

    /// How long a reply takes by default: a request is milliseconds of work, and ten seconds is
    /// as long as a person waits at a prompt.
    package static let defaultTimeout = Duration.seconds(10)
    /// How long planning or applying an import may take: the largest one is 100,000 people in one
    /// transaction, a minute on two cores, and a slow disk may take several.
    package static let importTimeout = Duration.seconds(600)
    /// Bytes of the longest reply taken: the server pages at half a megabyte, and a later minor
    /// version may answer more.
    private static let replyBytes = 16 * 1_048_576
    /// Bytes asked for at once: a page of replies in one system call.
    private static let chunkBytes = 65_536

    private let socket: Socket
    private var lines: LineReader
    private var nextID: UInt32 = 1
    private var waiting: Set<UInt32> = []
    private var replies: [UInt32: Result<JSONValue, ErrorReply>] = [:]
    /// Kept and not yet asked for, in the order in which they came.
    private var notifications: [Notification] = []

    /// Connects once and reads the greeting, all within `timeout`.
    package init(path: String, timeout: Duration = defaultTimeout) throws(CallFailure) {
        self.path = path
        self.timeout = timeout
        let deadline = Deadline(after: timeout)
        do {
            socket = try Socket(path: path, timeout: timeout)
        } catch {
            throw .unreachable(path: path, errno: error.errno)
        }
        lines = LineReader(limit: Self.replyBytes, chunk: Self.chunkBytes)
        greeting = try Self.greeting(try lines.next(from: socket, until: deadline))
    }

    /// Connects to `path`, or where that may not be opened to `openPath`, if there is one.
    package static func open(
        _ path: String, or openPath: String?, timeout: Duration
    ) throws(CallFailure) -> Connection {
        do {
            return try Connection(path: path, timeout: timeout)
        } catch {
            guard case .unreachable(_, EACCES) = error, let openPath else { throw error }
            return try Connection(path: openPath, timeout: timeout)
        }
    }

    /// The uid of the server's process, from the kernel; nil when it does not say.
    package var serverUserID: UInt32? { socket.peerUserID }

    /// Asks `method` and waits for its result. A mutation needs a `key`; see `newKey()`.
    ///
    /// - Parameter deadline: after how many milliseconds the server need not begin it any more;
    ///   nil for never.
    package func call(
        _ method: String, _ params: JSONValue = .object([]), key: String? = nil,
        deadline: Int? = nil
    ) throws(CallFailure) -> JSONValue {
        try receive(try send(method, params, key: key, deadline: deadline))
    }

    /// Sends a request without waiting; its reply is `receive(id)`. The server works on
    /// `greeting.inFlight` at once and then stops reading: whoever sends more at a time reads
    /// between.
    package func send(
        _ method: String, _ params: JSONValue = .object([]), key: String? = nil,
        deadline: Int? = nil
    ) throws(CallFailure) -> UInt32 {
        let id = nextID
        let line = Request.line(
            id: RequestID(id), method: method, params: params,
            meta: RequestMeta(key: key, deadline: deadline))
        guard line.count - 1 <= greeting.line else {
            throw .refused(
                ErrorReply(
                    .frameTooLong, "the request is longer than the server's \(greeting.line) bytes")
            )
        }
        do {
            try socket.send(line, timeout: timeout)
        } catch {
            throw error.isTimeout ? .timedOut : .closed
        }
        nextID &+= 1
        waiting.insert(id)
        return id
    }

    /// Waits for the reply to the request `id`, up to `timeout`.
    package func receive(_ id: UInt32) throws(CallFailure) -> JSONValue {
        let deadline = Deadline(after: timeout)
        while true {
            if let reply = replies.removeValue(forKey: id) {
                do {
                    return try reply.get()
                } catch {
                    throw .refused(error)
                }
            }
            try take(try lines.next(from: socket, until: deadline))
        }
    }

    /// What the server said of its own accord.
    package struct Notification: Sendable, Equatable {
        /// Its name, as `liaison.event`.
        package let method: String
        /// What it says.
        package let params: JSONValue
    }

    /// The next notification; nil when none comes within `duration`, zero being what has come
    /// already.
    package func notification(within duration: Duration) throws(CallFailure) -> Notification? {
        let deadline = Deadline(after: duration)
        while notifications.isEmpty {
            let line: [UInt8]
            do {
                line = try lines.next(from: socket, until: deadline)
            } catch .timedOut {
                return nil
            }
            try take(line)
        }
        return notifications.removeFirst()
    }

    /// Files one line from the server.
    private func take(_ line: [UInt8]) throws(CallFailure) {
        let message = try Self.parse(line)
        if let method = message["method"]?.string {
            guard keepsNotifications else { return }
            notifications.append(
                Notification(method: method, params: message["params"] ?? .object([])))
            return
        }
        guard let id = message["id"] else { throw .malformed("a reply without an id") }
        let reply: Result<JSONValue, ErrorReply>
        if let result = message["result"] {
            reply = .success(result)
        } else if let value = message["error"], let error = ErrorReply(value: value) {
            // An error to nobody is about the connection: the server could not read a line.
            if id.isNull { throw .refused(error) }
            reply = .failure(error)
        } else {
            throw .malformed("a reply with neither result nor error")
        }
        // A reply nobody waits for belongs to a call that gave up.
        guard let number = id.integer.flatMap({ UInt32(exactly: $0) }),
            waiting.remove(number) != nil
        else { return }
        replies[number] = reply
    }

    private static func greeting(_ line: [UInt8]) throws(CallFailure) -> Greeting {
        let message = try parse(line)
        let params = message["params"] ?? .null
        switch message["method"]?.string {
        case Greeting.method:
            guard let greeting = Greeting(params: params) else {
                throw .malformed("a greeting without a protocol version")
            }
            guard greeting.major == ProtocolVersion.major else {
                throw .protocolMismatch(
                    theirs: "\(greeting.major).\(greeting.minor)",
                    ours: "\(ProtocolVersion.major).\(ProtocolVersion.minor)")
            }
            return greeting
        case Refused.method:
            guard let refused = Refused(params: params) else {
                throw .malformed("a refusal without a reason")
            }
            throw .refused(
                ErrorReply(
                    refused.type, "the server takes no connection now",
                    retryAfter: refused.retryAfter))
        default:
            throw .malformed("the server did not greet")
        }
    }

    private static func parse(_ line: [UInt8]) throws(CallFailure) -> JSONValue {
        do {
            return try JSONScanner.parse(line)
        } catch {
            throw .malformed(error.message)
        }
    }
}

/// A point in time to be done by, on the clock that does not jump.
struct Deadline {
    private let end: ContinuousClock.Instant

    /// `duration` from now.
    init(after duration: Duration) {
        end = .now + duration
    }

    /// What is left; zero or less when it has passed.
    var left: Duration { ContinuousClock.now.duration(to: end) }
}

/// The lines of a socket, one at a time.
private struct LineReader {
    private var splitter: LineSplitter
    private var chunk: [UInt8]
    /// Lines read and not yet given, the next one last.
    private var ready: [[UInt8]] = []

    init(limit: Int, chunk: Int) {
        splitter = LineSplitter(limit: limit)
        self.chunk = Array(repeating: 0, count: chunk)
    }

    mutating func next(from socket: Socket, until deadline: Deadline) throws(CallFailure)
        -> [UInt8]
    {
        while true {
            if let line = ready.popLast() { return line }
            let left = deadline.left
            guard left > .zero else { throw .timedOut }
            let count: Int
            do {
                count = try socket.receive(into: &chunk, timeout: left)
            } catch {
                throw error.isTimeout ? .timedOut : .closed
            }
            guard count > 0 else { throw .closed }
            var lines: [[UInt8]] = []
            do {
                try splitter.feed(Array(chunk[..<count]), into: &lines)
            } catch {
                throw .malformed("a line longer than \(error.limit) bytes")
            }
            ready = lines.reversed()
        }
    }
}
