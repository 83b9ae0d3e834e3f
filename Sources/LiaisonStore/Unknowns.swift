internal import GRDB
internal import LiaisonCore

/// Whether something is not on record of somebody away, or asked of him: what the list of unknowns
/// has a line for. Noted on the member with every change that can alter it, since counting 10,000
/// people anew took 50 ms. A test holds the count and the list equal.
extension Database {
    func noteUnknown(of member: MemberID) throws {
        try run(Self.noting, [member.number])
    }

    private static let noting: String = {
        func has(_ field: PersonalField) -> String {
            """
            EXISTS(SELECT 1 FROM personal WHERE kind = 'm' AND owner = m.id
              AND field = '\(field.rawValue)')
            """
        }
        return """
            UPDATE member AS m SET unknown = EXISTS(
              SELECT 1 FROM absence a WHERE a.member = m.id AND a.closedOn IS NULL AND NOT (
                m.branch IS NOT NULL AND m.liaison IS NOT NULL AND m.contact IS NOT NULL
                AND \(has(.phone))
                AND NOT EXISTS(SELECT 1 FROM question WHERE member = m.id AND settledAt IS NULL)
                AND (m.side = 'receiving' AND a.arrivedOn IS NOT NULL
                OR m.side = 'home' AND m.joined IS NOT NULL AND m.standing != 'unknown'
                AND m.duesThrough IS NOT NULL AND a.departed IS NOT NULL
                AND \(has(.idNumber)) AND \(has(.destination)))))
            WHERE id = ?
            """
    }()
}

extension Dossier {
    /// Whether the changes can alter what is unknown of this member. The commonest change, one more
    /// contact, cannot.
    func altersUnknown(_ changes: [Change]) -> Bool {
        changes.contains { change in
            switch change {
            case .factRecorded(let fact):
                switch fact.event {
                case .contact: clocks.contact == nil
                case .dues: clocks.duesThrough == nil
                default: false
                }
            case .absenceOpened, .absenceAmended, .absenceClosed, .absenceReopened, .assigned,
                .assignmentTakenBack, .memberAmended, .sideChanged, .personalSet:
                true
            case .standingChanged, .clocksDerived: true
            case .probationChanged, .termsChanged, .transferOpened, .transferAmended,
                .outreachOpened, .outreachAmended, .assignmentMoved:
                false
            case .released, .dutyOpened, .dutyEnded, .noticePlanned, .noticeMoved, .lifeDerived:
                false
            }
        }
    }
}
