internal import Glibc
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonSystemd

/// Puts a backup in the place of the roll, while no daemon runs.
///
/// The copy is made, examined and prepared under a name that nothing looks at; one rename, synced,
/// decides that it is to be the roll; the rest is finished by whoever comes next, this process or,
/// after a power cut, the next start. What was there before is kept beside it.
struct Restore: Sendable {
    let directory: String
    let zone: any ZoneRules
    let now: Instant

    init(into directory: String, zone: any ZoneRules, at now: Instant) {
        self.directory = directory
        self.zone = zone
        self.now = now
    }

    /// A copy in the making.
    private static let copy = "liaison.db.restoring"
    private var unfinished: String { directory + "/" + Self.copy }
    /// A copy that is to be the roll, until it is; its name goes on with the moment.
    static let decided = "liaison.db.restored-"
    /// What was the roll before.
    static let replaced = "liaison.db.replaced-"

    /// What was or would be done.
    struct Report: Sendable {
        var backup: RollSummary
        var digest: String
        var bytes: Int
        /// What is there now; nil where there is nothing.
        var present: Present?
        /// Whether it was done.
        var isDone = false
        /// People about whom something is open: of them nothing is sent before the release.
        var held = 0
        /// Where what was there before is now.
        var kept: String?
    }

    enum Present: Sendable {
        case roll(RollSummary)
        /// It cannot be read, so nobody can say what is lost with it.
        case unreadable
    }

    /// Why it was not done. The roll is as it was.
    enum Failure: Error {
        case file(FileCopy.Failure)
        case store(StoreFailure)
        case noRoom(needed: Int, free: Int)
        case lock(StateLock.Failure)
    }

    /// Puts `file` in the place of the roll; where there is one, only when `replaces` says so.
    func run(_ file: String, replaces: Bool) throws(Failure) -> Report {
        do {
            try makeDirectory()
            let lock = try StateLock(path: directory + "/liaisond.lock")
            defer { withExtendedLifetime(lock) {} }
            try Self.finish(in: directory)
            defer { Self.sweep(directory) }
            let today = zone.civil(of: now).date
            let copy = try ExaminedCopy(of: file, at: unfinished, on: today)
            var report = Report(
                backup: copy.summary, digest: copy.digest, bytes: copy.bytes,
                present: present(on: today))
            guard report.present == nil || replaces else { return report }
            report.held = try BackupFile(unfinished).beginAnew(at: now, by: .restore)
            try decide()
            report.kept = try Self.finish(in: directory)
            report.isDone = true
            return report
        } catch {
            throw Failure(error)
        }
    }

    /// Brings a decided restore to its end, and clears away one that was not decided. To be called with the
    /// lock held, before anything opens the database.
    ///
    /// - Returns: where what was there before is now, if anything was.
    @discardableResult
    static func finish(in directory: String) throws(FileCopy.Failure) -> String? {
        sweep(directory)
        let names = (try? Files.names(in: directory, ending: "")) ?? []
        guard let name = names.last(where: { $0.hasPrefix(decided) }) else { return nil }
        let roll = directory + "/liaison.db"
        let aside = directory + "/" + replaced + name.dropFirst(decided.count)
        // A log that is not the new file's must not be found beside it: SQLite would play it back
        // into it (wal-mode databases are a pair, wal.html).
        if FileFacts.bytes(of: roll + "-wal") == 0 { unlink(roll + "-wal") }
        for part in ["-wal", ""] where FileFacts.exists(roll + part) {
            try FileCopy.rename(roll + part, to: aside + part)
        }
        unlink(roll + "-shm")
        #if DEBUG
            if Fault.isActive(.dieWhileReplacing) { Fault.die() }
        #endif
        unlink(HighWaterMark.path(in: directory))
        try FileCopy.sync(directory)
        try FileCopy.rename(directory + "/" + name, to: roll)
        try FileCopy.sync(directory)
        return FileFacts.exists(aside) ? aside : nil
    }

    /// From here on the copy is the roll, whatever happens.
    private func decide() throws(FileCopy.Failure) {
        #if DEBUG
            if Fault.isActive(.dieBeforeDeciding) { Fault.die() }
        #endif
        try giveAway(unfinished)
        try FileCopy.sync(unfinished)
        let decided = Self.decided + BackupDirectory.stamp(of: now)
        try FileCopy.rename(unfinished, to: directory + "/" + decided)
        try FileCopy.sync(directory)
        #if DEBUG
            if Fault.isActive(.dieAfterDeciding) { Fault.die() }
        #endif
    }

    private func present(on today: CivilDate) -> Present? {
        let roll = directory + "/liaison.db"
        guard FileFacts.exists(roll) else { return nil }
        do { return .roll(try BackupFile(roll).examine(on: today)) } catch { return .unreadable }
    }

    /// Removes a copy that was not decided on.
    private static func sweep(_ directory: String) {
        for part in ["", "-wal", "-shm", "-journal"] {
            unlink(directory + "/" + copy + part)
        }
    }

    /// A directory that was wiped is made again; systemd gives it to its user, with all in it, when
    /// it starts the service (StateDirectory=, systemd.exec(5)).
    private func makeDirectory() throws(FileCopy.Failure) {
        guard mkdir(directory, 0o700) == 0 else {
            guard errno == EEXIST else { throw FileCopy.Failure(path: directory, code: errno) }
            return
        }
    }

    /// What root restores belongs to whom the directory belongs to: the daemon is not root.
    private func giveAway(_ path: String) throws(FileCopy.Failure) {
        var status = stat()
        guard geteuid() == 0, stat(directory, &status) == 0 else { return }
        chown(directory + "/liaisond.lock", status.st_uid, status.st_gid)
        guard chown(path, status.st_uid, status.st_gid) == 0 else {
            throw FileCopy.Failure(path: path, code: errno)
        }
    }
}

extension LiaisonStore.Origin {
    /// Who puts another roll in the place of the one that was there.
    static var restore: LiaisonStore.Origin {
        LiaisonStore.Origin(
            uid: getuid(), pid: getpid(), method: "restore", key: nil, fingerprint: [])
    }
}

extension Restore.Failure {
    init(_ error: any Error) {
        switch error {
        case let failure as Restore.Failure: self = failure
        case let failure as FileCopy.Failure: self = .file(failure)
        case let failure as StoreFailure: self = .store(failure)
        case let failure as StateLock.Failure: self = .lock(failure)
        default: self = .store(.unexpected(code: 0))
        }
    }
}
