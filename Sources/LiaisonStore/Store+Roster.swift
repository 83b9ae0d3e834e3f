internal import GRDB
internal import LiaisonCore

/// Roster numbers (名册号): small numbers that a member keeps as long as one liaison has him.
extension Database {
    /// A number that was freed rests this long before somebody else gets it, so that "3" on a slip
    /// of paper is not suddenly another person.
    static let restDays = 90

    /// Ends the current assignment and starts the new one, with a number on the new roster.
    ///
    /// - Parameter isByHand: somebody said so; a ledger of an earlier date does not change it.
    func assign(
        _ member: MemberID,
        _ assignment: Assignment,
        on day: CivilDate,
        isByHand: Bool
    ) throws {
        try run(
            "UPDATE assignment SET until = ? WHERE member = ? AND until IS NULL",
            [day.iso, member.number]
        )
        try run(
            "INSERT INTO assignment(member, staff, deputy, since, byHand) VALUES(?,?,?,?,?)",
            [
                member.number, assignment.staff.number, assignment.deputy?.number, day.iso,
                isByHand ? 1 : 0,
            ]
        )
        try hold(assignment, of: member, from: day)
    }

    /// Takes back the current assignment: the one before is in force again.
    func takeBackAssignment(
        of member: MemberID, to assignment: Assignment?, on day: CivilDate
    ) throws {
        try run("DELETE FROM assignment WHERE member = ? AND until IS NULL", [member.number])
        if assignment != nil {
            try run(
                """
                UPDATE assignment SET until = NULL
                WHERE id = (SELECT max(id) FROM assignment WHERE member = ?)
                """,
                [member.number])
        }
        try hold(assignment, of: member, from: day)
    }

    /// Whose member he is, and his number on that roster.
    private func hold(_ assignment: Assignment?, of member: MemberID, from day: CivilDate) throws {
        try run(
            "UPDATE member SET liaison = ?, deputy = ? WHERE id = ?",
            [assignment?.staff.number, assignment?.deputy?.number, member.number])
        // Whose he stays keeps his number.
        try run(
            """
            UPDATE roster SET freedOn = ?1 WHERE member = ?2 AND freedOn IS NULL AND staff IS NOT ?3
            """,
            [day.iso, member.number, assignment?.staff.number])
        if let staff = assignment?.staff { try number(member, on: staff, day: day) }
    }

    private func number(_ member: MemberID, on staff: StaffID, day: CivilDate) throws {
        let rested = day.adding(days: -Self.restDays).iso
        // Somebody who comes back to the same liaison gets his old number while it still rests.
        let own = try row(
            "SELECT number FROM roster WHERE staff = ? AND member = ?",
            [staff.number, member.number]
        )
        if let own {
            try run(
                "UPDATE roster SET freedOn = NULL WHERE staff = ? AND number = ?",
                [staff.number, own.number(0)]
            )
            return
        }
        let freed = try row(
            """
            SELECT number FROM roster WHERE staff = ? AND freedOn < ? ORDER BY number LIMIT 1
            """,
            [staff.number, rested]
        )
        if let freed {
            try run(
                "UPDATE roster SET member = ?, freedOn = NULL WHERE staff = ? AND number = ?",
                [member.number, staff.number, freed.number(0)]
            )
            return
        }
        let last = try integer("SELECT max(number) FROM roster WHERE staff = ?", [staff.number])
        try run(
            """
            INSERT INTO roster(staff, number, member)
            VALUES(?,?,?)
            """,
            [staff.number, last + 1, member.number]
        )
    }
}
