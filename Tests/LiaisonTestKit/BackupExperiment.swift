import Dispatch
import Foundation
import LiaisonClient
import LiaisonWire

/// Backups of a roll that clients are writing on: each has to be one moment of it.
package enum BackupExperiment {
    /// What was found about one backup.
    package struct Finding: Sendable {
        package var name: String
        /// Acknowledged before the backup was asked for, and not in it.
        package var missing = 0
        /// What SQLite finds wrong with it.
        package var damage: [String] = []
        /// Lines of its log that the roll's own log does not have, or has otherwise.
        package var strange = 0

        package var isGood: Bool { missing == 0 && damage.isEmpty && strange == 0 }
    }

    /// Takes so many backups while clients write, then compares each with the roll.
    ///
    /// - Parameter copy: makes one; gives its path.
    package static func run(
        _ count: Int, of daemon: TestDaemon, _ clients: [WritingClient],
        copy: () throws -> String
    ) throws -> [Finding] {
        let over = Signal()
        let answered = DispatchSemaphore(value: 0)
        let atWork = DispatchGroup()
        let socket = daemon.socket
        for client in clients {
            DispatchQueue(label: "client").async(group: atWork) {
                while !over.isGiven { client.work(on: socket, upTo: 10) { answered.signal() } }
            }
        }
        defer {
            over.give()
            atWork.wait()
        }
        var copies: [(path: String, keys: Set<String>)] = []
        for _ in 0..<count {
            // Something new since the last.
            guard answered.wait(timeout: .now() + 20) == .success else {
                throw CrashExperiment.Silent(log: daemon.log)
            }
            let keys = clients.flatMap(\.book).filter(\.isAcknowledged).map(\.key)
            copies.append((try copy(), Set(keys)))
        }
        over.give()
        atWork.wait()
        let whole = Set(try log(of: daemon.database))
        return copies.map { copy in
            var finding = Finding(name: (copy.path as NSString).lastPathComponent)
            let file = DatabaseFile(copy.path)
            finding.damage = (try? file.damage()) ?? ["cannot be read"]
            let lines = (try? log(of: copy.path)) ?? []
            finding.strange = lines.count { !whole.contains($0) }
            // A prefix: the numbers of the lines have no gap.
            if Set(lines.map(\.[0])).count != lines.count { finding.strange += 1 }
            if let last = lines.last.flatMap({ Int($0[0]) }), last != lines.count {
                finding.strange += 1
            }
            let keys = Set(lines.map(\.[2]))
            finding.missing = copy.keys.subtracting(keys).count
            return finding
        }
    }

    private static func log(of path: String) throws -> [[String]] {
        try DatabaseFile(path).rows(
            "SELECT seq, at, coalesce(key, ''), subject, detail FROM log ORDER BY seq")
    }
}
