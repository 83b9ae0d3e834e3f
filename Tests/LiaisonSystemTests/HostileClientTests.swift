import LiaisonClient
import LiaisonCore
import LiaisonTestKit
import LiaisonWire
import Testing

/// Clients that say nothing, or nonsense, or too slowly: each is closed and told so where it reads,
/// others are answered meanwhile, and nothing of it stays.
@Suite struct HostileClientTests {
    init() { ProcessFacts.raiseOwnDescriptorLimit() }

    /// A daemon with short limits that is running, a client that behaves, and what the daemon had
    /// open before the attack.
    struct Attacked {
        let daemon: TestDaemon
        let neighbour: Connection
        let descriptors: Int
        let residentKiB: Int

        init(
            _ edits: [(String, String)] = [], under wrapper: [String] = [], fault: String? = nil
        ) throws {
            daemon = try TestDaemon(edits)
            try daemon.start(under: wrapper, fault: fault)
            // The first connections have the daemon open what it keeps open.
            for _ in 0..<8 { try daemon.call("daemon.status") }
            neighbour = try Connection(path: daemon.socket)
            _ = try neighbour.call("daemon.status")
            let facts = ProcessFacts(pid: daemon.pid)
            descriptors = facts.descriptors
            residentKiB = facts.residentKiB
        }

        func count(_ name: String) throws -> Int {
            try neighbour.call("daemon.status")["connections"]?[name]?.integer ?? -1
        }

        /// The connections in the daemon's books, from one answer: two would be of two moments.
        private func stillOpen() throws -> Int {
            let counts = try neighbour.call("daemon.status")["connections"]
            return (counts?["admitted"]?.integer ?? -1) - (counts?["ended"]?.integer ?? -1)
        }

        /// Waits until every connection but the neighbour's has left the daemon's books, and then
        /// its table of files.
        func expectNothingStays(_ location: SourceLocation = #_sourceLocation) throws {
            // The kernel's queue is first come, first served: who connected before this one has been
            // accepted, and is in the table of files if not yet in the books.
            _ = try RawConnection(path: daemon.socket).lines(1)
            let facts = ProcessFacts(pid: daemon.pid)
            var open = try stillOpen()
            for _ in 0..<10_000 where open != 1 || facts.descriptors > descriptors {
                open = try stillOpen()
            }
            #expect(open == 1, sourceLocation: location)
            #expect(facts.descriptors <= descriptors, sourceLocation: location)
            // The promise is of one bad client, 64 MiB; a crowd keeps it too.
            #expect(facts.residentKiB - residentKiB < 65_536, sourceLocation: location)
        }
    }

    private func type(_ line: String?) -> String? {
        guard let line, let value = try? JSON.value(line) else { return nil }
        if let method = value["method"]?.string {
            let faults = SchemaCheck.faults(of: value["params"] ?? nil, notification: method)
            #expect(faults == [])
        }
        return value["params"]?["type"]?.string ?? value.errorType ?? value["method"]?.string
    }

    @Test func `R10 R19 a thousand silent clients: each is refused or closed with its line`() throws
    {
        let attacked = try Attacked([("first_line_ms = 10000", "first_line_ms = 2000")])
        let crowd = try (0..<1_000).map { number in
            if number.isMultiple(of: 100) { _ = try attacked.neighbour.call("daemon.ping") }
            return try RawConnection(path: attacked.daemon.socket)
        }
        var closed = 0
        var refused = 0
        for connection in crowd {
            let lines = connection.linesToEnd()
            _ = try attacked.neighbour.call("daemon.ping")
            switch (lines.count, type(lines.first), type(lines.last)) {
            case (2, "liaison.hello", "connection.silent"): closed += 1
            case (1, "server.full", _):
                refused += 1
                #expect(lines[0].contains(#""retry_after_ms":1000"#))
            default: Issue.record("\(lines.count) lines, the last one \(type(lines.last) ?? "")")
            }
        }
        #expect(closed + refused == 1_000)
        // Root's share and its reserve, less the neighbour.
        #expect(closed >= 67)
        #expect(refused > 0)
        #expect(try attacked.count("closed_first_line") == closed)
        #expect(try attacked.count("refused_full") == refused)
        try attacked.expectNothingStays()
    }

    /// Whether a silent client is gone by the time that one who spoke is closed for idling, which
    /// comes later.
    private func isSilentOneClosed(fault: String?) throws -> Bool {
        let attacked = try Attacked(
            [
                ("first_line_ms = 10000", "first_line_ms = 200"),
                ("idle_ms = 60000", "idle_ms = 800"),
            ],
            fault: fault)
        let silent = try RawConnection(path: attacked.daemon.socket)
        let idle = try RawConnection(path: attacked.daemon.socket)
        idle.send(Request.line(id: RequestID(1), method: "daemon.ping", params: [:]))
        let lines = idle.linesToEnd()
        #expect(lines.count == 3)
        #expect(type(lines.last) == "connection.idle")
        return silent.isClosed(within: 0)
    }

    @Test func `R19 an idle client is told goodbye and closed, a silent one before it`() throws {
        #expect(try isSilentOneClosed(fault: nil))
    }

    @Test func `a daemon that waits for ever for a first line is found out`() throws {
        #expect(try !isSilentOneClosed(fault: "forget-first-line-limit"))
    }

