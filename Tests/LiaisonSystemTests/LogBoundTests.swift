import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// The write-ahead log beside the database.
@Suite struct LogBoundTests {
    /// How often the log is to be begun anew: each time some 16 MiB were written.
    static let turns = Amount.of("LIAISON_LOG_TURNS", otherwise: 2)
    /// What the log may take: 64 MiB and one transaction (`Store.walBytes`).
    static let bound = 64 << 20
    /// What it takes in fact: as much as has it moved into the file, and a few transactions more.
    static let usual = 24 << 20

    /// A daemon under four clients that write, one that asks for everybody, and one that asks and never
    /// reads.
    struct Load {
        let daemon: TestDaemon
        let clients: [WritingClient]
        let deaf: RawConnection
        var commands = 0

        init() throws {
            daemon = try TestDaemon([("output_backlog_ms = 10000", "output_backlog_ms = 3600000")])
            try daemon.start()
            clients = try Roll(of: 40, in: daemon).clients(4, seed: 58)
            deaf = try RawConnection(path: daemon.socket)
        }

        /// Has every client do some commands.
        mutating func go() throws {
            for id in 1...8 {
                let line = Request.line(
                    id: RequestID(UInt32(commands + id)), method: "member.list", params: [:])
                _ = deaf.sendAvailable(line)
            }
            let each = 50
            DispatchQueue.concurrentPerform(iterations: clients.count) { [self] number in
                clients[number].work(on: daemon.socket, upTo: each) {}
            }
            try daemon.call("member.list")
            commands += clients.count * each
        }

        var log: String { daemon.database + "-wal" }

        /// The file keeps the most that it has taken until it takes more than its bound.
        var bytes: Int {
            let facts = try? FileManager.default.attributesOfItem(atPath: log)
            return facts?[.size] as? Int ?? 0
        }

        /// How often it was begun anew, by its header (fileformat2.html, 4.1).
        var turns: Int {
            guard let file = FileHandle(forReadingAtPath: log),
                let head = try? file.read(upToCount: 16), head.count == 16
            else { return 0 }
            return head[12...].reduce(0) { $0 << 8 | Int($1) }
        }
    }

    @Test func `R58 the log of changes stays bounded beside a client that asks and never reads`()
        throws
    {
        var load = try Load()
        let before = load.turns
        while load.turns < before + Self.turns {
            try load.go()
            try #require(load.bytes < Self.bound, "\(load.bytes) bytes")
        }
        print("log: \(load.commands) commands, \(load.turns - before) turns, \(load.bytes) bytes")
        #expect(load.bytes < Self.usual)
    }

    @Test func `a program that keeps a snapshot open is found to let the log grow`() throws {
        var load = try Load()
        try DatabaseFile(load.daemon.database).whileRead {
            while load.bytes < Self.usual { try load.go() }
        }
        #expect(load.bytes >= Self.usual)
    }
}
