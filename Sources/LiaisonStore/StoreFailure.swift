internal import CSQLite
internal import GRDB
internal import LiaisonCore

/// The disk said no. But for `unsynced`, state and disk are equal afterwards: nothing was changed.
package enum StoreFailure: Error, Equatable, Sendable {
    /// No room: SQLite says full, or could not make its shared memory larger.
    case full
    /// The file is read-only or may not be opened.
    case denied
    /// The file was written by a newer liaison; it is left untouched.
    case newer(found: Int, known: Int)
    /// The file is not a liaison database.
    case foreign
    /// `synchronous` does not read back as FULL: an OK could be lost in a power cut.
    case notDurable
    /// A write or a sync was not taken: whether the change is on the disk shows only when it is read
    /// anew. The kernel calls the next sync a success whatever became of the data (fsyncgate), so
    /// nothing is tried again and nothing more may be acknowledged: the process ends.
    case unsynced(code: Int32)
    /// Any other I/O error, with SQLite's extended code.
    case io(code: Int32)
    /// The database or a row in it is damaged.
    case corrupt(code: Int32)
    /// An unexpected error of the library, with SQLite's extended code.
    case unexpected(code: Int32)

    /// Wraps an error once, keeping the code and dropping the text: SQLite's messages can carry
    /// values.
    init(_ error: any Error) {
        if let failure = error as? StoreFailure {
            self = failure
            return
        }
        guard let error = error as? DatabaseError else {
            self = .unexpected(code: 0)
            return
        }
        let code = error.extendedResultCode.rawValue
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        // Growing the -shm file is the one write whose want of space SQLite calls an I/O error.
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: self = .full
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .denied
        case .SQLITE_CANTOPEN: self = .denied
        case .SQLITE_IOERR where csqlite_is_unsynced(code) != 0: self = .unsynced(code: code)
        case .SQLITE_IOERR: self = .io(code: code)
        case .SQLITE_CORRUPT: self = .corrupt(code: code)
        case .SQLITE_NOTADB: self = .foreign
        default: self = .unexpected(code: code)
        }
    }
}

extension StoreFailure {
    package var isUnsynced: Bool {
        if case .unsynced = self { true } else { false }
    }
}
