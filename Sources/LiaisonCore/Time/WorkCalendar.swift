/// The working days of the State Council's notices, as data with a known end.
///
/// A year without data is unknown: it falls back to Monday to Friday, and whoever shows a date in
/// it says so.
package struct WorkCalendar: Equatable, Sendable {
    /// One year's exceptions from Monday to Friday.
    package struct Year: Equatable, Sendable {
        /// Rest days, weekends within a holiday included.
        package var off: Set<CivilDate>
        /// Make-up working days (调休).
        package var working: Set<CivilDate>
        /// The first day of the lunar year (春节); nil where nobody has said it. The holiday is no
        /// sign of it: in some years it begins on the eve.
        package var springFestival: CivilDate?

        package init(
            off: Set<CivilDate>, working: Set<CivilDate>, springFestival: CivilDate? = nil
        ) {
            self.off = off
            self.working = working
            self.springFestival = springFestival
        }
    }

    package var years: [Int: Year]

    package init(years: [Int: Year] = [:]) { self.years = years }

    /// Whether the year has data. Empty data is no data: published sets carry empty files for
    /// years not yet announced.
    package func isKnown(year: Int) -> Bool {
        years[year].map { !$0.off.isEmpty || !$0.working.isEmpty } ?? false
    }

    /// The first day of the lunar year (春节); nil where no calendar says it.
    package func springFestival(in year: Int) -> CivilDate? { years[year]?.springFestival }

    /// This calendar with years that were installed beside it. A year installed stands in the place
    /// of the one here, but for a date of Spring Festival that it does not give: that is the
    /// almanac's, and no notice moves it.
    ///
    /// A notice for a year can speak of the last days of December before it: they are that year's,
    /// where it is known, and the later notice counts.
    package func taking(_ installed: [Int: Year]) -> WorkCalendar {
        var calendar = self
        for (year, data) in installed {
            let springFestival = data.springFestival ?? years[year]?.springFestival
            calendar.years[year] = Year(
                off: data.off.filter { $0.year == year },
                working: data.working.filter { $0.year == year }, springFestival: springFestival)
        }
        for (year, data) in installed where calendar.isKnown(year: year - 1) {
            let off = data.off.filter { $0.year < year }
            let working = data.working.filter { $0.year < year }
            calendar.years[year - 1]?.off.formUnion(off)
            calendar.years[year - 1]?.off.subtract(working)
            calendar.years[year - 1]?.working.formUnion(working)
            calendar.years[year - 1]?.working.subtract(off)
        }
        return calendar
    }

    package func isWorking(_ day: CivilDate) -> Bool {
        if let year = years[day.year] {
            if year.working.contains(day) { return true }
            if year.off.contains(day) { return false }
        }
        return day.weekday <= 5
    }

    /// The longest rest of any notice is 10 days; a file that rests a whole year is a mistake
    /// that must not hang the daemon.
    private static let reach = 400

    /// The day itself, or the nearest working day before it.
    package func previousWorking(onOrBefore day: CivilDate) -> CivilDate {
        walk(from: day, by: -1)
    }

    /// The day itself, or the nearest working day after it.
    package func nextWorking(onOrAfter day: CivilDate) -> CivilDate { walk(from: day, by: 1) }

    private func walk(from day: CivilDate, by step: Int) -> CivilDate {
        var here = day
        for _ in 0..<Self.reach {
            if isWorking(here) { return here }
            here = here.adding(days: step)
        }
        return day
    }

    /// How many working days a year has.
    package func workingDays(year: Int) -> Int {
        guard var day = CivilDate(year: year, month: 1, day: 1) else { return 0 }
        var count = 0
        for _ in 0..<366 where day.year == year {
            if isWorking(day) { count += 1 }
            day = day.adding(days: 1)
        }
        return count
    }
}
