import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// How a connection begins and ends, over the socket.
@Suite struct FramingTests {
    @Test func `R09 the greeting comes first, and says what holds here`() throws {
        let daemon = try TestDaemon([("in_flight = 16", "in_flight = 5")])
        try daemon.start()
        let connection = try RawConnection(path: daemon.socket)
        connection.send(Request.line(id: RequestID(1), method: "daemon.ping", params: [:]))
        let lines = connection.lines(2)
        let greeting = try JSON.value(try #require(lines.first))
        #expect(greeting["method"] == "liaison.hello")
        let params = try #require(greeting["params"])
        #expect(params["protocol"]?["major"]?.integer == ProtocolVersion.major)
        #expect(params["schema"]?.string?.hasPrefix("sha256:") == true)
        #expect(params["limits"]?["line"] == 262_144)
        #expect(params["limits"]?["inflight"] == 5)
        #expect(params["role"] == "admin")
        #expect(params["epoch"]?.string?.isEmpty == false)
        #expect(try JSON.value(lines[1])["id"] == 1)
        let described = try daemon.call("liaison.describe")
        #expect(described["limits"]?["in_flight"] == 5)
    }

    @Test func `R01 a last line without its end is never done, and is counted`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 1, in: daemon)
        let line = Request.line(
            id: RequestID(1), method: "contact.record",
            params: ["member": .string(roll.members[0]), "by": "phone", "on": .string(roll.today)],
            meta: RequestMeta(key: "k"))
        let connection = try RawConnection(path: daemon.socket)
        connection.send(Array(line.dropLast()))
        connection.endInput()
        #expect(connection.linesToEnd().count == 1)
        let counted = try daemon.call("daemon.status")["connections"]?["unterminated_bytes"]
        #expect(counted?.integer == line.count - 1)
        #expect(daemon.stop() == 0)
        let file = DatabaseFile(daemon.database)
        #expect(try file.number("SELECT count(*) FROM fact WHERE kind = 'contact'") == 0)
    }

    @Test func `R02 only LF ends a line: VT, FF and a bare CR do not`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let connection = try RawConnection(path: daemon.socket)
        let ping = #"{"jsonrpc":"2.0","id":1,"method":"daemon.ping"}"#
        for separator in ["\u{0B}", "\u{0C}", "\r"] {
            connection.send(Array((ping + separator + ping + "\n").utf8))
        }
        connection.send(Array((ping + "\r\n").utf8))
        connection.endInput()
        let types = try connection.linesToEnd().dropFirst().map { try JSON.value($0).errorType }
        #expect(types == Array(repeating: "request.malformed", count: 3) + [nil])
    }
}
