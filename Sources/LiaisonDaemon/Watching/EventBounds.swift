/// Bounds on what those who watch cost; the numbers' reasons stand in etc/liaison.toml.
package struct EventBounds: Equatable, Sendable {
    /// Events that the day's digest leaves.
    package var kept = 100_000
    /// Events that may wait for a subscriber, on the disk and in memory.
    package var queueEvents = 256
    /// Bytes of lines that may wait for a subscriber in memory.
    package var queueBytes = 262_144
    /// Milliseconds without an event after which a subscriber gets a bookmark.
    package var bookmarkMilliseconds = 30_000

    /// The defaults.
    package init() {}
}
