import Foundation
import LiaisonTestKit
import Testing

/// The real timer under a clock that is set, without setting this machine's.
@Suite struct ClockSetTests {
    /// A daemon whose first timer is cancelled as the kernel does it when the clock is set.
    private static func daemon(_ place: String) throws -> TestDaemon {
        let daemon = try TestDaemon()
        let shim = daemon.directory.path + "/cancelled.so"
        let made = try Command.run(
            "/usr/bin/env",
            ["cc", "-shared", "-fPIC", "-o", shim, Project.path("Tests/Clock/cancelled.c"), "-ldl"])
        try #require(made.status == 0, "\(made.errors)")
        try daemon.start(under: ["/usr/bin/env", "LD_PRELOAD=\(shim)", "CANCELLED=\(place)"])
        return daemon
    }

    @Test(arguments: ["settime", "read"])
    func `R49 a timer that the setting of the clock cancels is looked at again, and goes on`(
        place: String
    ) throws {
        let daemon = try Self.daemon(place)
        #expect(try daemon.waitForLog("the clock was set; looking again"))
        #expect(try HealthTests.code("scheduler", daemon) == "alive")
        #expect(daemon.stop() == 0)
        #expect(daemon.log.split(separator: "\n").count { $0.contains("the clock was set") } == 1)
    }

    /// The control: the same timer, cancelled by nothing.
    @Test func `R49 a timer that nothing cancels tells of no clock that was set`() throws {
        let daemon = try Self.daemon("never")
        _ = try HealthTests.code("scheduler", daemon)
        #expect(daemon.stop() == 0)
        #expect(!daemon.log.contains("the clock was set"))
    }
}
