internal import GRDB
package import LiaisonCore

/// The duties as a list of their own.
extension Store {
    /// Which duties are asked for; nil asks for all.
    package struct DutyFilter: Sendable {
        package var org: OrgID?
        package var staff: StaffID?
        package var rule: String?
        package var state: DutyState

        package init(org: OrgID?, staff: StaffID?, rule: String?, state: DutyState) {
            self.org = org
            self.staff = staff
            self.rule = rule
            self.state = state
        }
    }

    /// A duty with whom it is about.
    package struct ListedDuty: Placed {
        package var duty: Duty
        package var endedAt: Instant?
        package var member: String
        package var name: String
        package var branch: String?

        package var place: Page.Place { Page.Place(row: duty.number) }
    }

    /// Duties in the order in which they arose.
    package func duties(
        _ filter: DutyFilter, _ page: Page
    ) throws(StoreFailure) -> Listing<ListedDuty> {
        try list(page) { db, limit in
            let branches = try filter.org.map { try db.orgTree().subtree(of: $0) }
            let whose = Self.filter(branches, filter.staff)
            return try db.rows(
                """
                SELECT d.id, d.subject, d.rule, d.period, d.since, d.due, d.showsFrom, d.item,
                  d.endedAt, m.handle, o.name
                FROM duty d JOIN member m ON m.id = d.subject LEFT JOIN org o ON o.id = m.branch
                WHERE d.id > ? AND d.subjectKind = 'm' AND d.state = ?
                  AND d.rule = coalesce(?, d.rule) \(whose.sql)
                ORDER BY d.id LIMIT ?
                """,
                [page.after?.row ?? 0, filter.state.rawValue, filter.rule] + whose.arguments + [
                    limit
                ]
            ).map { row in
                ListedDuty(
                    duty: Duty(
                        number: row.number(0),
                        subject: .member(MemberID(row.number(1))),
                        rule: row[2],
                        period: row[3],
                        since: try row.requiredDate(4),
                        due: try row.requiredDate(5),
                        showsFrom: try row.requiredDate(6),
                        state: filter.state,
                        item: Int(row.number(7))
                    ),
                    endedAt: row.optionalNumber(8).map { Instant(milliseconds: $0) },
                    member: row[9],
                    name: try db.value("m", row.number(1), "name") ?? "",
                    branch: row[10]
                )
            }
        }
    }
}
