import Foundation
import LiaisonClient
import LiaisonCore
import LiaisonTestKit
import LiaisonWire
import Testing

/// A year's working days are installed while the daemon runs.
@Suite struct CalendarTests {
    /// A daemon with a small roll, and where its reminders stand.
    private final class Office {
        let daemon: TestDaemon
        let roll: Roll

        init() throws {
            daemon = try TestDaemon()
            try daemon.start()
            roll = try Roll(of: 4, in: daemon)
            // Clocks that start today: their ladders lie ahead.
            for member in roll.members {
                try daemon.call(
                    "contact.record", ["member": .string(member), "by": "phone"])
            }
        }

        /// The planned reminders of everybody.
        func planned() throws -> [String: CivilDate] {
            try roll.members.reduce(into: [:]) { all, member in
                let why = try daemon.call("duty.why", ["id": .string(member)])
                all.merge(Reminders(why).planned) { first, _ in first }
            }
        }

        /// A file by which the last of them move, and today is as it was.
        func file() throws -> YearFile {
            let last = try #require(try planned().values.max())
            return YearFile(last.year, off: [last], working: [day(roll.today)])
        }

        func write(_ text: String, _ name: String) throws -> String {
            try daemon.directory.write(text, to: name)
        }

        func year(_ year: Int) throws -> JSONValue? {
            try daemon.call("calendar.get", ["year": .integer(year)])["years"]?.array?.first
        }
    }

    private static func moves(_ before: [String: CivilDate], _ after: [String: CivilDate])
        -> Set<String>
    {
        Set(
            before.compactMap { notice, day in
                guard let now = after[notice], now != day else { return nil }
                return "\(notice) \(day.iso) \(now.iso)"
            })
    }

    @Test func `what moves is what is told, and a repetition under the key tells the same`() throws
    {
        let office = try Office()
        let before = try office.planned()
        let file = try office.file()
        let cursor = try office.daemon.cursor()
        let key = newKey()
        let params: JSONValue = ["text": .string(file.json)]
        let answer = try office.daemon.call("calendar.install", params, key: key)
        let after = try office.planned()
        let told = (answer["moved"]?["first"]?.array ?? []).map { notice in
            ["notice", "from", "to"].compactMap { notice[$0]?.string }.joined(separator: " ")
        }
        #expect(!told.isEmpty)
        #expect(Set(told) == Self.moves(before, after))
        #expect(answer["moved"]?["notices"]?.integer == told.count)
        #expect(answer["moved"]?["people"]?.integer == office.roll.members.count)
        let kinds = try office.daemon.call(
            "events.wait",
            ["after": .string(cursor), "kinds": ["calendar.installed"], "timeout_ms": 0])
        #expect(kinds["kinds"]?.array == ["calendar.installed"])
        let again = try office.daemon.call("calendar.install", params, key: key)
        #expect(again["meta"]?["replayed"] == true)
        #expect(again["moved"] == answer["moved"])
        // Installed a second time under another key, there is nothing left to move.
        let twice = try office.daemon.call("calendar.install", params)
        #expect(twice["moved"]?["notices"] == 0)
        #expect(twice["was_known"] == true)
        #expect(try office.planned() == after)
        #expect(!office.daemon.log.contains("试验"))
    }

    @Test func `an installed year outlives restarts and reloads, and is in the backup`() throws {
        let office = try Office()
        let daemon = office.daemon
        let file = try office.file()
        let path = try office.write(file.toml, "year.toml")
        #expect(try daemon.ctl("calendar", "install", path).status == 0)
        let year = try office.year(file.year)
        let planned = try office.planned()
        #expect(year?["known"] == true)
        #expect(year?["spring_festival"]?.string == file.springFestival.iso)
        #expect(year?["source"] == "试验")
        #expect(try daemon.call("daemon.reload")["changed"] == [])
        #expect(try office.year(file.year) == year)
        let backup = try daemon.backUp()
        daemon.stop()
        try daemon.start()
        #expect(try office.year(file.year) == year)
        #expect(try office.planned() == planned)
        // Nothing was derived anew: the rules are those of before.
        #expect(!daemon.log.contains("rules adopted"))
        daemon.stop()
        #expect(try daemon.restore(backup, "--yes").status == 0)
        try daemon.start()
        #expect(try office.year(file.year) == year)
    }

