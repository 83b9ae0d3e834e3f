/// What the rules need to know of one org.
package struct OrgDossier: Equatable, Sendable {
    package var org: OrgID
    package var revision: Int
    package var kind: OrgKind
    /// The day the org came onto this roll; the clock of a blank starts here.
    package var openedOn: CivilDate
    package var term: OrgTerm?
    /// Since when one of those is known to be away who are away now and not held: left, on this roll and
    /// recorded as away; nil when nobody is. What is asked of a branch for its mobile members is not asked
    /// for the time before: nobody could have told it.
    package var mobileSince: CivilDate?
    package var life: OrgLife
    package var duties: [Duty]
    package var places: [String: Int]

    package init(
        org: OrgID,
        revision: Int = 1,
        kind: OrgKind,
        openedOn: CivilDate,
        term: OrgTerm? = nil,
        mobileSince: CivilDate? = nil,
        life: OrgLife = OrgLife(),
        duties: [Duty] = [],
        places: [String: Int] = [:]
    ) {
        self.org = org
        self.revision = revision
        self.kind = kind
        self.openedOn = openedOn
        self.term = term
        self.mobileSince = mobileSince
        self.life = life
        self.duties = duties
        self.places = places
    }

    /// The latest day of each kind of record.
    package var latest: [OrgRecordKind: CivilDate] { life.latest }
    /// The approval of a mobile-member organisation (rule M1).
    package var foundedOn: CivilDate? { life.foundedOn }
    package var closedOn: CivilDate? { life.closedOn }
}

/// What the rules need to know of one staff person.
package struct StaffDossier: Equatable, Sendable {
    package var staff: StaffID
    /// The day he gave up his post.
    package var leftOn: CivilDate?
    /// Members whose liaison he still is.
    package var members: Int
    package var duties: [Duty]
    package var places: [String: Int]

    package init(
        staff: StaffID, leftOn: CivilDate? = nil, members: Int = 0, duties: [Duty] = [],
        places: [String: Int] = [:]
    ) {
        self.staff = staff
        self.leftOn = leftOn
        self.members = members
        self.duties = duties
        self.places = places
    }
}
