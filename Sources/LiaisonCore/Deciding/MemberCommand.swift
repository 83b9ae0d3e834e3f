/// What is asked about one member, in the imperative. Personal values are not part of a command:
/// it names the fields that the request brings, the values travel beside it.
package enum MemberCommand: Equatable, Sendable {
    case recordContact(ContactReport)
    case recordAttendance(on: CivilDate)
    case recordDues(through: CivilMonth, payer: Payer, to: Side? = nil, on: CivilDate)
    case recordDecision(OrgDecision, on: CivilDate)
    /// With the fields that a reported change replaces.
    case recordEvidence(Evidence, on: CivilDate, [PersonalField])
    case openAbsence(Departure)
    /// Somebody whose affiliation is elsewhere came here and checked in.
    case arrive(Arrival)
    case amendAbsence(AbsenceAmendment)
    case stepAbsence(MobilityStep, on: CivilDate, personal: [PersonalField])
    case closeAbsence(on: CivilDate, AbsenceEnd)
    case prepareTransfer(on: CivilDate, personal: [PersonalField])
    case stepTransfer(TransferStep, on: CivilDate)
    case openOutreach(Outreach.Situation, on: CivilDate)
    case settleOutreach(on: CivilDate)
    case stepProbation(ProbationStep, on: CivilDate)
    /// Attendance is asked of him no more, or again.
    case exempt(Exemption?, on: CivilDate)
    case arrangeDues(DuesArrangement?, on: CivilDate)
    case assign(Assignment, on: CivilDate, hasReason: Bool = false)
    case amend(MemberAmendment, personal: [PersonalField])
    /// One answer of a clerk or liaison that may settle several duties of the person at once.
    case report(ContactReport, checkedIn: CivilDate?, duesThrough: CivilMonth?, payer: Payer)
    /// What an import row brings for a member on the roll: new facts, amendments, an assignment.
    case take(LedgerNews)
    case correct(Correction)
    /// The member is on the roll; plan the duties.
    case enroll
    case release
    /// Facts stand, rules or calendar have changed.
    case recompute
}

/// A contact or an attempt at one.
package struct ContactReport: Equatable, Sendable {
    package var on: CivilDate
    package var result: ContactResult
    package var channel: Channel
    package var startedBy: StartedBy
    /// Which personal fields the report brings: a new phone, a place, a note.
    package var personal: [PersonalField]

    package init(
        on: CivilDate,
        result: ContactResult = .reached,
        channel: Channel,
        startedBy: StartedBy = .unknown,
        personal: [PersonalField] = []
    ) {
        self.on = on
        self.result = result
        self.channel = channel
        self.startedBy = startedBy
        self.personal = personal
    }
}

/// A departure (外出登记).
package struct Departure: Equatable, Sendable {
    package var on: CivilDate?
    package var isAbroad: Bool
    package var reason: Reason?
    package var until: CivilDate?
    package var reported: Reported?
    package var particulars: AbsenceParticulars

    package init(
        on: CivilDate?,
        isAbroad: Bool,
        reason: Reason?,
        until: CivilDate? = nil,
        reported: Reported? = nil,
        particulars: AbsenceParticulars = AbsenceParticulars()
    ) {
        self.on = on
        self.isAbroad = isAbroad
        self.reason = reason
        self.until = until
        self.reported = reported
        self.particulars = particulars
    }
}

/// An arrival (流入登记).
package struct Arrival: Equatable, Sendable {
    package var on: CivilDate
    package var reason: Reason?
    /// Where he came from (the division), and what he did there.
    package var particulars: AbsenceParticulars
    package var personal: [PersonalField]

    package init(
        on: CivilDate, reason: Reason? = nil,
        particulars: AbsenceParticulars = AbsenceParticulars(), personal: [PersonalField] = []
    ) {
        self.on = on
        self.reason = reason
        self.particulars = particulars
        self.personal = personal
    }
}

