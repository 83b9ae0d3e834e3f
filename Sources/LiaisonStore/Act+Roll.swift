internal import GRDB
internal import LiaisonCore

/// Orgs, staff and members coming onto the roll.
extension Act {
    mutating func addOrg(_ name: String, _ kind: OrgKind, _ parent: OrgID?) throws -> Answer {
        .added(handle: try insertOrg(name, kind, parent).handle)
    }

    mutating func insertOrg(
        _ name: String,
        _ kind: OrgKind,
        _ parent: OrgID?
    ) throws -> (id: OrgID, handle: String) {
        let handle = try newHandle(.org, table: "org")
        try db.run(
            "INSERT INTO org(handle, kind, name, parent, openedOn) VALUES(?,?,?,?,?)",
            [handle, kind.rawValue, name, parent?.number, today.iso]
        )
        entries.append(Entry(subject: handle, detail: "org-added kind=\(kind.rawValue)"))
        tell(.orgAdded, about: handle)
        let id = OrgID(db.lastInsertedRowID)
        around.orgs.insert(id)
        return (id, handle)
    }

    func refuseUnless(_ record: Revised, at revision: Int) throws {
        let row =
            switch record {
            case .org(let id):
                try db.row("SELECT revision FROM org WHERE id = ?", [id.number])
            case .staff(let id):
                try db.row("SELECT revision FROM staff WHERE id = ?", [id.number])
            }
        guard let found = row?.number(0) else { throw Stop(verdict: .missing) }
        if found != revision { throw Stop(verdict: .conflict(revision: Int(found))) }
    }

    mutating func amendOrg(_ id: OrgID, _ fields: OrgFields) throws -> Answer {
        let row = try db.row(
            """
            UPDATE org SET name = coalesce(?, name), parent = coalesce(?, parent),
              secretary = coalesce(?, secretary), termYears = coalesce(?, termYears),
              sponsor = coalesce(?, sponsor), revision = revision + 1 WHERE id = ?
            RETURNING handle, revision
            """,
            [
                fields.name, fields.parent?.number, fields.secretary?.number,
                fields.term?.rawValue, fields.sponsor?.rawValue, id.number,
            ]
        )
        guard let row else { throw Stop(verdict: .missing) }
        let handle: String = row[0]
        entries.append(Entry(subject: handle, detail: "org-amended"))
        tell(.orgChanged, about: handle)
        around.orgs.insert(id)
        return .amended(handle: handle, revision: Int(row.number(1)))
    }

    mutating func add(_ staff: NewStaff) throws -> (id: StaffID, handle: String) {
        let handle = try newHandle(.staff, table: "staff")
        try db.run(
            "INSERT INTO staff(handle, org, role, channel) VALUES(?,?,?,?)",
            [
                handle, staff.fields.org?.number, staff.fields.role ?? "liaison",
                staff.fields.channel ?? "journal",
            ]
        )
        let id = StaffID(db.lastInsertedRowID)
        for (field, value) in staff.values.values.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        {
            try set(value, field, kind: "s", owner: id.number)
        }
        entries.append(Entry(subject: handle, detail: "staff-added"))
        tell(.staffAdded, about: handle)
        return (id, handle)
    }

    mutating func amend(
        _ id: StaffID,
        _ fields: NewStaffFields,
        _ values: PersonalValues
    ) throws -> Answer {
        let row = try db.row(
            """
            UPDATE staff SET org = coalesce(?, org), role = coalesce(?, role),
              channel = coalesce(?, channel), leftOn = coalesce(?, leftOn),
              revision = revision + 1 WHERE id = ?
            RETURNING handle, revision
            """,
            [fields.org?.number, fields.role, fields.channel, fields.leftOn?.iso, id.number]
        )
        guard let row else { throw Stop(verdict: .missing) }
        let handle: String = row[0]
        for (field, value) in values.values {
            try set(value, field, kind: "s", owner: id.number)
        }
        entries.append(Entry(subject: handle, detail: "staff-amended"))
        tell(.staffChanged, about: handle)
        if fields.leftOn != nil { around.staff.insert(id) }
        return .amended(handle: handle, revision: Int(row.number(1)))
    }

    mutating func add(_ member: NewMember) throws -> Answer {
        try refuseSecond(member.values[.idNumber], of: nil)
        for day in [member.joined, member.converted, member.graduatedOn] {
            if let day, day > today { throw Refusal.futureDate(day) }
        }
        let (id, _) = try insertMember(
            standing: member.standing,
            joined: member.joined,
            converted: member.converted,
            branch: member.branch,
            side: member.side,
            isHeld: false
        )
        for (field, value) in member.values.values {
            try set(value, field, kind: "m", owner: id.number)
        }
        let amendment = MemberAmendment(graduatedOn: member.graduatedOn)
        let command = amendment.isEmpty ? .enroll : MemberCommand.amend(amendment, personal: [])
        return .outcomes([try perform(command, on: id, PersonalValues())])
    }

    /// One ID number, one record: the same person is not typed in twice.
    func refuseSecond(_ idNumber: String?, of member: MemberID?) throws {
        guard let idNumber, let holder = try db.holder(ofIDNumber: idNumber), holder != member
        else { return }
        throw Refusal.idNumberOnRoll
    }

    mutating func insertMember(
        standing: Standing,
        joined: CivilDate?,
        converted: CivilDate?,
        branch: OrgID?,
        side: Side = .home,
        isHeld: Bool
    ) throws -> (id: MemberID, handle: String) {
        let handle = try newHandle(.member, table: "member")
        try db.run(
            """
            INSERT INTO member(handle, revision, standing, joined, converted, branch, side, openedOn,
              held)
            VALUES(?,1,?,?,?,?,?,?,?)
            """,
            [
                handle, standing.rawValue, joined?.iso, converted?.iso, branch?.number,
                side.rawValue, today.iso, isHeld ? 1 : 0,
            ]
        )
        entries.append(Entry(subject: handle, detail: "member-added"))
        tell(.memberAdded, about: handle)
        return (MemberID(db.lastInsertedRowID), handle)
    }

    /// Ends the opening: everyone who came with an import gets his whole ladder from today.
    mutating func release() throws -> Answer {
        let held = try db.rows("SELECT id FROM member WHERE held = 1 ORDER BY id")
        try db.run("DELETE FROM meta WHERE name IN ('restoredAt', 'restoredFrom')")
        var notices = 0
        for row in held {
            _ = try perform(.release, on: MemberID(row.number(0)), PersonalValues())
        }
        if !held.isEmpty {
            notices = Int(
                try db.integer(
                    "SELECT count(*) FROM notice WHERE fate IS NULL AND delivery IS NULL AND planned <= ?",
                    [today.iso]
                )
            )
            try tellOffice(.officeReleased, [EventDetail(.people, held.count)])
        }
        return .released(people: held.count, notices: notices)
    }
}

extension Database {
    func meta(_ name: String) throws -> String? {
        try text("SELECT value FROM meta WHERE name = ?", [name])
    }

    func setMeta(_ name: String, _ value: String) throws {
        try run(
            """
            INSERT INTO meta(name, value)
            VALUES(?,?) ON CONFLICT(name) DO UPDATE SET value = excluded.value
            """,
            [name, value]
        )
    }
}
