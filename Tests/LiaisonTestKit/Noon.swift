import Foundation

/// A zone in which it is about noon, so that no midnight falls into a test that waits for the
/// timer, and the hours of its clock.
package struct Noon: Sendable {
    /// Of the system's zone data; the sign of Etc zones is the other way round.
    package let zone: String
    private let offset: Int

    package init() {
        let hour = Calendar.utc.component(.hour, from: Date())
        offset = 12 - hour
        zone = offset == 0 ? "Etc/UTC" : "Etc/GMT\(offset > 0 ? "-" : "+")\(abs(offset))"
    }

    /// The clock of the zone so many seconds from now, `HH:MM:SS`.
    package func clock(after seconds: Int) -> String {
        let moment = Date(timeIntervalSinceNow: Double(offset * 3600 + seconds))
        let parts = Calendar.utc.dateComponents([.hour, .minute, .second], from: moment)
        return [parts.hour, parts.minute, parts.second]
            .map { String(($0 ?? 0) + 100).dropFirst() }.joined(separator: ":")
    }

    /// The year it is there.
    package var year: Int {
        Calendar.utc.component(.year, from: Date(timeIntervalSinceNow: Double(offset * 3600)))
    }

    /// What a calendar file says when every day of this year works.
    package var everyDayWorks: String {
        """
        year = \(year)
        source = "a test: every day works"
        off = []
        working = ["\(year)-01-01..\(year)-12-31"]
        """
    }
}

extension Calendar {
    fileprivate static var utc: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }
}

extension TestDaemon {
    /// Has every day work, and the digest be due with the next start.
    package func makeDigestDue() throws {
        let noon = Noon()
        let shanghai = #"zone = "Asia/Shanghai""#
        // A test whose roll must be of the same day is in the zone already.
        let isElsewhere = try String(contentsOfFile: configuration, encoding: .utf8)
            .contains(shanghai)
        _ = try directory.configuration(
            [(#"time = "23:59:59""#, #"time = "00:00:01""#)]
                + (isElsewhere ? [(shanghai, #"zone = "\#(noon.zone)""#)] : []))
        let calendar = (configuration as NSString).deletingLastPathComponent
        try noon.everyDayWorks.write(
            toFile: "\(calendar)/calendar.d/\(noon.year).toml", atomically: true, encoding: .utf8)
    }
}
