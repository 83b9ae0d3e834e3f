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

    /// Writes the record; what the file held before is gone.
    package func write(_ lines: [String]) throws(LocalFailure) {
        let text = Array((lines.joined(separator: "\n") + "\n").utf8)
        try FileReplacing.replace(path, with: text, mode: 0o600, in: ".new")
    }
}
