import Foundation
import LiaisonClient
import LiaisonCore
import LiaisonWire
import Synchronization

/// Writers that connect anew for every change while the daemon is stopped and started under them.
package enum RestartExperiment {
    package static let restarts = 5
    private static let writers = 4
    /// Changes between two restarts: so many are acknowledged before the next stop.
    private static let changes = 20

    package struct Outcome: Sendable {
        /// Connections that were accepted, and those that were refused or found nobody.
        package var connected = 0
        package var refused = 0
        package var acknowledged = 0
        package var audit = CrashAudit()
    }

    package static func run(_ daemon: TestDaemon, held: HeldSockets?) throws -> Outcome {
        try daemon.start(held: held)
        let roll = try Roll(of: 8, in: daemon)
        let clients = roll.clients(writers, seed: 7)
        let counts = Mutex((connected: 0, refused: 0, isOver: false))
        let acknowledged = DispatchSemaphore(value: 0)
        let atWork = DispatchGroup()
        let socket = daemon.socket
        for client in clients {
            DispatchQueue(label: "writer").async(group: atWork) {
                while !counts.withLock({ $0.isOver }) {
                    do {
                        let connection = try Connection(path: socket)
                        counts.withLock { $0.connected += 1 }
                        client.work(over: connection, upTo: 1) { acknowledged.signal() }
                    } catch CallFailure.unreachable {
                        counts.withLock { $0.refused += 1 }
                        Crowd.pause(1)
                    } catch {}
                }
            }
        }
        for _ in 0..<restarts {
            for _ in 0..<changes { acknowledged.wait() }
            daemon.stop()
            try daemon.start(held: held)
        }
        for _ in 0..<changes { acknowledged.wait() }
        counts.withLock { $0.isOver = true }
        atWork.wait()
        // What is unknown is asked again under its key.
        for client in clients { client.work(on: socket, upTo: 0) {} }
        daemon.stop()
        let written = clients.flatMap(\.book)
        var outcome = Outcome()
        counts.withLock { (outcome.connected, outcome.refused) = ($0.connected, $0.refused) }
        outcome.acknowledged = written.count { $0.isAcknowledged }
        outcome.audit = try CrashAudit(of: DatabaseFile(daemon.database), against: written)
        return outcome
    }
}
