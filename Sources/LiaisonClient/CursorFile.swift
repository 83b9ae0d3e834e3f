internal import Glibc

/// A file that holds one cursor: replaced as a whole, so that whoever reads it finds the old one or
/// the new one.
package struct CursorFile: Sendable {
    /// Its path.
    package let path: String

    /// The file at `path`; it need not exist.
    package init(path: String) { self.path = path }

    /// Bytes of a file that is one: a cursor and a line's end, with room to spare.
    private static let longest = 4_096

    /// The cursor in it; nil when there is no file, or nothing in it.
    package func read() throws(LocalFailure) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(file: path, errno: errno)
        }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: Self.longest)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw .unreadable(file: path, errno: errno) }
        let text = buffer[..<count].prefix { $0 > 0x20 }
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    /// Puts `cursor` into it, durably: another file is written and synced beside it and renamed
    /// (rename(2)), and the directory is synced.
    package func write(_ cursor: String) throws(LocalFailure) {
        try FileReplacing.replace(path, with: Array((cursor + "\n").utf8), mode: 0o600, in: ".new")
        let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let parent = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw failed() }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw failed() }
    }

    private func failed() -> LocalFailure {
        .fileUnwritable(file: path, errno: errno)
    }
}
