internal import GRDB
package import LiaisonCore

/// Questions about the roll. A question commits nothing.
extension Store {
    package func member(_ id: MemberID) throws(StoreFailure) -> MemberLine? {
        try read { db in
            guard try db.integer("SELECT count(*) FROM member WHERE id = ?", [id.number]) == 1
            else { return nil }
            return try db.memberLine(id)
        }
    }

    /// Members in the order of adding.
    package func members(
        in org: OrgID?,
        of staff: StaffID? = nil,
        _ page: Page
    ) throws(StoreFailure) -> Listing<MemberLine> {
        try list(page) { db, limit in
            let branches = try org.map { try db.orgTree().subtree(of: $0) }
            let filter = Self.filter(branches, staff)
            return try db.rows(
                "SELECT m.id FROM member m WHERE m.id > ? \(filter.sql) ORDER BY m.id LIMIT ?",
                [page.after?.row ?? 0] + filter.arguments + [limit]
            ).map { try db.memberLine(MemberID($0.number(0))) }
        }
    }

    /// A condition on member `m`, and what its parameters stand for. The numbers are bound: a
    /// statement is kept for good by its text, and one for each person or branch would add up.
    static func filter(
        _ branches: [OrgID]?, _ staff: StaffID?
    ) -> (sql: String, arguments: [(any Bindable)?]) {
        var sql = ""
        var arguments: [(any Bindable)?] = []
        if let branches {
            sql += " AND m.branch IN (SELECT value FROM json_each(?))"
            arguments.append("[\(branches.map { String($0.number) }.joined(separator: ","))]")
        }
        if let staff {
            sql += " AND m.liaison = ?"
            arguments.append(staff.number)
        }
        return (sql, arguments)
    }

    package func orgs(_ page: Page = .whole) throws(StoreFailure) -> Listing<OrgLine> {
        try list(page) { db, limit in
            try db.rows(
                "SELECT id FROM org WHERE id > ? ORDER BY id LIMIT ?",
                [page.after?.row ?? 0, limit]
            ).map { try db.orgLine(OrgID($0.number(0))) }
        }
    }

    package func staff(_ page: Page = .whole) throws(StoreFailure) -> Listing<StaffLine> {
        try list(page) { db, limit in
            try db.rows(
                "SELECT id FROM staff WHERE id > ? ORDER BY id LIMIT ?",
                [page.after?.row ?? 0, limit]
            ).map { try db.staffLine(StaffID($0.number(0))) }
        }
    }

    package func counts(on today: CivilDate) throws(StoreFailure) -> RollCounts {
        try read { db in
            var counts = RollCounts()
            counts.members = Int(try db.integer("SELECT count(*) FROM member"))
            counts.away = Int(
                try db.integer("SELECT count(*) FROM absence WHERE closedOn IS NULL")
            )
            counts.held = Int(try db.integer("SELECT count(*) FROM member WHERE held = 1"))
            counts.staff = Int(try db.integer("SELECT count(*) FROM staff"))
            // CROSS JOIN keeps the order: first those without a liaison, by their index.
            counts.unassigned = Int(
                try db.integer(
                    """
                    SELECT count(*) FROM member m CROSS JOIN absence a ON a.member = m.id
                    WHERE m.liaison IS NULL AND a.closedOn IS NULL
                    """
                )
            )
            counts.unknown = Int(
                try db.integer("SELECT count(*) FROM member WHERE unknown = 1")
            )
            counts.openDuties = Int(
                try db.integer("SELECT count(*) FROM duty WHERE state = 'open'")
            )
            // Nothing is due before it shows: only what shows is read.
            let duties = try db.row(
                """
                SELECT count(*), sum(due < ?1), sum(due = ?1), sum(rule = 'L1' AND due <= ?1)
                FROM duty WHERE state = 'open' AND showsFrom <= ?1
                """,
                [today.iso]
            )
            counts.onAgenda = Int(duties?.number(0) ?? 0)
            counts.overdue = Int(duties?.number(1) ?? 0)
            counts.dueToday = Int(duties?.number(2) ?? 0)
            counts.reviews = Int(duties?.number(3) ?? 0)
            counts.lastDigest = try db.meta("lastDigest")
            counts.office = try db.meta("office")
            counts.epoch = try db.meta("epoch")
            counts.officeName = try db.text(
                "SELECT name FROM org WHERE handle = ?",
                [counts.office]
            )
            return counts
        }
    }

}

extension Database {
    func memberLine(_ id: MemberID) throws -> MemberLine {
        guard let dossier = try dossier(id),
            let row = try row(
                """
                SELECT m.handle, o.name, o.handle, r.number, g.since FROM member m
                LEFT JOIN org o ON o.id = m.branch
                LEFT JOIN roster r ON r.member = m.id AND r.staff = m.liaison AND r.freedOn IS NULL
                LEFT JOIN assignment g ON g.member = m.id AND g.until IS NULL
                WHERE m.id = ?
                """,
                [id.number]
            )
        else { throw StoreFailure.corrupt(code: 0) }
        var values: [PersonalField: String] = [:]
        for (field, value) in try self.values("m", id.number) {
            if let field = PersonalField(rawValue: field) { values[field] = value }
        }
        return MemberLine(
            id: id,
            handle: row[0],
            name: values[.name] ?? "",
            branch: row[1],
            branchHandle: row[2],
            liaison: try dossier.liaison.map { try staffLine($0) },
            assignedOn: try row.date(4),
            deputy: try dossier.deputy.map { try staffLine($0) },
            values: values,
            dossier: dossier,
            number: row.optionalNumber(3).map { Int($0) }
        )
    }

    func staffLine(_ id: StaffID) throws -> StaffLine {
        guard
            let row = try row(
                """
                SELECT s.handle, s.role, s.channel, o.name,
                  (SELECT count(*) FROM member m WHERE m.liaison = s.id), s.revision, s.leftOn
                FROM staff s LEFT JOIN org o ON o.id = s.org WHERE s.id = ?
                """,
                [id.number]
            )
        else { throw StoreFailure.corrupt(code: 0) }
        let values = try values("s", id.number)
        return StaffLine(
            id: id,
            handle: row[0],
            name: values["name"] ?? "",
            phone: values["phone"],
            role: row[1],
            channel: row[2],
            org: row[3],
            leftOn: try row.date(6),
            members: Int(row.number(4)),
            revision: Int(row.number(5))
        )
    }

    func orgLine(_ id: OrgID) throws -> OrgLine {
        guard
            let row = try row(
                """
                SELECT o.handle, o.name, o.kind, p.name, o.secretary,
                  (SELECT count(*) FROM member m WHERE m.branch = o.id), o.revision
                FROM org o LEFT JOIN org p ON p.id = o.parent WHERE o.id = ?
                """,
                [id.number]
            )
        else { throw StoreFailure.corrupt(code: 0) }
        return OrgLine(
            id: id,
            handle: row[0],
            name: row[1],
            kind: row[2],
            parent: row[3],
            secretary: try row.optionalNumber(4).flatMap { try value("s", $0, "name") },
            members: Int(row.number(5)),
            revision: Int(row.number(6))
        )
    }
}
