import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// `events.wait`: what has changed since a cursor, for scripts.
@Suite struct EventWaitTests {
    static func record(_ daemon: TestDaemon, _ member: String) throws {
        try daemon.call("contact.record", ["member": .string(member), "by": "phone"])
    }

    @Test func `changes accumulate between two waits, and nothing is lost`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 2, in: daemon)
        let first = try daemon.call("events.wait", ["timeout_ms": 0])
        #expect(first["kinds"] == [])
        let cursor = try #require(first["cursor"])
        #expect(try daemon.call("member.list")["cursor"] == cursor)
        try Self.record(daemon, roll.members[0])
        try daemon.call("attendance.record", ["member": .string(roll.members[1])])
        try Self.record(daemon, roll.members[1])
        let all = try daemon.call("events.wait", ["after": cursor])
        let kinds = all["kinds"]?.array?.compactMap(\.string) ?? []
        #expect(kinds.prefix(2) == ["contact.recorded", "attendance.recorded"])
        // What is filtered out does not count, and the cursor goes past it.
        let dues = try daemon.call(
            "events.wait", ["after": cursor, "kinds": ["dues.recorded"], "timeout_ms": 1])
        #expect(dues["kinds"] == [])
        #expect(dues["cursor"] == all["cursor"])
        #expect(try daemon.call("member.list")["cursor"] == all["cursor"])
    }

    @Test func `a wait ends with what happens, and holds up no other request of its connection`()
        throws
    {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 1, in: daemon)
        let connection = try Connection(path: daemon.socket)
        // More waits than there are reader queues: none of them occupies one.
        let waits = try (0..<12).map { _ in
            try connection.send("events.wait", ["kinds": ["dues.recorded"]])
        }
        #expect(try connection.call("daemon.ping")["time"] != nil)
        try Self.record(daemon, roll.members[0])
        #expect(try connection.call("member.list")["members"]?.array?.count == 1)
        try daemon.call(
            "dues.record",
            ["member": .string(roll.members[0]), "through": .string(String(roll.today.prefix(7)))])
        for wait in waits {
            let answer = try connection.receive(wait)
            #expect(answer["kinds"] == ["dues.recorded"])
        }
    }

    @Test func `a wait is taken back by liaison.cancel, and a deadline ends it with an answer`()
        throws
    {
        let daemon = try TestDaemon()
        try daemon.start()
        let connection = try Connection(path: daemon.socket)
        let wait = try connection.send("events.wait", ["timeout_ms": 3_600_000])
        #expect(try connection.call("daemon.ping")["time"] != nil)
        let answer = try connection.call("liaison.cancel", ["id": .integer(wait)])
        #expect(answer["cancelled"] == true)
        let error = try #require(Self.error { try connection.receive(wait) })
        #expect(error.type == .requestCancelled)
        let raw = try RawConnection(path: daemon.socket)
        let request = Request.line(
            id: RequestID(1), method: "events.wait", params: ["timeout_ms": 3_600_000],
            meta: RequestMeta(deadline: 20))
        #expect(raw.send(request))
        #expect(raw.lines(2).last?.contains(#""kinds":[]"#) == true)
    }

    @Test func `a stop answers whoever waits`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let connection = try Connection(path: daemon.socket)
        let wait = try connection.send("events.wait", ["timeout_ms": 3_600_000])
        #expect(try connection.call("daemon.ping")["time"] != nil)
        #expect(daemon.stop() == 0)
        #expect(try connection.receive(wait)["kinds"] == [])
    }

    @Test func `a cursor of another epoch, of the future or of nowhere is refused`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let cursor = try daemon.cursor()
        for text in [cursor + "9", "x" + cursor] {
            for method in ["events.wait", "events.subscribe"] {
                let error = try #require(
                    Self.error { try daemon.call(method, ["after": .string(text)]) })
                #expect(error.type == .cursorGone && error.type.code == 1010)
                #expect(!error.type.retryable)
                #expect(error.details?["oldest"]?.string == cursor)
            }
        }
        let error = try #require(
            Self.error { try daemon.call("events.wait", ["after": "yesterday"]) })
        #expect(error.type == .paramsInvalid && error.path == "params.after")
    }

    /// The error that a call is refused with.
    static func error(_ body: () throws -> JSONValue) -> ErrorReply? {
        do {
            _ = try body()
            return nil
        } catch CallFailure.refused(let error) {
            return error
        } catch { return nil }
    }
}
