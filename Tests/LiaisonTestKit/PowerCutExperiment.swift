import Foundation
import LiaisonCore
import LiaisonStore
import LiaisonWire

/// Cuts the power at every flush of a recorded life, lets the database or the daemon recover from
/// what the disk has, and compares that with what clients knew by then.
package struct PowerCutExperiment {
    /// What came of it.
    package struct Outcome: CustomStringConvertible, Sendable {
        package var seed: UInt64
        package var boundaries = 0
        package var states = 0
        /// Of them, those from which the real daemon started, and was asked everything again.
        package var started = 0
        package var acknowledged = 0
        /// The states of each stage of the life.
        package var stages: [(name: String, states: Int)] = []
        package var audit = CrashAudit()
        /// From which nothing recovered by itself.
        package var unrecovered: [String] = []

        package var isClean: Bool { audit.isClean && unrecovered.isEmpty }

        package var description: String {
            "seed \(seed): \(boundaries) flushes, \(states) states ("
                + stages.map { "\($0.name) \($0.states)" }.joined(separator: ", ")
                + "), from \(started) the daemon was started; \(acknowledged) acknowledged; "
                + "\(audit); \(unrecovered.count) unrecovered"
                + unrecovered.prefix(5).map { "; \($0)" }.joined()
        }
    }

    /// From every so many states the daemon itself starts; from the others the store is opened, which
    /// is what a start does with the file.
    private static let startedOf = 25

    let life: PowerLife
    var outcome: Outcome

    /// - Parameter states: how many; from as many flushes as the life has, every one is cut at.
    package static func run(_ life: PowerLife, states: Int, seed: UInt64) throws -> Outcome {
        var experiment = PowerCutExperiment(life: life, outcome: Outcome(seed: seed))
        experiment.outcome.boundaries = life.log.boundaries.count
        experiment.outcome.acknowledged = life.book.count { $0.isAcknowledged }
        for (number, cut) in life.log.cuts(states, seed: seed).enumerated() {
            try experiment.recover(from: cut, byStarting: number.isMultiple(of: startedOf))
        }
        return experiment.outcome
    }

    private mutating func recover(from cut: PowerLog.Cut, byStarting isStarted: Bool) throws {
        let marks = life.log.marks(upTo: cut.boundary)
        note(stage: marks.last { $0.hasPrefix(PowerLife.Mark.stage) })
        let image = try life.log.image(of: cut)
        do {
            try PowerDisk.mount(image, at: life.daemon.stateDirectory)
        } catch {
            outcome.unrecovered.append("flush \(cut.boundary): the file system")
            return
        }
        do {
            defer { life.daemon.kill() }
            if marks.contains(PowerLife.Mark.restore) {
                outcome.started += 1
                try life.daemon.start()
                let status = life.daemon.stop()
                if status != 0 {
                    outcome.unrecovered.append("flush \(cut.boundary): status \(status)")
                }
                try auditRestored(marks, cut)
            } else if isStarted || marks.contains(PowerLife.Mark.migration) {
                outcome.started += 1
                try start(knowing: marks, cut)
            } else {
                try Store(path: life.daemon.database).close()
                try audit(book(after: marks), marks, cut)
            }
        } catch {
            outcome.unrecovered.append("flush \(cut.boundary): \(error)")
        }
        try PowerDisk.unmount(life.daemon.stateDirectory)
    }

    private mutating func note(stage mark: String?) {
        let name = mark.map { String($0.dropFirst(PowerLife.Mark.stage.count)) } ?? "mount"
        outcome.states += 1
        if outcome.stages.last?.name != name { outcome.stages.append((name, 0)) }
        outcome.stages[outcome.stages.count - 1].states += 1
    }

    /// Starts the daemon and asks for everything once more: what was acknowledged is a repetition,
    /// and what was not is done now, once.
    private mutating func start(knowing marks: [String], _ cut: PowerLog.Cut) throws {
        let daemon = life.daemon
        let isUpgraded = marks.contains(PowerLife.Mark.migration)
        if marks.contains(PowerLife.Mark.isMigrated) {
            let schema = try DatabaseFile(daemon.database).number("PRAGMA user_version")
            if schema != SchemaOfTomorrow.version { outcome.audit.lost.append("the migration") }
        }
        try daemon.start(fault: isUpgraded ? PowerLife.tomorrow : nil)
        var book = life.book
        // Who asks about a member that was not acknowledged may well be told that there is none.
        if marks.contains(PowerLife.Mark.rollIsMade) {
            for index in book.indices { book[index].end = .unknown }
            let client = WritingClient(name: "again", today: life.today, book: book)
            client.work(on: daemon.socket, upTo: 0) {}
            book = client.book
            let known = Self.acknowledged(marks)
            outcome.audit.lost += book.filter { known.contains($0.key) && !$0.isReplay }.map(\.key)
        }
        let status = daemon.stop()
        if status != 0 { outcome.unrecovered.append("flush \(cut.boundary): status \(status)") }
        try audit(book, marks, cut)
    }

    static func acknowledged(_ marks: some Sequence<String>) -> Set<String> {
        Set(marks.compactMap { $0.word(after: PowerLife.Mark.acknowledged) })
    }

    /// The book as it has to be there: all that was acknowledged before the cut, and of the rest what
    /// has come to the disk, whole.
    private func book(after marks: [String]) throws -> [WritingClient.Entry] {
        let known = Self.acknowledged(marks)
        let file = DatabaseFile(life.daemon.database)
        let there = Set(
            try file.rows("SELECT key FROM log WHERE method = 'contact.record'").map { $0[0] })
        return life.book.map { entry in
            var entry = entry
            let isThere = known.contains(entry.key) || there.contains(entry.key)
            if !isThere { entry.end = .unknown }
            return entry
        }
    }

    private mutating func audit(
        _ book: [WritingClient.Entry], _ marks: [String], _ cut: PowerLog.Cut
    ) throws {
        let file = DatabaseFile(life.daemon.database)
        let isRollMade = marks.contains(PowerLife.Mark.rollIsMade)
        var found = CrashAudit()
        if isRollMade {
            found = try CrashAudit(of: file, against: book)
        } else {
            found.partial = try file.damage()
        }
        let members = Set(try file.rows("SELECT handle FROM member").map { $0[0] })
        let away = Set(
            try file.rows("SELECT m.handle FROM absence a JOIN member m ON m.id = a.member").map {
                $0[0]
            })
        let lost =
            marks.compactMap { $0.word(after: PowerLife.Mark.member) }
            .filter { !members.contains($0) }
            + marks.compactMap { $0.word(after: PowerLife.Mark.absence) }
            .filter { !away.contains($0) }
        found.lost += lost
        add(found, cut)
        try auditBackups(marks, cut)
    }

    /// Notes what was found, with the cut it was found after.
    mutating func add(_ found: CrashAudit, _ cut: PowerLog.Cut) {
        let place = "flush \(cut.boundary), \(cut.rest): "
        outcome.audit.lost += found.lost.map { place + $0 }
        outcome.audit.doubled += found.doubled.map { place + $0 }
        outcome.audit.partial += found.partial.map { place + $0 }
    }
}

extension String {
    /// What follows these words; nil where it does not begin with them.
    func word(after words: String) -> String? {
        hasPrefix(words) ? String(dropFirst(words.count)) : nil
    }
}
