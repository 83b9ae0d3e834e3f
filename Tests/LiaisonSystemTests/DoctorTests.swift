import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// `liaisonctl doctor`, as an administrator types it.
@Suite struct DoctorTests {
    private static func look(
        _ daemon: TestDaemon, _ words: String..., language: String = "en"
    ) throws -> Command {
        try Ctl.run(
            ["doctor", "--config", daemon.configuration] + words,
            environment: ["LIAISON_LANG": language, "COLUMNS": "200"])
    }

    private static func codes(_ run: Command) throws -> [String: String] {
        var codes: [String: String] = [:]
        for check in try JSON.value(run.output)["checks"]?.array ?? [] {
            codes[check["name"]?.string ?? ""] = check["code"]?.string
        }
        return codes
    }

    @Test func `it looks whether the service runs or not, in both languages`() throws {
        let daemon = try TestDaemon()
        #expect(try Self.codes(Self.look(daemon, "--json"))["database"] == "missing")
        try daemon.start()
        _ = try Roll(of: 3, in: daemon)
        #expect(try Self.codes(Self.look(daemon, "--json"))["database"] == "in-use")
        #expect(daemon.stop() == 0)
        let english = try Self.look(daemon)
        #expect(english.output.contains("whole and sound: 3 members"), "\(english.output)")
        let chinese = try Self.look(daemon, language: "zh")
        #expect(chinese.output.hasPrefix("安装检查："), "\(chinese.output)")
        #expect(chinese.output.contains("完整无损，党员 3 人"))
        // Nobody has asked for a language: the office's own, though no daemon said it.
        let silent = try Ctl.run(["doctor", "--config", daemon.configuration])
        #expect(silent.output.hasPrefix("安装检查："))
        #expect([english, chinese, silent].allSatisfy { $0.errors.isEmpty })
    }

    @Test func `what is wrong gives status 2, is named, and is well again once put right`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(daemon.stop() == 0)
        let good = try String(contentsOfFile: daemon.configuration, encoding: .utf8)
        try (good + "\n[moon]\nphase = 1\n").write(
            toFile: daemon.configuration, atomically: true, encoding: .utf8)
        let broken = try Self.look(daemon)
        #expect(broken.status == 2)
        let line = good.split(separator: "\n", omittingEmptySubsequences: false).count + 1
        #expect(broken.output.contains("liaison.toml:\(line): moon: unknown key"))
        #expect(broken.output.hasPrefix("Installation: failing\n"))
        #expect(try Self.look(daemon, "--json").status == 2)

        try good.write(toFile: daemon.configuration, atomically: true, encoding: .utf8)
        #expect(try [0, 1].contains(Self.look(daemon).status))
        _ = try DatabaseFile(daemon.database).rows("PRAGMA user_version = 1000")
        let newer = try Self.look(daemon)
        #expect(newer.status == 2 && newer.output.contains("install the newer version again"))
    }

    @Test(.enabled(if: getuid() == 0, "SKIPPED: another user takes root"))
    func `who may not look is told to be root, and files of another user are named`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(daemon.stop() == 0)
        for name in ["liaisond", "liaisonctl"] {
            try FileManager.default.copyItem(
                atPath: Project.debug(name), toPath: daemon.directory.path + "/" + name)
        }
        chmod(daemon.directory.path, 0o755)
        func asNobody() throws -> Command {
            try Command.run(
                "/usr/bin/env",
                [
                    "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                    daemon.directory.path + "/liaisonctl", "doctor", "--json", "--config",
                    daemon.configuration,
                ])
        }
        let denied = try Self.codes(asNobody())
        #expect(denied["state"] == "denied" && denied["database"] == nil, "\(denied)")
        // Now it is his, but not what is in it.
        chown(daemon.stateDirectory, 65534, 65534)
        let foreign = try Self.codes(asNobody())
        #expect(foreign["state"] == "foreign" && foreign["database"] == "denied", "\(foreign)")
        let root = try Self.look(daemon)
        #expect(root.status == 2 && root.output.contains("  \(daemon.database)\n"))
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "SKIPPED: a disk of its own takes root"))
    func `backups on another disk than the roll are told from those on the same`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try daemon.backUp()
        #expect(try Self.codes(Self.look(daemon, "--json"))["backup-place"] == "same")
        let disk = try SmallDisk(at: daemon.directory.path + "/elsewhere", mebibytes: 1)
        _ = try daemon.directory.configuration([
            (#"# directory = "backups""#, "directory = \"\(disk.path)\"")
        ])
        #expect(try Self.codes(Self.look(daemon, "--json"))["backup-place"] == "apart")
    }
}
