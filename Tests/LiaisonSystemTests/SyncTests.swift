import Dispatch
import LiaisonTestKit
import Testing

/// An answer survives a power cut only if the disk was told to sync before it.
@Suite(.enabled(if: Strace.isPermitted, "SKIPPED: strace may not attach to a process here"))
struct SyncTests {
    static let sequential = 50

    /// The syncs during so many commands of one client, each waiting for the one before.
    static func syncs(fault: String? = nil) throws -> Int {
        let daemon = try TestDaemon()
        try daemon.start(fault: fault)
        let client = try Roll(of: 2, in: daemon).clients(1, seed: 1)[0]
        let count = try Strace.count(of: daemon.pid) {
            client.work(on: daemon.socket, upTo: sequential) {}
        }
        #expect(client.book.count { $0.isAcknowledged } == sequential)
        return count
    }

    @Test func `every acknowledged command of one client has its sync`() throws {
        #expect(try Self.syncs() >= Self.sequential)
    }

    @Test func `commits that are not synced are found out`() throws {
        let syncs = try Self.syncs(fault: "commit-without-sync")
        #expect(syncs < Self.sequential)
    }

    @Test func `many clients share syncs, and no batch goes without one`() throws {
        // No digest falls into the experiment: its batch would be counted.
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 4, in: daemon)
        daemon.stop()
        try daemon.start()
        let clients = roll.clients(12, seed: 2)
        let socket = daemon.socket
        let syncs = try Strace.count(of: daemon.pid) {
            let atWork = DispatchGroup()
            for client in clients {
                DispatchQueue(label: "client").async(group: atWork) {
                    client.work(on: socket, upTo: 25) {}
                }
            }
            atWork.wait()
        }
        daemon.stop()
        let stopped = try #require(
            daemon.log.split(separator: "\n").last { $0.contains("stopped") })
        let batches = try #require(Self.figure("batches", in: stopped))
        let asked = clients.flatMap(\.book).count { $0.isAcknowledged }
        print("sync: \(asked) requests, \(batches) batches, \(syncs) syncs")
        #expect(asked == 300)
        #expect(Self.figure("tickets", in: stopped) == asked)
        #expect(syncs >= batches)
        #expect(syncs < asked)
        #expect(batches < asked)
    }

    private static func figure(_ name: String, in line: Substring) -> Int? {
        line.split(separator: " ").first { $0.hasPrefix(name + "=") }
            .flatMap { Int($0.dropFirst(name.count + 1)) }
    }
}
