/// The server's first line.
package struct Greeting: Sendable, Equatable {
    /// The name of the notification.
    package static let method = "liaison.hello"

    /// The product's version, `0.1.0`.
    package var version: String
    /// The protocol's major version.
    package var major = ProtocolVersion.major
    /// The protocol's minor version.
    package var minor = ProtocolVersion.minor
    /// What the server can beyond requests and replies.
    package var capabilities = ["idempotency", "events", "cancel"]
    /// `sha256:` and the digest of what `liaison.describe` answers: the same digest, the same
    /// table.
    package var schema: String
    /// This start of the server.
    package var instance: String
    /// This life of the database; another after a restore.
    package var epoch: String
    /// What this connection may do; nil when a client reads a word it does not know.
    package var role: Role?
    /// Bytes of the longest line the server takes.
    package var line: Int
    /// Requests it works on at once.
    package var inFlight: Int
    /// Days an idempotency record lives: a repetition within them is answered, not done again.
    package var idempotencyDays = 7
    /// The office's language, `zh` or `en`.
    package var language: String
    /// The office's zone, in which deadlines are; a name of the system's zone data.
    package var zone: String
    /// The server's clock, RFC 3339 in UTC.
    package var time: String

    /// A greeting of this protocol version.
    package init(
        version: String, schema: String, instance: String, epoch: String, role: Role,
        language: String, zone: String, time: String, limits: ServerLimits = ServerLimits()
    ) {
        line = limits.lineBytes
        inFlight = limits.inFlight
        self.version = version
        self.schema = schema
        self.instance = instance
        self.epoch = epoch
        self.role = role
        self.language = language
        self.zone = zone
        self.time = time
    }

    /// The greeting as a line with its LF.
    package var encoded: [UInt8] {
        Reply.notification(
            Self.method,
            [
                "product": "liaisond", "version": .string(version),
                "protocol": ["major": .integer(major), "minor": .integer(minor)],
                "capabilities": .strings(capabilities), "schema": .string(schema),
                "instance": .string(instance), "epoch": .string(epoch),
                "role": .optional(role?.word),
                "limits": ["line": .integer(line), "inflight": .integer(inFlight)],
                "idempotency_days": .integer(idempotencyDays),
                "language": .string(language), "zone": .string(zone), "time": .string(time),
            ])
    }

    /// The greeting in the parameters of a `liaison.hello`; nil when even the protocol's version
    /// is missing. Everything else may be absent from a server of another major.
    package init?(params: JSONValue) {
        guard let major = params["protocol"]?["major"]?.integer,
            let minor = params["protocol"]?["minor"]?.integer
        else { return nil }
        self.major = major
        self.minor = minor
        version = params["version"]?.string ?? ""
        capabilities = params["capabilities"]?.array?.compactMap(\.string) ?? []
        schema = params["schema"]?.string ?? ""
        instance = params["instance"]?.string ?? ""
        epoch = params["epoch"]?.string ?? ""
        role = params["role"]?.string.flatMap { Role(word: $0) }
        line = params["limits"]?["line"]?.integer ?? Limits.lineBytes
        inFlight = params["limits"]?["inflight"]?.integer ?? Limits.inFlight
        idempotencyDays = params["idempotency_days"]?.integer ?? idempotencyDays
        language = params["language"]?.string ?? ""
        zone = params["zone"]?.string ?? ""
        time = params["time"]?.string ?? ""
    }
}

/// The server's last line before it closes a connection that its client could have kept: it says
/// why, so that nobody takes it for a crash.
package struct Goodbye: Sendable, Equatable {
    /// The name of the notification.
    package static let method = "liaison.goodbye"

    /// Why the connection ends.
    package enum Reason: String, Sendable, CaseIterable {
        /// No complete line came within `first_line_ms`.
        case silent = "connection.silent"
        /// A line was not ended within `line_ms`.
        case lineUnfinished = "connection.line_unfinished"
        /// Nothing was asked within `idle_ms`, and nothing waited for.
        case idle = "connection.idle"
    }

    /// Why the connection ends.
    package var reason: Reason

    /// A goodbye for `reason`.
    package init(_ reason: Reason) { self.reason = reason }

    /// The goodbye as a line with its LF.
    package var encoded: [UInt8] {
        Reply.notification(Self.method, ["type": .string(reason.rawValue)])
    }
}

/// The server's only line when it takes no more: it says why and closes.
package struct Refused: Sendable, Equatable {
    /// The name of the notification.
    package static let method = "liaison.refused"

    /// `server.full`, `server.draining`, `access.denied`, or `config.invalid` from a server that does
    /// not start as it is configured.
    package var type: ErrorType
    /// Milliseconds after which to try again; nil when that would not help.
    package var retryAfter: Int?

    /// A refusal for the reason `type`.
    package init(_ type: ErrorType, retryAfter: Int? = nil) {
        self.type = type
        self.retryAfter = retryAfter
    }

    /// The refusal as a line with its LF.
    package var encoded: [UInt8] {
        Reply.notification(
            Self.method,
            .compact([
                ("type", .string(type.rawValue)),
                ("retry_after_ms", retryAfter.map { .integer($0) }),
            ]))
    }

    /// The refusal in the parameters of a `liaison.refused`.
    package init?(params: JSONValue) {
        guard let word = params["type"]?.string else { return nil }
        type = ErrorType(rawValue: word) ?? .internal
        retryAfter = params["retry_after_ms"]?.integer
    }
}
