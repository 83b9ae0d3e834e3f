import Foundation
import LiaisonClient
import LiaisonCore
import LiaisonWire

/// Clients that write on a host while something happens to it.
package enum HostExperiment {
    /// Changes that are acknowledged between two things that happen.
    private static let changes = 30
    /// No change acknowledged for this long is a failure.
    private static let patience = DispatchTimeInterval.seconds(60)

    /// Nobody was answered.
    package struct Silent: Error {}

    /// - Parameter meanwhile: is given a function that waits for some more changes.
    package static func work(
        _ clients: [WritingClient], on host: BootedHost,
        meanwhile: (_ acknowledged: () throws -> Void) throws -> Void
    ) throws {
        let answered = DispatchSemaphore(value: 0)
        let atWork = DispatchGroup()
        let over = Signal()
        for client in clients {
            DispatchQueue(label: "client").async(group: atWork) {
                while !over.isGiven {
                    client.work(on: host.socket, upTo: 10) { answered.signal() }
                }
            }
        }
        defer {
            over.give()
            atWork.wait()
        }
        try meanwhile {
            for _ in 0..<changes {
                guard answered.wait(timeout: .now() + patience) == .success else { throw Silent() }
            }
        }
    }

    /// Asks again for what is unknown, stops the service, and compares the books with the disk.
    package static func audit(
        _ clients: [WritingClient], on host: BootedHost
    ) throws -> CrashAudit {
        try host.succeed("liaisonctl wait-ready --timeout 30")
        for client in clients { client.work(on: host.socket, upTo: 0) {} }
        try host.succeed("systemctl stop liaisond.socket liaisond-monitor.socket liaisond")
        return try CrashAudit(
            of: DatabaseFile(host.file("/var/lib/liaison/liaison.db")),
            against: clients.flatMap(\.book),
            rules: RulePacks.shipped)
    }
}
