import LiaisonCore
import LiaisonTestKit
import Testing

@Suite struct DateTests {
    @Test(arguments: [
        ("2025-08-31", 6, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"),
        ("2025-04-01", 6, "2025-10-01"), ("2025-08-15", 6, "2026-02-15"),
        ("2026-03-20", 6, "2026-09-20"), ("2024-12-12", 6, "2025-06-12"),
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
    ])
    func `months are calendar months, clamped to the month's end`(
        from: String,
        months: Int,
        to: String
    ) {
        #expect(day(from).adding(months: months) == day(to))
    }

    @Test(arguments: [
        // due, reminder back, action forward
        ("2026-02-28", "2026-02-28", "2026-02-28"), ("2025-10-01", "2025-09-30", "2025-10-09"),
        ("2026-02-15", "2026-02-14", "2026-02-24"), ("2026-09-20", "2026-09-20", "2026-09-20"),
    ])
    func `a reminder moves back to a working day and an action forward`(
        due: String,
        back: String,
        forward: String
    ) {
        let calendar = TestCalendar.known
        #expect(calendar.previousWorking(onOrBefore: day(due)) == day(back))
        #expect(calendar.nextWorking(onOrAfter: day(due)) == day(forward))
    }

    @Test(arguments: [2025, 2026])
    func `both known years have 248 working days`(year: Int) {
        #expect(TestCalendar.known.workingDays(year: year) == 248)
    }

    @Test func `a year without data, or with empty data, is unknown`() {
        var calendar = TestCalendar.known
        #expect(!calendar.isKnown(year: 2027))
        calendar.years[2027] = WorkCalendar.Year(off: [], working: [])
        #expect(!calendar.isKnown(year: 2027))
        #expect(calendar.isWorking(day("2027-01-01")))  // a Friday: the fallback is Mon-Fri
        #expect(!calendar.isWorking(day("2027-01-02")))
    }

    @Test func `every day of 1900 to 2200 round-trips through text and number`() {
        var here = day("1900-01-01")
        var weekday = 1  // a Monday
        while here < day("2200-12-31") {
            #expect(CivilDate(iso: here.iso) == here)
            #expect(here.weekday == weekday)
            let next = here.adding(days: 1)
            #expect(next.dayNumber == here.dayNumber + 1)
            weekday = weekday % 7 + 1
            here = next
        }
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "1899-12-31", "2201-01-01",
        "2026-11-24 ", "２０２６-11-24", "", "2026-11-2x",
    ])
    func `text that is no day is refused`(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test func `arithmetic far out of range stops at the edge and never traps`() {
        #expect(day("2026-01-01").adding(days: .max) == day("2200-12-31"))
        #expect(day("2026-01-01").adding(days: .min) == day("1900-01-01"))
        #expect(day("2026-01-15").adding(months: .max) <= day("2200-12-31"))
        #expect(day("2026-01-15").adding(months: .min) >= day("1900-01-01"))
    }

    @Test func `instants print as RFC 3339, before 1970 too`() {
        #expect(Instant(milliseconds: 0).rfc3339 == "1970-01-01T00:00:00.000Z")
        #expect(Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: 1_795_489_822_123).rfc3339 == "2026-11-24T03:10:22.123Z")
    }
}
