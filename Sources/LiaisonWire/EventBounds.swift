/// What watching may cost, as it was configured: the table from which the configuration is read
/// and `liaison.describe` tells clients what holds. The numbers' reasons stand in etc/liaison.toml.
package struct EventBounds: Equatable, Sendable {
    /// Events that the day's digest leaves: so far back a cursor leads.
    package var kept = 100_000
    /// Events that may wait for a subscriber, on the disk and in memory.
    package var queueEvents = 256
    /// Bytes of lines that may wait for a subscriber in memory.
    package var queueBytes = 262_144
    /// Milliseconds without an event after which a subscriber gets a bookmark.
    package var bookmarkMilliseconds = 30_000

    /// The defaults.
    package init() {}

    /// One bound: its name in the configuration, and the values it may have.
    package struct Row: Sendable {
        /// The key of `[events]`; with `events_` before it the member of `limits` in
        /// `liaison.describe`.
        package let name: String
        /// Where it stands.
        package let path: any WritableKeyPath<EventBounds, Int> & Sendable
        /// The values that are taken.
        package let range: ClosedRange<Int>
    }

    /// Every bound. Lower ends keep watching usable, and low enough for tests; upper ones keep a
    /// slip of the pen from being no bound at all.
    package static let table: [Row] = [
        Row(name: "kept", path: \.kept, range: 100...10_000_000),
        Row(name: "queue_events", path: \.queueEvents, range: 1...65_536),
        Row(name: "queue_bytes", path: \.queueBytes, range: 1_024...16_777_216),
        Row(name: "bookmark_ms", path: \.bookmarkMilliseconds, range: 10...3_600_000),
    ]

    /// These bounds as `liaison.describe` tells them, and the fixed one.
    var members: [JSONMember] {
        Self.table.map { JSONMember("events_" + $0.name, .integer(self[keyPath: $0.path])) }
            + [JSONMember("subscriptions", .integer(Limits.subscriptions))]
    }
}
