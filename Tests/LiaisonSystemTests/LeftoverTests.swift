import Dispatch
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// What is over leaves nothing behind: no answer in a buffer, no timer, no connection.
@Suite struct LeftoverTests {
    /// Asks for one member so often that the answers, which are known, fill every buffer, and reads
    /// them only then; gives how many came.
    private func answered(of count: Int) throws -> Int {
        let daemon = try TestDaemon([("output_bytes = 262144", "output_bytes = 16384")])
        try daemon.start()
        let member = try Roll(of: 1, in: daemon).members[0]
        try daemon.call("member.get", ["member": .string(member)])
        let lines = (1...count).flatMap {
            Request.line(
                id: RequestID(UInt32($0)), method: "member.get",
                params: ["member": .string(member)])
        }
        let connection = try RawConnection(path: daemon.socket)
        let sending = DispatchGroup()
        DispatchQueue(label: "sender").async(group: sending) { _ = connection.sendAll(lines) }
        // The daemon has stopped reading: whatever it holds is full.
        while connection.hasRoom(within: 200) {
            if sending.wait(timeout: .now()) == .success { break }
        }
        let ids = try connection.lines(count + 1).dropFirst().compactMap {
            try JSON.value($0)["id"]?.integer
        }
        sending.wait()
        #expect(ids == Array(1...count).prefix(ids.count).map { $0 })
        return ids.count
    }

    @Test(arguments: [1_000, 2_000])
    func `R17 answers that are known reach whoever reads them late, the last one too`(
        count: Int
    ) throws {
        #expect(try answered(of: count) == count)
    }

    /// KiB that the daemon has grown by after so many waits were begun and taken back.
    private func growth(afterWaits count: Int, fault: String? = nil) throws -> Int {
        let daemon = try TestDaemon()
        try daemon.start(fault: fault)
        let connection = try Connection(path: daemon.socket)
        func waitAndCancel() throws {
            let wait = try connection.send("events.wait", ["timeout_ms": 3_600_000])
            let answer = try connection.call("liaison.cancel", ["id": .integer(wait)])
            #expect(answer["cancelled"] != nil)
            // Before its turn, while it begins or while it waits: it is taken back at once.
            let error = EventWaitTests.error { try connection.receive(wait) }
            #expect(error?.type == .requestCancelled)
        }
        for _ in 0..<2_000 { try waitAndCancel() }
        let facts = ProcessFacts(pid: daemon.pid)
        let before = facts.residentKiB
        for _ in 0..<count { try waitAndCancel() }
        return facts.residentKiB - before
    }

    @Test func `waits that are taken back, at any moment, leave no timer behind`() throws {
        let growth = try growth(afterWaits: 20_000)
        print("waits: \(growth) KiB after 20000")
        #expect(growth < Self.boundKiB)
    }

    @Test func `a daemon that keeps a timer for each wait is found out`() throws {
        #expect(try growth(afterWaits: 20_000, fault: "timer-for-each-wait") > Self.boundKiB)
    }

    /// What the allocator may keep of its own.
    private static let boundKiB = 3_072

    /// KiB that the daemon has grown by after so many connections, each other one with a question
    /// and the rest gone at once.
    private func growth(afterConnections count: Int, fault: String? = nil) throws -> Int {
        let daemon = try TestDaemon()
        try daemon.start(fault: fault)
        let line = Request.line(id: RequestID(1), method: "daemon.ping", params: [:])
        func comeAndGo(_ count: Int) throws {
            for number in 0..<count {
                let connection = try RawConnection(path: daemon.socket)
                if number.isMultiple(of: 2) {
                    connection.send(line)
                    connection.endInput()
                    #expect(connection.linesToEnd().count == 2)
                }
            }
        }
        try comeAndGo(2_000)
        let facts = ProcessFacts(pid: daemon.pid)
        let before = facts.residentKiB
        try comeAndGo(count)
        return facts.residentKiB - before
    }

    @Test func `connections that come and go, by whatever end, leave no memory behind`() throws {
        let count = Amount.of("LIAISON_RECONNECTS", otherwise: 4_000)
        let growth = try growth(afterConnections: count)
        print("connections: \(growth) KiB after \(count)")
        #expect(growth < Self.boundKiB)
    }

    @Test func `a daemon that keeps what belongs to connections that are gone is found out`() throws
    {
        let fault = "keep-alarms-of-the-gone"
        #expect(try growth(afterConnections: 4_000, fault: fault) > Self.boundKiB)
    }
}
