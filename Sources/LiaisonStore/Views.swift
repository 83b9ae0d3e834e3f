package import LiaisonCore

/// A member as lists show him.
package struct MemberLine: Placed {
    package var id: MemberID
    package var handle: String
    package var name: String
    package var branch: String?
    package var branchHandle: String?
    package var liaison: StaffLine?
    /// Since when; nil without a liaison.
    package var assignedOn: CivilDate?
    package var deputy: StaffLine?
    /// The personal values on record, each in its newest version.
    package var values: [PersonalField: String]
    package var dossier: Dossier
    /// The roster number with his liaison.
    package var number: Int?

    package var phone: String? { values[.phone] }
    package var destination: String? { values[.destination] }

    package var place: Page.Place { Page.Place(row: id.number) }
}

/// A staff person as lists show him.
package struct StaffLine: Placed {
    package var id: StaffID
    package var handle: String
    package var name: String
    package var phone: String?
    package var role: String
    package var channel: String
    package var org: String?
    /// The day he gave up his post.
    package var leftOn: CivilDate?
    package var members: Int
    package var revision: Int

    package var place: Page.Place { Page.Place(row: id.number) }
}

/// An org as lists show it.
package struct OrgLine: Placed {
    package var id: OrgID
    package var handle: String
    package var name: String
    package var kind: String
    package var parent: String?
    package var secretary: String?
    package var members: Int
    package var revision: Int

    package var place: Page.Place { Page.Place(row: id.number) }
}

/// A notice as `why` shows it.
package struct NoticeLine: Sendable {
    package var notice: Notice
    package var staff: StaffLine?
    package var delivery: String?
    package var reason: String?
    package var at: Instant?
}

/// A duty as `why` shows it, ended ones included.
package struct DutyLine: Sendable {
    package var duty: Duty
    package var endedAt: Instant?
    package var notices: [NoticeLine]
}

/// One act in a member's history: what one request did to him.
package struct HistoryLine: Placed {
    /// What the act did.
    package enum Part: Sendable {
        case fact(FactLine)
        /// A duty opened or ended: `opened`, or the state it ended in.
        case duty(String, Int64, rule: String?)
        case assigned(StaffLine?)
        /// Another word of the log, with its values by name.
        case other(String, [(name: String, value: String)])
    }

    /// Its number in the log.
    package var sequence: Int64
    package var at: Instant
    /// The account that asked.
    package var uid: UInt32
    package var method: String
    package var parts: [Part]

    package var place: Page.Place { Page.Place(row: sequence) }
}

/// A fact as a history shows it. The words are those of the protocol.
package struct FactLine: Sendable {
    package var handle: String
    package var kind: String
    package var on: CivilDate
    package var recordedAt: Instant
    package var reporter: String
    package var result: String?
    package var channel: String?
    package var startedBy: String?
    package var through: String?
    package var payer: String?
    /// The word of a closed list that tells kinds of one fact apart.
    package var detail: String?
    package var amount: Int?
    package var until: String?
    /// The name of the org that decided.
    package var decidedBy: String?
    package var document: String?
    /// Which organisation outside the roll approved it.
    package var approvedBy: String?
    package var attachment: String?
    package var confirmedBy: String?
    package var note: String?
    /// The handle of the fact in whose place it stands.
    package var corrects: String?
    /// The handle of the fact that stands in its place.
    package var correctedBy: String?
    /// Of an assignment: the liaison, and who stands in for him.
    package var staff: StaffLine?
    package var deputy: StaffLine?
}

/// A contact or a try in an outreach's record.
package struct AttemptLine: Sendable {
    package var fact: FactLine
    /// The account that recorded it.
    package var uid: UInt32
}

/// A message made by a digest.
package struct DeliveryLine: Placed {
    package var number: Int64
    package var handle: String
    package var staff: StaffLine
    package var channel: String
    package var on: String
    package var state: String
    package var notices: Int

    package var place: Page.Place { Page.Place(row: number) }
}

/// Somebody on an agenda.
package struct AgendaLine: Placed {
    package var member: MemberLine
    /// The first of the days on which something is due.
    package var due: CivilDate

    package var place: Page.Place {
        Page.Place(group: Int64(due.dayNumber), row: member.id.number)
    }
}

/// Whose agenda, and until when.
package struct AgendaScope: Hashable, Sendable {
    /// The last day on which something has to show to be on it.
    package var until: CivilDate
    /// Members of this org and those below it; nil asks for all.
    package var org: OrgID?
    /// Members whom this person sees to, as liaison or in the place of one that has given up his post;
    /// nil asks for all.
    package var staff: StaffID?

    package init(until: CivilDate, org: OrgID?, staff: StaffID?) {
        self.until = until
        self.org = org
        self.staff = staff
    }
}

/// How much is on an agenda as a whole, whatever of it is listed.
package struct AgendaCounts: Sendable {
    package var people = 0
    package var items = 0
    package var overdue = 0
    /// People whose notices wait for the first morning's release.
    package var held = 0

    package init(people: Int = 0, items: Int = 0, overdue: Int = 0, held: Int = 0) {
        self.people = people
        self.items = items
        self.overdue = overdue
        self.held = held
    }
}

/// Somebody of whom something is unknown.
package struct UnknownLine: Placed {
    package var member: MemberLine
    /// The number of his branch, 0 without one.
    package var branch: Int64
    /// What an import has asked of him, by kind.
    package var questions: [String]

    package var place: Page.Place { Page.Place(group: branch, row: member.id.number) }
}

/// The counts behind `status`.
package struct RollCounts: Sendable {
    package var members = 0
    package var away = 0
    package var held = 0
    package var staff = 0
    package var unassigned = 0
    package var openDuties = 0
    package var onAgenda = 0
    package var overdue = 0
    package var dueToday = 0
    package var reviews = 0
    package var unknown = 0
    package var lastDigest: String?
    package var office: String?
    package var officeName: String?
    package var epoch: String?

    package init() {}
}

/// How many a question matched.
package enum Match<Found: Sendable>: Sendable {
    case one(Found)
    case none
    case several([Found])
}
