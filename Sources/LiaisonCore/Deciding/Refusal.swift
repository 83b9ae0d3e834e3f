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
    /// Registration in the national system follows the recognition (rule D2).
    case notRecognised
    /// Whoever cannot be transferred has a reason, whoever can has none.
    case transferableReason
    /// The membership has ended.
    case standingEnded
    /// A decided standing changes by another decision only.
    case standingDecided
    case notFull
    case notSuspended
    /// A decision that ends or suspends a membership names its document.
    case documentMissing
    /// Nobody said who decided, and the branch is unknown.
    case orgMissing
    /// Probation is extended once at most (rule P5).
    case alreadyExtended
    /// Not less than half a year, not more than one (rule P5).
    case extensionLength
    /// A correction period ends after its decision and within a year of it (rule S4).
    case correctionTooLong(until: CivilDate)
    /// Two years from the suspension (rule L2).
    case removalTooEarly(until: CivilDate)
    case joiningUnknown
    case alreadyPostponed
    /// After the expiry, and within six months of it (rule P6).
    case postponementTooLong(until: CivilDate)
    /// The assembly on record passed something else.
    case assemblyDisagrees
    case probationOutOfOrder(Probation.State)
    /// The step that this one follows was taken later.
    case beforeStep(CivilDate)
    case letterDays
    case letterStillGood(until: CivilDate)
    /// There is at most one transfer at a time (rulebook 4.6).
    case transferUnderWay
    case noTransfer
    case transferOutOfOrder(Transfer.State)
    case outreachUnderWay
    case noOutreach
    /// Nobody is looked for who answers: contact is not overdue, and no try has failed since.
    case stillInContact
    case notFound
    /// He was found: there is no review to decide on.
    case foundAgain
    /// The home side decides on that, not the side that somebody came to.
    case homeSideDecides
    /// Only somebody whose affiliation is elsewhere arrives here.
    case notReceiving
    case beforeArrival(CivilDate)
    /// The org has been dissolved.
    case orgClosed
    /// Only a mobile-member organisation is founded here, and dissolved (rule M1).
    case notMobileOrg
    case alreadyFounded(CivilDate)
    /// An org is dissolved on the day of its founding at the earliest.
    case beforeFounding(CivilDate)
    /// The founding of an org that is dissolved cannot be made void.
    case dissolvedAfterFounding(CivilDate)
    /// A branch has at least three full members (rule M4).
    case tooFewToFound
    /// A record of this kind counts something else, or nothing.
    case recordAmount
    /// Somebody who has given up his post cannot be given members.
    case staffLeft(CivilDate)
    /// Nobody stands in for himself.
    case deputyIsLiaison
    /// A duty of an org or of a staff person: no contact with a member fulfils it.
    case notAMembersDuty
    /// A state turns on the fact: it is put right elsewhere.
    case correctedElsewhere(Hinge)
    /// A fact is corrected once; the one that did it is corrected next.
    case alreadyCorrected(by: Int64)
    case amendmentChangesNothing
    /// A later fact was recorded upon what this one made: that one is made void first.
    case reliedUpon(by: Int64)
    /// A fact of this kind has no such field, or not with such a value.
    case amendmentMisfit

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
        case .notRecognised: "recognition.none"
        case .transferableReason: "transferable.reason"
        case .standingEnded: "standing.ended"
        case .standingDecided: "standing.decided"
        case .notFull: "standing.not-full"
        case .notSuspended: "standing.not-suspended"
        case .documentMissing: "decision.no-document"
        case .orgMissing: "decision.no-org"
        case .alreadyExtended: "extension.already"
        case .extensionLength: "extension.length"
        case .correctionTooLong: "correction.too-long"
        case .removalTooEarly: "removal.too-early"
        case .joiningUnknown: "joined.unknown"
        case .alreadyPostponed: "postponement.already"
        case .postponementTooLong: "postponement.too-long"
        case .assemblyDisagrees: "assembly.disagrees"
        case .probationOutOfOrder: "probation.out-of-order"
        case .beforeStep: "date.before-step"
        case .letterDays: "letter.days"
        case .letterStillGood: "letter.still-good"
        case .transferUnderWay: "transfer.under-way"
        case .noTransfer: "transfer.none"
        case .transferOutOfOrder: "transfer.out-of-order"
        case .outreachUnderWay: "outreach.under-way"
        case .noOutreach: "outreach.none"
        case .stillInContact: "outreach.in-contact"
        case .notFound: "outreach.not-found"
        case .foundAgain: "outreach.found"
        case .homeSideDecides: "side.home-decides"
        case .notReceiving: "side.not-receiving"
        case .beforeArrival: "date.before-arrival"
        case .orgClosed: "org.closed"
        case .notMobileOrg: "org.not-mobile-org"
        case .alreadyFounded: "org.already-founded"
        case .beforeFounding: "date.before-founding"
        case .dissolvedAfterFounding: "org.dissolved-after"
        case .tooFewToFound: "org.too-few"
        case .recordAmount: "record.amount"
        case .deputyIsLiaison: "assignment.deputy"
        case .staffLeft: "staff.left"
        case .notAMembersDuty: "duty.not-a-members"
        case .correctedElsewhere(let hinge): "fact.of-\(hinge.rawValue)"
        case .alreadyCorrected: "fact.already-corrected"
        case .amendmentChangesNothing: "fact.unchanged"
        case .reliedUpon: "fact.relied-upon"
        case .amendmentMisfit: "fact.misfit"
        }
    }

    /// The date or month the reason speaks of, ISO.
    package var date: String? {
        switch self {
        case .futureDate(let day), .beforeDeparture(let day), .beforeReturn(let day),
            .alreadyRecognised(let day),
            .recognitionTooEarly(let day), .conversionTooEarly(let day),
            .correctionTooLong(let day),
            .removalTooEarly(let day),
            .postponementTooLong(let day),
            .beforeStep(let day),
            .letterStillGood(let day), .alreadyFounded(let day), .staffLeft(let day),
            .beforeArrival(let day), .beforeFounding(let day), .dissolvedAfterFounding(let day):
            day.iso
        case .alreadyAway(let day), .reviewNotDue(let day): day?.iso
        case .duesTooFarAhead(let month): month.iso
        case .noOpenAbsence, .departureUnknown, .notProbationary, .nothingOpen, .idNumberOnRoll,
            .notRecognised,
            .transferableReason,
            .standingEnded,
            .standingDecided,
            .notFull,
            .notSuspended,
            .documentMissing,
            .orgMissing,
            .alreadyExtended,
            .extensionLength,
            .joiningUnknown,
            .alreadyPostponed,
            .assemblyDisagrees,
            .letterDays,
            .transferUnderWay,
            .noTransfer,
            .outreachUnderWay,
            .noOutreach,
            .stillInContact,
            .notFound,
            .foundAgain,
            .homeSideDecides,
            .notReceiving,
            .orgClosed,
            .notMobileOrg,
            .tooFewToFound,
            .recordAmount,
            .deputyIsLiaison,
            .notAMembersDuty,
            .correctedElsewhere,
            .alreadyCorrected,
            .amendmentChangesNothing,
            .reliedUpon,
            .amendmentMisfit,
            .probationOutOfOrder,
            .transferOutOfOrder:
            nil
        }
    }

    /// The fact that the reason names, by its number.
    package var fact: Int64? {
        switch self {
        case .alreadyCorrected(let number), .reliedUpon(let number): number
        default: nil
        }
    }

    /// The state that the step does not fit, as its stable word.
    package var state: String? {
        switch self {
        case .probationOutOfOrder(let state): state.rawValue
        case .transferOutOfOrder(let state): state.rawValue
        default: nil
        }
    }
}
