internal import GRDB
internal import LiaisonCore

extension Database {
    /// These orgs, or all, with what the statistics ask of them.
    func countedOrgs(
        of branches: [OrgID]?, _ statistics: Statistics, today: CivilDate
    ) throws -> [CountedOrg] {
        let stays = try stays(statistics, today: today)
        let asked = branches.map { Set($0.map(\.number)) }
        var orgs: [CountedOrg] = []
        try each("SELECT id, kind, foundedOn, closedOn FROM org", []) { row in
            let id = row.number(0)
            guard asked?.contains(id) ?? true else { return }
            orgs.append(
                CountedOrg(
                    kind: try row.word(1, as: OrgKind.self), foundedOn: try row.date(2),
                    closedOn: try row.date(3), stays: stays[id] ?? []))
        }
        return orgs
    }

    /// By org, who was taken in there. Where somebody was placed anew, the first placement says since
    /// when, and the last one where: the one before is not on record.
    private func stays(
        _ statistics: Statistics, today: CivilDate
    ) throws -> [Int64: [CountedStay]] {
        var placed: [Int64: CivilDate] = [:]
        if statistics.day < today {
            try each(
                """
                SELECT absence, min(happenedOn) FROM fact
                WHERE kind = 'placement' AND correctedBy IS NULL GROUP BY absence
                """,
                []
            ) { placed[$0.number(0)] = try $0.requiredDate(1) }
        }
        var stays: [Int64: [CountedStay]] = [:]
        try each(
            """
            SELECT coalesce(a.placedIn, m.branch), a.id, a.arrivedOn, a.placedOn, a.closedOn,
              m.standing, m.standingSince
            FROM absence a JOIN member m ON m.id = a.member
            WHERE a.closedHow IS NOT 'voided' AND (a.arrivedOn IS NOT NULL
              OR (a.placedIn IS NOT NULL AND a.placedIn IS NOT m.branch))
            """,
            []
        ) { row in
            guard let org = row.optionalNumber(0),
                let from = try row.date(2) ?? placed[row.number(1)] ?? row.date(3)
            else { return }
            let isEnded = try row.word(5, as: Standing.self).isEnded
            stays[org, default: []].append(
                CountedStay(
                    from: from, closedOn: try row.date(4), endedOn: isEnded ? try row.date(6) : nil)
            )
        }
        return stays
    }
}
