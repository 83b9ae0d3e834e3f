/// Something that happened and was recorded. A fact has two dates: when it happened and when it was
/// recorded; a difference between them (补录) is normal and always visible.
package struct Fact: Equatable, Sendable {
    package var number: Int64
    package var member: MemberID
    package var event: Event
    /// The civil date on which it happened.
    package var happenedOn: CivilDate
    /// When the daemon recorded it.
    package var recordedAt: Instant
    package var reporter: Reporter

    package init(
        number: Int64,
        member: MemberID,
        event: Event,
        happenedOn: CivilDate,
        recordedAt: Instant,
        reporter: Reporter
    ) {
        self.number = number
        self.member = member
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
    /// Dues paid through a month, and by whom (中组发〔2008〕3号 art. 12: who paid is recorded).
    case dues(through: CivilMonth, Payer)
    case departure(absence: Int64)
    case recognition(absence: Int64)
    case checkIn(absence: Int64)
    case placement(absence: Int64)
    case `return`(absence: Int64)
    case transfer(absence: Int64)
    case decision(DecisionKind)

    /// The stable word for the fact's kind in table, protocol and journal.
    package var word: String {
        switch self {
        case .contact: "contact"
        case .attendance: "attendance"
        case .dues: "dues"
        case .departure: "departure"
        case .recognition: "recognition"
        case .checkIn: "check-in"
        case .placement: "placement"
        case .return: "return"
        case .transfer: "transfer"
        case .decision(let kind): kind.rawValue
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
    case cancellation, review
}

/// Who reported a fact.
package enum Reporter: String, Sendable, CaseIterable {
    case ledger, member, liaison, office
}

/// Membership standing as far as this program needs it (人员类别).
package enum Standing: String, Sendable, CaseIterable {
    case full, probationary, unknown
}

/// How an absence ended.
package enum AbsenceEnd: String, Sendable, CaseIterable {
    case returned, transferred
}
