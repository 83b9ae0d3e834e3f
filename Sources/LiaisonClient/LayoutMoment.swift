import Glibc
internal import LiaisonCore

/// Moments of the wire (RFC 3339, UTC) in the local zone of the reader.
package enum LayoutMoment {
    /// `text` to the minute in the local zone; with an offset of its own, as it says; a date, or
    /// anything else, stays as it is.
    package static func local(_ text: String) -> String {
        guard let seconds = epochSeconds(text) else { return wallTime(text) ?? text }
        var moment = time_t(seconds)
        var parts = tm()
        guard localtime_r(&moment, &parts) != nil else { return text }
        return iso(parts)
    }

    /// The moment this is asked, as the wire has it.
    package static var now: String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000).rfc3339
    }

    /// Seconds since 1970 of `2026-11-24T03:10:22[.123]Z`, nil for anything else.
    package static func epochSeconds(_ text: String) -> Int? {
        let characters = Array(text.utf8)
        guard characters.count >= 20, characters.last == UInt8(ascii: "Z"),
            characters[10] == UInt8(ascii: "T"),
            let year = digits(characters, 0..<4), let month = digits(characters, 5..<7),
            let day = digits(characters, 8..<10), let hour = digits(characters, 11..<13),
            let minute = digits(characters, 14..<16), let second = digits(characters, 17..<19)
        else { return nil }
        var parts = tm()
        parts.tm_year = Int32(year - 1900)
        parts.tm_mon = Int32(month - 1)
        parts.tm_mday = Int32(day)
        parts.tm_hour = Int32(hour)
        parts.tm_min = Int32(minute)
        parts.tm_sec = Int32(second)
        return timegm(&parts)
    }

    /// `2026-11-25T08:30:00Z` without its punctuation, as calendar files have it (RFC 5545, 3.3.5).
    package static func compact(_ text: String) -> String {
        let seconds = text.prefix { $0 != "." && $0 != "Z" }
        return seconds.filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// `2026-11-25 08:30` of `2026-11-25T08:30:00+08:00`.
    private static func wallTime(_ text: String) -> String? {
        let characters = Array(text.utf8)
        guard characters.count >= 16, characters[10] == UInt8(ascii: "T"),
            digits(characters, 11..<13) != nil, digits(characters, 14..<16) != nil
        else { return nil }
        return String(text.prefix(10)) + " " + String(text.dropFirst(11).prefix(5))
    }

    private static func digits(_ characters: [UInt8], _ range: Range<Int>) -> Int? {
        var value = 0
        for character in characters[range] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
            value = value * 10 + Int(character - UInt8(ascii: "0"))
        }
        return value
    }

    private static func iso(_ parts: tm) -> String {
        let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
        let time = [Int(parts.tm_hour), Int(parts.tm_min)]
        return date.map(twoDigits).joined(separator: "-") + " "
            + time.map(twoDigits).joined(separator: ":")
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
