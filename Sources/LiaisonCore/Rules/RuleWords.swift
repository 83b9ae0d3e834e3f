/// A text in the two languages of the product.
package struct LocalText: Equatable, Sendable {
    package var zh: String
    package var en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}

/// What kind of subject a rule is about.
package enum SubjectKind: String, Sendable, CaseIterable { case member, org, staff }

/// How well the rule is verified: text read, read in a source that quotes it,
/// common practice, unverified.
package enum Confidence: String, Sendable, CaseIterable {
    case v1 = "V1"
    case v2 = "V2"
    case common = "CP"
    case unverified = "U"
}

/// Where a number comes from.
package enum Origin: String, Sendable, CaseIterable { case national, local, product }

/// What a rule asks of a dossier.
package enum Condition: String, Sendable, CaseIterable {
    case away, abroad
    case abroadStudy = "abroad-study"
    case notAbroadStudy = "not-abroad-study"
    case probationary
    case notRecognised = "not-recognised"
    case notCheckedIn = "not-checked-in"
}

/// What starts a clock.
package enum Anchor: String, Sendable, CaseIterable {
    case departure, contact, attendance
    case ownDues = "own-dues"
    case joined, dues
}

/// What starts a clock with nothing on record.
package enum ClockFallback: String, Sendable, CaseIterable { case none, opening }

/// A period in calendar units.
package enum Period: Equatable, Sendable {
    case years(Int)
    case months(Int)
    case days(Int)

    /// `6 months`, for lists.
    package var text: String {
        switch self {
        case .years(let count): "\(count) years"
        case .months(let count): "\(count) months"
        case .days(let count): "\(count) days"
        }
    }
}

extension CivilDate {
    /// The corresponding day after a period (Civil Code arts 201 to 203, by analogy).
    package func adding(_ period: Period) -> CivilDate {
        switch period {
        case .years(let count): adding(months: min(max(count, -300), 300) * 12)
        case .months(let count): adding(months: count)
        case .days(let count): adding(days: count)
        }
    }
}

/// Whether acting late is wrong, or acting early.
package enum Direction: String, Sendable, CaseIterable {
    case notLaterThan = "not-later-than"
    case notBefore = "not-before"
}

/// What fulfils a rule.
package enum Fulfilment: String, Sendable, CaseIterable {
    case contact
    case checkIn = "check-in"
    case attendance
    case ownDues = "own-dues"
    case dues, recognition, `return`, transfer, conversion, `extension`, cancellation, decision
}

extension Rule {
    /// What fulfils it, in the order in which people name it.
    package var needs: [Fulfilment] { Fulfilment.allCases.filter { fulfilledBy.contains($0) } }
}

/// Toward a member, who is told.
package enum Role: String, Sendable, CaseIterable { case liaison, secretary, committee, office }

/// One step of a ladder.
package struct Rung: Equatable, Sendable {
    /// Unique within the ladder; part of a notice's key.
    package var name: String
    package var offset: RungOffset
    package var to: Role
    package var origin: Origin

    package init(name: String, offset: RungOffset, to: Role, origin: Origin) {
        self.name = name
        self.offset = offset
        self.to = to
        self.origin = origin
    }
}

/// When a rung is told: from the due date, or counted from the start of the clock.
package enum RungOffset: Equatable, Sendable {
    /// Days from the due date, negative before it.
    case days(Int)
    /// Months from the due date.
    case months(Int)
    /// So many months after the clock's start; for the dues clock the last day of that unpaid
    /// month.
    case month(Int)
}

/// What becomes of a notice that could not be told in time.
package enum WhenLate: Equatable, Sendable {
    /// Still true when late: told once, up to so many days late.
    case send(capDays: Int)
    /// Wrong when late: recorded as missed.
    case miss
}
