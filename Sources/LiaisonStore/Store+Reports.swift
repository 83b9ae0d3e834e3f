internal import GRDB
package import LiaisonCore

/// Figures for reports, counted from what was recorded.
extension Store {
    /// What was recorded in a period about the members of an org and those below it, by what it counts
    /// as, and the open duties due by its end, by rule.
    package func dutyFigures(
        under org: OrgID?, from first: CivilDate, through last: CivilDate
    ) throws(StoreFailure) -> Listing<DutyFigures> {
        try list { db in
            let branches = try org.map { try db.orgTree().subtree(of: $0) }
            let filter = Self.filter(branches, nil)
            var figures = DutyFigures()
            try db.each(
                """
                SELECT f.kind, f.result = 'reached', f.startedBy = 'member',
                  a.reported = 'before', count(*), m.side
                FROM fact f JOIN member m ON m.id = f.member
                  LEFT JOIN absence a ON a.id = f.absence
                WHERE f.happenedOn BETWEEN ? AND ? AND f.correctedBy IS NULL \(filter.sql)
                GROUP BY 1, 2, 3, 4, 6
                """,
                [first.iso, last.iso] + filter.arguments
            ) { row in
                let words = EvidenceWord.words(
                    of: row[0], isReached: row.flag(1), isMembers: row.flag(2),
                    isReported: row.flag(3))
                let side = try row.word(5, as: Side.self)
                for word in words {
                    figures.evidence[side, default: [:]][word, default: 0] += Int(row.number(4))
                }
            }
            try db.each(
                """
                SELECT d.rule, count(*) FROM duty d JOIN member m ON m.id = d.subject
                WHERE d.state = 'open' AND d.subjectKind = 'm' AND d.due <= ? \(filter.sql)
                GROUP BY 1
                """,
                [last.iso] + filter.arguments
            ) { row in figures.open[row[0]] = Int(row.number(1)) }
            return [figures]
        }
    }
}

extension Store {
    /// Everybody away of an org and those below it who is not placed yet, in the order of the roll.
    package func unplaced(
        under org: OrgID?, _ page: Page
    ) throws(StoreFailure) -> Listing<MemberLine> {
        try list(page) { db, limit in
            let branches = try org.map { try db.orgTree().subtree(of: $0) }
            let filter = Self.filter(branches, nil)
            return try db.rows(
                """
                SELECT m.id FROM absence a JOIN member m ON m.id = a.member
                WHERE a.closedOn IS NULL AND a.placedOn IS NULL AND a.member > ? \(filter.sql)
                ORDER BY a.member LIMIT ?
                """,
                [page.after?.row ?? 0] + filter.arguments + [limit]
            ).map { try db.memberLine(MemberID($0.number(0))) }
        }
    }
}

/// What a report of duties is made of.
package struct DutyFigures: Sendable {
    /// By whether the people belong here or came here.
    package var evidence: [Side: [EvidenceWord: Int]] = [:]
    /// Open duties by rule.
    package var open: [String: Int] = [:]

    package init() {}
}
