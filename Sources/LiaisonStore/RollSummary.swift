internal import GRDB
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

extension Database {
    func position() throws -> RollPosition {
        RollPosition(
            epoch: try meta("epoch") ?? "",
            sequence: try integer("SELECT seq FROM sqlite_sequence WHERE name = 'log'"))
    }

    func bytes() throws -> Int64 {
        try integer("PRAGMA page_count") * integer("PRAGMA page_size")
    }

    func summary(on today: CivilDate) throws -> RollSummary {
        var summary = RollSummary()
        func count(_ sql: String, _ arguments: [(any Bindable)?] = []) throws -> Int {
            Int(try integer(sql, arguments))
        }
        summary.schema = try count("PRAGMA user_version")
        summary.epoch = try meta("epoch") ?? ""
        let last = try row("SELECT seq, at FROM log ORDER BY seq DESC LIMIT 1")
        summary.sequence = last?.number(0) ?? 0
        summary.lastChange = last.map { Instant(milliseconds: $0.number(1)) }
        summary.backedUpAt = try meta("backedUpAt").flatMap { Int64($0) }
            .map { Instant(milliseconds: $0) }
        summary.office = try text("SELECT name FROM org WHERE handle = ?", [try meta("office")])
        summary.orgs = try count("SELECT count(*) FROM org")
        summary.staff = try count("SELECT count(*) FROM staff")
        summary.members = try count("SELECT count(*) FROM member")
        summary.away = try count("SELECT count(*) FROM absence WHERE closedOn IS NULL")
        summary.facts = try count("SELECT count(*) FROM fact")
        summary.openDuties = try count("SELECT count(*) FROM duty WHERE state = 'open'")
        summary.due = try count(
            "SELECT count(*) FROM duty WHERE state = 'open' AND due <= ?", [today.iso])
        return summary
    }
}
