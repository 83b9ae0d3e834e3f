internal import GRDB
internal import LiaisonCore

/// What was recorded of a member or an org, act by act, the latest first.
extension Store {
    /// The acts about whoever has this handle.
    package func history(
        of handle: String, _ page: Page
    ) throws(StoreFailure) -> Listing<HistoryLine> {
        try list(page) { db, limit in
            try db.rows(
                """
                SELECT seq, at, uid, method, detail FROM log WHERE subject = ? AND seq < ?
                ORDER BY seq DESC LIMIT ?
                """,
                [handle, page.after?.row ?? .max, limit]
            ).map { row in
                HistoryLine(
                    sequence: row.number(0),
                    at: Instant(milliseconds: row.number(1)),
                    uid: UInt32(truncatingIfNeeded: row.number(2)),
                    method: row[3],
                    parts: try LogDetail.parts(row[4]).map { try db.part($0) }
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

    func factLine(_ number: Int64) throws -> FactLine {
        guard
            let row = try row(
                """
                SELECT f.kind, f.happenedOn, f.recordedAt, f.reporter, f.result, f.channel,
                  f.startedBy, f.through, f.payer, f.detail, f.amount, f.until, o.name, f.corrects,
                  f.correctedBy, f.staff, f.deputy
                FROM fact f LEFT JOIN org o ON o.id = f.decidedBy WHERE f.id = ?
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
            detail: row[9],
            amount: row.optionalNumber(10).map { Int($0) },
            until: row[11],
            decidedBy: row[12],
            document: try value("f", number, "document"),
            approvedBy: try value("f", number, "approved_by"),
            attachment: try value("f", number, "attachment"),
            confirmedBy: try value("f", number, "confirmed_by"),
            note: try value("f", number, "note"),
            corrects: row.optionalNumber(13).map { Handle(.fact, number: $0).description },
            correctedBy: row.optionalNumber(14).map { Handle(.fact, number: $0).description },
            staff: try row.optionalNumber(15).map { try staffLine(StaffID($0)) },
            deputy: try row.optionalNumber(16).map { try staffLine(StaffID($0)) }
        )
    }
}
