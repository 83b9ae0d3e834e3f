import Foundation
import LiaisonTestKit
import LiaisonWire
import Testing

/// What the daemon refuses to start with, and that it leaves it as it was.
@Suite struct StartTests {
    @Test func `R42 a second daemon on the same state ends with 75 and disturbs nobody`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let second = try Command.run(daemon.program, daemon.arguments)
        #expect(second.status == 75)
        #expect(second.errors.contains("another liaisond holds"))
        try daemon.call("daemon.ping")
        #expect(daemon.stop() == 0)
    }

    /// Starts a daemon that must refuse its database, and compares the file before and after.
    static func refused(_ daemon: TestDaemon) throws -> String {
        let before = try Data(contentsOf: URL(filePath: daemon.database))
        let written = daemon.log.count
        #expect(try daemon.startAndFail() == 78)
        #expect(try Data(contentsOf: URL(filePath: daemon.database)) == before)
        let log = daemon.log.dropFirst(written)
        #expect(log.split(separator: "\n").count == 1)
        return String(log)
    }

    @Test func `R60 a database of a newer liaison is refused and left untouched`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(daemon.stop() == 0)
        _ = try DatabaseFile(daemon.database).rows("PRAGMA user_version = 99")
        #expect(try Self.refused(daemon).contains("has schema 99"))
    }

    @Test func `a foreign database is refused and left untouched`() throws {
        let daemon = try TestDaemon()
        try daemon.directory.write("", to: "state/liaison.db")
        _ = try DatabaseFile(daemon.database).rows(
            "CREATE TABLE other(x); INSERT INTO other VALUES(1)")
        #expect(try Self.refused(daemon).contains("is no liaison database"))
    }

    @Test func `a file that is no database is refused and left untouched`() throws {
        let daemon = try TestDaemon()
        let text = String(repeating: "no database\n", count: 100)
        try daemon.directory.write(text, to: "state/liaison.db")
        #expect(try Self.refused(daemon).contains("is no liaison database"))
    }
}

/// What a start costs does not grow with the roll.
@Suite struct LargeRollTests {
    /// So many bytes are of no table: a page or two of each index that is looked into.
    static let bound = 256 * 1024

    /// A stopped daemon with a roll of so many invented people, their log and their duties.
    static func daemon(with people: Int) throws -> TestDaemon {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(daemon.stop() == 0)
        try DatabaseFile(daemon.database).rows(LargeRoll.statements(of: people))
        return daemon
    }

    /// What a daemon has read when it is ready and has been asked how it is.
    static func readBytes(of daemon: TestDaemon) throws -> Int {
        try daemon.start()
        _ = try daemon.call("daemon.health")
        return ProcessFacts(pid: daemon.pid).bytesRead
    }

    @Test func `a start reads as little of a large roll as of a small one`() throws {
        let small = try Self.readBytes(of: Self.daemon(with: 1))
        let large = try Self.readBytes(of: Self.daemon(with: 20_000))
        #expect(small > 0)
        #expect(large - small < Self.bound, "\(small) and \(large) bytes")
    }

    @Test func `a question about the whole roll is found to read it`() throws {
        let daemon = try Self.daemon(with: 20_000)
        let start = try Self.readBytes(of: daemon)
        #expect(try daemon.call("daemon.status")["members"]?.integer == 20_000)
        let asked = ProcessFacts(pid: daemon.pid).bytesRead
        #expect(asked - start > Self.bound, "\(start) and \(asked) bytes")
    }
}

/// `--check`, and a start, say where a file is wrong: `file:line: key: what is wrong`.
@Suite struct CheckTests {
    static func check(_ daemon: TestDaemon) throws -> Command {
        try Command.run(daemon.program, ["--config", daemon.configuration, "--check"])
    }

    @Test func `the shipped files are good`() throws {
        let run = try Self.check(try TestDaemon())
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
    }

    /// A fault made in the shipped pack: what is replaced by what, and what must be said of which
    /// key.
    struct Break: CustomTestStringConvertible {
        let what: String
        let old: String
        let new: String
        let key: String
        let says: String
        var testDescription: String { what }
    }

    static let breaks = [
        Break(
            what: "unknown key", old: "half_year_end = true", new: "half_yearly = true",
            key: ".half_yearly: ", says: "unknown key"),
        Break(
            what: "wrong type", old: "half_year_end = true", new: "half_year_end = \"yes\"",
            key: ".half_year_end: ", says: "must be true or false"),
        Break(
            what: "bad syntax", old: "half_year_end = true", new: "half_year_end = = true",
            key: "", says: "syntax error"),
    ]

    @Test(arguments: breaks)
    func `a broken rule pack is refused with file, line and key`(fault: Break) throws {
        let daemon = try TestDaemon()
        let pack = daemon.directory.path + "/etc/rules.d/mobile-members.toml"
        let text = try String(contentsOfFile: pack, encoding: .utf8)
        try #require(text.contains(fault.old))
        let broken = text.replacingOccurrences(of: fault.old, with: fault.new)
        try broken.write(toFile: pack, atomically: true, encoding: .utf8)
        let lines = broken.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains(fault.new) }) + 1
        let run = try Self.check(daemon)
        #expect(run.status == 78)
        let said = run.errors.split(separator: "\n")
        #expect(said.count == 1)
        let place = "\(pack):\(line): "
        #expect(said.first?.hasPrefix(place) == true, "\(run.errors)")
        let rest = said.first?.dropFirst(place.count) ?? ""
        #expect(rest.contains(fault.key + fault.says), "\(run.errors)")
        #expect(try daemon.startAndFail() == 78)
        #expect(daemon.log.contains(place))
    }

    @Test func `an unknown key of liaison.toml is refused with its line`() throws {
        let daemon = try TestDaemon([("[digest]", "[digest]\nhour = \"08:30\"")])
        let text = try String(contentsOfFile: daemon.configuration, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.hasPrefix("hour") }) + 1
        let run = try Self.check(daemon)
        #expect(run.status == 78)
        #expect(run.errors.hasPrefix("\(daemon.configuration):\(line): digest.hour: unknown key"))
        #expect(try daemon.startAndFail() == 78)
    }
}
