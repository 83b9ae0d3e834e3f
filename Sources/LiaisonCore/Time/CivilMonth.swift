/// A month of a year: what dues are paid for.
package struct CivilMonth: Hashable, Comparable, Sendable {
    /// Months since year 0: `year * 12 + month - 1`.
    package let index: Int

    private static let lowest = CivilDate.minYear * 12
    private static let highest = CivilDate.maxYear * 12 + 11

    private init(index: Int) { self.index = min(max(index, Self.lowest), Self.highest) }

    /// Nil out of 1900-01 ... 2200-12.
    package init?(year: Int, month: Int) {
        guard (CivilDate.minYear...CivilDate.maxYear).contains(year), (1...12).contains(month)
        else { return nil }
        index = year * 12 + month - 1
    }

    /// Earlier than any month on a roll.
    static let distantPast = CivilMonth(index: 0)

    package init(containing day: CivilDate) {
        let parts = day.parts
        index = parts.year * 12 + parts.month - 1
    }

    /// Reads `2026-08` and nothing else.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == 45, let year = CivilDate.number(bytes[0..<4]),
            let month = CivilDate.number(bytes[5..<7])
        else { return nil }
        self.init(year: year, month: month)
    }

    package var year: Int { index / 12 }
    package var month: Int { index % 12 + 1 }

    /// `2026-08`.
    package var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

    package var first: CivilDate { CivilDate(dayNumber: CivilDate.days(year, month, 1)) }

    package var last: CivilDate {
        CivilDate(dayNumber: CivilDate.days(year, month, CivilDate.length(year, month)))
    }

    package func adding(months: Int) -> CivilMonth {
        CivilMonth(index: index + min(max(months, -4000), 4000))
    }

    package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}
