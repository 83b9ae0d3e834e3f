internal import Dispatch
import LiaisonClient
internal import LiaisonCore
import Synchronization

/// Kills the daemon under writing clients, again and again, and then compares their books with
/// what is on the disk.
package struct CrashExperiment {
    /// What came of it.
    package struct Outcome: CustomStringConvertible, Sendable {
        package var seed: UInt64
        package var kills = 0
        package var acknowledged = 0
        package var refused = 0
        /// Commands whose answer a kill swallowed, and which were asked again.
        package var retried = 0
        /// Those of them that had been done: the kill came between the commit and the answer.
        package var replayed = 0
        package var audit = CrashAudit()

        package var description: String {
            "seed \(seed): \(kills) kills, \(acknowledged) acknowledged, \(refused) refused, "
                + "\(retried) asked again, of which \(replayed) had been done; \(audit)"
        }
    }

    static let clients = 4
    static let members = 6
    /// A kill comes after 1 to so many answers...
    private static let answersAtMost = 40
    /// ...and then 0 to so many round trips of another connection, each a fraction of a commit:
    /// right after an answer the writer always does the same thing.
    private static let roundTripsAtMost = 12

    /// - Parameters:
    ///   - kills: how often the daemon is killed.
    ///   - fault: a fault point, switched on while clients write.
    package static func run(
        kills: Int,
        seed: UInt64,
        fault: String? = nil
    ) throws -> Outcome {
        var random = SplitMix64(seed: seed)
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: members, in: daemon)
        daemon.stop()
        let clients = roll.clients(clients, seed: seed, refusedSometimes: true)
        var outcome = Outcome(seed: seed)
        for _ in 0..<kills {
            let answers = Int.random(in: 1...answersAtMost, using: &random)
            let roundTrips = Int.random(in: 0...roundTripsAtMost, using: &random)
            try daemon.start(fault: fault)
            try killed(daemon, under: clients, after: answers, then: roundTrips)
            outcome.kills += 1
            outcome.retried += unknown(clients)
        }
        try daemon.start()
        for client in clients { client.work(on: daemon.socket, upTo: 0) {} }
        let status = daemon.stop()
        let book = clients.flatMap(\.book)
        outcome.acknowledged = book.count { $0.isAcknowledged }
        outcome.replayed = book.count { $0.isReplay }
        outcome.refused = book.count { $0.end == .refused }
        outcome.audit = try CrashAudit(of: DatabaseFile(daemon.database), against: book)
        if status != 0 { outcome.audit.partial.append("the last stop had status \(status)") }
        let left = unknown(clients)
        if left > 0 { outcome.audit.partial.append("\(left) commands never got an answer") }
        return outcome
    }

    private static func unknown(_ clients: [WritingClient]) -> Int {
        clients.flatMap(\.book).count { $0.end == .unknown }
    }

    /// The daemon stopped answering by itself.
    package struct Silent: Error { package let log: String }

    /// Nothing answered for this long is a failure: an answer takes milliseconds.
    private static let patience = DispatchTimeInterval.seconds(20)

    private static func killed(
        _ daemon: TestDaemon,
        under clients: [WritingClient],
        after answers: Int,
        then roundTrips: Int
    ) throws {
        let answered = DispatchSemaphore(value: 0)
        let atWork = DispatchGroup()
        let socket = daemon.socket
        let other = try Connection(path: socket)
        for client in clients {
            DispatchQueue(label: "client").async(group: atWork) {
                client.work(on: socket) { answered.signal() }
            }
        }
        var isSilent = false
        for _ in 0..<answers where !isSilent {
            isSilent = answered.wait(timeout: .now() + patience) == .timedOut
        }
        for _ in 0..<roundTrips where !isSilent { _ = try other.call("daemon.ping") }
        daemon.kill()
        atWork.wait()
        if isSilent { throw Silent(log: daemon.log) }
    }
}

extension WritingClient.Entry {
    package var isAcknowledged: Bool {
        if case .acknowledged = end { true } else { false }
    }
}
