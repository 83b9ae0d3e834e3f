/// A day of the proleptic Gregorian calendar, without time or zone: what deadlines are.
///
/// Held as days since 1970-01-01. Years 1900 ... 2200; arithmetic that would leave them stops at
/// the bound, so that no input traps.
package struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let dayNumber: Int32

    package static let minYear = 1900
    package static let maxYear = 2200
    private static let lowest = days(1900, 1, 1)
    private static let highest = days(2200, 12, 31)

    /// A day by its number, brought within the bounds.
    package init(dayNumber: Int) {
        self.dayNumber = Int32(min(max(dayNumber, Self.lowest), Self.highest))
    }

    /// Nil when there is no such day, or the year is out of bounds.
    package init?(year: Int, month: Int, day: Int) {
        guard (Self.minYear...Self.maxYear).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(year, month)
        else { return nil }
        dayNumber = Int32(Self.days(year, month, day))
    }

    /// Reads `2026-11-24` and nothing else.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45,
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 48)
        }
        return value
    }

    package var year: Int { parts.year }
    package var month: Int { parts.month }
    package var day: Int { parts.day }

    /// 1 Monday ... 7 Sunday (ISO 8601). 1970-01-01 was a Thursday.
    package var weekday: Int {
        let shifted = (Int(dayNumber) + 3) % 7
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    /// `2026-11-24`.
    package var iso: String {
        let (year, month, day) = parts
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    package static func < (a: Self, b: Self) -> Bool { a.dayNumber < b.dayNumber }

    package func adding(days: Int) -> CivilDate {
        let bound = 200_000
        return CivilDate(dayNumber: Int(dayNumber) + min(max(days, -bound), bound))
    }

    /// The corresponding day `months` later; where the month has no such day, its last one
    /// (Civil Code arts 201 to 203, by analogy: calendar months with month-end clamp, never 30 days).
    package func adding(months: Int) -> CivilDate {
        let (_, _, day) = parts
        let month = CivilMonth(containing: self).adding(months: months)
        return month.first.adding(days: min(day, Self.length(month.year, month.month)) - 1)
    }

    /// Days from here to there; negative when there is earlier.
    package func days(until other: CivilDate) -> Int { Int(other.dayNumber) - Int(dayNumber) }

    /// 30 June or 31 December, whichever comes next or is today.
    package var endOfHalfYear: CivilDate {
        let (year, month, _) = parts
        let end = month <= 6 ? (6, 30) : (12, 31)
        return CivilDate(dayNumber: Self.days(year, end.0, end.1))
    }

    /// 31 December of a year; nil when it is out of bounds.
    package init?(lastOf year: Int) { self.init(year: year, month: 12, day: 31) }

    static func length(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from civil, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms": the
    /// year starts in March, so that the leap day is the last one.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The inverse of `days`.
    package var parts: (year: Int, month: Int, day: Int) {
        let z = Int(dayNumber) + 719_468
        let era = z / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let mp = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * mp + 2) / 5 + 1
        let month = mp + (mp < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
