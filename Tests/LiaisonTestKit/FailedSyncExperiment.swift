import Dispatch
import Foundation
import LiaisonCore
import Synchronization

/// Lets the disk refuse a flush or a write under clients that write, again and again, and compares
/// what they know with what the disk has after it has been unplugged each time.
package enum FailedSyncExperiment {
    package struct Outcome: CustomStringConvertible, Sendable {
        package var seed: UInt64
        package var acknowledged = 0
        /// How the daemon ended, each time; nil where it did not end by itself.
        package var ends: [Int32?] = []
        /// From the first failure to the end of the process, the longest.
        package var milliseconds = 0
        package var audit = CrashAudit()

        package var description: String {
            let statuses = ends.map { $0.map(String.init) ?? "none" }
            return "seed \(seed): ends \(statuses.joined(separator: " ")), within "
                + "\(milliseconds) ms; \(acknowledged) acknowledged; \(audit)"
        }
    }

    /// A failure that passes, and one that stays; of a flush and of a write.
    static let faults = ["flush % 1", "flush % 1000000", "write % 1000000"]
    /// The failure comes with the first to so many flushes or writes.
    private static let soonest = 1...8
    private static let clients = 4
    /// Answers before the disk fails: more than one turn of a log of a hundred pages.
    private static let answersBefore = 80
    /// Nobody who fails to end by then ends by himself.
    private static let patience = DispatchTimeInterval.seconds(10)

    /// What a control is: a daemon that goes on, and a fault that it goes on from.
    package struct Control {
        /// What stands before the daemon.
        let wrapper: [String]
        let fault = "flush % 1"
        /// It is killed after so many answers: later its own checkpoints write once more what was
        /// lost, and hide it.
        let answers = 6

        package init(under wrapper: [String]) { self.wrapper = wrapper }
    }

    /// How often a failure that struck nobody is ordered again.
    private static let orders = 5

    /// - Parameter control: instead of the daemon as it is.
    package static func run(
        rounds: Int, seed: UInt64, control: Control? = nil
    ) throws -> Outcome {
        var random = SplitMix64(seed: seed)
        let daemon = try TestDaemon()
        let disk = try PowerDisk(at: daemon.stateDirectory)
        try daemon.start()
        let roll = try Roll(of: 6, in: daemon)
        daemon.stop()
        let clients = roll.clients(clients, seed: seed)
        var outcome = Outcome(seed: seed)
        var ended: [Int] = []
        for round in 0..<rounds {
            let number = Int.random(in: soonest, using: &random)
            let fault = control?.fault ?? faults[round % faults.count]
            let order = fault.replacingOccurrences(of: "%", with: "\(number)")
            // What the round before left of the log turns over soon: commits then write over what is
            // there, and the file system has nothing of its own to sync with them.
            try start(daemon, on: disk, under: control?.wrapper ?? [])
            let end = try failing(daemon, disk, order, under: clients, control)
            outcome.ends.append(end?.status)
            if let end { ended.append(end.milliseconds) }
            disk.order("none")
            try disk.remount()
            guard control != nil else { continue }
            outcome.audit.lost += lost(of: clients.flatMap(\.book), in: daemon.database)
            if !outcome.audit.lost.isEmpty { return outcome }
        }
        try daemon.start()
        for client in clients { client.work(on: daemon.socket, upTo: 0) {} }
        let status = daemon.stop()
        let book = clients.flatMap(\.book)
        outcome.acknowledged = book.count { $0.isAcknowledged }
        outcome.audit = try CrashAudit(of: DatabaseFile(daemon.database), against: book)
        if status != 0 { outcome.audit.partial.append("the last stop had status \(status)") }
        let failures = try disk.cutOff().failures
        outcome.milliseconds =
            ended.compactMap { end in failures.last { $0 <= end }.map { end - $0 } }.max() ?? 0
        return outcome
    }

    private static func start(
        _ daemon: TestDaemon, on disk: PowerDisk, under wrapper: [String]
    ) throws {
        do { try daemon.start(under: wrapper, fault: "checkpoint-very-often") } catch let failure
            as TestDaemon.NotReady
        {
            // The flush that failed was one of the file system's own log.
            guard failure.log.hasSuffix("exit=74\n") else { throw failure }
            try disk.check()
            try daemon.start(under: wrapper, fault: "checkpoint-very-often")
        }
    }

    /// What was acknowledged and is not there; of a database that is damaged nothing is.
    private static func lost(of book: [WritingClient.Entry], in database: String) -> [String] {
        guard let audit = try? CrashAudit(of: DatabaseFile(database), against: book) else {
            return ["the database cannot be read"]
        }
        return audit.lost
    }

    /// How the daemon ended after the disk had been told to fail; it is killed where it does not end.
    private static func failing(
        _ daemon: TestDaemon, _ disk: PowerDisk, _ order: String, under clients: [WritingClient],
        _ control: Control?
    ) throws -> Ending.How? {
        let answered = DispatchSemaphore(value: 0)
        let atWork = DispatchGroup()
        let socket = daemon.socket
        for client in clients {
            DispatchQueue(label: "client").async(group: atWork) {
                client.work(on: socket) { answered.signal() }
            }
        }
        let ending = daemon.watch { answered.signal() }
        defer {
            daemon.kill()
            atWork.wait()
        }
        for _ in 0..<answersBefore where answered.wait(timeout: .now() + patience) == .timedOut {
            throw TestDaemon.NotReady(log: daemon.log)
        }
        if let control {
            disk.order(order)
            for _ in 0..<control.answers { _ = answered.wait(timeout: .now() + patience) }
            return nil
        }
        // A failure that passes may strike a flush of the file system's own, of which nobody hears:
        // then it strikes again.
        for _ in 0..<orders where ending.now == nil {
            disk.order(order)
            for _ in 0..<answersBefore where ending.now == nil {
                _ = answered.wait(timeout: .now() + patience)
            }
        }
        return ending.wait(patience)
    }
}
