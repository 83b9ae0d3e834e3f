import Foundation
import Glibc
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// The configuration is taken up while the daemon runs, whole or not at all.
@Suite struct ReloadTests {
    static func edit(
        _ daemon: TestDaemon, _ edits: [(String, String)], of file: String = "liaison.toml"
    ) throws {
        let path = daemon.directory.path + "/etc/" + file
        var text = try String(contentsOfFile: path, encoding: .utf8)
        for (old, new) in edits {
            #expect(text.contains(old), "\(file) has no \(old)")
            text = text.replacing(old, with: new)
        }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    static let english = (#"language = "zh""#, #"language = "en""#)

    /// In which language the daemon greets: the sign of which configuration is in force.
    static func language(_ daemon: TestDaemon) throws -> String? {
        try Connection(path: daemon.socket).greeting.language
    }

    static func words(_ answer: JSONValue, _ name: String) -> [String] {
        (answer[name]?.array ?? []).compactMap(\.string)
    }

    @Test func `a reload takes up what it can, and names what waits for a restart`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        try Self.edit(
            daemon,
            [
                Self.english, ("23:59:59", "23:59:58"), ("idle_ms = 60000", "idle_ms = 61000"),
                ("党务办公室", "组织办公室"),
            ])
        let answer = try daemon.call("daemon.reload")
        #expect(Self.words(answer, "changed") == ["office.language", "digest.time"])
        #expect(Self.words(answer, "needs_restart") == ["limits.idle_ms"])
        #expect(Self.words(answer, "first_start_only") == ["office.name"])
        #expect(try Self.language(daemon) == "en")
        // What still waits is named again, what has been taken up is not.
        let again = try daemon.call("daemon.reload")
        #expect(Self.words(again, "changed") == [])
        #expect(Self.words(again, "needs_restart") == ["limits.idle_ms"])
        #expect(again["config_hash"] == answer["config_hash"])
        daemon.stop()
        try daemon.start()
        #expect(try Self.words(daemon.call("daemon.reload"), "needs_restart") == [])
    }

    @Test func `a reload takes up the contents of the files beside liaison toml`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 2, in: daemon)
        func duties(_ rule: String) throws -> Int {
            let list = try daemon.call("duty.list")["duties"]?.array ?? []
            return list.count { $0["rule"]?.string == rule }
        }
        #expect(try duties("C1") == roll.members.count)
        let pack = "rules.d/mobile-members.toml"
        let path = daemon.directory.path + "/etc/" + pack
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let start = try #require(text.range(of: "id = \"C1\"\n"))
        try text.replacingCharacters(in: start, with: "id = \"C1\"\nenabled = false\n")
            .write(toFile: path, atomically: true, encoding: .utf8)
        try Self.edit(daemon, [("places = [", "places = [\"远方国\", ")], of: "abroad.toml")
        let answer = try daemon.call("daemon.reload")
        #expect(Self.words(answer, "changed") == ["rules", "abroad"])
        #expect(try duties("C1") == 0)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try Self.words(daemon.call("daemon.reload"), "changed") == ["rules"])
        #expect(try duties("C1") == roll.members.count)
    }

    struct Broken: CustomTestStringConvertible {
        let file: String
        let edits: [(String, String)]
        /// The file's name, the line, and the key, as they are printed.
        let says: String
        /// The same for a Chinese reader, where it says more than the place.
        var chinese: String?
        var testDescription: String { says }
    }

    @Test(arguments: [
        Broken(file: "liaison.toml", edits: [("[office]", "[office")], says: "liaison.toml:5: "),
        Broken(
            file: "liaison.toml", edits: [("Asia/Shanghai", "Asia/Nowhere")],
            says: "liaison.toml:8: office.zone: no zone Asia/Nowhere",
            chinese: "liaison.toml:8: office.zone: 系统的时区数据中没有 Asia/Nowhere"),
        Broken(
            file: "liaison.toml", edits: [("# group = \"liaison-clients\"", "group = \"no such\"")],
            says: "access.group: no group no such", chinese: "access.group: 系统中没有用户组 no such"),
        Broken(
            file: "rules.d/mobile-members.toml", edits: [("id = \"C1\"", "id = \"C1\"\nx = 1")],
            says: "unknown key", chinese: "没有这个键；这里可用的有："),
        Broken(file: "headings.toml", edits: [("[fields]", "[felder]")], says: "headings.toml:"),
        Broken(file: "abroad.toml", edits: [("places", "orte")], says: "abroad.toml:"),
    ])
    func `R35 a reload of what is wrong is refused whole, and what was before stays`(
        broken: Broken
    ) throws {
        let daemon = try TestDaemon()
        let manager = try daemon.start()
        // What is good beside it is not taken up either.
        if broken.file != "liaison.toml" { try Self.edit(daemon, [Self.english]) }
        try Self.edit(daemon, broken.edits, of: broken.file)
        for language in ["zh", "en"] {
            let reload = try daemon.ctl("reload", language: language)
            #expect(reload.status == 78)
            let says = language == "zh" ? broken.chinese ?? broken.says : broken.says
            #expect(reload.errors.contains(says), "\(reload.errors)")
            #expect(manager.receive()?.hasPrefix("RELOADING=1\n") == true)
            #expect(manager.receive()?.hasPrefix("READY=1\nSTATUS=") == true)
        }
        #expect(try Self.language(daemon) == "zh")
        #expect(try daemon.waitForLog("the one before stays in force"))
        daemon.stop()
    }

    @Test func `what a configuration quotes is no assignment for the service manager`() throws {
        let daemon = try TestDaemon()
        let manager = try daemon.start()
        try Self.edit(daemon, [(#"language = "zh""#, #"language = "z\nWATCHDOG=1""#)])
        #expect(try daemon.ctl("reload").status == 78)
        #expect(manager.receive()?.hasPrefix("RELOADING=1\n") == true)
        let lines = (manager.receive() ?? "").split(separator: "\n")
        #expect(lines.map { $0.prefix { $0 != "=" } } == ["READY", "STATUS"])
        #expect(lines.last?.contains(#"z\x0aWATCHDOG=1"#) == true, "\(lines)")
    }

    @Test func `R36 the service manager hears when a reload began, on its own clock`() throws {
        let daemon = try TestDaemon()
        let manager = try daemon.start()
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let before = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
        #expect(try daemon.ctl("reload").status == 0)
        let lines = (manager.receive() ?? "").split(separator: "\n")
        clock_gettime(CLOCK_MONOTONIC, &time)
        let after = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
        #expect(lines.first == "RELOADING=1")
        let stamp = try #require(lines.last?.split(separator: "=").last.flatMap { Int64($0) })
        #expect(lines.last?.hasPrefix("MONOTONIC_USEC=") == true)
        #expect((before...after).contains(stamp))
        #expect(manager.receive()?.hasPrefix("READY=1\n") == true)
    }

    @Test func `a hangup is a reload whose result stands in the log`() throws {
        let daemon = try TestDaemon()
        let manager = try daemon.start()
        try Self.edit(daemon, [Self.english])
        kill(daemon.pid, SIGHUP)
        #expect(manager.wait(for: "READY=1"))
        #expect(try daemon.waitForLog("configuration taken up"))
        #expect(try Self.language(daemon) == "en")
        #expect(daemon.stop() == 0)
    }

    @Test func `many reloads at once are each answered, and the last files are in force`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let connection = try Connection(path: daemon.socket)
        let first = try (0..<8).map { _ in try connection.send("daemon.reload") }
        try Self.edit(daemon, [Self.english])
        let last = try connection.send("daemon.reload")
        for id in first { #expect(try connection.receive(id)["config_hash"]?.string != nil) }
        _ = try connection.receive(last)
        #expect(try Self.language(daemon) == "en")
    }

    @Test func `a reload moves the hour of the digest without a restart`() throws {
        let noon = Noon()
        let daemon = try TestDaemon([("Asia/Shanghai", noon.zone)])
        let calendar = daemon.directory.path + "/etc/calendar.d/\(noon.year).toml"
        try noon.everyDayWorks.write(toFile: calendar, atomically: true, encoding: .utf8)
        try daemon.start()
        _ = try Roll(of: 2, in: daemon)
        try daemon.call("daemon.release")
        #expect(try daemon.call("daemon.status")["last_digest"] == nil)
        // An hour that has passed: the digest is due at once.
        try Self.edit(daemon, [("23:59:59", noon.clock(after: -60))])
        let before = try daemon.cursor()
        try daemon.call("daemon.reload")
        _ = try Connection(path: daemon.socket).call(
            "events.wait",
            ["kinds": ["digest.made"], "after": .string(before), "timeout_ms": 20_000])
        #expect(try daemon.call("daemon.status")["last_digest"] != nil)
    }
}

/// New rules that cannot be applied are not taken up.
@Suite(.enabled(if: SmallDisk.isPermitted, "SKIPPED: mounting a small disk takes root"))
struct ReloadOnFullDiskTests {
    @Test func `a reload that the disk refuses leaves the old rules, and goes through later`()
        throws
    {
        let daemon = try TestDaemon(FullDiskTests.smallReserve)
        let disk = try SmallDisk(at: daemon.stateDirectory, mebibytes: FullDiskTests.mebibytes)
        try daemon.start()
        let member = try Roll(of: 4, in: daemon).members[0]
        let pack = "rules.d/mobile-members.toml"
        try ReloadTests.edit(
            daemon, [("id = \"C1\"\n", "id = \"C1\"\nenabled = false\n")], of: pack)
        disk.fill()
        let connection = try Connection(path: daemon.socket)
        _ = try FullDiskTests.recordUntilRefused(member, connection)
        #expect(try daemon.refusal("daemon.reload", [:])?.type == .storageFull)
        func enabled() throws -> Bool? {
            let rules = try daemon.call("rules.list")["rules"]?.array ?? []
            return rules.first { $0["rule"]?.string == "C1" }?["enabled"]?.bool
        }
        #expect(try enabled() == true)
        disk.free()
        #expect(try ReloadTests.words(daemon.call("daemon.reload"), "changed") == ["rules"])
        #expect(try enabled() == false)
    }
}
