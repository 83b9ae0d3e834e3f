/// What a server allows its clients, as it was configured: the one table from which the
/// configuration is read and `liaison.describe` and the greeting tell clients what holds.
package struct ServerLimits: Sendable, Equatable {
    /// Bytes of one line without its LF.
    package var lineBytes = Limits.lineBytes
    /// Connections at once, of everybody.
    package var connections = 256
    /// Connections at once of one uid.
    package var connectionsPerUser = 64
    /// Of `connections`, those that only root and the daemon's own user may take.
    package var reserved = 4
    /// Requests of one connection being worked on at once.
    package var inFlight = Limits.inFlight
    /// Milliseconds from a connection to its first complete line.
    package var firstLine = 10_000
    /// Milliseconds from a line's first byte to its LF.
    package var line = 10_000
    /// Milliseconds a connection may stay that neither asks nor waits for anything.
    package var idle = 60_000
    /// Bytes of answers that may wait for a client that does not read them: past this none of its
    /// requests is read or begun.
    package var outputBytes = 262_144
    /// Milliseconds that more than `outputBytes` may wait.
    package var outputBacklog = 10_000
    /// Bytes of answers that may never wait at once, beside the one being added.
    package var outputMaxBytes = 1_048_576
    /// Milliseconds in which a client must take at least a byte of what waits for it.
    package var outputStall = 30_000
    /// File descriptors kept free for the daemon's own files.
    package var spareDescriptors = 64

    /// The defaults.
    package init() {}

    /// One limit: its name in the configuration and the protocol, and the values it may have.
    package struct Row: Sendable {
        /// The key of `[limits]`, and the member of `limits` in `liaison.describe`.
        package let name: String
        /// Where it stands.
        package let path: any WritableKeyPath<ServerLimits, Int> & Sendable
        /// The values that are taken.
        package let range: ClosedRange<Int>
    }

    /// Every limit. Lower bounds keep a server usable, upper ones keep a slip of the pen from
    /// being no limit at all; milliseconds go low enough for tests.
    package static let table: [Row] = [
        Row(name: "line_bytes", path: \.lineBytes, range: 4_096...4_194_304),
        Row(name: "connections", path: \.connections, range: 8...4_096),
        Row(name: "connections_per_user", path: \.connectionsPerUser, range: 1...4_096),
        Row(name: "connections_reserved", path: \.reserved, range: 0...64),
        Row(name: "in_flight", path: \.inFlight, range: 1...256),
        Row(name: "first_line_ms", path: \.firstLine, range: 50...3_600_000),
        Row(name: "line_ms", path: \.line, range: 50...3_600_000),
        Row(name: "idle_ms", path: \.idle, range: 50...86_400_000),
        Row(name: "output_bytes", path: \.outputBytes, range: 4_096...16_777_216),
        Row(name: "output_backlog_ms", path: \.outputBacklog, range: 50...3_600_000),
        Row(name: "output_max_bytes", path: \.outputMaxBytes, range: 65_536...67_108_864),
        Row(name: "output_stall_ms", path: \.outputStall, range: 50...3_600_000),
        Row(name: "spare_descriptors", path: \.spareDescriptors, range: 16...1_024),
    ]

    /// The `limits` of `liaison.describe`: these, the fixed ones of the wire, and those of events.
    package func value(_ events: EventBounds) -> JSONValue {
        .object(
            Self.table.map { JSONMember($0.name, .integer(self[keyPath: $0.path])) } + [
                JSONMember("depth", .integer(Limits.depth)),
                JSONMember("members", .integer(Limits.members)),
            ] + events.members)
    }
}
