package import LiaisonCore
package import LiaisonWire

/// A year's working days as a public data set would have them, invented: the days asked for are off or
/// work, and so many days of February are off as a year needs to be one that can be.
package struct YearFile: Sendable {
    package let year: Int
    package let off: [CivilDate]
    /// Make-up days.
    package let working: [CivilDate]

    /// As many weekdays as the notices give.
    private static let weekdaysOff = 13

    /// - Parameter working: days that are to work, whatever the week says.
    package init(_ year: Int, off: [CivilDate] = [], working: [CivilDate] = []) {
        self.year = year
        var days = Set(off)
        var day = CivilDate(year: year, month: 2, day: 1) ?? off[0]
        while days.count(where: { $0.weekday <= 5 }) < Self.weekdaysOff {
            if day.weekday <= 5, !working.contains(day) { days.insert(day) }
            day = day.adding(days: 1)
        }
        self.off = days.sorted()
        self.working = working.filter { $0.year == year && $0.weekday > 5 }.sorted()
    }

    /// A day off on which Spring Festival can be.
    package var springFestival: CivilDate { off.first { $0.month == 2 } ?? off[0] }

    /// `{"year":…,"papers":[…],"days":[{"name":…,"date":…,"isOffDay":…}]}`.
    package var json: String {
        let days = off.map { ($0, true) } + working.map { ($0, false) }
        let value: JSONValue = [
            "year": .integer(year), "papers": ["http://www.gov.cn/试验"],
            "days": .array(
                days.map { day, isOff in
                    ["name": "试验", "date": .string(day.iso), "isOffDay": .bool(isOff)]
                }),
        ]
        return value.text
    }

    /// The same as in calendar.d.
    package var toml: String {
        func list(_ days: [CivilDate]) -> String {
            days.map { "\"\($0.iso)\"" }.joined(separator: ", ")
        }
        return """
            year = \(year)
            source = "试验"
            spring_festival = \(springFestival.iso)
            off = [\(list(off))]
            working = [\(list(working))]

            """
    }
}

/// The planned reminders in the answer of `duty.why`.
package struct Reminders: Sendable {
    /// The days on which they are told, by the notice's handle.
    package let planned: [String: CivilDate]

    package init(_ why: JSONValue) {
        let notices = (why["duties"]?.array ?? []).flatMap { $0["notices"]?.array ?? [] }
        planned = Dictionary(
            uniqueKeysWithValues: notices.filter { $0["fate"] == nil }.compactMap { notice in
                guard let handle = notice["notice"]?.string, let text = notice["planned"]?.string
                else { return nil }
                return (handle, day(text))
            })
    }
}
