internal import CSQLite
internal import GRDB
internal import LiaisonCore
internal import Synchronization

/// The truth, on disk: one SQLite file, one writing connection, a few readers.
///
/// `perform` decides and commits a batch of tickets in one transaction; `read…` answer questions
/// from a snapshot. Nothing is cached across transactions.
package final class Store: Sendable {
    /// Name, number, reason: four readers serve the reading requests of 2-4 cores, and a fifth those
    /// who watch; more only hold memory.
    static let readers = 5

    let pool: DatabasePool
    /// Draws seven random values of 0 ..< 32 for a handle.
    let draw: @Sendable () -> [UInt8]
    /// How many events the daily pruning leaves.
    let keptEvents: Int
    let eventHint = Mutex<Int64>(0)

    /// Opens or creates the database.
    ///
    /// - Throws: `StoreFailure`; a newer schema is refused before anything is written.
    package convenience init(
        path: String,
        keptEvents: Int = Store.keptEvents,
        draw: @escaping @Sendable () -> [UInt8] = Store.randomBody
    ) throws(StoreFailure) {
        try self.init(try File(path), keptEvents: keptEvents, draw: draw)
    }

    /// Opens or creates a database that was looked at, and brings an earlier schema to this version's.
    package init(
        _ file: File,
        keptEvents: Int = Store.keptEvents,
        draw: @escaping @Sendable () -> [UInt8] = Store.randomBody
    ) throws(StoreFailure) {
        self.draw = draw
        self.keptEvents = keptEvents
        do {
            var configuration = GRDB.Configuration()
            configuration.label = "liaison"
            configuration.publicStatementArguments = false
            configuration.maximumReaderCount = Self.readers
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA temp_store = MEMORY")
                try db.execute(sql: "PRAGMA trusted_schema = OFF")
                try db.execute(sql: "PRAGMA cell_size_check = ON")
                let pages = db.configuration.readonly ? Self.readerCacheKiB : Self.writerCacheKiB
                try db.execute(sql: "PRAGMA cache_size = -\(pages)")
            }
            pool = try DatabasePool(path: file.path, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                // GRDB sets NORMAL after `prepareDatabase`, in `setUpWALMode`: FULL comes after.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
                guard level == Self.fullSync else { throw StoreFailure.notDurable }
                try db.execute(sql: "PRAGMA secure_delete = ON")
                try db.execute(sql: "PRAGMA journal_size_limit = \(Self.walBytes)")
                csqlite_checkpoint_every(db.sqliteConnection, Int32(Self.checkpointPages))
                try db.bringUpToDate()
            }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Tells SQLite once, before its first connection, what holds for the whole process. Too late
    /// is no fault: everything works the same, slower.
    private static let tuned = csqlite_without_memory_statistics()

    /// The write-ahead log is cut back to this when it is reset: a burst must not occupy the disk
    /// for good (R58: under 64 MiB).
    package static let walBytes = 64 * 1024 * 1024

    /// What the writer keeps of the file. A batch of commands about 50 people dirties some 500 pages
    /// of 4 KiB; with SQLite's 2 MiB they were written out before the commit and read again after
    /// it (42 reads and 24 writes a command). 24 MiB hold the indexes of some 50,000 members.
    static let writerCacheKiB = 24 * 1024
    /// What each reader keeps: the inner pages of the tables; leaves are in the kernel's cache.
    static let readerCacheKiB = 2 * 1024
    /// The log is moved into the file when it has this many pages of 4 KiB: 16 MiB. A page that
    /// many commands changed is then moved once; a start after a crash reads so much in 30 ms.
    static let checkpointPages = 4096

    /// Closes all connections; the last one checkpoints.
    package func close() throws(StoreFailure) {
        do {
            // A checkpoint is housekeeping: what it could not move, on a full disk, is safe in the
            // log, and the next start finds it there. The stop is none the worse.
            try shrinkLog()
            try pool.close()
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Moves the write-ahead log into the file and gives its space back, as far as that can be done
    /// on a full disk. Called on the writer's own queue only.
    ///
    /// - Throws: `StoreFailure.unsynced`; where there was no room, or a reader is in the way, it is
    ///   left for later.
    package func shrinkLog() throws(StoreFailure) {
        do {
            try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        } catch {
            let failure = StoreFailure(error)
            if failure.isUnsynced { throw failure }
        }
    }

    /// The number of the schema that this version writes.
    package static var schema: Int { Schema.version }

    /// A database that nobody has open and that this version may open: looked at once, since after a
    /// crash that reads the whole log.
    package struct File: Sendable {
        package let path: String
        /// The number of its schema; nil where there is none yet.
        package let schema: Int?

        /// - Throws: `StoreFailure`; `.newer` or `.foreign` for what this version leaves alone.
        package init(_ path: String) throws(StoreFailure) {
            self.path = path
            _ = Store.tuned
            do {
                try Store.forget(path + "-wal")
                schema = try Store.refuseUnknown(path)
            } catch {
                throw StoreFailure(error)
            }
        }
    }

    /// `PRAGMA synchronous` of a writer whose commits wait for the disk: FULL.
    package static let fullSync = 2

    /// `PRAGMA synchronous` of the writer, for the test.
    package func durability() throws(StoreFailure) -> Int {
        do {
            return try pool.writeWithoutTransaction { db in
                try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
            }
        } catch { throw StoreFailure(error) }
    }

    /// `PRAGMA synchronous` of the writer, as a statement that it executes; nil when it cannot.
    package func writerLevel() -> Int? { try? durability() }

    /// Has the kernel forget what it keeps of the write-ahead log, so that what is recovered is what
    /// the disk has: after a sync that failed, the kernel shows what was written as if it were there.
    private static func forget(_ path: String) throws {
        guard csqlite_forget(path) == 0 else {
            throw StoreFailure.unsynced(code: ResultCode.SQLITE_IOERR_FSYNC.rawValue)
        }
    }

    #if DEBUG
        /// Has the writer move the log into the file whenever it has so many pages.
        package func checkpoint(everyPages pages: Int32) {
            pool.writeWithoutTransaction { db in
                csqlite_checkpoint_every(db.sqliteConnection, pages)
            }
        }

        /// Sets a pragma of the writer, for experiments about durability and their controls.
        package func tune(_ pragma: String) throws(StoreFailure) {
            do {
                try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA \(pragma)") }
            } catch { throw StoreFailure(error) }
        }
    #endif

    /// Looks at an existing file through a read-only connection, before the pool sets WAL mode.
    private static func refuseUnknown(_ path: String) throws -> Int? {
        do {
            return try refuseUnknown(path, readonly: true)
        } catch let error as DatabaseError
            where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
        {
            // The power went in the first start, before there was a log: nothing can be read until
            // whoever may write has undone what was begun.
            return try refuseUnknown(path, readonly: false)
        }
    }

    private static func refuseUnknown(_ path: String, readonly: Bool) throws -> Int? {
        var configuration = GRDB.Configuration()
        configuration.readonly = readonly
        let probe: DatabaseQueue
        do {
            probe = try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            return nil  // no file yet; a directory that cannot be written fails when the pool opens
        }
        let (version, application, tables) = try probe.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            )
        }
        try probe.close()
        guard version <= Schema.version else {
            throw StoreFailure.newer(found: version, known: Schema.version)
        }
        guard tables == 0 || application == Schema.applicationID else { throw StoreFailure.foreign }
        return tables == 0 ? nil : version
    }

    /// Seven random values from the system's generator.
    package static let randomBody: @Sendable () -> [UInt8] = {
        (0..<Handle.randomLength).map { _ in UInt8.random(in: 0..<32) }
    }
}
