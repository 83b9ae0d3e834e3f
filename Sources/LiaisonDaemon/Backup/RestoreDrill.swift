internal import Glibc
internal import LiaisonCore
internal import LiaisonStore

/// Tries a backup out: what a restore would do, in a directory of its own that is removed again. The
/// roll and the daemon that may have it open are not touched.
struct RestoreDrill: Sendable {
    let directory: String
    let zone: any ZoneRules
    let now: Instant

    /// - Parameter directory: below it the copy is made; it has to have the room.
    init(below directory: String, zone: any ZoneRules, at now: Instant) {
        self.directory = directory
        self.zone = zone
        self.now = now
    }

    /// What was found: of the file, and of the roll that this liaisond opened from it.
    struct Report: Sendable {
        var digest: String
        var bytes: Int
        var backup: RollSummary
        /// The same roll, opened as the service opens it, brought to this version's schema.
        var opened: RollSummary
        var milliseconds: Int64
    }

    /// - Throws: `Restore.Failure`: what would keep the backup from being restored.
    func run(_ file: String) throws(Restore.Failure) -> Report {
        let begun = ContinuousClock.now
        do {
            let scratch = try makeScratch()
            defer { Self.remove(scratch) }
            let path = scratch + "/liaison.db"
            let today = zone.civil(of: now).date
            // Opened, a roll may want its own size once more.
            let copy = try ExaminedCopy(of: file, at: path, on: today, sizes: 2)
            _ = try BackupFile(path).beginAnew(at: now, by: .restore)
            let store = try Store(path: path)
            let opened = try store.summary(on: today)
            try store.close()
            return Report(
                digest: copy.digest, bytes: copy.bytes, backup: copy.summary, opened: opened,
                milliseconds: Int64(begun.duration(to: .now) / .milliseconds(1)))
        } catch {
            throw Restore.Failure(error)
        }
    }

    /// What the names of its directories begin with.
    static let prefix = "drill-"

    /// A directory that only this user can look into.
    private func makeScratch() throws(FileCopy.Failure) -> String {
        var template = Array((directory + "/" + Self.prefix + "XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw FileCopy.Failure(path: directory, code: errno)
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func remove(_ scratch: String) {
        for name in (try? Files.names(in: scratch, ending: "")) ?? [] {
            unlink(scratch + "/" + name)
        }
        rmdir(scratch)
    }
}
