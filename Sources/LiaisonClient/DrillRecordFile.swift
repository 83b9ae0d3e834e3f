internal import Glibc

/// The file that a restore drill leaves its record in.
package struct DrillRecordFile: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// Where it goes unless somebody says otherwise: beside the backup, so that it goes where the
    /// backups go.
    ///
    /// - Parameter now: the moment of the drill (RFC 3339).
    package static func path(beside backup: String, at now: String) -> String {
        let directory = backup.lastIndex(of: "/").map { String(backup[...$0]) } ?? ""
        return directory + "restore-drill-" + LayoutMoment.compact(now) + ".txt"
    }

    /// Writes the record and syncs it; what the file held before is gone.
    package func write(_ lines: [String]) throws(LocalFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .fileUnwritable(file: path, errno: errno) }
        defer { close(descriptor) }
        let text = Array((lines.joined(separator: "\n") + "\n").utf8)
        guard Glibc.write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0 else {
            throw .fileUnwritable(file: path, errno: errno)
        }
    }
}
