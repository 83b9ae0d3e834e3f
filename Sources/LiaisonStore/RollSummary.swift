package import LiaisonCore

/// What a database holds, in numbers, and where it stands: enough to tell a backup from another, and
/// nothing about anybody.
package struct RollSummary: Sendable, Equatable {
    /// The schema's number (`PRAGMA user_version`).
    package var schema = 0
    /// The life of the database; a restore begins another.
    package var epoch = ""
    /// The number of the last line of the log: how much was recorded.
    package var sequence: Int64 = 0
    /// When that was.
    package var lastChange: Instant?
    /// When the copy was made; nil for a database that is no backup.
    package var backedUpAt: Instant?
    package var office: String?
    package var orgs = 0
    package var staff = 0
    package var members = 0
    package var away = 0
    package var facts = 0
    package var openDuties = 0
    /// Open duties that are due by the day the summary was asked for.
    package var due = 0
}

/// Where a roll stands: its life, and the number of the last line of its log.
package struct RollPosition: Sendable, Equatable {
    package var epoch: String
    package var sequence: Int64

    package init(epoch: String, sequence: Int64) {
        self.epoch = epoch
        self.sequence = sequence
    }
}
