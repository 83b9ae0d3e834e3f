import Glibc
import LiaisonClient

/// A ledger's cells, as its file has them.
struct Ledger {
    /// Every row of the file, blank and title rows too.
    var rows: [[String]]
    /// The encoding found.
    var encoding: String?
    /// What separates cells.
    var separator: String?
}

/// Reading a ledger's file.
enum LedgerReading {
    /// The longest file read: a county's ledger is some megabytes, a province's below a hundred.
    private static let longestFile = 256 * 1_048_576
    private static let chunkBytes = 1_048_576

    /// The cells of the file at `path`; `-` is standard input.
    static func read(_ path: String) throws(LocalFailure) -> Ledger {
        try cells(of: try bytes(path), named: path)
    }

    private static func bytes(_ path: String) throws(LocalFailure) -> [UInt8] {
        let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: chunkBytes)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw unreadable(path)
            }
            bytes += chunk[..<count]
            if bytes.count > longestFile {
                throw .notATable(file: path, reason: "> \(longestFile / 1_048_576) MiB")
            }
        }
    }

    private static func unreadable(_ path: String) -> LocalFailure {
        let reason = strerror(errno).map { String(cString: $0) } ?? "errno \(errno)"
        return .unreadable(file: path, reason: reason)
    }

    private static func cells(
        of bytes: [UInt8], named path: String
    ) throws(LocalFailure) -> Ledger {
        throw .notATable(file: path, reason: "not yet")
    }
}
