/// What happened, for whoever watches: the closed list that subscribers choose from. The raw values
/// are the words of the protocol and of the event table; a word never changes its meaning.
package enum EventKind: String, Sendable, CaseIterable {
    case memberAdded = "member.added"
    /// A field of the record or a personal value.
    case memberChanged = "member.changed"
    case absenceOpened = "absence.opened"
    /// A correction, a recognition, a check-in or a placement.
    case absenceChanged = "absence.changed"
    case absenceClosed = "absence.closed"
    /// A contact, or an attempt at one.
    case contactRecorded = "contact.recorded"
    case attendanceRecorded = "attendance.recorded"
    case duesRecorded = "dues.recorded"
    case decisionRecorded = "decision.recorded"
    /// Study, activity, care, an appraisal and the like.
    case evidenceRecorded = "evidence.recorded"
    /// A record was put right, or does not count any more.
    case factCorrected = "fact.corrected"
    /// A transfer was prepared or went a step on.
    case transferChanged = "transfer.changed"
    /// Looking for a member out of contact began, went on or ended.
    case outreachChanged = "outreach.changed"
    /// A probation went a step on.
    case probationChanged = "probation.changed"
    /// The member has another liaison.
    case assignmentChanged = "assignment.changed"
    /// A duty was opened or ended, or is told on other days.
    case dutyChanged = "duty.changed"
    /// The day's digest: how many messages, how many notices that ended without one.
    case digestMade = "digest.made"
    /// A message to one person.
    case deliveryMade = "delivery.made"
    /// A message was sent, told or has failed.
    case deliverySettled = "delivery.settled"
    case orgAdded = "org.added"
    case orgChanged = "org.changed"
    /// Organisation life, a report, a founding and the like.
    case orgRecorded = "org.recorded"
    case staffAdded = "staff.added"
    case staffChanged = "staff.changed"
    /// A plan was carried out; what it did to each person is an event of its own.
    case importApplied = "import.applied"
    /// The opening ended.
    case officeReleased = "office.released"
    /// The working days of a year are others.
    case calendarInstalled = "calendar.installed"
    /// A rule that the packs leave open is in force.
    case ruleConfirmed = "rule.confirmed"
}

extension Change {
    /// What this change is to whoever watches.
    package var eventKind: EventKind {
        switch self {
        case .factRecorded(let fact):
            fact.corrects == nil ? fact.event.eventKind : .factCorrected
        case .clocksDerived, .lifeDerived: .factCorrected
        case .absenceOpened: .absenceOpened
        case .absenceAmended, .absenceReopened: .absenceChanged
        case .absenceClosed: .absenceClosed
        case .assigned, .assignmentTakenBack, .assignmentMoved: .assignmentChanged
        case .memberAmended, .sideChanged, .released, .standingChanged, .termsChanged:
            .memberChanged
        case .probationChanged: .probationChanged
        case .transferOpened, .transferAmended: .transferChanged
        case .outreachOpened, .outreachAmended: .outreachChanged
        case .personalSet(let subject, _): subject.letter == .staff ? .staffChanged : .memberChanged
        case .dutyOpened, .dutyEnded, .noticePlanned, .noticeMoved: .dutyChanged
        }
    }
}

extension Event {
    fileprivate var eventKind: EventKind {
        switch self {
        case .contact: .contactRecorded
        case .attendance: .attendanceRecorded
        case .dues: .duesRecorded
        case .decision: .decisionRecorded
        case .evidence: .evidenceRecorded
        case .exemption, .duesArrangement: .memberChanged
        case .departure, .arrival: .absenceOpened
        case .recognition, .registration, .expectation, .checkIn, .placement, .receivingLiaison,
            .transferable:
            .absenceChanged
        case .return, .transfer: .absenceClosed
        case .assignment: .assignmentChanged
        case .transferPrepared, .transferStep: .transferChanged
        case .outreachOpened, .outreachSettled: .outreachChanged
        case .probationStep: .probationChanged
        case .record: .orgRecorded
        case .voided: .factCorrected
        }
    }
}
