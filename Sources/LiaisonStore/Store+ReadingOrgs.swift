internal import GRDB
package import LiaisonCore

/// An org with all that is on record of it.
package struct OrgCard: Sendable {
    package var line: OrgLine
    package var dossier: OrgDossier
    package var sponsor: OrgSponsor?
    /// The founding, with its document and who approved it.
    package var founding: FactLine?
    /// Members of other branches placed in it.
    package var placed: Int
}

/// An org or a staff person with something on an agenda.
package struct OtherAgendaLine: Placed {
    package var subject: Subject
    package var handle: String
    package var name: String
    package var due: CivilDate
    /// The open ones; of one person's agenda those that are his to see to.
    package var duties: [Duty]

    package var place: Page.Place {
        Page.Place(group: Int64(due.dayNumber), row: subject.row)
    }
}

extension Subject {
    /// Orgs and staff people in one order.
    fileprivate var row: Int64 { number * 2 + (kind == .staff ? 1 : 0) }
}

extension Store {
    package func orgCard(_ id: OrgID) throws(StoreFailure) -> OrgCard? {
        try read { db in
            guard let dossier = try db.orgDossier(id),
                let row = try db.row(
                    """
                    SELECT sponsor, foundingFact, (SELECT count(*) FROM absence a
                      WHERE a.placedIn = org.id AND a.closedOn IS NULL) FROM org WHERE id = ?
                    """,
                    [id.number])
            else { return nil }
            return OrgCard(
                line: try db.orgLine(id), dossier: dossier,
                sponsor: try row.optionalWord(0, as: OrgSponsor.self),
                founding: try row.optionalNumber(1).map { try db.factLine($0) },
                placed: Int(row.number(2)))
        }
    }

    package func staffCard(
        _ id: StaffID
    ) throws(StoreFailure) -> (line: StaffLine, dossier: StaffDossier)? {
        try read { db in
            try db.staffDossier(id).map { (try db.staffLine(id), $0) }
        }
    }

    /// The orgs behind one, by number.
    package func orgDossiers(
        after: OrgID, limit: Int
    ) throws(StoreFailure) -> [OrgDossier] {
        try read { db in
            try db.rows(
                "SELECT id FROM org WHERE id > ? ORDER BY id LIMIT ?", [after.number, limit]
            ).compactMap { try db.orgDossier(OrgID($0.number(0))) }
        }
    }

    /// Those of other branches who are placed in an org, in the order of the roll.
    package func placed(
        in org: OrgID, _ page: Page
    ) throws(StoreFailure) -> Listing<MemberLine> {
        try list(page) { db, limit in
            try db.rows(
                """
                SELECT member FROM absence INDEXED BY absencePlaced
                WHERE placedIn = ? AND closedOn IS NULL AND member > ? ORDER BY member LIMIT ?
                """,
                [org.number, page.after?.row ?? 0, limit]
            ).map { try db.memberLine(MemberID($0.number(0))) }
        }
    }

    /// Orgs and staff people with something on an agenda, the most urgent first.
    package func otherAgenda(
        _ scope: AgendaScope, _ page: Page
    ) throws(StoreFailure) -> Listing<OtherAgendaLine> {
        try list(page) { db, limit in
            let (sql, arguments) = try scope.others(db)
            let tree = try db.orgTree()
            return try db.rows(
                """
                SELECT kind, id, due, org FROM (\(sql))
                WHERE (due, 2 * id + (kind = 's')) > (?, ?)
                ORDER BY due, 2 * id + (kind = 's') LIMIT ?
                """,
                arguments + [
                    page.after.map { CivilDate(dayNumber: Int($0.group)).iso } ?? "",
                    page.after?.row ?? 0, limit,
                ]
            ).map { row in
                let id = row.number(1)
                let isOrg = (row[0] as String) == "o"
                let subject: Subject = isOrg ? .org(OrgID(id)) : .staff(StaffID(id))
                let names =
                    isOrg
                    ? try db.orgLine(OrgID(id)).names : try db.staffLine(StaffID(id)).names
                let org = row.optionalNumber(3).map { OrgID($0) }
                return OtherAgendaLine(
                    subject: subject, handle: names.handle, name: names.name,
                    due: try row.requiredDate(2),
                    duties: try db.openDuties(of: subject).filter { duty in
                        scope.staff.map { $0 == tree.owner(of: duty, in: org) } ?? true
                    })
            }
        }
    }

    /// How much of orgs and staff people is on an agenda as a whole.
    package func otherAgendaCounts(
        _ scope: AgendaScope, on today: CivilDate
    ) throws(StoreFailure) -> (subjects: Int, items: Int, overdue: Int) {
        try read { db in
            let (sql, arguments) = try scope.others(db)
            let row = try db.row(
                "SELECT count(*), sum(items), sum(overdue) FROM (\(sql))",
                [today.iso] + arguments.dropFirst())
            return (
                Int(row?.number(0) ?? 0), Int(row?.number(1) ?? 0), Int(row?.number(2) ?? 0)
            )
        }
    }
}

extension OrgLine {
    fileprivate var names: (handle: String, name: String) { (handle, name) }
}

extension StaffLine {
    fileprivate var names: (handle: String, name: String) { (handle, name) }
}