    @Test(arguments: [true, false])
    func `R19 a line that comes a byte at a time is cut off at its limit`(hasSpoken: Bool) throws {
        let attacked = try Attacked([
            ("first_line_ms = 10000", "first_line_ms = 2000"),
            ("\nline_ms = 10000", "\nline_ms = 300"),
        ])
        let slow = try RawConnection(path: attacked.daemon.socket)
        let ping = Request.line(id: RequestID(1), method: "daemon.ping", params: [:])
        if hasSpoken { slow.send(ping) }
        #expect(slow.lines(hasSpoken ? 2 : 1).count == (hasSpoken ? 2 : 1))
        var sent = 0
        // A byte whenever nothing has come for a while: at this pace a line would take minutes.
        while !slow.hasInput(within: 20), sent < 10_000 {
            guard slow.send([UInt8(ascii: " ")]) else { break }
            sent += 1
            _ = try attacked.neighbour.call("daemon.ping")
        }
        #expect(sent > 1)
        #expect(type(slow.linesToEnd().last) == "connection.line_unfinished")
        try attacked.expectNothingStays()
    }

    @Test func `R03 a line of one byte more than the limit is answered so, and closed`() throws {
        let attacked = try Attacked()
        let limit = ServerLimits().lineBytes
        for (bytes, expected) in [(limit, "request.malformed"), (limit + 1, "frame.too_long")] {
            let connection = try RawConnection(path: attacked.daemon.socket)
            _ = connection.sendAll([UInt8](repeating: UInt8(ascii: "x"), count: bytes) + [0x0A])
            connection.endInput()
            #expect(connection.linesToEnd().map(type) == ["liaison.hello", expected])
        }
        try attacked.expectNothingStays()
    }

    @Test func `a flood without a line's end is closed after little more than a line`() throws {
        let attacked = try Attacked()
        let flood = try RawConnection(path: attacked.daemon.socket)
        let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 65_536)
        let mebibytes = Amount.of("LIAISON_FLOOD_MIB", otherwise: 64)
        var sent = 0
        while sent < mebibytes * 1_048_576, flood.sendAll(chunk) { sent += chunk.count }
        // A line, what one read takes, and what the kernel holds.
        #expect(sent < 4 * 1_048_576)
        #expect(flood.linesToEnd().map(type) == ["liaison.hello", "frame.too_long"])
        _ = try attacked.neighbour.call("daemon.ping")
        try attacked.expectNothingStays()
    }

    @Test func `R24 who speaks HTTP or TLS is closed without a word, and logged once`() throws {
        let attacked = try Attacked()
        let openings: [[[UInt8]]] = [
            [Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)], [Array("POST /x HTTP/1.1\r\n".utf8)],
            [Array("HEAD / HTTP/1.1\r\n".utf8)], [Array("Host: x\r\n".utf8)],
            [[0x16, 0x03, 0x01, 0x02, 0x00]], [Array("GE".utf8), Array("T / HTTP/1.1\n".utf8)],
        ]
        for opening in openings {
            let connection = try RawConnection(path: attacked.daemon.socket)
            #expect(connection.lines(1).map(type) == ["liaison.hello"])
            for piece in opening {
                connection.send(piece)
                _ = try attacked.neighbour.call("daemon.ping")
            }
            #expect(connection.linesToEnd() == [])
        }
        #expect(try attacked.count("other_protocol") == openings.count)
        try attacked.expectNothingStays()
        #expect(attacked.daemon.stop() == 0)
        #expect(attacked.daemon.log.matches(of: /HTTP or TLS/).count == 1)
    }

    @Test func `R04 garbage is answered line by line to nobody, and hurts nobody`() throws {
        let attacked = try Attacked()
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let connection = try RawConnection(path: attacked.daemon.socket)
            let count = Int.random(in: 1...4_096, using: &random)
            // The first byte of TLS would close it at once.
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            _ = connection.sendAll([0x7B] + bytes)
            connection.endInput()
            for line in connection.linesToEnd().dropFirst() {
                let value = try JSON.value(line)
                #expect(value["id"]?.isNull == true, "seed \(seed)")
                #expect(value["error"]?["code"] != nil, "seed \(seed)")
            }
            _ = try attacked.neighbour.call("daemon.ping")
        }
        try attacked.expectNothingStays()
    }

    @Test func `who connects and leaves again and again leaves nothing behind`() throws {
        let attacked = try Attacked()
        for number in 0..<Amount.of("LIAISON_RECONNECTS", otherwise: 2_000) {
            let connection = try RawConnection(path: attacked.daemon.socket)
            if number.isMultiple(of: 3) { #expect(connection.lines(1).count == 1) }
            if number.isMultiple(of: 5) { connection.send(Array("half a li".utf8)) }
            if number.isMultiple(of: 50) { _ = try attacked.neighbour.call("daemon.ping") }
        }
        try attacked.expectNothingStays()
    }

    /// As many clients as a low limit of file descriptors has no room for; whether each had its
    /// line, and what a change was answered meanwhile.
    private func isEachAnswered(fault: String? = nil) throws -> Bool {
        let attacked = try Attacked(
            [("connections_per_user = 64", "connections_per_user = 1024")],
            under: ["/usr/bin/env", "bash", "-c", #"ulimit -n 128; exec "$@""#, "_"], fault: fault)
        let crowd = try (0..<200).map { _ in try RawConnection(path: attacked.daemon.socket) }
        var types: [String] = []
        for connection in crowd {
            guard connection.hasInput(within: 3_000) else { return false }
            types.append(type(connection.lines(1).first) ?? "")
        }
        #expect(Set(types) == ["liaison.hello", "server.full"])
        #expect(try attacked.count("refused_descriptors") > 0)
        // What the daemon needs files for goes on.
        let added = try attacked.neighbour.call(
            "org.add", ["name": "松岭村党支部", "kind": "branch"], key: newKey())
        #expect(added["org"] != nil)
        return true
    }

    @Test func `without file descriptors to spare a client is refused, and the service goes on`()
        throws
    {
        #expect(try isEachAnswered())
    }

    @Test func `a daemon that takes every file descriptor is found out`() throws {
        #expect(try !isEachAnswered(fault: "forget-spare-descriptors"))
    }
}
