import LiaisonTestKit
import LiaisonWire
import Testing

/// A write or a sync that failed is never papered over: the kernel calls the next one a success,
/// whatever became of the data.
@Suite(
    .serialized,
    .enabled(
        if: PowerDisk.isPermitted, "SKIPPED: \(PowerDisk.takes)")
)
struct FailedSyncTests {
    static let rounds = Amount.of("LIAISON_FAILED_SYNCS", otherwise: 9)

    @Test func `after a failed sync nothing is acknowledged, and the disk is believed`()
        throws
    {
        let outcome = try FailedSyncExperiment.run(
            rounds: Self.rounds, seed: UInt64.random(in: 0..<1_000_000))
        print("failed syncs: \(outcome)")
        #expect(outcome.ends.allSatisfy { $0 == 74 }, "\(outcome)")
        #expect(outcome.audit.isClean, "\(outcome)")
    }

    /// A round meets a commit that nothing but its own sync guards once in a few times, how often
    /// depends on the machine: eight rounds in a row have met none. The first that does is enough.
    static let controlRounds = 40

    @Test func `a daemon that believes the second sync is found out`() throws {
        let directory = try TemporaryDirectory()
        let shim = directory.path + "/resync.so"
        let source = Project.path("Tests/Power/resync.c")
        let made = try Command.run("/usr/bin/env", ["cc", "-shared", "-fPIC", "-o", shim, source])
        try #require(made.status == 0, "\(made.errors)")
        let outcome = try FailedSyncExperiment.run(
            rounds: Self.controlRounds, seed: UInt64.random(in: 0..<1_000_000),
            control: .init(under: ["/usr/bin/env", "LD_PRELOAD=\(shim)"]))
        print("failed syncs, control: \(outcome)")
        #expect(!outcome.audit.lost.isEmpty, "\(outcome)")
    }

    /// What the experiments do where a failure has struck the file system's own log.
    @Test func `a file system that has given up takes writes again once it is checked`() throws {
        let daemon = try TestDaemon()
        let disk = try PowerDisk(at: daemon.stateDirectory)
        disk.order("write 1 1000000")
        func makes(_ name: String) throws -> Bool {
            let command = "cd '\(daemon.stateDirectory)' && mkdir \(name) && sync \(name)"
            return try Command.run("/bin/sh", ["-c", command]).status == 0
        }
        #expect(try !makes("one"))
        disk.order("none")
        try disk.check()
        #expect(try makes("two"))
    }

    @Test func `a start on a disk that takes no writes ends with 74, to be tried again`() throws {
        let daemon = try TestDaemon()
        let disk = try PowerDisk(at: daemon.stateDirectory)
        try daemon.start()
        let member = try Roll(of: 1, in: daemon).members[0]
        #expect(daemon.stop() == 0)
        let file = try Command.run(
            "/usr/bin/env", ["mount", "-o", "remount,ro", daemon.stateDirectory])
        try #require(file.status == 0, "\(file.errors)")
        let before = daemon.log
        #expect(try daemon.startAndFail() == 74)
        let said = daemon.log.dropFirst(before.count).split(separator: "\n")
        #expect(said.count == 1)
        #expect(said.first?.contains("takes no writes") == true)
        try disk.remount()
        try daemon.start()
        try daemon.call("member.get", ["member": .string(member)])
        #expect(daemon.stop() == 0)
    }
}
