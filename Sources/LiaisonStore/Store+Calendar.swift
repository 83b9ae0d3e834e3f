internal import GRDB
package import LiaisonCore

/// The working days of a year as an office installed them.
package struct InstalledYear: Sendable, Equatable {
    package var year: Int
    /// With the days of December before it of which the same notice speaks.
    package var days: WorkCalendar.Year
    /// Where they are from: the notice's number or address. May be empty.
    package var source: String
    /// When they were installed; nil while they are about to be.
    package var installedAt: Instant?

    package init(year: Int, days: WorkCalendar.Year, source: String) {
        self.year = year
        self.days = days
        self.source = source
    }
}

extension Store {
    /// The years installed, the earliest first.
    package func installedYears() throws(StoreFailure) -> [InstalledYear] {
        try read { db in try db.installedYears() }
    }
}

extension BackupFile {
    /// The years installed in it; none where its schema has no place for them.
    package func installedYears() throws(StoreFailure) -> [InstalledYear] {
        do {
            var configuration = Self.configuration
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let years = try queue.read { db in
                try db.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'calendarYear'") > 0
                    ? try db.installedYears() : []
            }
            try queue.close()
            return years
        } catch {
            throw StoreFailure(error)
        }
    }
}

extension Act {
    /// Takes up a year. The duties are derived with it before, in transactions of their own: whatever
    /// comes between, the next start finds them derived from another calendar than it has, and
    /// derives them anew.
    mutating func install(_ year: InstalledYear) throws -> Answer {
        try db.run(
            """
            INSERT INTO calendarYear(year, days, springFestival, source, installedAt)
            VALUES(?,?,?,?,?) ON CONFLICT(year) DO UPDATE SET days = excluded.days,
              springFestival = excluded.springFestival, source = excluded.source,
              installedAt = excluded.installedAt
            """,
            [
                year.year, DaysText.text(year.days), year.days.springFestival?.iso, year.source,
                now.milliseconds,
            ]
        )
        let counts = "off=\(year.days.off.count) make-up=\(year.days.working.count)"
        entries.append(
            Entry(subject: "calendar", detail: "calendar-installed year=\(year.year) \(counts)"))
        try tellOffice(.calendarInstalled, [EventDetail(.year, year.year)])
        return .done
    }
}

extension Database {
    fileprivate func installedYears() throws -> [InstalledYear] {
        try rows(
            "SELECT year, days, springFestival, source, installedAt FROM calendarYear ORDER BY year"
        ).map { row in
            var days = try DaysText.days(row[1])
            days.springFestival = try row.date(2)
            var year = InstalledYear(year: Int(row.number(0)), days: days, source: row[3])
            year.installedAt = Instant(milliseconds: row.number(4))
            return year
        }
    }
}

/// A year's days as one column: `off=2026-01-01,2026-01-02 working=2026-01-04`.
enum DaysText {
    static func text(_ year: WorkCalendar.Year) -> String {
        func list(_ days: Set<CivilDate>) -> String {
            days.sorted().map(\.iso).joined(separator: ",")
        }
        return "off=\(list(year.off)) working=\(list(year.working))"
    }

    static func days(_ text: String) throws -> WorkCalendar.Year {
        let parts = text.split(separator: " ")
        guard parts.count == 2 else { throw StoreFailure.corrupt(code: 0) }
        return WorkCalendar.Year(
            off: try days(parts[0], after: "off="), working: try days(parts[1], after: "working="))
    }

    private static func days(_ part: Substring, after name: String) throws -> Set<CivilDate> {
        guard part.hasPrefix(name) else { throw StoreFailure.corrupt(code: 0) }
        return Set(
            try part.dropFirst(name.count).split(separator: ",").map { text in
                guard let day = CivilDate(iso: String(text)) else {
                    throw StoreFailure.corrupt(code: 0)
                }
                return day
            })
    }
}
