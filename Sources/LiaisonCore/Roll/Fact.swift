/// Something that happened and was recorded. A fact has two dates: when it happened and when it was
/// recorded; a difference between them (补录) is normal and always visible.
package struct Fact: Equatable, Sendable {
    package var number: Int64
    /// A member or an org.
    package var subject: Subject
    package var event: Event
    /// The civil date on which it happened.
    package var happenedOn: CivilDate
    /// When the daemon recorded it.
    package var recordedAt: Instant
    package var reporter: Reporter
    /// The fact that it stands in the place of.
    package var corrects: Int64?
    /// The fact that stands in its place: it stays on record and counts no more.
    package var correctedBy: Int64?

    package init(
        number: Int64,
        subject: Subject,
        event: Event,
        happenedOn: CivilDate,
        recordedAt: Instant,
        reporter: Reporter,
        corrects: Int64? = nil,
        correctedBy: Int64? = nil
    ) {
        self.corrects = corrects
        self.correctedBy = correctedBy
        self.number = number
        self.subject = subject
        self.event = event
        self.happenedOn = happenedOn
        self.recordedAt = recordedAt
        self.reporter = reporter
    }
}

/// What happened. The words of the protocol are the raw values of the nested enums.
package enum Event: Equatable, Sendable {
    case contact(ContactResult, Channel, StartedBy)
    case attendance
    /// Dues paid through a month, by whom (中组发〔2008〕3号 art. 12: who paid is recorded), and to which
    /// side; nil when nobody said.
    case dues(through: CivilMonth, Payer, to: Side? = nil)
    case departure(absence: Int64)
    case arrival(absence: Int64)
    case recognition(absence: Int64, RecognitionCause?)
    case registration(absence: Int64)
    case expectation(absence: Int64)
    case checkIn(absence: Int64)
    case placement(absence: Int64, PlacementKind?)
    case receivingLiaison(absence: Int64)
    case transferable(absence: Int64, UntransferableReason?)
    case `return`(absence: Int64, isAbroad: Bool)
    case transfer(absence: Int64)
    case assignment(Assignment)
    case transferPrepared
    case transferStep(TransferStep)
    case outreachOpened(Outreach.Situation)
    case outreachSettled(OutreachOutcome)
    case probationStep(ProbationStep)
    /// Attendance is asked of him no more, with the reason, or again (rule O7).
    case exemption(Exemption?)
    case duesArrangement(DuesArrangement?)
    case evidence(Evidence)
    case decision(OrgDecision)
    /// Of an org.
    case record(OrgRecord)
    /// The fact that it corrects does not count: it was recorded in error.
    case voided

    /// The word of a contact, and of a try at one.
    package static let contactWord = "contact"

    /// The stable word for the fact's kind in table, protocol and journal.
    package var word: String {
        switch self {
        case .contact: Self.contactWord
        case .attendance: "attendance"
        case .dues: "dues"
        case .departure: "departure"
        case .arrival: "arrival"
        case .recognition: "recognition"
        case .registration: "registration"
        case .expectation: "expectation"
        case .checkIn: "check-in"
        case .placement: "placement"
        case .receivingLiaison: "receiving-liaison"
        case .transferable: "transferable"
        case .return: "return"
        case .transfer: "transfer"
        case .assignment: "assignment"
        case .transferPrepared: "transfer-prepared"
        case .transferStep(let step): step.word
        case .outreachOpened: "outreach-opened"
        case .outreachSettled: "outreach-settled"
        case .probationStep(let step): step.word
        case .exemption: "exemption"
        case .duesArrangement: "dues-arrangement"
        case .evidence(let evidence): evidence.kind.rawValue
        case .decision(let decision): decision.kind.rawValue
        case .record(let record): record.kind.rawValue
        case .voided: "void"
        }
    }
}

/// How an attempt at contact ended. Only `reached` is a contact in the sense of the rules: an
/// unanswered attempt and a message passed on by family reset nothing.
package enum ContactResult: String, Sendable, CaseIterable {
    case reached
    case notReached = "not-reached"
    case wrongNumber = "wrong-number"
    case relayed
}

/// By what means contact was made.
package enum Channel: String, Sendable, CaseIterable {
    case phone, visit, message, meeting, video, unknown
}

/// Who started a contact.
package enum StartedBy: String, Sendable, CaseIterable {
    case member, office, unknown
}

/// Who paid dues. Dues paid by others are evidence and do not reset the lost-contact clock
/// (rule L1). The organisation itself must not advance dues (中组发〔2008〕3号 art. 14): no such case.
package enum Payer: String, Sendable, CaseIterable {
    case member, relative
    case otherMember = "other-member"
}

/// A decision that was taken by people and is recorded with its date.
package enum DecisionKind: String, Sendable, CaseIterable {
    case conversion
    case extended = "extension"
    case cancellation
    /// On somebody who is out of contact; whatever it was, the next review is six months away.
    case review
    case suspension, restoration, removal, withdrawal, expulsion, death
    /// 限期改正 (rule S4).
    case correction
    /// Organisation life is resumed after a return from abroad (rule T8).
    case resumption

    /// Whether it must name a document and who decided: whatever makes the standing another one, and
    /// what binds the member for a time (rulebook 4.6). A death is noted and not decided; a review
    /// and a resumption leave the standing as it is. What was decided before the roll was opened is
    /// entered with the member's record and needs no paper at hand.
    package var needsDocument: Bool {
        switch self {
        case .conversion, .extended, .cancellation, .suspension, .restoration, .removal,
            .withdrawal, .expulsion, .correction:
            true
        case .review, .death, .resumption: false
        }
    }
}

/// What an organisation decided about a member: a decided state always points to one.
package struct OrgDecision: Equatable, Sendable {
    package var kind: DecisionKind
    /// The org that decided; his branch when nothing else is said.
    package var by: OrgID?
    /// Whether a document is named; its number stands with the personal values of the fact.
    package var hasDocument: Bool
    /// The length of an extension.
    package var months: Int?
    /// The end of a correction period.
    package var until: CivilDate?
    /// The standing that it was decided upon, which holds again when the decision is made void; nil
    /// until it is recorded.
    package var from: Standing?

    package init(
        _ kind: DecisionKind,
        by: OrgID? = nil,
        hasDocument: Bool = false,
        months: Int? = nil,
        until: CivilDate? = nil,
        from: Standing? = nil
    ) {
        self.from = from
        self.kind = kind
        self.by = by
        self.hasDocument = hasDocument
        self.months = months
        self.until = until
    }
}

/// Why attendance is not asked of a member (REG19 art. 23, rule O7).
package enum Exemption: String, Sendable, CaseIterable {
    case oldAge = "old-age"
    case frail
    case seriousIllness = "serious-illness"
    case incapacitated
}

/// How a member pays with his branch's consent (中组发〔2008〕3号 art. 12, rule F2).
package enum DuesArrangement: String, Sendable, CaseIterable {
    case quarterly
    case throughOthers = "through-others"
    case inArrears = "in-arrears"
}

/// Who reported a fact.
package enum Reporter: String, Sendable, CaseIterable {
    case ledger, member, liaison, office
}

/// How an absence ended.
package enum AbsenceEnd: String, Sendable, CaseIterable {
    case returned, transferred
    /// It never was: its departure or arrival was recorded in error.
    case voided
}
