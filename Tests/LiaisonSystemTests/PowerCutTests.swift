import Foundation
import LiaisonTestKit
import Testing

/// An OK survives a power cut (design 9, promise 1), on disks that do what a flush asks.
@Suite(
    .serialized,
    .enabled(
        if: PowerDisk.isPermitted, "SKIPPED: \(PowerDisk.takes)")
)
struct PowerCutTests {
    /// How many; Tests/run.sh says.
    static let states = Amount.of("LIAISON_POWER_CUTS", otherwise: 100)
    /// Commands of each of four clients in each stage: enough for more flushes than states.
    static let commands = max(states / 16, 10)

    @Test func `wherever the power is cut nothing acknowledged is lost, and nobody has to help`()
        throws
    {
        let seed = UInt64.random(in: 0..<1_000_000)
        let life = try PowerLife.whole(commands: Self.commands, seed: seed)
        let outcome = try PowerCutExperiment.run(life, states: Self.states, seed: seed)
        print("power cuts: \(outcome)")
        #expect(outcome.states == Self.states)
        #expect(outcome.acknowledged >= 4 * Self.commands)
        #expect(outcome.isClean, "\(outcome)")
    }

    @Test func `wherever the power is cut a backup is whole or not there, and so is a restore`()
        throws
    {
        let seed = UInt64.random(in: 0..<1_000_000)
        let life = try PowerLife.restored(commands: Self.controlCommands, seed: seed)
        let states = max(Self.states / 2, 50)
        let outcome = try PowerCutExperiment.run(life, states: states, seed: seed)
        print("power cuts, backups: \(outcome)")
        #expect(outcome.stages.contains { $0.name == "backup" && $0.states > 0 })
        #expect(outcome.stages.contains { $0.name == "restore" && $0.states > 0 })
        #expect(outcome.isClean, "\(outcome)")
    }

    @Test func `wherever the power is cut a migration is whole or not begun`() throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        let life = try PowerLife.migrated(commands: Self.controlCommands, seed: seed)
        let states = max(Self.states / 4, 40)
        let outcome = try PowerCutExperiment.run(life, states: states, seed: seed)
        print("power cuts, migration: \(outcome)")
        #expect(outcome.stages.contains { $0.name == "migration" && $0.states > 0 })
        #expect(outcome.isClean, "\(outcome)")
    }

    @Test func `a backup that is named before it is made is found damaged`() throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        let life = try PowerLife.restored(
            commands: Self.controlCommands, seed: seed, fault: "name-the-backup-first")
        let outcome = try PowerCutExperiment.run(
            life, states: Self.backupControlStates, seed: seed)
        print("power cuts, backups, control: \(outcome)")
        #expect(outcome.audit.partial.contains { $0.contains("is damaged") }, "\(outcome)")
    }

    static let controlCommands = 10
    static let controlStates = 30
    /// Of these some twenty lie within the two backups: of thirty it was five, and in one run of three
    /// none of the five was between a backup's name and its last page.
    static let backupControlStates = 150

    @Test func `commits under synchronous NORMAL are found to lose`() throws {
        try expectLoss(fault: "commit-with-normal-sync")
    }

    @Test func `syncs that do nothing are found to lose`() throws {
        let directory = try TemporaryDirectory()
        let shim = directory.path + "/nosync.so"
        let source = Project.path("Tests/Power/nosync.c")
        let made = try Command.run(
            "/usr/bin/env", ["cc", "-shared", "-fPIC", "-o", shim, source])
        try #require(made.status == 0, "\(made.errors)")
        try expectLoss(under: ["/usr/bin/env", "LD_PRELOAD=\(shim)"])
    }

    private func expectLoss(under wrapper: [String] = [], fault: String? = nil) throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        let life = try PowerLife.short(
            commands: Self.controlCommands, seed: seed, under: wrapper, fault: fault)
        let outcome = try PowerCutExperiment.run(life, states: Self.controlStates, seed: seed)
        print("power cuts, control: \(outcome)")
        #expect(!outcome.audit.lost.isEmpty, "\(outcome)")
    }
}
