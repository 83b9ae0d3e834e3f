internal import Dispatch
internal import Glibc
internal import LiaisonCore
internal import LiaisonStore
internal import Logging

/// Makes backups of the roll while it is in use: one file each, verified before it has its name.
///
/// A file under a backup's name is whole: it is written and looked through under another name, synced,
/// and renamed, and the directory is synced after that (rename(2), fsync(2)).
final class Backup: Sendable {
    /// What was made.
    struct Made: Sendable {
        var path: String
        var bytes: Int
        var digest: String
        var summary: RollSummary
        var pruned: Int
        var milliseconds: Int64
    }

    /// Why none was made. Nothing is left of it, and the backups that were there are as they were.
    enum Failure: Error {
        /// The file system that the backups are on has not the room.
        case noRoom(needed: Int, free: Int)
        case file(FileCopy.Failure)
        case store(StoreFailure)
    }

    /// Name, number, reason: what stays free beside a backup, so that it does not take the last of
    /// the disk from the roll itself.
    static let spareBytes = 32 << 20

    private let engine: Engine
    private let office: OfficeInForce
    private let mark: HighWaterMark
    private let logger: Logger
    /// One at a time: two would only slow each other down.
    private let queue = DispatchQueue(label: "liaison.backup")

    /// - Parameter mark: notes where the roll stands when a backup is made of it.
    init(of engine: Engine, _ office: OfficeInForce, mark: HighWaterMark, logger: Logger) {
        self.engine = engine
        self.office = office
        self.mark = mark
        self.logger = logger
    }

    /// Makes one and calls `done` with it, on a thread of its own.
    func make(_ done: @escaping @Sendable (Result<Made, Failure>) -> Void) {
        queue.async {
            let result = Result { () throws(Failure) in try self.make() }
            self.log(result)
            done(result)
        }
    }

    private func make() throws(Failure) -> Made {
        let begun = ContinuousClock.now
        let now = engine.now
        let settings = office.now.backup
        mark.note(engine.store)
        let directory = BackupDirectory(settings.directory)
        var made = try Self.write(
            into: directory, at: now, on: engine.today,
            bytes: { () throws(StoreFailure) in try engine.store.copyBytes() },
            copy: { path throws(StoreFailure) in try engine.store.copy(to: path, at: now) })
        made.pruned = directory.prune(keeping: settings.keep)
        made.milliseconds = Int64(begun.duration(to: .now) / .milliseconds(1))
        return made
    }

    /// Makes a backup of what `copy` copies, whatever that is.
    ///
    /// - Parameters:
    ///   - today: the day that `RollSummary.due` is asked for.
    ///   - bytes: what the copy takes.
    ///   - copy: writes it into the empty file at the path that it is given.
    static func write(
        into directory: BackupDirectory, at now: Instant, on today: CivilDate,
        bytes: () throws(StoreFailure) -> Int64, copy: (String) throws(StoreFailure) -> Void
    ) throws(Failure) -> Made {
        do {
            mkdir(directory.path, 0o700)
            directory.sweep()
            let needed = Int(try bytes()) + spareBytes
            if let free = FileFacts.room(in: directory.path)?.free, free < needed {
                throw Failure.noRoom(needed: needed, free: free)
            }
            let path = directory.path + "/" + BackupDirectory.name(at: now)
            let unfinished = isNamedFirst ? path : path + BackupDirectory.unfinished
            // For its owner alone from its first byte on.
            let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else {
                throw FileCopy.Failure(path: unfinished, code: errno)
            }
            close(descriptor)
            var isWhole = false
            defer { if !isWhole { directory.sweep() } }
            try copy(unfinished)
            #if DEBUG
                if Fault.isActive(.damageTheBackup) { Fault.damage(unfinished) }
            #endif
            let summary = try BackupFile(unfinished).examine(on: today)
            let digest = try FileCopy.digest(unfinished)
            try FileCopy.sync(unfinished)
            try FileCopy.rename(unfinished, to: path)
            isWhole = true
            try FileCopy.sync(directory.path)
            return Made(
                path: path, bytes: FileFacts.bytes(of: path) ?? 0, digest: digest, summary: summary,
                pruned: 0, milliseconds: 0)
        } catch {
            switch error {
            case let failure as Failure: throw failure
            case let failure as FileCopy.Failure: throw .file(failure)
            case let failure as StoreFailure: throw .store(failure)
            default: throw .store(.unexpected(code: 0))
            }
        }
    }

    private static var isNamedFirst: Bool {
        #if DEBUG
            Fault.isActive(.nameTheBackupFirst)
        #else
            false
        #endif
    }

    private func log(_ result: Result<Made, Failure>) {
        switch result {
        case .success(let made):
            logger.say(
                .backupMade,
                [
                    "path": made.path, "bytes": "\(made.bytes)", "digest": made.digest,
                    "sequence": "\(made.summary.sequence)", "pruned": "\(made.pruned)",
                    "duration_us": "\(made.milliseconds * 1000)",
                ])
        case .failure(let failure): logger.say(.backupFailed, ["reason": failure.reason])
        }
    }
}

extension Backup.Failure {
    /// What is wrong, in one line, and what to do.
    var reason: String {
        switch self {
        case .noRoom(let needed, let free):
            "it needs \(needed >> 20) MiB free and there are \(free >> 20); free some space, or set "
                + "backup.directory"
        case .file(let failure):
            "\(failure.path) cannot be written (errno \(failure.code)); see its directory's owner, "
                + "mode and file system"
        case .store(.full): "the disk is full; free some space, or set backup.directory"
        case .store(.corrupt):
            "the copy does not pass its examination; look at the disk, and keep the earlier backups"
        case .store(let failure): "the database cannot be copied (\(failure)); look at the disk"
        }
    }
}
