import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// What the daemon tells the service manager (sd_notify(3)).
@Suite struct WatchdogTests {
    /// The interval of these tests: ten signs a second.
    static let interval = 300
    /// A sign that has not come after so long does not come: 6 intervals.
    static let patience = 1800

    @Test func `R34 ready is said after a question on the socket has its answer`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        // The one that asks here, and the daemon's own.
        #expect(try Self.admitted(daemon) == 2)
        daemon.stop()
        // The control.
        try daemon.start(fault: "ready-before-answering")
        #expect(try Self.admitted(daemon) == 1)
    }

    static func admitted(_ daemon: TestDaemon) throws -> Int? {
        try daemon.call("daemon.status")["connections"]?["admitted"]?.integer
    }

    @Test func `the service manager hears that it is ready, alive, and stopping, in this order`()
        throws
    {
        let daemon = try TestDaemon()
        let manager = try daemon.start(watchdog: Self.interval)
        for _ in 0..<3 { #expect(manager.receive() == "WATCHDOG=1") }
        #expect(daemon.stop() == 0)
        var last = manager.receive()
        while last == "WATCHDOG=1" { last = manager.receive() }
        #expect(last?.split(separator: "\n").first == "STOPPING=1")
    }

    @Test func `without a watchdog there is no sign of life`() throws {
        let daemon = try TestDaemon()
        let manager = try daemon.start()
        manager.setPatience(milliseconds: Self.interval)
        #expect(manager.receive() == nil)
    }

    @Test(arguments: ["freeze-the-writer", "freeze-the-scheduler", "freeze-the-loops"])
    func `R37 the sign of life stays away when a part stands still`(fault: String) throws {
        let daemon = try TestDaemon()
        let manager = try daemon.start(fault: fault, watchdog: Self.interval)
        manager.setPatience(milliseconds: Self.patience)
        #expect(manager.receive() == nil)
        daemon.kill()
    }

    /// The signs that come while somebody else has locked the database and a change waits for it.
    static func signs(fault: String?) throws -> Int {
        let daemon = try TestDaemon()
        let manager = try daemon.start(fault: fault, watchdog: interval)
        let connection = try RawConnection(path: daemon.socket)
        var signs = 0
        try DatabaseFile(daemon.database).whileLocked {
            connection.send(
                Request.line(
                    id: RequestID(1), method: "org.add", params: ["name": "甲", "kind": "branch"],
                    meta: RequestMeta(key: "k")))
            // Those on their way already.
            manager.setPatience(milliseconds: interval)
            _ = (manager.receive(), manager.receive())
            manager.setPatience(milliseconds: patience)
            while signs < 5, manager.receive() == "WATCHDOG=1" { signs += 1 }
            daemon.kill()
        }
        return signs
    }

    @Test func `R37 a writer that cannot get on holds the sign of life back`() throws {
        #expect(try Self.signs(fault: nil) == 0)
    }

    @Test func `a sign of life that asks nobody is found out`() throws {
        #expect(try Self.signs(fault: "unconditional-sign-of-life") == 5)
    }
}
