/// The rules said no. Nothing has changed. The raw word goes out as `details.reason`; the client
/// makes the sentence.
package enum Refusal: Error, Equatable, Sendable {
    /// A fact cannot be dated after today.
    case futureDate(CivilDate)
    /// An event of an absence cannot lie before its departure.
    case beforeDeparture(CivilDate)
    /// A new absence cannot begin before the last return.
    case beforeReturn(CivilDate)
    case noOpenAbsence
    case alreadyAway(since: CivilDate?)
    case alreadyRecognised(CivilDate)
    /// Recognition before six months away needs a planned return at or after them (rule D1).
    case recognitionTooEarly(until: CivilDate)
    case departureUnknown
    case notProbationary
    /// Conversion is not discussed before the probation has run out (rule P2).
    case conversionTooEarly(until: CivilDate)
    /// Dues cannot be recorded further ahead than `FactLimits.duesAheadMonths`.
    case duesTooFarAhead(CivilMonth)
    /// There is nothing to review: the six months of L1 have not passed.
    case reviewNotDue(CivilDate?)
    case nothingOpen
    /// Somebody else on the roll has this ID number.
    case idNumberOnRoll

    /// The stable word for the reason.
    package var word: String {
        switch self {
        case .futureDate: "date.future"
        case .beforeDeparture: "date.before-departure"
        case .beforeReturn: "date.before-return"
        case .noOpenAbsence: "absence.none"
        case .alreadyAway: "absence.already-open"
        case .alreadyRecognised: "recognition.already"
        case .recognitionTooEarly: "recognition.too-early"
        case .departureUnknown: "absence.departure-unknown"
        case .notProbationary: "probation.not-probationary"
        case .conversionTooEarly: "conversion.too-early"
        case .duesTooFarAhead: "dues.too-far-ahead"
        case .reviewNotDue: "review.not-due"
        case .nothingOpen: "duty.nothing-open"
        case .idNumberOnRoll: "id-number.on-roll"
        }
    }

    /// The date or month the reason speaks of, ISO.
    package var date: String? {
        switch self {
        case .futureDate(let day), .beforeDeparture(let day), .beforeReturn(let day),
            .alreadyRecognised(let day),
            .recognitionTooEarly(let day), .conversionTooEarly(let day):
            day.iso
        case .alreadyAway(let day), .reviewNotDue(let day): day?.iso
        case .duesTooFarAhead(let month): month.iso
        case .noOpenAbsence, .departureUnknown, .notProbationary, .nothingOpen, .idNumberOnRoll: nil
        }
    }
}
