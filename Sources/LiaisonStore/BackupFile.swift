internal import GRDB
package import LiaisonCore

/// A database that no daemon has open: a copy that was just made, or one that is to be used.
///
/// All of it blocks, for as long as the file takes to be read.
package struct BackupFile: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// Looks through the whole file: every page, every index, every reference, the schema, and what
    /// it holds. Writes nothing to the file itself.
    ///
    /// - Parameter today: the day that `RollSummary.due` is asked for.
    /// - Throws: `StoreFailure.foreign` for what is no liaison database, `.newer`, or `.corrupt`.
    package func examine(on today: CivilDate) throws(StoreFailure) -> RollSummary {
        do {
            var configuration = Self.configuration
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let summary = try queue.read { db in
                let version = Int(try db.integer("PRAGMA user_version"))
                guard version <= Schema.version else {
                    throw StoreFailure.newer(found: version, known: Schema.version)
                }
                guard try db.integer("PRAGMA application_id") == Int64(Schema.applicationID),
                    version > 0
                else { throw StoreFailure.foreign }
                // One finding is enough: a damaged copy is no backup.
                guard try db.text("PRAGMA integrity_check(1)") == "ok",
                    try db.row("PRAGMA foreign_key_check") == nil
                else { throw StoreFailure.corrupt(code: ResultCode.SQLITE_CORRUPT.rawValue) }
                return try db.summary(on: today)
            }
            try queue.close()
            return summary
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Makes of a copy, brought to this version's schema, the beginning of another life of the roll,
    /// of which nothing is sent before
    /// `release`: see `Database.beginAnew`.
    ///
    /// - Returns: members about whom something is open, who are held now.
    package func beginAnew(
        at now: Instant, by origin: Origin, draw: () -> [UInt8] = Store.randomBody
    ) throws(StoreFailure) -> Int {
        do {
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
            let held = try queue.writeWithoutTransaction { db in
                // One file, with nothing beside it that would have to be moved with it.
                _ = try db.text("PRAGMA journal_mode = DELETE")
                try db.bringUpToDate()
                return try db.transaction("BEGIN IMMEDIATE") {
                    let from = try db.meta("backedUpAt").flatMap { Int64($0) }
                    return try db.beginAnew(
                        at: now, by: origin, from: from.map { Instant(milliseconds: $0) },
                        draw: draw)
                }
            }
            try queue.close()
            return held
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Copies a database that nobody has open, with the log beside it, into an empty file, as
    /// `Store.copy` does one that is open.
    package func copy(to path: String, at now: Instant) throws(StoreFailure) {
        do {
            let source = try DatabaseQueue(path: self.path, configuration: Self.configuration)
            let target = try DatabaseQueue(path: path, configuration: Self.configuration)
            try source.backup(to: target)
            try target.close()
            try source.close()
            try BackupFile(path).finish(at: now)
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Where the roll in it stands; nil when that cannot be read.
    package var position: RollPosition? {
        var configuration = Self.configuration
        configuration.readonly = true
        return try? DatabaseQueue(path: path, configuration: configuration).read { db in
            try db.position()
        }
    }

    /// The bytes that a copy of it takes.
    package func copyBytes() throws(StoreFailure) -> Int64 {
        do {
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
            let bytes = try queue.read { db in try db.bytes() }
            try queue.close()
            return bytes
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Marks a copy with the time it was made, and makes one file of it: a database in WAL mode
    /// would want two more beside it whenever it is read.
    func finish(at now: Instant) throws {
        let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
        try queue.writeWithoutTransaction { db in
            _ = try db.text("PRAGMA journal_mode = DELETE")
            try db.setMeta("backedUpAt", "\(now.milliseconds)")
        }
        try queue.close()
    }

    static var configuration: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.label = "liaison.backup"
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        return configuration
    }
}

extension Store {
    /// Copies the database, as it is at one moment, into an empty file; changes go on meanwhile. One
    /// of the readers is busy with it, and the log cannot be cut back until it is done.
    ///
    /// In one step: between two of them a commit would begin the copy again (sqlite3_backup_step).
    package func copy(to path: String, at now: Instant) throws(StoreFailure) {
        do {
            let target = try DatabaseQueue(path: path, configuration: BackupFile.configuration)
            try pool.backup(to: target)
            try target.close()
            try BackupFile(path).finish(at: now)
        } catch {
            throw StoreFailure(error)
        }
    }

    /// What the database holds now.
    package func summary(on today: CivilDate) throws(StoreFailure) -> RollSummary {
        try read { db in try db.summary(on: today) }
    }

    /// When the first thing was recorded; nil for a roll on which nothing is.
    package func begun() throws(StoreFailure) -> Instant? {
        try read { db in
            try db.row("SELECT at FROM log ORDER BY seq LIMIT 1").map {
                Instant(milliseconds: $0.number(0))
            }
        }
    }

    /// Where the roll stands, on the disk.
    package func position() throws(StoreFailure) -> RollPosition {
        try read { db in try db.position() }
    }

    /// The bytes that a copy of the database takes.
    package func copyBytes() throws(StoreFailure) -> Int64 {
        try read { db in try db.bytes() }
    }

    /// The same for the database that is open, when it turns out to be older than what this
    /// installation has already been.
    package func beginAnew(at now: Instant, by origin: Origin) throws(StoreFailure) -> Int {
        do {
            return try pool.writeWithoutTransaction { db in
                try db.transaction("BEGIN IMMEDIATE") {
                    try db.beginAnew(at: now, by: origin, from: nil, draw: draw)
                }
            }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Since when nothing is sent because the roll is an earlier one, and of when it is, as far as
    /// that is known; nil when nothing is held back for this.
    package func restored() throws(StoreFailure) -> (at: Instant, from: Instant?)? {
        try read { db in
            guard let at = try db.meta("restoredAt").flatMap({ Int64($0) }) else { return nil }
            let from = try db.meta("restoredFrom").flatMap { Int64($0) }
            return (Instant(milliseconds: at), from.map { Instant(milliseconds: $0) })
        }
    }
}

extension Database {
    /// Begins another life of the roll. Cursors of the old one end (R22); and whatever was told after
    /// the copy was made is not known here, so nothing is sent until somebody has looked and said
    /// `release`: everybody about whom something is open is held, as in an opening, and rungs above
    /// the liaison that were not told yet are taken back, to be planned anew from the release.
    ///
    /// - Returns: how many members are held now.
    fileprivate func beginAnew(
        at now: Instant, by origin: Origin, from: Instant?, draw: () -> [UInt8]
    ) throws -> Int {
        try setMeta("epoch", String(describing: Handle(.org, drawn: draw())))
        try run("DELETE FROM meta WHERE name IN ('backedUpAt', 'restoredFrom')")
        try setMeta("restoredAt", "\(now.milliseconds)")
        if let from { try setMeta("restoredFrom", "\(from.milliseconds)") }
        try run(
            """
            DELETE FROM notice WHERE fate IS NULL AND delivery IS NULL AND role <> 'liaison'
              AND duty IN (SELECT id FROM duty WHERE state = 'open' AND subjectKind = 'm')
            """
        )
        try run(
            """
            UPDATE member SET held = 1
            WHERE id IN (SELECT subject FROM duty WHERE state = 'open' AND subjectKind = 'm')
            """
        )
        let held = try integer("SELECT count(*) FROM member WHERE held = 1")
        try run(
            "INSERT INTO log(at,uid,pid,method,key,subject,detail) VALUES(?,?,?,?,NULL,?,?)",
            [
                now.milliseconds, Int64(origin.uid), Int64(origin.pid), origin.method,
                try meta("office") ?? "",
                "restored from=\(from?.rfc3339 ?? "unknown") held=\(held)",
            ]
        )
        return Int(held)
    }
}
