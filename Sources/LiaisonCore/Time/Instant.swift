/// A moment: milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }

    /// RFC 3339 in UTC with milliseconds: `2026-11-24T03:10:22.123Z`.
    package var rfc3339: String {
        let day = Int((Double(milliseconds) / 86_400_000).rounded(.down))
        let rest = Int(milliseconds - Int64(day) * 86_400_000)
        let fraction = String(1000 + rest % 1000).dropFirst()
        return "\(CivilDate(dayNumber: day).iso)T\(CivilTime(secondOfDay: rest / 1000).iso)"
            + ".\(fraction)Z"
    }
}

/// A time of day, to the second.
package struct CivilTime: Hashable, Comparable, Sendable {
    /// 0 ..< 86,400.
    package let secondOfDay: Int

    package init(secondOfDay: Int) { self.secondOfDay = min(max(secondOfDay, 0), 86_399) }

    /// Reads `08:30` or `08:30:05`.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let values = parts.compactMap { part in
            part.utf8.count == 2 && part.utf8.allSatisfy { (48...57).contains($0) }
                ? Int(part) : nil
        }
        guard (2...3).contains(parts.count), values.count == parts.count, values[0] < 24,
            values[1] < 60, values.count == 2 || values[2] < 60
        else { return nil }
        secondOfDay = values[0] * 3600 + values[1] * 60 + (values.count == 3 ? values[2] : 0)
    }

    /// `08:30:05`.
    package var iso: String {
        func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
        return two(secondOfDay / 3600) + ":" + two(secondOfDay / 60 % 60) + ":"
            + two(secondOfDay % 60)
    }

    package static func < (a: Self, b: Self) -> Bool { a.secondOfDay < b.secondOfDay }
}

/// How civil time and instants go over into each other in one zone: an argument, since the rules
/// change under us.
package protocol ZoneRules: Sendable {
    /// The civil date and time of an instant.
    func civil(of instant: Instant) -> (date: CivilDate, time: CivilTime)
    /// The instant of a civil time: the end of the gap when it does not exist, the first of two
    /// when it happens twice.
    func instant(of date: CivilDate, at time: CivilTime) -> Instant
}
