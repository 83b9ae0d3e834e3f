/// What the rules need to know of one member, and nothing else: no name, no phone, no ID number,
/// so that the core cannot leak what it does not hold.
///
/// It is loaded inside the write transaction, decided upon, and thrown away.
package struct Dossier: Equatable, Sendable {
    package var member: MemberID
    package var revision: Int
    package var side: Side
    package var standing: Standing
    /// The day of the decision on a decided standing.
    package var standingSince: CivilDate?
    /// The day the branch assembly passed the admission (入党日期); probation counts from it.
    package var joined: CivilDate?
    package var converted: CivilDate?
    package var probation: Probation
    package var terms: Terms
    /// The formal branch; of somebody who came here, the branch that takes him in.
    package var branch: OrgID?
    /// The day the member came onto this roll; the clock of a blank cell starts here.
    package var openedOn: CivilDate
    /// Came with an import and is not released yet: nothing is sent, no higher rung is planned.
    package var isHeld: Bool
    /// The open absence, if any: at most one at a time.
    package var absence: Absence?
    /// The transfer under way, if any: at most one at a time.
    package var transfer: Transfer?
    /// The outreach under way, if any.
    package var outreach: Outreach?
    /// The latest end of an absence that is over.
    package var lastReturn: CivilDate?
    package var clocks: Clocks
    package var liaison: StaffID?
    /// Who stands in for the liaison.
    package var deputy: StaffID?
    /// The open duties, sorted by number.
    package var duties: [Duty]
    /// The sub-number that each rule's duty has in lists (`3.2`), kept for the next one.
    package var places: [String: Int]

    package init(
        member: MemberID,
        revision: Int = 1,
        side: Side = .home,
        standing: Standing = .full,
        standingSince: CivilDate? = nil,
        joined: CivilDate? = nil,
        converted: CivilDate? = nil,
        probation: Probation = Probation(),
        terms: Terms = Terms(),
        branch: OrgID? = nil,
        openedOn: CivilDate,
        isHeld: Bool = false,
        absence: Absence? = nil,
        transfer: Transfer? = nil,
        outreach: Outreach? = nil,
        lastReturn: CivilDate? = nil,
        clocks: Clocks = Clocks(),
        liaison: StaffID? = nil,
        deputy: StaffID? = nil,
        duties: [Duty] = [],
        places: [String: Int] = [:]
    ) {
        self.member = member
        self.revision = revision
        self.side = side
        self.standing = standing
        self.standingSince = standingSince
        self.joined = joined
        self.converted = converted
        self.probation = probation
        self.terms = terms
        self.branch = branch
        self.openedOn = openedOn
        self.isHeld = isHeld
        self.absence = absence
        self.transfer = transfer
        self.outreach = outreach
        self.lastReturn = lastReturn
        self.clocks = clocks
        self.liaison = liaison
        self.deputy = deputy
        self.duties = duties
        self.places = places
    }

    /// The end of the probation, with its extension; nil when the day of joining is unknown.
    package var probationEnd: CivilDate? { probation.end(joined: joined) }
}

/// What holds for a member beside his standing, by consent or decision of his branch.
package struct Terms: Equatable, Sendable {
    package var exemption: Exemption?
    package var duesArrangement: DuesArrangement?
    /// The day of the branch's consent: the first unpaid month counts from it.
    package var duesArrangedOn: CivilDate?
    /// The end of a correction period (限期改正).
    package var correctionUntil: CivilDate?
    /// The day of graduation of somebody whose affiliation stayed with his school (rule T7).
    package var graduatedOn: CivilDate?

    package init(
        exemption: Exemption? = nil,
        duesArrangement: DuesArrangement? = nil,
        duesArrangedOn: CivilDate? = nil,
        correctionUntil: CivilDate? = nil,
        graduatedOn: CivilDate? = nil
    ) {
        self.exemption = exemption
        self.duesArrangement = duesArrangement
        self.duesArrangedOn = duesArrangedOn
        self.correctionUntil = correctionUntil
        self.graduatedOn = graduatedOn
    }

    /// Takes a fact into account. The one place that says which fact moves which of them; the day of
    /// graduation stands on the card.
    mutating func note(_ event: Event, on day: CivilDate) {
        switch event {
        case .exemption(let reason): exemption = reason
        case .duesArrangement(let arrangement):
            duesArrangement = arrangement
            duesArrangedOn = arrangement == nil ? nil : day
        case .decision(let decision) where decision.kind == .correction:
            correctionUntil = decision.until
        case .decision(let decision) where decision.kind == .review:
            if let end = correctionUntil, end <= day { correctionUntil = nil }
        default: break
        }
    }
}
