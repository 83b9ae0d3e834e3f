import LiaisonTestKit
import LiaisonWire
import Testing

/// Deadlines and cancelling over the socket: whatever is answered, it is what was done.
@Suite struct DeadlineTests {
    /// What requests that may come too late were answered, beside what is on the disk.
    struct Outcome: Equatable {
        var done = 0
        var withdrawn = 0
        /// Requests whose cancel said that it took them back.
        var takenBack = 0
        var onDisk = 0
    }

    private static func record(_ number: Int, _ roll: Roll, deadline: Int? = nil) -> [UInt8] {
        Request.line(
            id: RequestID(UInt32(number)),
            method: "contact.record",
            params: ["member": .string(roll.members[0]), "by": "phone", "on": .string(roll.today)],
            meta: RequestMeta(key: "k\(number)", deadline: deadline)
        )
    }

    private static func run(
        fault: String?, _ body: (TestDaemon, Roll, RawConnection) throws -> Outcome
    ) throws -> Outcome {
        let daemon = try TestDaemon()
        try daemon.start(fault: fault)
        let roll = try Roll(of: 1, in: daemon)
        let connection = try RawConnection(path: daemon.socket)
        #expect(connection.lines(1).count == 1)
        var outcome = try body(daemon, roll, connection)
        #expect(daemon.stop() == 0)
        outcome.onDisk = try DatabaseFile(daemon.database)
            .number("SELECT count(*) FROM fact WHERE kind = 'contact'")
        return outcome
    }

    /// Far more at once than a millisecond is enough for: each has its sync.
    static let crowd = 400

    private static func late(fault: String? = nil) throws -> Outcome {
        try run(fault: fault) { _, roll, connection in
            let lines = (0..<crowd).flatMap { record($0, roll, deadline: 1) }
            #expect(connection.send(lines))
            let answers = try connection.lines(crowd).map { try JSON.value($0) }
            #expect(Set(answers.compactMap { $0["id"]?.integer }).count == crowd)
            return Outcome(
                done: answers.count { $0["result"] != nil },
                withdrawn: answers.count { $0.errorType == "deadline.exceeded" })
        }
    }

    @Test func `a change that comes too late is answered so, once, and is not on the disk`() throws
    {
        let outcome = try Self.late()
        #expect(outcome.done + outcome.withdrawn == Self.crowd)
        #expect(outcome.withdrawn > 0)
        #expect(outcome.onDisk == outcome.done)
    }

    @Test func `a daemon that forgets deadlines is found out`() throws {
        let outcome = try Self.late(fault: "forget-deadlines")
        #expect(outcome.withdrawn == 0)
        #expect(outcome.onDisk == Self.crowd)
    }

    static let rounds = 200

    /// Asks and takes back in one write, by a request or by a notification. Several requests stand
    /// before each, so that it waits.
    private static func takenBack(fault: String? = nil, byNotification: Bool) throws -> Outcome {
        try run(fault: fault) { _, roll, connection in
            var outcome = Outcome()
            for round in 0..<rounds {
                let first = round * 8
                var lines = (0..<6).flatMap { record(first + $0, roll) }
                let cancel: JSONValue = ["id": .integer(first + 5)]
                lines +=
                    byNotification
                    ? Reply.notification("liaison.cancel", cancel)
                    : Request.line(
                        id: RequestID(UInt32(first + 7)), method: "liaison.cancel", params: cancel)
                #expect(connection.send(lines))
                let answers = try connection.lines(byNotification ? 6 : 7)
                    .map { try JSON.value($0) }
                #expect(Set(answers.compactMap { $0["id"]?.integer }).count == answers.count)
                outcome.done += answers.count { $0["result"]?["fact"] != nil }
                outcome.withdrawn += answers.count { $0.errorType == "request.cancelled" }
                outcome.takenBack += answers.count { $0["result"]?["cancelled"]?.bool == true }
            }
            return outcome
        }
    }

    @Test func `what a cancel took back is answered so, once, and is not on the disk`() throws {
        let outcome = try Self.takenBack(byNotification: false)
        #expect(outcome.done + outcome.withdrawn == Self.rounds * 6)
        #expect(outcome.takenBack > 0)
        #expect(outcome.withdrawn == outcome.takenBack)
        #expect(outcome.onDisk == outcome.done)
    }

    @Test func `a cancel without an id has no answer of its own`() throws {
        let outcome = try Self.takenBack(byNotification: true)
        #expect(outcome.done + outcome.withdrawn == Self.rounds * 6)
        #expect(outcome.withdrawn > 0)
        #expect(outcome.onDisk == outcome.done)
    }

    @Test func `a cancel that is forgotten is found out`() throws {
        let outcome = try Self.takenBack(fault: "forget-deadlines", byNotification: false)
        #expect(outcome.takenBack > 0)
        #expect(outcome.withdrawn < outcome.takenBack)
        #expect(outcome.onDisk == Self.rounds * 6)
    }

    @Test func `a cancel of what is not there changes nothing`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let answer = try daemon.call("liaison.cancel", ["id": "no such id"])
        #expect(answer["cancelled"] == false)
    }
}

extension JSONValue {
    /// The type of the error, of a reply that is one.
    var errorType: String? { self["error"]?["data"]?["type"]?.string }
}
