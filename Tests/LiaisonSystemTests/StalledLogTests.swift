import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// R61: the real daemon with a standard error that nobody reads.
@Suite struct StalledLogTests {
    /// A daemon whose standard error is a pipe that was full before it started.
    private static func started(
        _ daemon: TestDaemon, _ log: FullPipe, fault: String? = nil
    ) throws {
        try daemon.start(
            under: [
                "/usr/bin/env", "bash", "-c", #"exec 2>"$1"; shift; exec "$@""#, "_", log.path,
            ],
            fault: fault)
    }

    static let requests = 200

    @Test func `R61 with the log stalled every request is answered, and the lines come later`()
        throws
    {
        let daemon = try TestDaemon()
        let log = try FullPipe(path: daemon.directory.path + "/stalled")
        try Self.started(daemon, log)
        let connection = try Connection(path: daemon.socket)
        for number in 0..<Self.requests {
            let org = try connection.call(
                "org.add", ["name": .string("第\(number)党支部"), "kind": "branch"], key: newKey())
            #expect(org["org"] != nil)
        }
        #expect(try Self.isForeignerClosed(daemon))
        let text = log.text { $0.contains("HTTP or TLS") }
        #expect(text.contains("ready"))
        #expect(text.contains("HTTP or TLS"))
        #expect(daemon.stop() == 0)
    }

    @Test func `a stop does not wait for a log that nobody reads`() throws {
        let daemon = try TestDaemon()
        let log = try FullPipe(path: daemon.directory.path + "/stalled")
        try Self.started(daemon, log)
        try daemon.call("daemon.ping")
        #expect(daemon.stop() == 0)
    }

    /// Whether one whose closing is logged is closed.
    private static func isForeignerClosed(_ daemon: TestDaemon) throws -> Bool {
        let foreigner = try RawConnection(path: daemon.socket)
        foreigner.send(Array("GET / HTTP/1.1\r\n".utf8))
        return foreigner.isClosed(within: 3_000)
    }

    @Test func `a daemon that logs where it works is found out`() throws {
        let daemon = try TestDaemon()
        let log = try FullPipe(path: daemon.directory.path + "/stalled")
        try Self.started(daemon, log, fault: "log-without-a-queue")
        #expect(try !Self.isForeignerClosed(daemon))
        daemon.kill()
    }
}
