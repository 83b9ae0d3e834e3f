import Dispatch
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// Clients that ask for much and read little, or ask for very much at once.
@Suite struct HostileReaderTests {
    init() { ProcessFacts.raiseOwnDescriptorLimit() }

    /// So many clients at once that never read.
    static let floods = 8
    /// What one of them may cost.
    static let boundKiB = 2_048

    /// What a flood of large questions, of which no answer is read, came to.
    private struct Flooded {
        var growthKiB = 0
        var closed = 0
        var counted = 0
        var answered: [[String]] = []
    }

    private static func asking(_ method: String, _ count: Int) -> [UInt8] {
        (1...count).flatMap {
            Request.line(id: RequestID(UInt32($0)), method: method, params: [:])
        }
    }

    private static func flooded(fault: String? = nil) throws -> Flooded {
        let attacked = try HostileClientTests.Attacked(
            [("output_backlog_ms = 10000", "output_backlog_ms = 1000")], fault: fault)
        for _ in 0..<floods { try attacked.daemon.call("liaison.describe") }
        let facts = ProcessFacts(pid: attacked.daemon.pid)
        let before = facts.residentKiB
        let lines = asking("liaison.describe", 5_000)
        let crowd = try (0..<floods).map { _ in try RawConnection(path: attacked.daemon.socket) }
        var sent = Array(repeating: 0, count: floods)
        var isClosed = Array(repeating: false, count: floods)
        var flooded = Flooded()
        for _ in 0..<10_000 {
            for (number, connection) in crowd.enumerated() where !isClosed[number] {
                let rest = lines[sent[number]..<min(sent[number] + 65_536, lines.count)]
                sent[number] += connection.sendAvailable(rest) ?? 0
                isClosed[number] = connection.isClosed(within: 2)
            }
            _ = try attacked.neighbour.call("daemon.ping")
            flooded.growthKiB = max(flooded.growthKiB, facts.residentKiB - before)
            flooded.closed = isClosed.count { $0 }
            if flooded.closed == floods || flooded.growthKiB > floods * boundKiB { break }
        }
        flooded.counted = try attacked.count("closed_backlog")
        if fault == nil {
            flooded.answered = crowd.map { $0.linesToEnd() }
            try attacked.expectNothingStays()
        }
        return flooded
    }

    @Test func `R18 a client that never reads is closed, and costs less than 2 MiB`() throws {
        let flooded = try Self.flooded()
        print("never-readers: \(flooded.growthKiB / Self.floods) KiB each")
        #expect(flooded.closed == Self.floods)
        #expect(flooded.counted == Self.floods)
        #expect(flooded.growthKiB < Self.floods * Self.boundKiB)
        for lines in flooded.answered {
            // What had left is whole, and nothing twice.
            let ids = try lines.dropFirst().map { try JSON.value($0)["id"]?.integer ?? 0 }
            #expect(Set(ids).count == ids.count)
        }
    }

    @Test func `a daemon that keeps every answer is found out`() throws {
        let flooded = try Self.flooded(fault: "unbounded-output-queue")
        #expect(flooded.growthKiB > Self.floods * Self.boundKiB)
    }

    @Test func `R23 who ends his input gets every answer, a megabyte of them too`() throws {
        let attacked = try HostileClientTests.Attacked()
        let count = 60
        let connection = try RawConnection(path: attacked.daemon.socket)
        #expect(connection.sendAll(Self.asking("liaison.describe", count)))
        connection.endInput()
        let lines = connection.linesToEnd()
        #expect(lines.count == count + 1)
        #expect(lines.reduce(0) { $0 + $1.utf8.count } > 1_048_576)
        // In whatever order: what waited for the reader may be overtaken.
        let ids = try lines.dropFirst().compactMap { try JSON.value($0)["id"]?.integer }
        #expect(ids.sorted() == Array(1...count))
        try attacked.expectNothingStays()
    }

    @Test func `R03 R17 very many requests in one piece are each answered exactly once`() throws {
        let attacked = try HostileClientTests.Attacked()
        let count = Amount.of("LIAISON_PIPELINED", otherwise: 10_000)
        let connection = try RawConnection(path: attacked.daemon.socket)
        let sending = DispatchGroup()
        DispatchQueue(label: "sender").async(group: sending) {
            #expect(connection.sendAll(Self.asking("daemon.ping", count)))
            connection.endInput()
        }
        let lines = connection.linesToEnd()
        sending.wait()
        let ids = lines.dropFirst().compactMap { line in
            line.wholeMatch(of: /.*"id":([0-9]+),"result".*/).flatMap { Int($0.1) }
        }
        #expect(ids.count == count)
        #expect(Set(ids).count == count)
        _ = try attacked.neighbour.call("daemon.ping")
        try attacked.expectNothingStays()
    }

    /// What a daemon whose writer waits for a lock takes from one client that writes on and on.
    private struct Held {
        var isBlocked = false
        var sentKiB = 0
        var answered = 0
        var onDisk = 0
        /// Changes in the largest commit: what had gathered behind the lock.
        var largest = 0
    }

    private static let changes = 3_000

    private static func held(inFlight: Int) throws -> Held {
        let daemon = try TestDaemon([("in_flight = 16", "in_flight = \(inFlight)")])
        try daemon.start()
        let roll = try Roll(of: 1, in: daemon)
        let made = try daemon.call("daemon.status")
        #expect(made["members"] == 1)
        let lines = (0..<changes).flatMap { number in
            Request.line(
                id: RequestID(UInt32(number)), method: "contact.record",
                params: [
                    "member": .string(roll.members[0]), "by": "phone", "on": .string(roll.today),
                ], meta: RequestMeta(key: "k\(number)"))
        }
        let connection = try RawConnection(path: daemon.socket)
        #expect(connection.lines(1).count == 1)
        var held = Held()
        var sent = 0
        try DatabaseFile(daemon.database).whileLocked {
            while sent < lines.count, connection.hasRoom(within: 300) {
                sent += connection.sendAvailable(lines[sent...].prefix(16_384)) ?? lines.count
            }
            held.isBlocked = sent < lines.count && !connection.hasInput(within: 0)
            held.sentKiB = sent / 1_024
            // Others are answered while this one waits.
            try daemon.call("daemon.ping")
        }
        let rest = Array(lines[sent...])
        let sending = DispatchGroup()
        DispatchQueue(label: "sender").async(group: sending) { _ = connection.sendAll(rest) }
        let answers = connection.lines(changes)
        sending.wait()
        let ids = try answers.map { line in
            let value = try JSON.value(line)
            return value["result"] == nil ? nil : value["id"]?.integer
        }
        held.answered = Set(ids.compactMap(\.self)).count
        #expect(daemon.stop() == 0)
        held.onDisk = try DatabaseFile(daemon.database)
            .number("SELECT count(*) FROM fact WHERE kind = 'contact'")
        held.largest = daemon.log.firstMatch(of: /largest=([0-9]+)/).flatMap { Int($0.1) } ?? 0
        return held
    }

    @Test func `R17 past sixteen in flight the client's own writing waits, and nothing is lost`()
        throws
    {
        let held = try Self.held(inFlight: 16)
        #expect(held.isBlocked)
        #expect(held.sentKiB < 1_024)
        #expect(held.answered == Self.changes)
        #expect(held.onDisk == Self.changes)
        #expect(1...16 ~= held.largest)
    }

    @Test func `with more in flight a commit holds more: the measure of R17 can fail`() throws {
        #expect(try Self.held(inFlight: 256).largest > 16)
    }
}
