internal import GRDB
package import LiaisonCore

internal import struct Foundation.Data

/// Finds people and orgs by what people type: a handle, a roster number, part of a name, the tail
/// of a phone or ID number. Ambiguous is an answer that lists the candidates, never a guess.
extension Store {
    /// More candidates than this help nobody choose.
    static let candidates = 8
    /// Shorter tails of a number match too many people.
    static let tailDigits = 4

    package func find(
        member text: String,
        on roster: StaffID?
    ) throws(StoreFailure) -> Match<MemberLine> {
        try read { db in
            try Self.match(
                db.memberIDs(text, roster, limit: Self.candidates).map { id in
                    try db.memberLine(id)
                })
        }
    }

    package func find(staff text: String) throws(StoreFailure) -> Match<StaffLine> {
        try read { db in
            if let id = try db.id(text, kind: .staff, table: "staff") {
                return .one(try db.staffLine(StaffID(id)))
            }
            let exact = try db.owners("s", "name", "CAST(p.value AS TEXT) = ?", text, limit: 8)
            let found =
                exact.isEmpty
                ? try db.owners("s", "name", "instr(CAST(p.value AS TEXT), ?) > 0", text, limit: 8)
                : exact
            return try Self.match(found.map { try db.staffLine(StaffID($0)) })
        }
    }

    package func find(org text: String) throws(StoreFailure) -> Match<OrgLine> {
        try read { db in
            if let id = try db.id(text, kind: .org, table: "org") {
                return .one(try db.orgLine(OrgID(id)))
            }
            var rows = try db.rows("SELECT id FROM org WHERE name = ? LIMIT 8", [text])
            if rows.isEmpty {
                rows = try db.rows("SELECT id FROM org WHERE instr(name, ?) > 0 LIMIT 8", [text])
            }
            return try Self.match(rows.map { try db.orgLine(OrgID($0.number(0))) })
        }
    }

    /// All members whose name, phone or ID number the text fits.
    package func search(
        _ text: String,
        limit: Int
    ) throws(StoreFailure) -> Listing<[MemberLine]> {
        try list { db in
            try db.memberIDs(text, nil, limit: limit).map { try db.memberLine($0) }
        }
    }

    static func match<Found>(_ found: [Found]) -> Match<Found> {
        guard let first = found.first else { return .none }
        return found.count == 1 ? .one(first) : .several(found)
    }

    func read<Answer>(_ body: (Database) throws -> Answer) throws(StoreFailure) -> Answer {
        do { return try pool.read(body) } catch { throw StoreFailure(error) }
    }
}

extension Database {
    func id(_ text: String, kind: Handle.Kind, table: String) throws -> Int64? {
        guard let handle = Handle(parsing: text), handle.kind == kind else { return nil }
        return try row("SELECT id FROM \(table) WHERE handle = ?", [handle.description])?.number(0)
    }

    func memberIDs(_ text: String, _ roster: StaffID?, limit: Int) throws -> [MemberID] {
        if let id = try id(text, kind: .member, table: "member") { return [MemberID(id)] }
        if let roster, let number = Int64(text), text.count < Store.tailDigits {
            let row = try row(
                "SELECT member FROM roster WHERE staff = ? AND number = ? AND freedOn IS NULL",
                [roster.number, number]
            )
            return row.map { [MemberID($0.number(0))] } ?? []
        }
        // Whole numbers and names are found by an index; only parts of them scan.
        let whole = try exactly(text, limit: limit)
        if !whole.isEmpty { return whole }
        let isTail =
            text.count >= Store.tailDigits
            && text.dropLast().allSatisfy { ("0"..."9").contains($0) }
        var found: [Int64] = []
        if isTail {
            for field in ["phone", "second_phone", "id_number"] {
                found += try owners(
                    "m",
                    field,
                    "CAST(p.value AS TEXT) LIKE '%' || upper(?)",
                    text,
                    limit: limit
                )
            }
        } else {
            found = try owners(
                "m",
                "name",
                "instr(CAST(p.value AS TEXT), ?) > 0",
                text,
                limit: limit
            )
        }
        return Set(found).sorted().prefix(limit).map { MemberID($0) }
    }

    /// The members whose ID number, telephone or name this is. The literals let SQLite use the
    /// partial index of each field.
    private func exactly(_ text: String, limit: Int) throws -> [MemberID] {
        for (field, value) in [("id_number", text.uppercased()), ("phone", text), ("name", text)] {
            let found = try rows(
                """
                SELECT p.owner FROM personal p
                WHERE p.kind = 'm' AND p.field = '\(field)' AND p.value = ? AND \(Self.isCurrent)
                ORDER BY p.owner LIMIT ?
                """,
                [Data(value.utf8), limit]
            )
            if !found.isEmpty { return found.map { MemberID($0.number(0)) } }
        }
        return []
    }

    /// The owners whose current value of a field meets a condition.
    func owners(
        _ kind: String,
        _ field: String,
        _ condition: String,
        _ text: String,
        limit: Int
    ) throws -> [Int64] {
        try rows(
            """
            SELECT p.owner FROM personal p WHERE p.kind = ? AND p.field = ? AND \(condition)
              AND p.version = (SELECT max(q.version) FROM personal q
                WHERE q.kind = p.kind AND q.owner = p.owner AND q.field = p.field)
            ORDER BY p.owner LIMIT ?
            """,
            [kind, field, text, limit]
        ).map { $0.number(0) }
    }

    /// The current values of one owner.
    func values(_ kind: String, _ owner: Int64) throws -> [String: String] {
        var values: [String: String] = [:]
        let rows = try rows(
            """
            SELECT field, value, max(version) FROM personal WHERE kind = ? AND owner = ?
            GROUP BY field
            """,
            [kind, owner]
        )
        for row in rows {
            let field: String = row[0]
            let bytes: Data = row[1]
            values[field] = String(decoding: bytes, as: UTF8.self)
        }
        return values
    }

    func value(_ kind: String, _ owner: Int64, _ field: String) throws -> String? {
        let row = try row(
            """
            SELECT value FROM personal WHERE kind = ? AND owner = ? AND field = ?
            ORDER BY version DESC LIMIT 1
            """,
            [kind, owner, field]
        )
        guard let bytes: Data = row?[0] else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
