/// A day of the year for which something is to be done.
package enum Season: String, Sendable, CaseIterable {
    /// The first day of the lunar year, when most come home (REG19 art. 33); the calendar file says
    /// which day it is.
    case springFestival = "spring-festival"
    /// 1 July.
    case partyDay = "party-day"
    /// The end of January: what is set at the start of a year (rule F7) is set by then.
    case yearStart = "year-start"

    /// Its day in a year; nil when no calendar says it.
    package func day(in year: Int, _ calendar: WorkCalendar) -> CivilDate? {
        switch self {
        case .springFestival: calendar.springFestival(in: year)
        case .partyDay: CivilDate(year: year, month: 7, day: 1)
        case .yearStart: CivilDate(year: year, month: 1, day: Self.yearStartDay)
        }
    }

    /// The day of January by which what is set at the start of a year is set (a product number): the
    /// rule names none.
    static let yearStartDay = 31

    /// What is done so many days before the day, or later, is done for it, and no longer for the one
    /// before (a product number): greetings and training for those who come home begin with the
    /// winter's first returns, the year's dues are set in December.
    static let windowDays = 60

    /// The day for which something is to be done next; nil while no calendar says it.
    ///
    /// - Parameter start: when it was done last, or, with nothing on record, since when it counts.
    func next(after start: Rule.Start, _ calendar: WorkCalendar) -> CivilDate? {
        for year in start.day.year...(start.day.year + 2) {
            let known = day(in: year, calendar)
            guard let day = known ?? latest(in: year) else { continue }
            let first = start.isOpening ? day : day.adding(days: -Self.windowDays - 1)
            if first >= start.day { return known }
        }
        return nil
    }

    /// The latest day on which it can lie in a year that no calendar knows: the lunar year begins
    /// between 21 January and 21 February.
    private func latest(in year: Int) -> CivilDate? {
        CivilDate(year: year, month: 2, day: 21)
    }
}