/// What the statistics ask of an absence (rule G3); nil leaves a field as it is.
package struct AbsenceParticulars: Equatable, Sendable {
    package var scope: Scope?
    package var division: Division?
    package var occupation: Occupation?
    package var unitKind: UnitKind?

    package init(
        scope: Scope? = nil,
        division: Division? = nil,
        occupation: Occupation? = nil,
        unitKind: UnitKind? = nil
    ) {
        self.scope = scope
        self.division = division
        self.occupation = occupation
        self.unitKind = unitKind
    }
}

/// Corrections of the open absence; nil leaves a field as it is.
package struct AbsenceAmendment: Equatable, Sendable {
    package var departed: CivilDate?
    /// Of somebody who came here.
    package var arrived: CivilDate?
    package var isAbroad: Bool?
    package var reason: Reason?
    package var until: CivilDate?
    package var reported: Reported?
    package var particulars: AbsenceParticulars
    package var personal: [PersonalField]

    package init(
        departed: CivilDate? = nil,
        arrived: CivilDate? = nil,
        isAbroad: Bool? = nil,
        reason: Reason? = nil,
        until: CivilDate? = nil,
        reported: Reported? = nil,
        particulars: AbsenceParticulars = AbsenceParticulars(),
        personal: [PersonalField] = []
    ) {
        self.reported = reported
        self.particulars = particulars
        self.departed = departed
        self.arrived = arrived
        self.isAbroad = isAbroad
        self.reason = reason
        self.until = until
        self.personal = personal
    }
}

/// What a ledger row says of a member that the roll does not know yet. Only news: an equal or
/// earlier date, and a blank, say nothing.
package struct LedgerNews: Equatable, Sendable {
    package var amendment: MemberAmendment
    package var personal: [PersonalField]
    /// Opens an absence when none is open; amends the open one when the departure differs.
    package var departure: Departure?
    package var checkedIn: CivilDate?
    package var checkedInUndated: Bool
    package var recognised: CivilDate?
    package var contact: CivilDate?
    package var dues: CivilMonth?
    package var duesPayer: Payer
    package var liaison: StaffID?
    /// Of an inflow ledger, in the place of a departure: opens a stay, or amends the open one.
    package var inflow: LedgerInflow?
    /// The ledger's own date: nothing it reports happened later.
    package var ledgerDate: CivilDate

    package init(
        amendment: MemberAmendment = MemberAmendment(),
        personal: [PersonalField] = [],
        departure: Departure? = nil,
        checkedIn: CivilDate? = nil,
        checkedInUndated: Bool = false,
        recognised: CivilDate? = nil,
        contact: CivilDate? = nil,
        dues: CivilMonth? = nil,
        duesPayer: Payer = .member,
        liaison: StaffID? = nil,
        ledgerDate: CivilDate
    ) {
        self.amendment = amendment
        self.personal = personal
        self.departure = departure
        self.checkedIn = checkedIn
        self.checkedInUndated = checkedInUndated
        self.recognised = recognised
        self.contact = contact
        self.dues = dues
        self.duesPayer = duesPayer
        self.liaison = liaison
        self.ledgerDate = ledgerDate
    }
}

extension MemberCommand {
    /// Whether the home side alone decides or does it: of somebody who came here it is not recorded.
    var isHomeSides: Bool {
        switch self {
        case .recordDecision, .openAbsence, .prepareTransfer, .stepTransfer, .openOutreach,
            .settleOutreach, .stepProbation:
            true
        case .stepAbsence(let step, _, _):
            switch step {
            case .recognise, .expect, .nameReceivingLiaison, .answerTransferable: true
            case .register, .checkIn, .place: false
            }
        case .recordContact, .recordAttendance, .recordDues, .recordEvidence, .arrive,
            .amendAbsence, .closeAbsence, .exempt, .arrangeDues, .assign, .amend, .report, .take,
            .correct, .enroll, .release, .recompute:
            false
        }
    }
}
