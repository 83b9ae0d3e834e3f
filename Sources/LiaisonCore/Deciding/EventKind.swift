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
    case staffAdded = "staff.added"
    case staffChanged = "staff.changed"
    /// A plan was carried out; what it did to each person is an event of its own.
    case importApplied = "import.applied"
    /// The opening ended.
    case officeReleased = "office.released"
    /// The working days of a year are others.
    case calendarInstalled = "calendar.installed"
}

extension Change {
    /// What this change is to whoever watches.
    package var eventKind: EventKind {
        switch self {
        case .factRecorded(let fact): fact.event.eventKind
        case .absenceOpened: .absenceOpened
        case .absenceAmended: .absenceChanged
        case .absenceClosed: .absenceClosed
        case .assigned: .assignmentChanged
        case .memberAmended, .released: .memberChanged
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
        case .departure: .absenceOpened
        case .recognition, .checkIn, .placement: .absenceChanged
        case .return, .transfer: .absenceClosed
        }
    }
}
