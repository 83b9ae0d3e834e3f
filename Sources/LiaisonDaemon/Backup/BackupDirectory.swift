internal import Glibc
package import LiaisonCore

/// Where backups stand: files named by the moment they were made, which sorts them.
package struct BackupDirectory: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    private static let prefix = "liaison-"
    private static let ending = ".db"
    /// What is being written has a name that no backup has, and goes with the next one.
    static let unfinished = ".unfinished"

    /// `liaison-20261128T073212.345Z.db`; the moment is in UTC.
    static func name(at moment: Instant) -> String { prefix + stamp(of: moment) + ending }

    /// A moment as a part of a file's name: `20261128T073212.345Z`, which sorts as it comes.
    static func stamp(of moment: Instant) -> String {
        moment.rfc3339.filter { $0 != "-" && $0 != ":" }
    }

    /// The moment in a backup's name; nil for any other file.
    static func moment(of name: String) -> Instant? {
        guard name.hasPrefix(prefix), name.hasSuffix(ending) else { return nil }
        let text = Array(name.dropFirst(prefix.count).dropLast(ending.count))
        guard text.count == "20261128T073212.345Z".count else { return nil }
        func piece(_ range: Range<Int>) -> String { String(text[range]) }
        let date = CivilDate(iso: "\(piece(0..<4))-\(piece(4..<6))-\(piece(6..<8))")
        let time = CivilTime("\(piece(9..<11)):\(piece(11..<13)):\(piece(13..<15))")
        guard let date, let time, let fraction = Int64(piece(16..<19)) else { return nil }
        let seconds = Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay)
        let moment = Instant(milliseconds: seconds * 1000 + fraction)
        return self.name(at: moment) == name ? moment : nil
    }

    /// The names of the backups that are here, the oldest first.
    package var names: [String] {
        ((try? Files.names(in: path, ending: Self.ending)) ?? []).filter {
            Self.moment(of: $0) != nil
        }
    }

    /// When the newest was made; nil where there is none.
    package var newest: Instant? { names.last.flatMap(Self.moment) }

    /// Removes what an interrupted backup left.
    func sweep() {
        // SQLite's own files beside a copy have its name and an ending more.
        for name in (try? Files.names(in: path, ending: "")) ?? []
        where name.hasPrefix(Self.prefix) && name.contains(Self.ending + Self.unfinished) {
            unlink(path + "/" + name)
        }
    }

    /// Removes the oldest backups but so many; what has another name is nobody's to remove.
    ///
    /// - Returns: how many were removed.
    func prune(keeping count: Int) -> Int {
        names.dropLast(count).count { unlink(path + "/" + $0) == 0 }
    }
}
