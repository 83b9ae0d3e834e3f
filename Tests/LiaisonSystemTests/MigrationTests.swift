import Foundation
import LiaisonClient
import LiaisonStore
import LiaisonTestKit
import LiaisonWire
import Testing

/// An upgrade brings the roll to the new schema or leaves it as it was, and there is a way back. With
/// a schema that no version has (`SchemaOfTomorrow`), so that migrations are tried before there is one.
@Suite struct MigrationTests {
    private static let tomorrow = "schema-of-tomorrow"
    /// How many members; Tests/run.sh says.
    private static let members = Amount.of("LIAISON_MIGRATED_MEMBERS", otherwise: 2_000)

    /// A roll of this version, its service stopped.
    private static func roll(of count: Int = 6) throws -> TestDaemon {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try Roll(of: 3, in: daemon)
        #expect(daemon.stop() == 0)
        if count > 6 { try DatabaseFile(daemon.database).multiply(members: count) }
        return daemon
    }

    private static func schema(of path: String) throws -> Int {
        try DatabaseFile(path).number("PRAGMA user_version")
    }

    private static func backups(_ daemon: TestDaemon) -> [String] {
        let directory = daemon.stateDirectory + "/backups"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { $0.hasSuffix(".db") }.sorted().map { directory + "/" + $0 }
    }

    @Test func `an upgrade backs the roll up, says so, and keeps all that is on it`() throws {
        let daemon = try Self.roll()
        let before = try TestDaemon.contents(of: daemon.database)
        let told = try daemon.start(fault: Self.tomorrow)
        #expect(try daemon.waitForLog("the roll has this version's schema"))
        #expect(try daemon.call("daemon.status")["members"]?.integer == 3)
        #expect(daemon.stop() == 0)
        withExtendedLifetime(told) {}
        #expect(try Self.schema(of: daemon.database) == SchemaOfTomorrow.version)
        #expect(try DatabaseFile(daemon.database).damage() == [])
        #expect(try TestDaemon.contents(of: daemon.database) == before)
        let backup = try #require(Self.backups(daemon).first)
        #expect(try Self.schema(of: backup) == Store.schema)
        #expect(daemon.log.contains(backup))
        // The next start has nothing to do.
        try daemon.start(fault: Self.tomorrow)
        #expect(daemon.stop() == 0)
        #expect(Self.backups(daemon).count == 1)
    }

