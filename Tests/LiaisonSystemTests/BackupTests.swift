import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A backup is a moment of the roll, made while it is in use.
@Suite struct BackupTests {
    static let backups = Amount.of("LIAISON_BACKUPS", otherwise: 20)
    static let kills = Amount.of("LIAISON_BACKUP_KILLS", otherwise: 30)

    private static func directory(_ daemon: TestDaemon) -> String {
        daemon.stateDirectory + "/backups"
    }

    private static func names(_ daemon: TestDaemon) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory(daemon)).sorted()
    }

    @Test func `R59 every backup under load is whole, and has all that was acknowledged before it`()
        throws
    {
        let daemon = try TestDaemon([("keep = 14", "keep = 10000")])
        try daemon.start()
        let clients = try Roll(of: 6, in: daemon).clients(3, seed: 21)
        let findings = try BackupExperiment.run(Self.backups, of: daemon, clients) {
            let answer = try daemon.call("daemon.backup")
            return try #require(answer["path"]?.string)
        }
        #expect(findings.count == Self.backups)
        let bad = findings.filter { !$0.isGood }
        #expect(bad.isEmpty, "\(bad)")
        print("backup: \(findings.count) under load, \(clients.flatMap(\.book).count) changes")
        for name in try Self.names(daemon) {
            #expect(name.hasSuffix(".db"))
            let path = Self.directory(daemon) + "/" + name
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    /// What an administrator does who does not know that the log is a file of its own.
    @Test func `a database file that is copied by hand is found to lack something`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let clients = try Roll(of: 6, in: daemon).clients(3, seed: 22)
        var number = 0
        let findings = try BackupExperiment.run(5, of: daemon, clients) {
            number += 1
            let path = daemon.directory.path + "/copy-\(number).db"
            try FileManager.default.copyItem(atPath: daemon.database, toPath: path)
            return path
        }
        #expect(findings.contains { !$0.isGood })
    }

    /// Kills the daemon while it makes backups; gives the names of those that are damaged.
    private static func damaged(after kills: Int, fault: String? = nil) throws -> [String] {
        let daemon = try TestDaemon([("keep = 14", "keep = 10000")])
        try daemon.start(fault: fault)
        _ = try Roll(of: 40, in: daemon)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<kills {
            let connection = try Connection(path: daemon.socket)
            _ = try connection.send("daemon.backup")
            // So many round trips of another connection: some milliseconds of the copy's way.
            let other = try Connection(path: daemon.socket)
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                _ = try other.call("daemon.ping")
            }
            daemon.kill()
            try daemon.start(fault: fault)
        }
        // The next backup clears away what was begun.
        try daemon.call("daemon.backup")
        if fault == nil { #expect(try names(daemon).allSatisfy { $0.hasSuffix(".db") }) }
        return try names(daemon).filter { name in
            let damage = try? DatabaseFile(directory(daemon) + "/" + name).damage()
            let people = try? DatabaseFile(directory(daemon) + "/" + name)
                .number("SELECT count(*) FROM member")
            return damage != [] || people != 40
        }
    }

    @Test func `R59 no kill leaves a damaged file under a backup's name`() throws {
        #expect(try Self.damaged(after: Self.kills) == [])
    }

    @Test func `a backup that is named before it is made is found out`() throws {
        #expect(try !Self.damaged(after: 30, fault: "name-the-backup-first").isEmpty)
    }

    @Test func `a copy that does not pass its examination is no backup, and the others stay`()
        throws
    {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try Roll(of: 4, in: daemon)
        try daemon.call("daemon.backup")
        let before = try Self.names(daemon)
        daemon.stop()
        try daemon.start(fault: "damage-the-backup")
        let error = try #require(try daemon.refusal("daemon.backup", [:]))
        #expect(error.type == .backupFailed)
        #expect(error.details?["reason"]?.string == "damaged")
        #expect(try Self.names(daemon) == before)
        #expect(try daemon.waitForLog("the backup could not be made"))
    }

    @Test func `the oldest go, the newest stay, and what is not ours is left`() throws {
        let daemon = try TestDaemon([("keep = 14", "keep = 2")])
        try daemon.start()
        let directory = Self.directory(daemon)
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        let foreign = ["liaison-20200101T000000.000Z.db.old", "liaison.db", "notes.txt"]
        for name in foreign {
            _ = FileManager.default.createFile(atPath: directory + "/" + name, contents: nil)
        }
        let made = try (0..<4).map { _ in try daemon.call("daemon.backup") }
        #expect(made.map { $0["pruned"]?.integer } == [0, 0, 1, 1])
        let kept = made.suffix(2).compactMap { $0["path"]?.string }
            .map { ($0 as NSString).lastPathComponent }
        #expect(try Self.names(daemon) == (foreign + kept).sorted())
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "SKIPPED: mounting a small disk takes root"))
    func `a backup that has no room is refused before it is begun, and the service goes on`() throws
    {
        let daemon = try TestDaemon([("# directory = \"backups\"", "directory = \"small\"")])
        let disk = try SmallDisk(
            at: (daemon.configuration as NSString).deletingLastPathComponent + "/small",
            mebibytes: 8)
        try daemon.start()
        _ = try Roll(of: 4, in: daemon)
        let error = try #require(try daemon.refusal("daemon.backup", [:]))
        #expect(error.type == .backupFailed)
        #expect(error.message.contains("MiB free"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
        let said = try daemon.ctl("backup", language: "zh")
        #expect(said.status == 74)
        #expect(said.errors.contains("空间不足"))
        try daemon.call("org.add", ["name": "松岭村党支部", "kind": "branch"])
    }
}
