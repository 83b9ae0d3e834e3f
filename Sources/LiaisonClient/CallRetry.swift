package import LiaisonWire

/// Calls that outlast a restart of the daemon: connects when needed and asks again, with the
/// same key, as long as the time lasts.
///
/// Asked again are: connecting, when nobody listens yet; errors the server calls retryable; and
/// a connection that ended before the reply, but a mutation only with a key, since it may have
/// been done.
package final class Caller {
    /// The path of the socket.
    package let path: String
    /// How long everything about one call may take.
    package var timeout: Duration
    /// Where to ask when `path` may not be opened, for what everybody may ask.
    package var openPath: String?

    /// The first wait between two attempts; each is twice the one before.
    private static let firstPause = Duration.milliseconds(100)
    private var connection: Connection?

    /// A caller of the daemon at `path`; nothing is connected yet.
    package init(path: String, timeout: Duration = Connection.defaultTimeout) {
        self.path = path
        self.timeout = timeout
    }

    /// The server's greeting; connects when needed.
    package func greeting() throws(CallFailure) -> Greeting {
        try attempt(repeatable: true) { connection throws(CallFailure) in connection.greeting }
    }

    /// The uid of the server's process; connects when needed.
    package func serverUserID() throws(CallFailure) -> UInt32? {
        try attempt(repeatable: true) { connection throws(CallFailure) in connection.serverUserID }
    }

    /// Asks `method` and waits for its result. A mutation needs a `key`, one for the whole
    /// invocation, so that its repetitions are the same; see `newKey()`.
    package func call(
        _ method: String, _ params: JSONValue = .object([]), key: String? = nil
    ) throws(CallFailure) -> JSONValue {
        let mutates = Method.named(method)?.mutates ?? true
        return try attempt(repeatable: !mutates || key != nil) { connection throws(CallFailure) in
            try connection.call(method, params, key: key, deadline: Self.deadline(connection))
        }
    }

    /// What the server is told of the time that is left: whoever gives up waiting must not find
    /// later that it was done all the same, if only it had not begun.
    private static func deadline(_ connection: Connection) -> Int {
        let left = Int(connection.timeout / .milliseconds(1))
        return min(max(left, 1), Limits.deadlineMilliseconds)
    }

    private func attempt<Value>(
        repeatable: Bool, _ body: (Connection) throws(CallFailure) -> Value
    ) throws(CallFailure) -> Value {
        let deadline = Deadline(after: timeout)
        var wait = Self.firstPause
        while true {
            let failure: CallFailure
            var isConnected = false
            do throws(CallFailure) {
                let connection = try connected(until: deadline)
                isConnected = true
                connection.timeout = max(deadline.left, .milliseconds(1))
                return try body(connection)
            } catch {
                failure = error
            }
            if case .refused = failure, isConnected {} else { connection = nil }
            guard failure.canConnectLater, repeatable || !isConnected else { throw failure }
            let next = max(wait, failure.retryAfter ?? .zero)
            guard next < deadline.left else { throw failure }
            pause(next)
            wait = wait * 2
        }
    }

    private func connected(until deadline: Deadline) throws(CallFailure) -> Connection {
        if let connection { return connection }
        let made = try Connection.open(
            path, or: openPath, timeout: max(deadline.left, .milliseconds(1)))
        connection = made
        return made
    }
}

extension CallFailure {
    /// How long the server asks to be left alone.
    fileprivate var retryAfter: Duration? {
        guard case .refused(let error) = self else { return nil }
        return error.retryAfter.map { .milliseconds($0) }
    }
}

/// A new idempotency key: a ULID, 26 characters, the time first and then 80 random bits.
package func newKey() -> String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    // The system's generator asks the kernel.
    var random = SystemRandomNumberGenerator()
    var bits = UInt128(wallMilliseconds() & 0xFFFF_FFFF_FFFF) << 80
    bits |= UInt128(random.next()) << 16 | UInt128(random.next() & 0xFFFF)
    let characters = (0..<26).map { index in alphabet[Int(bits >> UInt128(5 * (25 - index)) & 31)] }
    return String(decoding: characters, as: UTF8.self)
}
