/// How long somebody has been out of contact, in the bands of the universities' sheet of 2017 (rule G4):
/// 6-12 months, 1-5 years, 6-10 years, 11 years and more.
///
/// The sheet leaves gaps between its bands. Read as completed years they have none: each band begins on
/// the corresponding day of its lower bound, that day included, and ends before the next one begins, so
/// that somebody of five years and eleven months is in the second, and of ten and a half in the third.
package enum ContactBand: String, Sendable, CaseIterable {
    /// In contact within the last six months: not on the sheet; with it the bands add up.
    case recent = "under-6-months"
    case sixMonths = "6-months"
    case oneYear = "1-year"
    case sixYears = "6-years"
    case elevenYears = "11-years"
    /// No date is on record: unknown, not never.
    case unrecorded

    /// Where it begins, in calendar months since the latest date; nil where months do not tell.
    package var lowestMonths: Int? {
        switch self {
        case .recent: 0
        case .sixMonths: 6
        case .oneYear: 12
        case .sixYears: 72
        case .elevenYears: 132
        case .unrecorded: nil
        }
    }

    /// The band on a day of somebody whose clock of contact last started on `latest`.
    package init(latest: CivilDate?, on day: CivilDate) {
        guard let latest else {
            self = .unrecorded
            return
        }
        let begun = Self.allCases.last { band in
            band.lowestMonths.map { latest.adding(months: $0) <= day } ?? false
        }
        self = begun ?? .recent
    }

    /// Whether it is one of the sheet's.
    package var isOutOfContact: Bool { lowestMonths.map { $0 > 0 } ?? false }
}
