internal import GRDB
package import LiaisonCore

/// What was recorded of a member, act by act, the latest first.
extension Store {
    /// The last acts about a member, at most `limit`.
    package func history(of id: MemberID, limit: Int) throws(StoreFailure) -> [HistoryLine] {
        try read { db in
            let handle = try db.text("SELECT handle FROM member WHERE id = ?", [id.number])
            return try db.rows(
                "SELECT at, uid, method, detail FROM log WHERE subject = ? ORDER BY seq DESC LIMIT ?",
                [handle, limit]
            ).map { row in
                HistoryLine(
                    at: Instant(milliseconds: row.number(0)),
                    uid: UInt32(truncatingIfNeeded: row.number(1)),
                    method: row[2],
                    parts: try LogDetail.parts(row[3]).map { try db.part($0) }
                )
            }
        }
    }
}

extension Database {
    /// A part of the log's detail with what the tables know of the handle in it.
    fileprivate func part(_ part: LogDetail.Part) throws -> HistoryLine.Part {
        switch part {
        case .fact(let number): .fact(try factLine(number))
        case .duty(let change, let number):
            .duty(change, number, rule: try text("SELECT rule FROM duty WHERE id = ?", [number]))
        case .assigned(let handle):
            .assigned(
                try handle.flatMap { try id($0, kind: .staff, table: "staff") }
                    .map { try staffLine(StaffID($0)) })
        case .other(let word, let values): .other(word, values)
        }
    }

    private func factLine(_ number: Int64) throws -> FactLine {
        guard
            let row = try row(
                """
                SELECT kind, happenedOn, recordedAt, reporter, result, channel, startedBy, through,
                  payer FROM fact WHERE id = ?
                """,
                [number]
            )
        else { throw StoreFailure.corrupt(code: 0) }
        return FactLine(
            handle: Handle(.fact, number: number).description,
            kind: row[0],
            on: try row.requiredDate(1),
            recordedAt: Instant(milliseconds: row.number(2)),
            reporter: row[3],
            result: row[4],
            channel: row[5],
            startedBy: row[6],
            through: row[7],
            payer: row[8],
            note: try value("f", number, "note")
        )
    }
}
