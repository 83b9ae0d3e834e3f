import Foundation
import LiaisonCore

/// Backups, and a roll in whose place one of them may be.
extension PowerCutExperiment {
    /// What has a backup's name is whole and has everything acknowledged before it was asked for;
    /// what was said to be made is there.
    mutating func auditBackups(_ marks: [String], _ cut: PowerLog.Cut) throws {
        var found = CrashAudit()
        let directory = life.daemon.stateDirectory + "/backups"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
            .filter { $0.hasSuffix(".db") }.sorted()
        let made = marks.compactMap { $0.word(after: PowerLife.Mark.backup) }
        found.lost += made.filter { !names.contains($0) }
        let asked = marks.indices.filter { marks[$0] == PowerLife.Mark.backupAsked }
        for (name, mark) in zip(names, asked) {
            let file = DatabaseFile(directory + "/" + name)
            guard let damage = try? file.damage(), damage.isEmpty, let keys = try? keys(in: file)
            else {
                found.partial.append("\(name) is damaged")
                continue
            }
            found.lost += Self.acknowledged(marks[..<mark]).subtracting(keys).map {
                "\(name): \($0)"
            }
        }
        // A migration makes one of its own.
        let known = asked.count + (marks.contains(PowerLife.Mark.migration) ? 1 : 0)
        if names.count > known { found.partial.append("a backup that nobody asked for") }
        // The mark of how far the roll has come is never ahead of it.
        let isHeldBack = try isRestored(DatabaseFile(life.daemon.database))
        if !marks.contains(PowerLife.Mark.restore), isHeldBack {
            found.partial.append("the roll is taken for an earlier one")
        }
        add(found, cut)
    }

    /// The roll is the one from before the restore or the one from the backup, whole; once the
    /// restore was said to be done, the latter.
    mutating func auditRestored(_ marks: [String], _ cut: PowerLog.Cut) throws {
        var found = CrashAudit()
        let file = DatabaseFile(life.daemon.database)
        found.partial = try file.damage()
        let isRestored = try isRestored(file)
        if marks.contains(PowerLife.Mark.isRestored), !isRestored { found.lost.append("restore") }
        let asked = marks.lastIndex(of: PowerLife.Mark.backupAsked) ?? marks.endIndex
        let known = Self.acknowledged(isRestored ? marks[..<asked] : marks[...])
        let keys = try keys(in: file)
        found.lost += known.subtracting(keys)
        if Set(keys).count != keys.count { found.doubled.append("a key stands twice") }
        add(found, cut)
        try auditBackups(marks, cut)
    }

    private func isRestored(_ file: DatabaseFile) throws -> Bool {
        try file.number("SELECT count(*) FROM meta WHERE name = 'restoredAt'") > 0
    }

    private func keys(in file: DatabaseFile) throws -> [String] {
        try file.rows("SELECT key FROM log WHERE method = 'contact.record'").map { $0[0] }
    }
}
