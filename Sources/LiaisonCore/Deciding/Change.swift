/// What happened: the unit of persistence. The store switches over it exhaustively, so a new case
/// does not compile until the disk knows it.
///
/// No case carries a personal value. `personalSet` names the field; the value travels beside the
/// command, from the request straight into the one table that holds such values.
package enum Change: Equatable, Sendable {
    case factRecorded(Fact)
    /// A correction has moved them: where they stand by the facts that still count.
    case clocksDerived(Clocks)
    /// The same of what an org has done.
    case lifeDerived(OrgLife)
    case absenceOpened(MemberID, Absence)
    case absenceAmended(Absence)
    case absenceClosed(Int64, CivilDate, AbsenceEnd)
    /// Its end was recorded in error; with the latest end of the member's other absences.
    case absenceReopened(MemberID, Absence, lastReturn: CivilDate?)
    case assigned(MemberID, Assignment, CivilDate)
    /// The assignment in force was recorded in error, as is known since that day: the one before holds
    /// again, nil where there was none.
    case assignmentTakenBack(MemberID, Assignment?, CivilDate)
    /// The assignment in force began on another day.
    case assignmentMoved(MemberID, CivilDate)
    case memberAmended(MemberID, MemberAmendment)
    /// Whoever came here was transferred here: his formal branch is on this roll now; or that was
    /// recorded in error.
    case sideChanged(MemberID, Side)
    /// By a decision: the fact that says which org, when, and under which document. Neither, where a
    /// decision was made void and what holds again was not decided.
    case standingChanged(MemberID, Standing, since: CivilDate?, fact: Int64?)
    case probationChanged(MemberID, Probation)
    case termsChanged(MemberID, Terms)
    case transferOpened(MemberID, Transfer)
    case transferAmended(Transfer)
    case outreachOpened(MemberID, Outreach)
    /// With the fact that decided on the review, if one did.
    case outreachAmended(Outreach, decision: Int64?)
    case released(MemberID)
    case dutyOpened(Duty)
    case dutyEnded(Int64, DutyState)
    case noticePlanned(Notice)
    case noticeMoved(Int64, CivilDate)
    case personalSet(Subject, PersonalField)
}

/// The fields of a member that rules may see. Nil leaves a field as it is: a blank never erases.
package struct MemberAmendment: Equatable, Sendable {
    package var standing: Standing?
    package var joined: CivilDate?
    package var converted: CivilDate?
    package var branch: OrgID?
    /// The day of graduation of somebody whose affiliation stayed with his school (rule T7).
    package var graduatedOn: CivilDate?

    package init(
        standing: Standing? = nil,
        joined: CivilDate? = nil,
        converted: CivilDate? = nil,
        branch: OrgID? = nil,
        graduatedOn: CivilDate? = nil
    ) {
        self.graduatedOn = graduatedOn
        self.standing = standing
        self.joined = joined
        self.converted = converted
        self.branch = branch
    }

    package var isEmpty: Bool {
        standing == nil && joined == nil && converted == nil && branch == nil
            && graduatedOn == nil
    }
}

/// The personal values kept of a member or a staff person. The raw values are the words of the
/// protocol and of the table.
package enum PersonalField: String, Sendable, CaseIterable {
    case name, sex, ethnicity
    case idNumber = "id_number"
    case education, phone
    case secondPhone = "second_phone"
    case destination
    case receivingOrg = "receiving_org"
    case receivingContact = "receiving_contact"
    /// Of somebody who came here: the organisation that keeps his affiliation, and whom to ask there.
    case homeOrg = "home_org"
    case homeContact = "home_contact"
    /// Where he was before (流入前所在地).
    case origin
    case note
    /// The number of the document behind a fact: a decision's, a letter's; and which organisation
    /// outside the roll approved it.
    case document
    case approvedBy = "approved_by"
    /// The SHA-256 of the scanned document of a decision: which paper it was can be proved later.
    case attachment
    /// Of a check-in, who confirmed it there.
    case confirmedBy = "confirmed_by"
    /// The day of birth, of somebody whose ID number is not on record too.
    case birth
    /// 现居住地, to city or district.
    case currentResidence = "current_residence"
    /// 籍贯 and 户籍所在地.
    case nativePlace = "native_place"
    case registeredResidence = "registered_residence"
    case employer
    /// Whether he is a migrant worker (农民工): yes or no.
    case migrantWorker = "migrant_worker"
    case partyPost = "party_post"
    /// 档案所在单位.
    case archive
    /// 党费标准, as the branch set it.
    case duesStandard = "dues_standard"
    /// Somebody of his family, with his consent, and how to reach them.
    case nextOfKin = "next_of_kin"
    case nextOfKinPhone = "next_of_kin_phone"
    /// The number of an activity certificate (流动党员活动证).
    case certificate
    /// To which organisation the affiliation is transferred.
    case transferTo = "transfer_to"
}
