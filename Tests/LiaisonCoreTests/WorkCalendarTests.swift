import LiaisonCore
import LiaisonTestKit
import Testing

/// Years that are installed beside those of the files.
@Suite struct WorkCalendarTests {
    private static func year(_ off: [String], _ working: [String] = [], _ festival: String? = nil)
        -> WorkCalendar.Year
    {
        WorkCalendar.Year(
            off: Set(off.map(day)), working: Set(working.map(day)),
            springFestival: festival.map(day))
    }

    @Test func `an installed year stands in the place of a file's`() {
        let calendar = TestCalendar.known.taking([2026: Self.year(["2026-03-02"])])
        #expect(!calendar.isWorking(day("2026-03-02")))
        #expect(calendar.isWorking(day("2026-02-17")))
        #expect(calendar.years[2025] == TestCalendar.known.years[2025])
    }

    @Test func `the date of Spring Festival stays when the installed year does not give it`() {
        let known = TestCalendar.known
        #expect(
            [2025, 2026].map { known.springFestival(in: $0)?.iso } == ["2025-01-29", "2026-02-17"])
        #expect(known.springFestival(in: 2027) == nil)
        let without = known.taking([2026: Self.year(["2026-02-17"])])
        #expect(without.springFestival(in: 2026) == day("2026-02-17"))
        let other = known.taking([2026: Self.year(["2026-02-16"], [], "2026-02-16")])
        #expect(other.springFestival(in: 2026) == day("2026-02-16"))
    }

    @Test func `days of December in the next year's notice are December's, and the later counts`() {
        let next = Self.year(["2026-12-31", "2027-01-01"], ["2026-12-27"])
        let calendar = TestCalendar.known.taking([2027: next])
        #expect(!calendar.isWorking(day("2026-12-31")))
        #expect(calendar.isWorking(day("2026-12-27")))
        #expect(calendar.years[2027]?.off == [day("2027-01-01")])
        // Three days do not make a year known.
        let alone = WorkCalendar().taking([2027: next])
        #expect(!alone.isKnown(year: 2026))
        #expect(alone.isWorking(day("2026-12-31")))
        // The own file of the year before does not take back what the later notice says.
        let own = Self.year(["2026-01-01"], ["2026-12-31"])
        let both = WorkCalendar().taking([2026: own, 2027: next])
        #expect(!both.isWorking(day("2026-12-31")))
        #expect(both.years[2026]?.working == [day("2026-12-27")])
    }

    @Test func `whatever of a year changes, the rules have another fingerprint`() {
        func print(_ year: WorkCalendar.Year) -> String {
            RuleBook(rules: [], calendar: TestCalendar.known.taking([2027: year])).fingerprint
        }
        let years = [
            Self.year(["2027-01-01"]), Self.year(["2027-01-01"], ["2027-01-02"]),
            Self.year(["2027-01-01"], [], "2027-02-06"), Self.year(["2027-01-01", "2026-12-31"]),
        ]
        #expect(Set(years.map(print) + [TestRules.book.fingerprint]).count == 5)
        #expect(print(years[0]) == print(years[0]))
    }
}
