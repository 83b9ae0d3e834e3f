internal import LiaisonCore
internal import LiaisonStore

/// A copy of a backup that was looked through: what a restore, and a trial of one, begin with.
struct ExaminedCopy {
    let digest: String
    let bytes: Int
    let summary: RollSummary

    /// Copies a backup, with the log beside it if it has one, and looks the copy through.
    ///
    /// - Parameters:
    ///   - sizes: how many times the backup's size has to be free for what is done with the copy.
    ///   - today: the day that `RollSummary.due` is asked for.
    /// - Throws: `Restore.Failure.noRoom`, `FileCopy.Failure`, or `StoreFailure`.
    init(of file: String, at path: String, on today: CivilDate, sizes: Int = 1) throws {
        bytes = FileFacts.bytes(of: file) ?? 0
        let needed = sizes * bytes + Backup.spareBytes
        let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        if let free = FileFacts.room(in: directory)?.free, free < needed {
            throw Restore.Failure.noRoom(needed: needed, free: free)
        }
        digest = try FileCopy.copy(file, to: path)
        if FileFacts.exists(file + "-wal") {
            _ = try FileCopy.copy(file + "-wal", to: path + "-wal")
        }
        summary = try BackupFile(path).examine(on: today)
    }
}
