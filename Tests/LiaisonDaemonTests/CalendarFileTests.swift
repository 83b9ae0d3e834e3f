import LiaisonCore
import LiaisonDaemon
import LiaisonTestKit
import LiaisonWire
import Testing

/// A year's working days from a file in either form.
@Suite struct CalendarFileTests {
    /// The year of the tests' calendar as a public data set has it.
    private static func json(_ year: Int) throws -> String {
        let known = try #require(TestCalendar.known.years[year])
        let days = (known.off.map { ($0, true) } + known.working.map { ($0, false) })
            .sorted { $0.0 < $1.0 }
        let value: JSONValue = [
            "$schema": "https://example.org/schema.json", "year": .integer(year),
            "papers": ["http://www.gov.cn/zhengce"],
            "days": .array(
                days.map { day, isOff in
                    ["name": "节日", "date": .string(day.iso), "isOffDay": .bool(isOff)]
                }),
        ]
        return value.text
    }

    private static func toml(_ year: Int) throws -> String {
        let known = try #require(TestCalendar.known.years[year])
        func list(_ days: Set<CivilDate>) -> String {
            days.sorted().map { "\"\($0.iso)\"" }.joined(separator: ", ")
        }
        let festival = try #require(known.springFestival)
        return """
            year = \(year)
            spring_festival = \(festival.iso)
            off = [\(list(known.off))]
            working = [\(list(known.working))]
            """
    }

    @Test(arguments: [2025, 2026])
    func `both forms say the same: 248 working days`(year: Int) throws {
        let own = try CalendarFile.read(try Self.toml(year)).get()
        var foreign = try CalendarFile.read("\u{FEFF}\n" + (try Self.json(year))).get()
        #expect(own.days == TestCalendar.known.years[year])
        #expect(foreign.year == year && own.year == year)
        // The data sets have the holiday, and not its first day.
        #expect(foreign.days.springFestival == nil)
        #expect(foreign.source == "http://www.gov.cn/zhengce")
        foreign.days.springFestival = own.days.springFestival
        #expect(foreign.days == own.days)
        #expect(own.faults == [] && foreign.faults == [])
        let calendar = WorkCalendar().taking([year: foreign.days])
        #expect(calendar.workingDays(year: year) == 248)
    }

    /// Rulebook, 6: the period's end, the reminder back, the action forward.
    @Test(arguments: [
        ("2025-08-31", 6, "2026-02-28", "2026-02-28", "2026-02-28"),
        ("2025-04-01", 6, "2025-10-01", "2025-09-30", "2025-10-09"),
        ("2025-08-15", 6, "2026-02-15", "2026-02-14", "2026-02-24"),
        ("2026-03-20", 6, "2026-09-20", "2026-09-20", "2026-09-20"),
        ("2024-02-29", 12, "2025-02-28", "2025-02-28", "2025-02-28"),
    ])
    func `the rulebook's vectors hold with years read this way`(
        start: String, months: Int, end: String, back: String, forward: String
    ) throws {
        var years: [Int: WorkCalendar.Year] = [:]
        for year in [2025, 2026] { years[year] = try CalendarFile.read(Self.json(year)).get().days }
        let calendar = WorkCalendar().taking(years)
        let due = day(start).adding(months: months)
        #expect(due == day(end))
        #expect(calendar.previousWorking(onOrBefore: due) == day(back))
        #expect(calendar.nextWorking(onOrAfter: due) == day(forward))
    }

    @Test func `the last days of December may stand in the next year's file`() throws {
        func file(_ date: String) -> String {
            #"{"year":2027,"days":[{"name":"元旦","date":"\#(date)","isOffDay":true}]}"#
        }
        #expect(try CalendarFile.read(file("2026-12-31")).get().days.off == [day("2026-12-31")])
        for date in ["2026-11-30", "2028-01-01", "2027-02-29", ""] {
            guard case .failure(let found) = CalendarFile.read(file(date)) else {
                Issue.record("\(date) is a day of 2027")
                continue
            }
            #expect(found.faults.map(\.code) == [.day])
            #expect(found.faults[0].key == "days[0].date")
        }
    }

    /// A text and what is wrong with it, as code and line.
    struct Wrong: CustomTestStringConvertible {
        let text: String
        let code: FileFaultCode
        var line: Int?
        var testDescription: String { String(text.prefix(60)) }
    }

    @Test(arguments: [
        Wrong(text: "{", code: .syntax), Wrong(text: "{}", code: .year),
        Wrong(text: #"{"year":1800,"days":[]}"#, code: .year),
        Wrong(text: #"{"year":2027}"#, code: .syntax),
        Wrong(text: #"{"year":2027,"days":[{"date":"2027-01-01"}]}"#, code: .syntax),
        Wrong(
            text: #"{"year":2027,"days":[{"date":"2027-01-01","isOffDay":true},"#
                + #"{"date":"2027-01-01","isOffDay":false}]}"#, code: .both),
        Wrong(text: "name = 1", code: .syntax, line: 1),
        Wrong(text: "year = 2027\n\noff = [\"2027-13-01\"]\nworking = []", code: .syntax, line: 3),
        Wrong(text: "year = 2027\noff = []\nworking = []\nmore = 1", code: .syntax, line: 4),
        Wrong(
            text: "year = 2027\noff = [\"2027-01-01\"]\nworking = [\"2027-01-01\"]",
            code: .syntax, line: 3),
        Wrong(
            text: "year = 2027\nspring_festival = 2027-02-06\noff = [\"2027-01-01\"]\nworking = []",
            code: .syntax, line: 2),
    ])
    func `what cannot be read is named with its place`(wrong: Wrong) throws {
        guard case .failure(let found) = CalendarFile.read(wrong.text) else {
            Issue.record("it was read")
            return
        }
        #expect(found.faults.map(\.code).contains(wrong.code))
        if let line = wrong.line { #expect(found.faults.map(\.line).contains(line)) }
    }

    private static func faults(_ change: (inout WorkCalendar.Year) -> Void) throws
        -> [FileFaultCode]
    {
        var file = try CalendarFile.read(try json(2026)).get()
        change(&file.days)
        return file.faults.map(\.code)
    }

    @Test func `a year that cannot be is refused, and says why`() throws {
        #expect(try Self.faults { _ in } == [])
        #expect(try Self.faults { $0 = WorkCalendar.Year(off: [], working: []) } == [.empty])
        // The days of October are missing.
        #expect(try Self.faults { $0.off = $0.off.filter { $0.month != 10 } }.contains(.count))
        // Every Saturday works.
        let saturdays = (0..<52).map { day("2026-01-10").adding(days: 7 * $0) }
        #expect(try Self.faults { $0.working.formUnion(saturdays) } == [.count, .count])
        #expect(try Self.faults { $0.working.insert(day("2026-03-04")) } == [.makeUp])
        for date in ["2026-02-13", "2026-03-01", "2025-01-29", "2026-01-01"] {
            #expect(try Self.faults { $0.springFestival = day(date) } == [.springFestival])
        }
        #expect(try Self.faults { $0.springFestival = day("2026-02-17") } == [])
    }
}
