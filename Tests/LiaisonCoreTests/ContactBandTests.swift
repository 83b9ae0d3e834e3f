import LiaisonCore
import LiaisonTestKit
import Testing

/// The bands of lost contact: calendar months, never days.
@Suite struct ContactBandTests {
    private static func band(_ latest: String?, _ on: String) -> String {
        ContactBand(latest: latest.map { day($0) }, on: day(on)).rawValue
    }

    @Test func `a band begins on the corresponding day, that day included`() {
        #expect(Self.band("2026-05-28", "2026-11-27") == "under-6-months")
        #expect(Self.band("2026-05-28", "2026-11-28") == "6-months")
        #expect(Self.band("2025-11-28", "2026-11-27") == "6-months")
        #expect(Self.band("2025-11-28", "2026-11-28") == "1-year")
        #expect(Self.band("2026-11-28", "2026-11-28") == "under-6-months")
    }

    @Test func `the gaps of the form belong to the band before them`() {
        // Five years and eleven months, ten years and a half.
        #expect(Self.band("2020-11-29", "2026-11-28") == "1-year")
        #expect(Self.band("2020-11-28", "2026-11-28") == "6-years")
        #expect(Self.band("2016-05-28", "2026-11-28") == "6-years")
        #expect(Self.band("2015-11-29", "2026-11-28") == "6-years")
        #expect(Self.band("2015-11-28", "2026-11-28") == "11-years")
    }

    @Test func `month ends and leap days clamp to the last day of the month`() {
        #expect(Self.band("2025-08-31", "2026-02-27") == "under-6-months")
        #expect(Self.band("2025-08-31", "2026-02-28") == "6-months")
        #expect(Self.band("2025-08-29", "2026-02-28") == "6-months")
        #expect(Self.band("2027-08-31", "2028-02-28") == "under-6-months")
        #expect(Self.band("2027-08-31", "2028-02-29") == "6-months")
        #expect(Self.band("2024-02-29", "2025-02-27") == "6-months")
        #expect(Self.band("2024-02-29", "2025-02-28") == "1-year")
        #expect(Self.band("2024-02-29", "2030-02-27") == "1-year")
        #expect(Self.band("2024-02-29", "2030-02-28") == "6-years")
        #expect(Self.band("2024-02-29", "2035-02-28") == "11-years")
    }

    @Test func `no date is unknown, not never, and is out of no contact`() {
        #expect(Self.band(nil, "2026-11-28") == "unrecorded")
        #expect(!ContactBand.unrecorded.isOutOfContact && !ContactBand.recent.isOutOfContact)
        #expect(ContactBand.allCases.filter(\.isOutOfContact).count == 4)
    }

    @Test func `a figure is read by the word that names it, and by no other`() {
        #expect(Set(Figure.all.map(\.word)).count == Figure.all.count)
        for figure in Figure.all + [Figure.place("330100")] {
            #expect(Figure(word: figure.word) == figure)
        }
        for wrong in ["", "scope", "scope.", "place.", "place.3301", "place.x", "a.b.c", "roll"] {
            #expect(Figure(word: wrong) == nil, "\(wrong)")
        }
    }
}
