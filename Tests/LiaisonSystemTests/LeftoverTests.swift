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

    @Test func `waits that were taken back, and connections that are gone, leave no timer`() throws
    {
        let daemon = try TestDaemon()
        try daemon.start()
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
        for _ in 0..<30_000 { try waitAndCancel() }
        print("waits: \(facts.residentKiB - before) KiB after 30000")
        #expect(facts.residentKiB - before < 2_048)
    }

    @Test func `connections that come and go, by whatever end, leave no memory behind`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
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
        let count = Amount.of("LIAISON_RECONNECTS", otherwise: 4_000)
        try comeAndGo(count)
        print("connections: \(facts.residentKiB - before) KiB after \(count)")
        #expect(facts.residentKiB - before < 4_096)
    }
}
