import Foundation
import LiaisonClient
import LiaisonCore
import LiaisonTestKit
import LiaisonWire
import Testing

/// Sockets that somebody else holds, as systemd does.
@Suite struct ActivationTests {
    /// A daemon, and its two sockets handed over in the other order.
    static func held(
        names: [String] = ["monitor", "control"], defect: HeldSockets.Defect? = nil
    ) throws -> (TestDaemon, HeldSockets) {
        let daemon = try TestDaemon()
        let paths = [daemon.monitorSocket, daemon.socket]
        return (daemon, HeldSockets(paths, names: names, defect: defect))
    }

    @Test func `R41 inherited sockets are known by their names, in any order`() throws {
        let (daemon, held) = try Self.held()
        try daemon.start(held: held)
        try daemon.call("member.list")
        let monitor = try Connection(path: daemon.monitorSocket)
        #expect(monitor.greeting.role == .monitor)
        #expect(daemon.stop() == 0)
    }

    @Test
    func `R38 a stop leaves the nodes of inherited sockets, and who connects then is served next`()
        throws
    {
        let (daemon, held) = try Self.held()
        try daemon.start(held: held)
        #expect(daemon.stop() == 0)
        #expect(FileManager.default.fileExists(atPath: daemon.socket))
        #expect(FileManager.default.fileExists(atPath: daemon.monitorSocket))
        // Nobody listens now but the holder, and the kernel queues.
        let early = try RawConnection(path: daemon.socket)
        early.send(Request.line(id: RequestID(1), method: "daemon.ping", params: [:]))
        try daemon.start(held: held)
        #expect(early.lines(2).count == 2)
    }

    @Test func `a stop removes the nodes that the daemon made itself`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(daemon.stop() == 0)
        #expect(!FileManager.default.fileExists(atPath: daemon.socket))
        #expect(!FileManager.default.fileExists(atPath: daemon.monitorSocket))
    }

    struct Wrong: CustomTestStringConvertible {
        let names: [String]
        var defect: HeldSockets.Defect?
        let says: String
        var testDescription: String { says }
    }

    @Test(arguments: [
        Wrong(names: ["monitor", "konrtol"], says: "a socket named konrtol"),
        Wrong(names: ["monitor"], says: "a socket named unknown"),
        Wrong(names: ["control", "control"], says: "two sockets named control"),
        Wrong(
            names: ["monitor", "control"], defect: .notListening, says: "as control is no listening"
        ),
        Wrong(
            names: ["monitor", "control"], defect: .datagrams, says: "as control is no listening"),
    ])
    func `R41 what is handed over wrongly is refused with 78 and a sentence`(wrong: Wrong) throws {
        let (daemon, held) = try Self.held(names: wrong.names, defect: wrong.defect)
        #expect(try daemon.startAndFail(under: [], held: held) == 78)
        #expect(daemon.log.contains(wrong.says), "\(daemon.log)")
        #expect(!FileManager.default.fileExists(atPath: daemon.database))
    }

    @Test func `who waits for a daemon that cannot start is told so, and waits no longer`() throws {
        let (daemon, held) = try Self.held()
        let whole = try String(contentsOfFile: daemon.configuration, encoding: .utf8)
        // No TOML, a key that is not known, and a zone that there is not.
        for text in [
            "office = [", whole.replacing("language = ", with: "sprache = "),
            whole.replacing("Asia/Shanghai", with: "Asia/Nowhere"),
        ] {
            try text.write(toFile: daemon.configuration, atomically: false, encoding: .utf8)
            let early = try RawConnection(path: daemon.socket)
            #expect(try daemon.startAndFail(under: [], held: held) == 78)
            let lines = early.linesToEnd()
            #expect(lines.count == 1)
            let words = #""liaison.refused","params":{"type":"config.invalid"}"#
            #expect(lines.first?.contains(words) == true)
        }
    }

    @Test
    func `R39 restarts behind held sockets refuse nobody, and every keyed change happens once`()
        throws
    {
        let (daemon, held) = try Self.held()
        let outcome = try RestartExperiment.run(daemon, held: held)
        #expect(outcome.refused == 0)
        #expect(outcome.connected > RestartExperiment.restarts)
        #expect(outcome.audit.isClean, "\(outcome.audit)")
        #expect(outcome.acknowledged > RestartExperiment.restarts)
    }

    @Test func `restarts without a holder are found to refuse`() throws {
        let outcome = try RestartExperiment.run(try TestDaemon(), held: nil)
        #expect(outcome.refused > 0)
        #expect(outcome.audit.isClean, "\(outcome.audit)")
    }

    @Test(.enabled(if: Self.hasNamespaces, "SKIPPED: no user namespace can be made here"))
    func `R26 in a user namespace where callers look alike the daemon refuses to start`() throws {
        let daemon = try TestDaemon()
        let status = try daemon.startAndFail(
            under: ["/usr/bin/env", "timeout", "20", "unshare", "--user", "--map-root-user"])
        #expect(status == 78)
        #expect(daemon.log.contains("remove PrivateUsers="), "\(daemon.log)")
    }

    static let hasNamespaces =
        (try? Command.run("/usr/bin/env", ["unshare", "--user", "--map-root-user", "true"]))?.status
        == 0
}
