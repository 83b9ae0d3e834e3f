internal import Dispatch
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonSystemd
internal import Logging

/// Brings a roll that an earlier version made to this version's schema, at a start: first a backup of
/// it as it is, by which one can go back with the earlier version, then the migration.
struct SchemaUpgrade: Sendable {
    let database: String
    let backups: BackupDirectory
    let zone: any ZoneRules
    let logger: Logger

    /// The schema the roll has now.
    let from: Int

    /// Why it was not begun. The roll is as it was.
    enum Failure: Error {
        /// There would be no way back.
        case backup(Backup.Failure)
        /// The migration writes the whole roll once more.
        case noRoom(needed: Int, free: Int)
    }

    /// Nil where there is nothing to be done.
    init?(of file: Store.File, backups: String, zone: any ZoneRules, logger: Logger) {
        guard let from = file.schema, from < Store.schema else { return nil }
        self.from = from
        database = file.path
        self.backups = BackupDirectory(backups)
        self.zone = zone
        self.logger = logger
    }

    /// Makes the backup, then calls `open`, which migrates; the service manager waits meanwhile,
    /// however long it takes.
    func run(at now: Instant, _ open: () throws -> Store) throws -> Store {
        let begun = ContinuousClock.now
        let notifier = ServiceNotifier()
        notifier.notify("STATUS=Bringing the roll from schema \(from) to \(Store.schema)")
        let patience = Self.askForPatience(notifier)
        defer { patience.cancel() }
        let roll = BackupFile(database)
        let path = try backUp(roll, at: now)
        try makeSureOfRoom(roll)
        logger.say(
            .schemaChanges, ["from": "\(from)", "to": "\(Store.schema)", "path": path])
        let store = try open()
        let spent = Int64(begun.duration(to: .now) / .microseconds(1))
        logger.say(
            .schemaChanged,
            ["from": "\(from)", "to": "\(Store.schema)", "duration_us": "\(spent)"])
        return store
    }

    /// Name, number, reason: the service manager is asked three times before it would give up.
    private static let askedSeconds = 10
    private static let extensionMicroseconds = 30_000_000

    /// Asks the service manager, again and again, not to give the start up while it goes on
    /// (sd_notify(3), EXTEND_TIMEOUT_USEC=).
    private static func askForPatience(_ notifier: ServiceNotifier) -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "liaison.patience"))
        let ask: @Sendable () -> Void = {
            notifier.notify("EXTEND_TIMEOUT_USEC=\(extensionMicroseconds)")
        }
        // At once, whatever else the machine has to do.
        ask()
        timer.setEventHandler(handler: ask)
        timer.schedule(
            deadline: .now() + .seconds(askedSeconds), repeating: .seconds(askedSeconds))
        timer.activate()
        return timer
    }

    /// - Returns: where the backup is. One that is already there will do: a start that is tried
    ///   again and again must not fill the disk, so none is removed for it either.
    private func backUp(_ roll: BackupFile, at now: Instant) throws(Failure) -> String {
        if let position = roll.position {
            for name in backups.names.reversed() {
                let path = backups.path + "/" + name
                if BackupFile(path).position == position { return path }
            }
        }
        do throws(Backup.Failure) {
            return try Backup.write(
                into: backups, at: now, on: zone.civil(of: now).date,
                bytes: { () throws(StoreFailure) in try roll.copyBytes() },
                copy: { path throws(StoreFailure) in try roll.copy(to: path, at: now) }
            ).path
        } catch {
            throw .backup(error)
        }
    }

    /// Every page may be written once to the log and once to the file.
    private func makeSureOfRoom(_ roll: BackupFile) throws {
        let needed = 2 * Int(try roll.copyBytes())
        let directory = database.lastIndex(of: "/").map { String(database[..<$0]) } ?? "."
        if let free = FileFacts.room(in: directory)?.free, free < needed {
            throw Failure.noRoom(needed: needed, free: free)
        }
    }
}

extension SchemaUpgrade.Failure {
    /// One sentence: what failed, why, what to do now.
    var sentence: String {
        switch self {
        case .backup(let failure):
            "the roll is not brought to this version's schema before there is a backup of it: "
                + failure.reason
        case .noRoom(let needed, let free):
            "bringing the roll to this version's schema takes \(needed >> 20) MiB free and there are "
                + "\(free >> 20); free some space"
        }
    }
}
