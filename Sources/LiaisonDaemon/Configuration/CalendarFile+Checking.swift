internal import LiaisonCore
internal import LiaisonWire

/// Whether a year's days can be a year's. A file that the administrator puts beside the configuration
/// is his own to answer for; what is sent is looked at before anything is planned by it.
extension CalendarFile {
    /// The notices give 28 to 34 days off, weekends within holidays included; twice that is a mistake.
    private static let daysOff = 5...60
    /// The notices give 5 to 8 make-up days; three times that is a mistake.
    private static let makeUpDays = 0...24
    /// A year has 260 to 262 weekdays, of which the statutory holidays take 13, or 11 before 2025: 247
    /// to 251 are left. One more either way, since a notice can move a day over the year's end; a
    /// holiday of several days that is missing or stands there twice is outside.
    private static let workingDays = 246...252
    /// The new moon that begins the lunar year falls from 21 January to 21 February (GB/T 33661-2017).
    private static let springFestival = (first: (1, 21), last: (2, 21))

    /// What is wrong with it; empty when nothing is.
    package var faults: [FileFault] {
        guard !days.off.isEmpty || !days.working.isEmpty else {
            return [
                FileFault(
                    .empty, "has no days: the year is not published yet, and stays unknown",
                    value: "\(year)")
            ]
        }
        return countFaults + makeUpFaults + springFestivalFaults
    }

    private var countFaults: [FileFault] {
        let own = WorkCalendar().taking([year: days])
        let counts = [
            ("off", days.off.count, Self.daysOff),
            ("make_up", days.working.count, Self.makeUpDays),
            ("working_days", own.workingDays(year: year), Self.workingDays),
        ]
        return counts.filter { !$2.contains($1) }.map { key, count, range in
            FileFault(
                .count,
                "\(count) are not from \(range.lowerBound) to \(range.upperBound): is a holiday "
                    + "missing, or there twice?",
                key: key,
                value: "\(count) \(range.lowerBound) \(range.upperBound)")
        }
    }

    private var makeUpFaults: [FileFault] {
        days.working.filter { $0.weekday <= 5 }.sorted().map { day in
            FileFault(
                .makeUp, "\(day.iso) is no Saturday or Sunday: it works anyway", value: day.iso)
        }
    }

    private var springFestivalFaults: [FileFault] {
        guard let day = days.springFestival else { return [] }
        let (first, last) = Self.springFestival
        guard day.year == year, (day.month, day.day) >= first, (day.month, day.day) <= last,
            days.off.contains(day)
        else {
            return [
                FileFault(
                    .springFestival,
                    "\(day.iso) cannot be Spring Festival: it is a day off from 21 January to "
                        + "21 February",
                    value: day.iso)
            ]
        }
        return []
    }
}
