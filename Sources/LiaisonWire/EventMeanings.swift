package import LiaisonCore

extension EventKind {
    /// One English line: what has happened.
    package var meaning: String {
        switch self {
        case .memberAdded: "Somebody came onto the roll."
        case .memberChanged: "What is on record of a member is something else now."
        case .absenceOpened: "A member left."
        case .absenceChanged: "An absence was corrected, recognised, or the member checked in."
        case .absenceClosed: "A member came back or was transferred."
        case .contactRecorded: "Somebody was in touch with a member, or tried to be."
        case .attendanceRecorded: "A member took part in organisation life."
        case .duesRecorded: "A member's dues were paid."
        case .decisionRecorded: "A decision about a member was recorded."
        case .evidenceRecorded: "Study, activity, care, an appraisal or the like was recorded."
        case .factCorrected: "A record was put right, or does not count any more."
        case .transferChanged: "A transfer of a member's affiliation went a step on."
        case .outreachChanged: "Looking for a member out of contact began, went on or ended."
        case .probationChanged: "A probation went a step on."
        case .assignmentChanged: "Another person keeps in touch with a member."
        case .dutyChanged: "A duty was opened or ended, or is told on other days."
        case .digestMade: "The day's digest was made."
        case .deliveryMade: "A message of the digest waits for a person."
        case .deliverySettled: "A message was sent or told, or could not be."
        case .orgAdded: "An organisation was added."
        case .orgChanged: "An organisation was changed."
        case .orgRecorded: "What an organisation did was recorded: a meeting, a report, a founding."
        case .staffAdded: "A staff person was added."
        case .staffChanged: "A staff person was changed."
        case .importApplied: "A ledger was imported; what it did to each member is told of each."
        case .officeReleased: "The notices held since the first morning were let go."
        case .calendarInstalled: "The working days of a year were installed."
        case .ruleConfirmed: "A rule that the packs leave open was confirmed, and is in force."
        }
    }
}
