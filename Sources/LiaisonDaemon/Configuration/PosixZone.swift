internal import LiaisonCore

/// The rule that a TZif file's footer gives for the years after its table: a POSIX TZ string such
/// as `EST5EDT,M3.2.0,M11.1.0` (RFC 9636 section 3.3). Only the `M` form of dates is read, the one
/// that tzdata uses but for two zones; others keep their last offset.
struct PosixZone {
    private var standard: Int64
    private var daylight: Int64
    private var start: Change
    private var end: Change

    /// The day a change happens: month, week 1 ... 5 (5 is the last), weekday 0 Sunday ... 6.
    private struct Change {
        var month: Int
        var week: Int
        var weekday: Int
        var second: Int64

        init?(_ text: Substring) {
            let halves = text.split(separator: "/")
            guard let date = halves.first, date.hasPrefix("M") else { return nil }
            let parts = date.dropFirst().split(separator: ".").compactMap { Int($0) }
            guard parts.count == 3, (1...12).contains(parts[0]), (1...5).contains(parts[1]),
                (0...6).contains(parts[2])
            else { return nil }
            month = parts[0]
            week = parts[1]
            weekday = parts[2]
            second = halves.count > 1 ? PosixZone.seconds(halves[1]) ?? 7200 : 7200
        }

        func day(in year: Int) -> Int64? {
            guard let month = CivilMonth(year: year, month: month) else { return nil }
            let first = month.first
            let shift = (weekday - first.weekday % 7 + 7) % 7
            var day = first.adding(days: shift + (week - 1) * 7)
            if day > month.last { day = day.adding(days: -7) }
            return Int64(day.dayNumber)
        }
    }

    init?(_ text: String) {
        let fields = text.split(separator: ",")
        guard fields.count == 3, let start = Change(fields[1]), let end = Change(fields[2])
        else { return nil }
        var rest = fields[0]
        Self.skipName(&rest)
        let digits = rest.prefix { $0.isNumber || $0 == "-" || $0 == "+" || $0 == ":" }
        guard let west = Self.seconds(digits) else { return nil }
        rest = rest.dropFirst(digits.count)
        Self.skipName(&rest)
        standard = -west
        daylight = rest.isEmpty ? standard + 3600 : -(Self.seconds(rest) ?? west - 3600)
        self.start = start
        self.end = end
    }

    private static func skipName(_ text: inout Substring) {
        if text.first == "<" {
            text = text.drop { $0 != ">" }.dropFirst()
        } else {
            text = text.drop { $0.isLetter }
        }
    }

    /// `-5`, `5:30`, `24:00:00` as seconds.
    fileprivate static func seconds(_ text: Substring) -> Int64? {
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ":").map { Int64($0) }
        guard let hours = parts.first.flatMap({ $0 }), parts.count <= 3 else { return nil }
        let minutes = parts.count > 1 ? parts[1] ?? 0 : 0
        let seconds = parts.count > 2 ? parts[2] ?? 0 : 0
        let total = hours * 3600 + minutes * 60 + seconds
        return isNegative ? -total : total
    }

    /// The transitions after an instant, until 2100: longer than any duty.
    func transitions(after second: Int64) -> [(at: Int64, offset: Int64)] {
        var found: [(at: Int64, offset: Int64)] = []
        for year in 1970...2100 {
            guard let on = start.day(in: year), let off = end.day(in: year) else { continue }
            found.append((on * 86_400 + start.second - standard, daylight))
            found.append((off * 86_400 + end.second - daylight, standard))
        }
        return found.filter { $0.at > second }.sorted { $0.at < $1.at }
    }
}
