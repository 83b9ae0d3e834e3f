internal import Glibc
internal import LiaisonStore
internal import Synchronization

/// How far this installation's roll has come, kept beside the database: a roll that is found behind it
/// is an earlier one, put there by hand or by a file system that was set back, and what it takes to be
/// untold may have been told long ago.
///
/// It is written after what it speaks of is on the disk and is not synced itself: it may be behind the
/// database, and is never ahead of it.
final class HighWaterMark: Sendable {
    static func path(in directory: String) -> String { directory + "/liaison.mark" }

    private let path: String
    private let last = Mutex<RollPosition?>(nil)

    init(in directory: String) { path = Self.path(in: directory) }

    /// What was noted last; nil where nothing was, or nothing that can be read.
    var noted: RollPosition? {
        guard let text = try? Files.text(path) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let sequence = Int64(words[1]) else { return nil }
        return RollPosition(epoch: String(words[0]), sequence: sequence)
    }

    /// Whether a roll that stands there is not the one that was noted, or an earlier state of it.
    func isAhead(of position: RollPosition) -> Bool {
        guard let noted else { return false }
        return noted.epoch != position.epoch || noted.sequence > position.sequence
    }

    /// Notes where the roll stands, unless it stands there still. A failure changes nothing: the mark
    /// stays behind.
    func note(_ store: Store) {
        guard let position = try? store.position() else { return }
        last.withLock { last in
            guard last != position else { return }
            let text = Array("\(position.epoch) \(position.sequence)\n".utf8)
            let descriptor = open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { return }
            let isWritten = write(descriptor, text, text.count) == text.count
            close(descriptor)
            if isWritten, rename(path + ".new", path) == 0 { last = position }
        }
    }
}
