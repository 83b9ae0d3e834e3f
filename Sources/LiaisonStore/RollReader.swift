internal import GRDB
package import LiaisonCore

/// The roll as an import's planner sees it: one snapshot, asked person by person.
package struct RollReader {
    let db: Database

    /// A member with what a ledger may bring news of.
    package struct Person: Sendable {
        package var id: MemberID
        package var handle: String
        package var dossier: Dossier
        package var branch: OrgID?
        package var values: [PersonalField: Value]
        /// Since when somebody, rather than a ledger, has given him his liaison.
        package var assignedByHandOn: CivilDate?
        /// The branches that open questions name.
        package var questions: Set<OrgID>
    }

    /// A personal value and where it came from.
    package struct Value: Equatable, Sendable {
        package var text: String
        /// When it was recorded; of a ledger's value the ledger's own date.
        package var recordedAt: Instant
        /// Somebody recorded it, rather than a ledger.
        package var isByHand: Bool
    }

    /// The roll's last change.
    package func sequence() throws -> Int64 { try db.rollSequence() }

    package func person(_ id: MemberID) throws -> Person? {
        guard let dossier = try db.dossier(id),
            let row = try db.row(
                """
                SELECT handle, branch,
                  (SELECT since FROM assignment
                    WHERE member = m.id AND until IS NULL AND byHand = 1)
                FROM member m WHERE id = ?
                """,
                [id.number]
            )
        else { return nil }
        return Person(
            id: id,
            handle: row[0],
            dossier: dossier,
            branch: row.optionalNumber(1).map { OrgID($0) },
            values: try values(of: id),
            assignedByHandOn: try row.date(2),
            questions: Set(
                try db.rows(
                    "SELECT other FROM question WHERE member = ? AND settledAt IS NULL",
                    [id.number]
                ).compactMap { $0.optionalNumber(0).map { OrgID($0) } }
            )
        )
    }

    /// An org with what the rules see of it.
    package func org(_ id: OrgID) throws -> OrgDossier? { try db.orgDossier(id) }

    private func values(of id: MemberID) throws -> [PersonalField: Value] {
        var values: [PersonalField: Value] = [:]
        for row in try db.rows(
            """
            SELECT field, value, at, byHand, max(version) FROM personal
            WHERE kind = 'm' AND owner = ? GROUP BY field
            """,
            [id.number]
        ) {
            guard let field = PersonalField(rawValue: row[0]) else { continue }
            let bytes: [UInt8] = row[1]
            values[field] = Value(
                text: String(decoding: bytes, as: UTF8.self),
                recordedAt: Instant(milliseconds: row.number(2)),
                isByHand: row.flag(3)
            )
        }
        return values
    }

    /// Whose ID number this is; the number is unique on the roll.
    package func member(idNumber: String) throws -> MemberID? {
        try db.holder(ofIDNumber: idNumber)
    }

    /// Members of this name, sorted.
    package func members(name: String) throws -> [MemberID] {
        try db.rows(
            """
            SELECT p.owner FROM personal p
            WHERE p.kind = 'm' AND p.field = 'name' AND p.value = ? AND \(Database.isCurrent)
            ORDER BY p.owner
            """,
            [Array(name.utf8)]
        ).map { MemberID($0.number(0)) }
    }

    package func orgs() throws -> [(org: Org, name: String)] {
        let names = Dictionary(
            uniqueKeysWithValues: try db.rows("SELECT id, name FROM org").map {
                (OrgID($0.number(0)), $0[1] as String)
            }
        )
        return try db.orgTree().orgs.values.sorted { $0.id < $1.id }.map {
            ($0, names[$0.id] ?? "")
        }
    }

    package func tree() throws -> OrgTree { try db.orgTree() }

    /// A staff person as ledgers tell them apart.
    package struct StaffPerson: Sendable {
        package var id: StaffID
        package var name: String
        package var phone: String?
        package var org: OrgID?
    }

    package func staff() throws -> [StaffPerson] {
        try db.rows("SELECT id, org FROM staff ORDER BY id").map { row in
            let values = try db.values("s", row.number(0))
            return StaffPerson(
                id: StaffID(row.number(0)),
                name: values["name"] ?? "",
                phone: values["phone"],
                org: row.optionalNumber(1).map { OrgID($0) }
            )
        }
    }

    /// Members away in these branches, or come to them, sorted: those that a ledger of theirs should
    /// name.
    package func away(in branches: Set<OrgID>, on side: Side) throws -> [MemberID] {
        try db.rows(
            """
            SELECT m.id, m.branch FROM member m
            JOIN absence a ON a.member = m.id AND a.closedOn IS NULL WHERE m.side = ? ORDER BY m.id
            """,
            [side.rawValue]
        ).filter { row in row.optionalNumber(1).map { branches.contains(OrgID($0)) } ?? false }
            .map { MemberID($0.number(0)) }
    }

    /// A member as lists show him.
    package func line(_ id: MemberID) throws -> MemberLine { try db.memberLine(id) }
}

extension Store {
    /// Asks the roll within one snapshot.
    package func survey<Answer>(
        _ body: (RollReader) throws -> Answer
    ) throws(StoreFailure) -> Answer {
        try read { db in try body(RollReader(db: db)) }
    }
}

extension Database {
    /// Condition: personal row `p` is the newest version.
    static let isCurrent = """
        p.version = (SELECT max(q.version) FROM personal q
          WHERE q.kind = p.kind AND q.owner = p.owner AND q.field = p.field)
        """

    func rollSequence() throws -> Int64 {
        try integer(
            """
            SELECT seq FROM log WHERE subject GLOB '[mos]-*' AND method != 'delivery.told'
            ORDER BY seq DESC LIMIT 1
            """
        )
    }

    /// The literals let SQLite use the partial index on values.
    func holder(ofIDNumber number: String) throws -> MemberID? {
        try row(
            """
            SELECT p.owner FROM personal p
            WHERE p.kind = 'm' AND p.field = 'id_number' AND p.value = ? AND \(Self.isCurrent)
            """,
            [Array(number.utf8)]
        ).map { MemberID($0.number(0)) }
    }
}
