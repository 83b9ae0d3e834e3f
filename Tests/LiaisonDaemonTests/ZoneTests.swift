import Foundation
import LiaisonCore
import LiaisonTestKit
import Testing

@testable import LiaisonDaemon

/// Our own reading of the system's zone data against Foundation's.
@Suite struct ZoneTests {
    @Test(arguments: [
        "Asia/Shanghai", "UTC", "America/New_York", "Europe/London", "Australia/Lord_Howe",
        "Asia/Kathmandu", "America/Santiago", "Africa/Casablanca",
    ])
    func `civil times equal Foundation's through every transition of 1970 to 2037`(
        name: String
    ) throws {
        let zone = try #require(SystemZone(named: name))
        let other = try #require(TimeZone(identifier: name))
        var random = SplitMix64(seed: 7)
        for _ in 0..<20_000 {
            let seconds = Int64(random.next() % 2_145_916_800)
            let (date, time) = zone.civil(of: Instant(milliseconds: seconds * 1000))
            let offset = other.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            let local = seconds + Int64(offset)
            #expect(Int64(date.dayNumber) == local / 86_400 - (local % 86_400 < 0 ? 1 : 0))
            #expect(Int64(time.secondOfDay) == (local % 86_400 + 86_400) % 86_400)
        }
    }

    @Test func `an hour that the summer time leaves out is told at the end of the gap`() throws {
        let zone = try #require(SystemZone(named: "America/New_York"))
        // 2026-03-08 02:30 does not exist: 02:00 EST is 03:00 EDT, 07:00 UTC.
        let gap = zone.instant(of: day("2026-03-08"), at: try #require(CivilTime("02:30")))
        #expect(gap.rfc3339 == "2026-03-08T07:00:00.000Z")
    }

    @Test func `an hour that comes twice is told the first time`() throws {
        let zone = try #require(SystemZone(named: "America/New_York"))
        // 2026-11-01 01:30 comes at 05:30 and at 06:30 UTC.
        let fold = zone.instant(of: day("2026-11-01"), at: try #require(CivilTime("01:30")))
        #expect(fold.rfc3339 == "2026-11-01T05:30:00.000Z")
    }

    @Test func `a zone that is not on the system is nil, and no path leads out of its data`() {
        #expect(SystemZone(named: "Asia/Peking") == nil)
        #expect(SystemZone(named: "../../../etc/passwd") == nil)
        #expect(SystemZone(named: "/etc/passwd") == nil)
        #expect(SystemZone(named: "") == nil)
    }
}
