/// What the rules need to know of one member, and nothing else: no name, no phone, no ID number,
/// so that the core cannot leak what it does not hold.
///
/// It is loaded inside the write transaction, decided upon, and thrown away.
package struct Dossier: Equatable, Sendable {
    package var member: MemberID
    package var revision: Int
    package var standing: Standing
    /// The day the branch assembly passed the admission (入党日期); probation counts from it.
    package var joined: CivilDate?
    package var converted: CivilDate?
    /// The day the member came onto this roll; the clock of a blank cell starts here.
    package var openedOn: CivilDate
    /// Came with an import and is not released yet: nothing is sent, no higher rung is planned.
    package var isHeld: Bool
    /// The open absence, if any: at most one at a time.
    package var absence: Absence?
    /// The latest end of an absence that is over.
    package var lastReturn: CivilDate?
    package var clocks: Clocks
    package var liaison: StaffID?
    /// The open duties, sorted by number.
    package var duties: [Duty]
    /// The sub-number that each rule's duty has in lists (`3.2`), kept for the next one.
    package var places: [String: Int]

    package init(
        member: MemberID,
        revision: Int = 1,
        standing: Standing = .full,
        joined: CivilDate? = nil,
        converted: CivilDate? = nil,
        openedOn: CivilDate,
        isHeld: Bool = false,
        absence: Absence? = nil,
        lastReturn: CivilDate? = nil,
        clocks: Clocks = Clocks(),
        liaison: StaffID? = nil,
        duties: [Duty] = [],
        places: [String: Int] = [:]
    ) {
        self.member = member
        self.revision = revision
        self.standing = standing
        self.joined = joined
        self.converted = converted
        self.openedOn = openedOn
        self.isHeld = isHeld
        self.absence = absence
        self.lastReturn = lastReturn
        self.clocks = clocks
        self.liaison = liaison
        self.duties = duties
        self.places = places
    }
}

/// One stay away (外出), from departure to return or accepted transfer.
package struct Absence: Equatable, Sendable {
    package var number: Int64
    /// Unknown when the ledger's cell was blank: a blank is unknown, not never.
    package var departed: CivilDate?
    package var isAbroad: Bool
    package var reason: Reason?
    package var until: CivilDate?
    package var recognisedOn: CivilDate?
    package var checkedInOn: CivilDate?
    /// The ledger says checked in, but not when.
    package var checkedInUndated: Bool
    package var placedOn: CivilDate?

    package init(
        number: Int64,
        departed: CivilDate?,
        isAbroad: Bool = false,
        reason: Reason? = nil,
        until: CivilDate? = nil,
        recognisedOn: CivilDate? = nil,
        checkedInOn: CivilDate? = nil,
        checkedInUndated: Bool = false,
        placedOn: CivilDate? = nil
    ) {
        self.number = number
        self.departed = departed
        self.isAbroad = isAbroad
        self.reason = reason
        self.until = until
        self.recognisedOn = recognisedOn
        self.checkedInOn = checkedInOn
        self.checkedInUndated = checkedInUndated
        self.placedOn = placedOn
    }

    /// Whether the member is known to have checked in, with or without a date.
    package var isCheckedIn: Bool { checkedInOn != nil || checkedInUndated }
}

/// The latest dates of what moves the clocks. Each is the latest date of happening, so
/// a fact recorded late and dated early moves nothing.
package struct Clocks: Equatable, Sendable {
    /// The last contact with result `reached`.
    package var contact: CivilDate?
    package var attendance: CivilDate?
    /// The last time the member paid dues himself.
    package var ownDues: CivilDate?
    /// Dues are paid through this month, whoever paid.
    package var duesThrough: CivilMonth?
    /// The last decision on a review of lost contact.
    package var review: CivilDate?
    /// The last extension or cancellation of probation.
    package var probationDecided: CivilDate?

    package init(
        contact: CivilDate? = nil,
        attendance: CivilDate? = nil,
        ownDues: CivilDate? = nil,
        duesThrough: CivilMonth? = nil,
        review: CivilDate? = nil,
        probationDecided: CivilDate? = nil
    ) {
        self.contact = contact
        self.attendance = attendance
        self.ownDues = ownDues
        self.duesThrough = duesThrough
        self.review = review
        self.probationDecided = probationDecided
    }

    /// Takes a fact into account. The one place that says which fact moves which clock.
    package mutating func note(_ event: Event, on day: CivilDate) {
        switch event {
        case .contact(.reached, _, _): contact = later(contact, day)
        case .contact: break
        case .attendance: attendance = later(attendance, day)
        case .dues(let through, let payer):
            duesThrough = duesThrough.map { max($0, through) } ?? through
            if payer == .member { ownDues = later(ownDues, day) }
        case .decision(.review): review = later(review, day)
        case .decision(.extended), .decision(.cancellation):
            probationDecided = later(probationDecided, day)
        case .decision(.conversion), .departure, .recognition, .checkIn, .placement, .return,
            .transfer:
            break
        }
    }
}

/// The later of two dates, an unknown one giving way.
package func later(_ a: CivilDate?, _ b: CivilDate?) -> CivilDate? {
    guard let a else { return b }
    guard let b else { return a }
    return max(a, b)
}
