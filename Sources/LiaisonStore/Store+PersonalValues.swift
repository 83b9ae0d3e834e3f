internal import GRDB

/// The newest values of one owner.
extension Database {
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
            let bytes: [UInt8] = row[1]
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
        guard let bytes = row.flatMap({ $0[0] as [UInt8]? }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