    @Test func `a kill before the year is written leaves the old calendar, and the key is free`()
        throws
    {
        let office = try Office()
        let daemon = office.daemon
        let before = try office.planned()
        let file = try office.file()
        let known = try office.year(file.year)
        daemon.stop()
        try daemon.start(fault: "die-before-writing-rules")
        let params: JSONValue = ["text": .string(file.json)]
        let key = newKey()
        #expect(throws: CallFailure.closed) {
            try daemon.call("calendar.install", params, key: key)
        }
        daemon.kill()
        try daemon.start()
        // The start has derived the duties from the calendar that it has.
        #expect(try daemon.waitForLog("rules adopted"))
        #expect(try office.planned() == before)
        #expect(try office.year(file.year) == known)
        let answer = try daemon.call("calendar.install", params, key: key)
        #expect(answer["meta"] == nil)
        #expect(
            answer["moved"]?["notices"]?.integer == Self.moves(before, try office.planned()).count)
    }

    @Test func `health asks for the next year from November on, and is content once it is there`()
        throws
    {
        let office = try Office()
        let today = day(office.roll.today)
        let needed = today.month >= 11 ? today.year + 1 : today.year
        let path = try office.write(YearFile(needed, working: [today]).json, "next.json")
        #expect(try office.daemon.ctl("calendar", "install", path).status == 0)
        let checks = try office.daemon.call("daemon.health")["checks"]?.array ?? []
        let check = try #require(checks.first { $0["name"] == "calendar" })
        #expect(check["state"] == "ok")
        #expect(check["year"]?.integer == needed)
        // The doctor sees it too, whether or not a daemon has the database open.
        #expect(try Self.diagnosis(office.daemon) == "ok")
        office.daemon.stop()
        let files = { try FileManager.default.contentsOfDirectory(atPath: $0).sorted() }
        let before = try files(office.daemon.stateDirectory)
        #expect(try Self.diagnosis(office.daemon) == "ok")
        #expect(try files(office.daemon.stateDirectory) == before)
    }

    /// What the doctor finds of the calendar.
    private static func diagnosis(_ daemon: TestDaemon) throws -> String? {
        let run = try Ctl.run(["doctor", "--json", "--config", daemon.configuration])
        let checks = try JSON.value(run.output)["checks"]?.array ?? []
        return checks.first { $0["name"] == "calendar" }?["state"]?.string
    }

    @Test(arguments: [
        (
            "zh", ["已安装 ", " 年工作日历：工作日 ", "条提醒改了日期，涉及 4 人：", "原定", "改为"],
            "的放假安排还没有公布"
        ),
        (
            "en", ["Working days of ", "reminders have other dates, about 4 people:", "From"],
            "is not published yet"
        ),
    ])
    func `the command says what it did, and what is wrong with a file, in both languages`(
        language: String, words: [String], refusal: String
    ) throws {
        let office = try Office()
        let file = try office.file()
        let before = try office.year(file.year)
        let cursor = try office.daemon.cursor()
        let empty = try office.write(#"{"year":\#(file.year),"days":[]}"#, "empty.json")
        let refused = try office.daemon.ctl("calendar", "install", empty, language: language)
        #expect(refused.status == 65)
        #expect(refused.errors.contains(refusal), "\(refused.errors)")
        let broken = try office.write("year = \(file.year)\noff = 3\n", "broken.toml")
        #expect(
            try office.daemon.ctl("calendar", "install", broken, language: language).status == 65)
        #expect(
            try office.daemon.ctl(
                "calendar", "install", office.daemon.program, language: language
            ).status == 65)
        // Nothing has changed and nothing was told.
        #expect(try office.year(file.year) == before)
        #expect(try office.daemon.cursor() == cursor)
        let path = try office.write(file.json, "year.json")
        let run = try office.daemon.ctl("calendar", "install", path, language: language)
        #expect(run.status == 0, "\(run.errors)")
        for word in words { #expect(run.output.contains(word), "\(word): \(run.output)") }
        #expect(run.output.contains("m-") && run.output.contains("n-"))
        let show = try office.daemon.ctl(
            "calendar", "show", "\(file.year)", language: language)
        #expect(show.output.contains("http://www.gov.cn/"), "\(show.output)")
    }
}

/// A year that cannot be written is not in force.
@Suite(.enabled(if: SmallDisk.isPermitted, "SKIPPED: mounting a small disk takes root"))
struct CalendarOnFullDiskTests {
    @Test func `a year that the disk refuses leaves the old calendar, and goes through later`()
        throws
    {
        let daemon = try TestDaemon(FullDiskTests.smallReserve)
        let disk = try SmallDisk(at: daemon.stateDirectory, mebibytes: FullDiskTests.mebibytes)
        try daemon.start()
        let member = try Roll(of: 4, in: daemon).members[0]
        // No file of it will be shipped so soon.
        let year = 2150
        func known() throws -> JSONValue? {
            let years = try daemon.call("calendar.get", ["year": .integer(year)])["years"]
            return years?.array?.first?["known"]
        }
        disk.fill()
        let connection = try Connection(path: daemon.socket)
        _ = try FullDiskTests.recordUntilRefused(member, connection)
        let params: JSONValue = ["text": .string(YearFile(year).json)]
        #expect(try daemon.refusal("calendar.install", params)?.type == .storageFull)
        #expect(try known() == false)
        disk.free()
        #expect(try daemon.call("calendar.install", params)["was_known"] == false)
        #expect(try known() == true)
    }
}
