internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Prose for refusals and failures, in one place. The words in `details.reason` are the contract;
/// the sentences are for whoever reads the line itself.
extension Desk {
    /// - Parameter member: the handle of the one it is about, of several.
    static func reply(to refusal: Refusal, about member: String? = nil) -> ErrorReply {
        let sentence =
            switch refusal {
            case .futureDate: "a fact cannot be dated after today; check the date"
            case .beforeDeparture: "that is before the departure on record; check the dates"
            case .beforeReturn: "that is before the last return on record; check the dates"
            case .noOpenAbsence: "this member is not recorded as away; record the departure first"
            case .alreadyAway: "this member is already recorded as away; record the return first"
            case .alreadyRecognised: "this absence has already been recognised"
            case .recognitionTooEarly:
                "six months away are not reached; record until when the member stays away, or wait"
            case .departureUnknown: "the departure date is unknown; record it first"
            case .notProbationary: "this member is not recorded as probationary"
            case .conversionTooEarly: "conversion is not decided before the probation has run out"
            case .duesTooFarAhead: "dues cannot be recorded so far ahead; check the month"
            case .reviewNotDue: "no review of lost contact is due for this member"
            case .nothingOpen: "nothing is open here"
            case .notRecognised: "record the recognition first, or until when the member stays away"
            case .transferableReason:
                "say why the affiliation cannot be transferred, and nothing if it can"
            case .standingEnded: "this membership has ended; nothing more is recorded of it"
            case .standingDecided: "this standing was decided; record another decision instead"
            case .notFull: "this member is not recorded as a full member"
            case .notSuspended: "this member's standing is not suspended"
            case .documentMissing: "name the document of this decision"
            case .orgMissing: "say which organisation decided; the member's branch is unknown"
            case .alreadyExtended: "this probation was extended before; it is extended once at most"
            case .extensionLength: "an extension is 6 to 12 months long"
            case .correctionTooLong: "a correction period ends within a year of its decision"
            case .removalTooEarly: "two years from the suspension are not reached"
            case .joiningUnknown: "the day of joining is unknown; record it first"
            case .alreadyPostponed: "this discussion was put off before"
            case .postponementTooLong:
                "a discussion is put off beyond the expiry, by six months at most"
            case .assemblyDisagrees: "the assembly on record passed something else; check both"
            case .probationOutOfOrder: "this step does not follow from where the probation stands"
            case .beforeStep: "the step before this one was taken later; check the dates"
            case .letterDays: "a letter is good for 1 to 366 days"
            case .letterStillGood: "the letter that is out is still good; withdraw it or wait"
            case .transferUnderWay: "a transfer of this member is under way; go on with it"
            case .noTransfer: "no transfer of this member is under way; prepare one first"
            case .transferOutOfOrder: "this step does not follow from where the transfer stands"
            case .outreachUnderWay: "this member is already being looked for"
            case .noOutreach: "nobody is looking for this member; open an outreach first"
            case .stillInContact:
                "contact is not overdue and no try has failed since; record the try first"
            case .notFound: "this member has not been found; record the contact first"
            case .foundAgain: "this member was found; settle how to go on instead"
            case .homeSideDecides:
                "the home side decides on that; record it where the member belongs"
            case .notReceiving:
                "this member belongs here; only somebody added with side receiving arrives"
            case .beforeArrival: "that is before the arrival on record; check the dates"
            case .orgClosed: "this organisation has been dissolved"
            case .notMobileOrg: "only a mobile-member organisation is founded or dissolved here"
            case .alreadyFounded: "the founding of this organisation is on record already"
            case .beforeFounding: "that is before the founding on record; check the dates"
            case .dissolvedAfterFounding:
                "this organisation has been dissolved since; make that record void first"
            case .tooFewToFound: "a branch has at least three full members; check the number"
            case .recordAmount: "a record of this kind has no such number"
            case .deputyIsLiaison: "nobody stands in for himself; name another deputy"
            case .staffLeft: "this staff person has left the post; name another"
            case .notAMembersDuty:
                "this duty is an organisation's or a staff person's: use org.record or assignment.set"
            case .correctedElsewhere(let hinge): Self.sentence(hinge)
            case .alreadyCorrected: "this fact was corrected before; correct the one in its place"
            case .amendmentChangesNothing: "the fact says so already; nothing to correct"
            case .reliedUpon:
                "a later fact was recorded upon this one; make that one void first"
            case .amendmentMisfit: "a fact of this kind has no such field, or not with that value"
            case .idNumberOnRoll: "the roll has this ID number already; find the member by it"
            }
        return ErrorReply(
            .stateInvalid,
            sentence,
            details: .compact([
                ("reason", .string(refusal.word)), ("member", member.map { .string($0) }),
                ("date", refusal.date.map { .string($0) }),
                ("state", refusal.state.map { .string($0) }),
                ("fact", refusal.fact.map { .string(Handle(.fact, number: $0).description) }),
            ])
        )
    }

    /// What to do instead where something turns on a fact.
    private static func sentence(_ hinge: Hinge) -> String {
        switch hinge {
        case .transfer:
            "this transfer is over or was only prepared; go on with it, withdraw it, or prepare another"
        case .outreach: "an outreach turns on this fact; settle it, or open another"
        case .void: "this fact only says that another one does not count; record that one anew"
        }
    }

    /// Whatever was thrown on the way to an answer.
    static func reply(toAny error: any Error) -> ErrorReply {
        switch error {
        case let error as ErrorReply: error
        case let failure as StoreFailure: reply(to: failure)
        default: ErrorReply(.internal, "an unexpected error")
        }
    }

    static func reply(to clash: KeysInFlight.Clash) -> ErrorReply {
        switch clash {
        case .inProgress:
            // A commit takes milliseconds.
            ErrorReply(
                .idempotencyInProgress, "the request with this key is under way; ask again",
                retryAfter: 100)
        case .mismatch:
            ErrorReply(.idempotencyMismatch, "this key is being used for another request")
        }
    }

    static func reply(to withdrawal: Withdrawal) -> ErrorReply {
        switch withdrawal {
        case .deadline:
            ErrorReply(
                .deadlineExceeded,
                "its turn came after meta.deadline_ms: nothing was changed; try again"
            )
        case .cancelled:
            ErrorReply(.requestCancelled, "taken back before its turn came: nothing was changed")
        }
    }

    static func reply(to failure: StoreFailure) -> ErrorReply {
        switch failure {
        case .full:
            ErrorReply(
                .storageFull,
                "the disk is full: nothing was changed; free some space, then try again"
            )
        case .unsynced:
            ErrorReply(
                .storageFailed,
                "the disk did not take a write: whether anything was changed shows when the service "
                    + "is back; ask again with the same key"
            )
        case .denied, .newer, .foreign, .notDurable, .io, .corrupt, .unexpected:
            ErrorReply(
                .storageFailed,
                "the database could not be written: nothing was changed; see the journal"
            )
        }
    }
}
