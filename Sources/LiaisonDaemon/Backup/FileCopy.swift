internal import Crypto
internal import Glibc

/// Whole files, from one place to another, so that they are there after a power cut.
enum FileCopy {
    /// A call of the system that failed.
    struct Failure: Error {
        var path: String
        var code: Int32
    }

    /// Name, number, reason: what is read at once. Larger pieces copy no faster.
    private static let pieceBytes = 1 << 20

    /// Copies a file into a new one that only its owner can read, and syncs it.
    ///
    /// - Returns: the SHA-256 of what was copied, in hexadecimal digits.
    static func copy(_ source: String, to target: String) throws(Failure) -> String {
        let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw Failure(path: target, code: errno) }
        defer { close(output) }
        let digest = try read(source) { (piece: UnsafeRawBufferPointer) throws(Failure) in
            var rest = piece
            while !rest.isEmpty {
                let count = write(output, rest.baseAddress, rest.count)
                guard count > 0 || errno == EINTR else {
                    throw Failure(path: target, code: errno)
                }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(count, 0)))
            }
        }
        guard fsync(output) == 0 else { throw Failure(path: target, code: errno) }
        return digest
    }

    /// The SHA-256 of a file, in hexadecimal digits.
    static func digest(_ path: String) throws(Failure) -> String {
        try read(path) { (_: UnsafeRawBufferPointer) throws(Failure) in }
    }

    private static func read(
        _ path: String, _ take: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) -> String {
        let input = open(path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(input) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceBytes, alignment: 16)
        defer { piece.deallocate() }
        var hash = SHA256()
        while true {
            let count = Glibc.read(input, piece.baseAddress, piece.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(path: path, code: errno)
            }
            if count == 0 { return Daemon.hex(hash.finalize()) }
            let bytes = UnsafeRawBufferPointer(rebasing: piece[..<count])
            hash.update(bufferPointer: bytes)
            try take(bytes)
        }
    }

    /// Syncs a file or a directory: what a directory names is on the disk when it is synced
    /// (fsync(2)).
    static func sync(_ path: String) throws(Failure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Failure(path: path, code: errno) }
    }

    static func rename(_ old: String, to new: String) throws(Failure) {
        guard Glibc.rename(old, new) == 0 else { throw Failure(path: new, code: errno) }
    }
}
