internal import Glibc
package import Logging
internal import Synchronization

/// Space kept for what has to go on when the disk is full: a file beside the database, given up when
/// a commit that may not fail for want of room would.
///
/// New data is refused before anything is changed while the disk has no more room than that; as soon
/// as there is room again the reserve is taken up anew, and new data with it: it is looked at with
/// every commit, so nobody has to be told.
package final class Reserve: Sendable {
    private struct State {
        var isWhole: Bool
        /// When it was last looked at.
        var hadRoom = true
    }

    private let directory: String
    private let database: String
    private let bytes: Int
    private let logger: Logger
    private let state: Mutex<State>

    private var path: String { directory + "/reserve" }

    /// Name, number, reason: beside the reserve an eighth of it has to be free for new data to be
    /// taken. With the default, a mebibyte: what the log of some dozen commits takes.
    private var margin: Int { bytes / 8 }

    /// Takes the reserve up where there is room for it.
    ///
    /// - Parameter database: whose log grows on the same disk.
    package init(beside database: String, in directory: String, kibibytes: Int, logger: Logger) {
        self.directory = directory
        self.database = database
        self.logger = logger
        bytes = kibibytes * 1024
        state = Mutex(State(isWhole: FileFacts.bytes(of: directory + "/reserve") == bytes))
        _ = hasRoom()
    }

    /// Whether there is room for new data.
    func hasRoom() -> Bool {
        state.withLock { state in
            // Where nothing can be asked, the commit itself finds out.
            let free = FileFacts.room(in: directory)?.free ?? .max
            if !state.isWhole && free >= bytes + margin { state.isWhole = allocate() }
            let hasRoom = state.isWhole && free >= margin
            // What is refused is told by whoever refuses it.
            if hasRoom && !state.hadRoom { logger.say(.storageRoom) }
            state.hadRoom = hasRoom
            return hasRoom
        }
    }

    /// Whether the database's log is to be moved into the file now: what it holds may need as much
    /// room there, and later there might be none.
    func isLogInTheWay() -> Bool {
        let log = FileFacts.bytes(of: database + "-wal") ?? 0
        return log > 0 && FileFacts.room(in: directory)?.free ?? .max < margin + log
    }

    /// Gives the space to whoever has to write; false when there is none left to give.
    @discardableResult
    func giveUp() -> Bool {
        state.withLock { state in
            defer { state.isWhole = false }
            return unlink(path) == 0
        }
    }

    private func allocate() -> Bool {
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        guard posix_fallocate(file, 0, bytes) == 0 else {
            unlink(path)
            return false
        }
        return true
    }
}