    @Test func `the service manager is told what takes long, and to wait`() throws {
        let daemon = try Self.roll()
        let notify = NotifySocket(path: daemon.directory.path + "/notify")
        let process = try daemon.launch(
            under: [], notify: notify.path, fault: Self.tomorrow)
        #expect(
            notify.wait(
                for: "STATUS=Bringing the roll from schema \(Store.schema) to "
                    + "\(SchemaOfTomorrow.version)"))
        #expect(notify.wait(for: "EXTEND_TIMEOUT_USEC=30000000"))
        #expect(notify.wait(for: "READY=1"))
        process.terminate()
        process.waitUntilExit()
    }

    @Test
    func `the earlier version refuses the new schema untouched, and its backup is the way back`()
        throws
    {
        let daemon = try Self.roll()
        let before = try TestDaemon.contents(of: daemon.database)
        try daemon.start(fault: Self.tomorrow)
        let member = try #require(
            try daemon.call("member.list")["members"]?.array?.first?["member"]?.string)
        try daemon.call("contact.record", ["member": .string(member), "by": "phone"])
        #expect(daemon.stop() == 0)
        #expect(try StartTests.refused(daemon).contains("has schema \(SchemaOfTomorrow.version)"))
        let backup = try #require(Self.backups(daemon).first)
        #expect(try daemon.restore(backup, "--yes").status == 0)
        #expect(try TestDaemon.contents(of: daemon.database) == before)
        try daemon.start()
        // Nobody is told again what was told with the new version.
        #expect(try daemon.call("daemon.status")["restored"] != nil)
    }

    @Test func `a backup of an earlier schema is restored to the new one, and tried out`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try Roll(of: 3, in: daemon)
        let backup = try daemon.backUp()
        #expect(daemon.stop() == 0)
        let kept = daemon.directory.path + "/kept.db"
        try FileManager.default.copyItem(atPath: backup, toPath: kept)
        let before = try TestDaemon.contents(of: kept)
        let drill = try daemon.restore(kept, "--drill", fault: Self.tomorrow)
        #expect(drill.status == 0, "\(drill.output)")
        #expect(try daemon.restore(kept, "--yes", fault: Self.tomorrow).status == 0)
        #expect(try Self.schema(of: daemon.database) == SchemaOfTomorrow.version)
        #expect(try TestDaemon.contents(of: daemon.database) == before)
        #expect(try Self.schema(of: kept) == Store.schema)
    }

    @Test func `the doctor tells that the next start brings the roll up to date`() throws {
        let daemon = try Self.roll()
        let run = try Ctl.run(
            ["doctor", "--json", "--config", daemon.configuration],
            environment: ["LIAISON_FAULT": Self.tomorrow])
        let checks = try JSON.value(run.output)["checks"]?.array ?? []
        let database = checks.first { $0["name"]?.string == "database" }
        #expect(database?["code"]?.string == "outdated", "\(run.output)")
        #expect(try Self.schema(of: daemon.database) == Store.schema)
    }

    /// Kills a start after each statement of its migration, and looks at what is there.
    private static func dying(
        _ fault: String, steps: some Sequence<Int>,
        look: (TestDaemon, Int, [[String]]) throws -> Void
    ) throws {
        let daemon = try roll(of: members)
        let before = try TestDaemon.contents(of: daemon.database)
        let kept = daemon.directory.path + "/kept"
        try FileManager.default.copyItem(atPath: daemon.stateDirectory, toPath: kept)
        for step in steps {
            try FileManager.default.removeItem(atPath: daemon.stateDirectory)
            try FileManager.default.copyItem(atPath: kept, toPath: daemon.stateDirectory)
            let process = try daemon.launch(
                under: ["/usr/bin/env", "LIAISON_FAULT_STEP=\(step)"], notify: nil, fault: fault)
            process.waitUntilExit()
            #expect(process.terminationReason == .uncaughtSignal, "step \(step)")
            try look(daemon, step, before)
        }
    }

    @Test func `a start that dies anywhere in the migration leaves the schema from before, whole`()
        throws
    {
        var steps = 0
        try Self.dying("die-in-the-migration", steps: 1...SchemaOfTomorrow.statementCount) {
            daemon, step, before in
            // The version from before still reads it, and all is there.
            let file = DatabaseFile(daemon.database)
            #expect(try Self.schema(of: file.path) == Store.schema, "step \(step)")
            #expect(try file.damage() == [])
            #expect(try TestDaemon.contents(of: file.path) == before, "step \(step)")
            // The next start brings it to the end, with the backup that is there.
            try daemon.start(fault: Self.tomorrow)
            #expect(daemon.stop() == 0)
            #expect(try Self.schema(of: file.path) == SchemaOfTomorrow.version, "step \(step)")
            #expect(try TestDaemon.contents(of: file.path) == before, "step \(step)")
            #expect(Self.backups(daemon).count == 1, "step \(step)")
            steps += 1
        }
        print("migration: \(steps) kills with \(Self.members) members, 0 between")
    }

    /// The control: what makes a migration one step is its transaction.
    @Test func `a migration in pieces that dies is found between two schemas`() throws {
        var between = 0
        try Self.dying("migrate-in-many-pieces", steps: 1...SchemaOfTomorrow.statementCount) {
            daemon, _, before in
            let isBefore = try? TestDaemon.contents(of: daemon.database) == before
            let isWhole = try DatabaseFile(daemon.database).schema().flatMap(\.self)
                .allSatisfy { !$0.contains("omorrow") && !$0.contains("memberNew") }
            if isBefore != true || !isWhole { between += 1 }
        }
        #expect(between > 0)
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "SKIPPED: a disk of its own takes root"))
    func `without room for the way back nothing is begun, and a start with room goes through`()
        throws
    {
        let daemon = try TestDaemon([("reserve_kib = 8192", "reserve_kib = 256")])
        let disk = try SmallDisk(at: daemon.stateDirectory, mebibytes: 8)
        try daemon.start()
        _ = try Roll(of: 3, in: daemon)
        #expect(daemon.stop() == 0)
        let before = try Data(contentsOf: URL(filePath: daemon.database))
        let status = try daemon.startAndFail(fault: Self.tomorrow)
        #expect(status == 74)
        #expect(
            daemon.log.contains("not brought to this version's schema before there is a backup"))
        #expect(try Data(contentsOf: URL(filePath: daemon.database)) == before)
        #expect(Self.backups(daemon).isEmpty)
        try disk.resize(kibibytes: 128 << 10)
        try daemon.start(fault: Self.tomorrow)
        #expect(try Self.schema(of: daemon.database) == SchemaOfTomorrow.version)
    }
}
