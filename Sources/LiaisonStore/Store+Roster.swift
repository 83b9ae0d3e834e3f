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
        _ staff: StaffID?,
        on day: CivilDate,
        isByHand: Bool
    ) throws {
        try run(
            "UPDATE assignment SET until = ? WHERE member = ? AND until IS NULL",
            [day.iso, member.number]
        )
        try run(
            "UPDATE roster SET freedOn = ? WHERE member = ? AND freedOn IS NULL",
            [day.iso, member.number]
        )
        try run("UPDATE member SET liaison = ? WHERE id = ?", [staff?.number, member.number])
        guard let staff else { return }
        try run(
            "INSERT INTO assignment(member, staff, since, byHand) VALUES(?,?,?,?)",
            [member.number, staff.number, day.iso, isByHand ? 1 : 0]
        )
        try number(member, on: staff, day: day)
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
