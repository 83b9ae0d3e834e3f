package import LiaisonCore

/// One request on its way through the funnel: what is asked, by whom, and how the answer is made
/// into the bytes that are kept for a replay.
package struct Ticket: Sendable {
    package var work: Work
    package var origin: Origin
    /// Called inside the transaction, so that the bytes that are kept are the bytes that are sent.
    package var encode: @Sendable (Answer) -> [UInt8]
    /// Asked right before the work is decided, when its turn has come: why it is not to be done any
    /// more; nil when it is.
    package var withdrawal: @Sendable () -> Withdrawal?

    package init(
        work: Work,
        origin: Origin,
        encode: @escaping @Sendable (Answer) -> [UInt8],
        withdrawal: @escaping @Sendable () -> Withdrawal? = { nil }
    ) {
        self.withdrawal = withdrawal
        self.work = work
        self.origin = origin
        self.encode = encode
    }
}

/// Why work is not begun when its turn comes.
package enum Withdrawal: Sendable, Equatable {
    /// The time its client gave it has passed.
    case deadline
    /// Its client has taken it back.
    case cancelled
}

/// Who asks, and under which key. `uid` and `pid` are the kernel's word for the peer.
package struct Origin: Sendable {
    package var uid: UInt32
    package var pid: Int32
    package var method: String
    /// Nil for the daemon's own acts (the timer).
    package var key: String?
    /// SHA-256 of method and canonical params.
    package var fingerprint: [UInt8]
    /// Whose word a fact recorded by this request is.
    package var reporter: Reporter

    package init(
        uid: UInt32,
        pid: Int32,
        method: String,
        key: String?,
        fingerprint: [UInt8],
        reporter: Reporter = .office
    ) {
        self.reporter = reporter
        self.uid = uid
        self.pid = pid
        self.method = method
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// Personal values on their way from a request into the one table that holds them. They have no
/// description, so that no log line can show them by accident.
package struct PersonalValues: Sendable, CustomStringConvertible, CustomReflectable {
    package var values: [PersonalField: String]
    /// A note on what was recorded, at most `noteLength` characters: it belongs to the fact, not to
    /// the person.
    package var factNote: String?
    /// The number of the document behind what was recorded; it belongs to the fact too.
    package var factDocument: String?
    /// What else belongs to it: who approved it, the scanned document's SHA-256, who confirmed it.
    package var ofFact: [PersonalField: String] = [:]
    /// A ledger brings them, rather than somebody who has just heard them.
    package var isFromLedger = false
    /// The day they are of, when that is not the moment of recording: a ledger's own date.
    package var asOf: Instant?
    /// Their owner has just been made and has none yet.
    package var isFirst = false

    package init(
        _ values: [PersonalField: String] = [:], factNote: String? = nil,
        factDocument: String? = nil
    ) {
        self.factDocument = factDocument
        self.values = values
        self.factNote = factNote
    }

    package subscript(field: PersonalField) -> String? {
        get { values[field] }
        set { values[field] = newValue }
    }

    package var description: String { "\(values.count) personal values" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A record whose changes are counted, beside a member's.
package enum Revised: Sendable {
    case org(OrgID)
    case staff(StaffID)
}

/// What is asked of the store. Each case is one transaction's worth or less.
package enum Work: Sendable {
    case member(MemberID, MemberCommand, PersonalValues)
    /// The same, of a member named by his handle: the transaction finds him as it loads him.
    case memberNamed(Handle, MemberCommand, PersonalValues)
    /// The same, unless the record has another revision by now.
    case memberAt(revision: Int, MemberID, MemberCommand, PersonalValues)
    /// Several people in one request, all or none.
    case members([(MemberID, MemberCommand, PersonalValues)])
    /// The fact with this number was recorded wrongly: what it should have said, or nil when it never
    /// happened.
    case correct(fact: Int64, FactAmendment?, PersonalValues)
    case addMember(NewMember)
    case addOrg(name: String, OrgKind, parent: OrgID?)
    /// Other work, unless the record it changes has another revision by now.
    indirect case at(revision: Int, of: Revised, Work)
    case amendOrg(OrgID, OrgFields)
    /// Commands about orgs, all or none.
    case org([(OrgID, OrgCommand, PersonalValues)])
    case addStaff(NewStaff)
    case amendStaff(StaffID, NewStaffFields, PersonalValues)
    case release
    /// The digest of a day.
    case digest(on: CivilDate)
    /// A clerk says that the messages for this person have been passed on.
    case told(StaffID)
    /// Derives the duties of up to `limit` members, orgs or staff people anew, after this one.
    case recompute(after: Subject, limit: Int, fingerprint: String)
    /// Keeps a finished plan of an import.
    case keepPlan(ImportPlan)
    /// Carries out the plan with this digest.
    case applyPlan(String)
    /// Takes up the working days of a year, in the place of those installed before.
    case installYear(InstalledYear)
    /// Fills the slot of a rule; the staff person has seen the document.
    case confirmRule(RuleConfirmation, by: StaffID)
}

/// A member to be added by hand.
package struct NewMember: Sendable {
    package var standing: Standing
    package var joined: CivilDate?
    package var converted: CivilDate?
    package var branch: OrgID?
    package var graduatedOn: CivilDate?
    package var side: Side
    package var values: PersonalValues

    package init(
        standing: Standing,
        joined: CivilDate?,
        converted: CivilDate?,
        branch: OrgID?,
        graduatedOn: CivilDate? = nil,
        side: Side = .home,
        values: PersonalValues
    ) {
        self.side = side
        self.standing = standing
        self.joined = joined
        self.converted = converted
        self.branch = branch
        self.graduatedOn = graduatedOn
        self.values = values
    }
}

/// A staff person to be added.
package struct NewStaff: Sendable {
    package var fields: NewStaffFields
    package var values: PersonalValues

    package init(fields: NewStaffFields, values: PersonalValues) {
        self.fields = fields
        self.values = values
    }
}

/// The fields of an org; nil leaves a field as it is.
package struct OrgFields: Sendable {
    package var name: String?
    package var parent: OrgID?
    package var secretary: StaffID?
    package var term: OrgTerm?
    package var sponsor: OrgSponsor?

    package init(
        name: String? = nil, parent: OrgID? = nil, secretary: StaffID? = nil,
        term: OrgTerm? = nil, sponsor: OrgSponsor? = nil
    ) {
        self.name = name
        self.parent = parent
        self.secretary = secretary
        self.term = term
        self.sponsor = sponsor
    }
}

/// The clear fields of a staff person; nil leaves a field as it is.
package struct NewStaffFields: Sendable {
    package var org: OrgID?
    package var role: String?
    package var channel: String?
    /// The day somebody gave up his post.
    package var leftOn: CivilDate?

    package init(
        org: OrgID? = nil, role: String? = nil, channel: String? = nil,
        leftOn: CivilDate? = nil
    ) {
        self.leftOn = leftOn
        self.org = org
        self.role = role
        self.channel = channel
    }
}

/// What came of it. Handles and numbers only.
package enum Answer: Sendable {
    case outcomes([(member: String, outcome: Outcome)])
    case added(handle: String)
    /// A record that is not a member's has this revision now.
    case amended(handle: String, revision: Int)
    case released(people: Int, notices: Int)
    case digest([Message], ended: Int)
    case told(deliveries: Int, notices: Int)
    case recomputed(people: Int, last: Subject?, moved: MovedNotices)
    case applied(AppliedPlan)
    case done

    /// One digest message, as the journal may show it.
    package struct Message: Sendable {
        package var delivery: String
        package var staff: String
        package var channel: String
        package var people: Int
        package var items: Int
    }
}

/// What an applied plan did.
package struct AppliedPlan: Sendable {
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    package var orgs = 0
    package var staff = 0
    package var questions = 0
}

/// How a ticket ended.
package enum Verdict: Sendable {
    case done([UInt8], replayed: Bool, Answer?)
    case refused(Refusal)
    /// Of a request about several people, for this one; nothing was done about the others either.
    case refusedAbout(member: String, Refusal)
    /// Its turn came too late; nothing was changed.
    case withdrawn(Withdrawal)
    case missing
    /// The key was used for something else.
    case mismatch
    /// The record has this revision, not the one that was expected.
    case conflict(revision: Int)
    case stalePlan
    case noPlan
    case failed(StoreFailure)
}
