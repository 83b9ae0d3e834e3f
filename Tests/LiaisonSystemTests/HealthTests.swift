import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// Whether the service is well, asked of the real daemon: "has it stopped?" has an answer at any time.
@Suite struct HealthTests {
    /// Every check, in the order of the answer.
    static let names = [
        "storage", "disk", "wal", "writer", "clock", "zone", "calendar", "scheduler", "reminders",
        "loops", "log", "descriptors", "connections", "configuration",
        "backup", "restore",
    ]

    static func check(_ name: String, _ daemon: TestDaemon) throws -> JSONValue? {
        try daemon.call("daemon.health")["checks"]?.array?.first { $0["name"]?.string == name }
    }

    static func code(_ name: String, _ daemon: TestDaemon) throws -> String? {
        try check(name, daemon)?["code"]?.string
    }

    @Test func `every check is there, and all but the calendar and the disk are well`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let checks = try daemon.call("daemon.health")["checks"]?.array ?? []
        #expect(checks.compactMap { $0["name"]?.string } == Self.names)
        for check in checks where !["calendar", "disk"].contains(check["name"]?.string) {
            #expect(check["state"] == "ok", "\(check.text)")
        }
    }

    /// The client knows what each check can find; a word that it does not know would be shown in the
    /// daemon's English.
    @Test func `every check is said in Chinese by the client`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let run = try daemon.ctl("health", language: "zh")
        let lines = run.output.split(separator: "\n").dropFirst(2)
        #expect(lines.count >= Self.names.count)
        for line in lines.prefix(Self.names.count) {
            #expect(line.unicodeScalars.contains { $0.value > 0x3000 }, "\(line)")
        }
    }

    @Test func `the journal says at the start that the scheduler goes on, and what is overdue`()
        throws
    {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(try daemon.waitForLog("the scheduler goes on"))
        let line = daemon.log.split(separator: "\n").first { $0.contains("the scheduler goes on") }
        #expect(line?.contains("overdue=0") == true)
        let scheduler = try #require(try daemon.call("daemon.status")["scheduler"])
        let next = try #require(scheduler["next_look"]?.string)
        #expect(line?.contains("next=\(next)") == true)
    }

    @Test func `a refused reload degrades, since a restart would fail, until one goes through`()
        throws
    {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(try Self.code("configuration", daemon) == "in-force")
        try ReloadTests.edit(daemon, [("[digest]", "[digests]")])
        #expect(try daemon.refusal("daemon.reload", [:])?.type == .configInvalid)
        try Self.wait(for: "refused", of: "configuration", daemon)
        let run = try daemon.ctl("health")
        #expect(run.status == 1)
        #expect(run.output.contains("--check"))
        try ReloadTests.edit(daemon, [("[digests]", "[digest]")])
        try daemon.call("daemon.reload")
        try Self.wait(for: "in-force", of: "configuration", daemon)
    }

    /// Asks until a check has this word: an answer is kept for a second. Between two questions the
    /// daemon is asked to wait for what does not happen.
    static func wait(for code: String, of name: String, _ daemon: TestDaemon) throws {
        for _ in 0..<100 {
            if try self.code(name, daemon) == code { return }
            try daemon.call("events.wait", ["kinds": ["digest.made"], "timeout_ms": 300])
        }
        Issue.record("\(name) does not become \(code)")
    }

    @Test(arguments: [("freeze-the-writer", "writer"), ("freeze-the-scheduler", "scheduler")])
    func `a part that stands still is named in the answer and in the journal`(
        fault: String, part: String
    ) throws {
        let daemon = try TestDaemon()
        try daemon.start(fault: fault, watchdog: WatchdogTests.interval)
        #expect(try daemon.waitForLog("check=\(part)"))
        #expect(try Self.code(part, daemon) == "slow")
        // The metrics alone say it too.
        let lag = try MetricsTests.reading(daemon).value("liaison_lag_seconds", ["part": part])
        #expect((lag ?? 0) >= 1)
        let run = try daemon.ctl("health")
        #expect(run.status == 1)
        daemon.kill()
        // The control: the same question about one that goes on.
        try daemon.start(watchdog: WatchdogTests.interval)
        #expect(try Self.code(part, daemon) == "alive")
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "SKIPPED: mounting a small disk takes root"))
    func `a full disk fails, says so to the service manager, and is well again by itself`() throws {
        let daemon = try TestDaemon(FullDiskTests.smallReserve)
        // Below the bound of the check from the beginning.
        let disk = try SmallDisk(at: daemon.stateDirectory, mebibytes: 4)
        let manager = try daemon.start(watchdog: WatchdogTests.interval)
        #expect(try Self.code("disk", daemon) == "full")
        #expect(manager.wait(for: "STATUS=Failing: disk: almost no space left"))
        let member = try Roll(of: 1, in: daemon).members[0]
        #expect(try Self.code("storage", daemon) == "written")
        let connection = try Connection(path: daemon.socket)
        disk.fill()
        let full = try FullDiskTests.recordUntilRefused(member, connection)
        try Self.wait(for: "full", of: "storage", daemon)
        let run = try daemon.ctl("health")
        #expect(run.status == 2)
        #expect(run.output.contains("it goes on by itself"))
        disk.free()
        _ = try FullDiskTests.record(full.refused, member, connection).get()
        try Self.wait(for: "written", of: "storage", daemon)
    }
}
