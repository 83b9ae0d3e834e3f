import Glibc
import LiaisonClient
import LiaisonWire

/// Reading a file whole.
enum FileReading {
    private static let chunkBytes = 1_048_576

    /// All of the file at `path`; `-` is standard input.
    static func bytes(_ path: String) throws(LocalFailure) -> [UInt8] {
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
            guard bytes.count <= LedgerFile.longest else {
                throw .notATable(file: path, reason: .tooLarge)
            }
        }
    }

    /// The text of the file at `path`, to be sent as it is; `-` is standard input.
    static func text(_ path: String) throws(LocalFailure) -> String {
        let bytes = try bytes(path)
        guard bytes.count <= Limits.fileBytes, let text = String(validating: bytes, as: UTF8.self)
        else { throw .notAText(file: path) }
        return text
    }

    private static func unreadable(_ path: String) -> LocalFailure {
        .unreadable(file: path, errno: errno)
    }
}
