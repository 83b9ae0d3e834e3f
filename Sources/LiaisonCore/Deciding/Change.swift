/// What happened: the unit of persistence. The store switches over it exhaustively, so a new case
/// does not compile until the disk knows it.
///
/// No case carries a personal value. `personalSet` names the field; the value travels beside the
/// command, from the request straight into the one table that holds such values.
package enum Change: Equatable, Sendable {
    case factRecorded(Fact)
    case absenceOpened(MemberID, Absence)
    case absenceAmended(Absence)
    case absenceClosed(Int64, CivilDate, AbsenceEnd)
    case assigned(MemberID, StaffID?, CivilDate)
    case memberAmended(MemberID, MemberAmendment)
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

    package init(
        standing: Standing? = nil,
        joined: CivilDate? = nil,
        converted: CivilDate? = nil,
        branch: OrgID? = nil
    ) {
        self.standing = standing
        self.joined = joined
        self.converted = converted
        self.branch = branch
    }

    package var isEmpty: Bool {
        standing == nil && joined == nil && converted == nil && branch == nil
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
    case note
}
