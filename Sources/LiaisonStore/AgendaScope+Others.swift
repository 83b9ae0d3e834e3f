internal import GRDB
internal import LiaisonCore

extension AgendaScope {
    /// Every org and staff person with something on this agenda: kind, id, org, the first due day, how
    /// many duties, and how many of them are due before the first argument.
    func others(_ db: Database) throws -> (sql: String, arguments: [(any Bindable)?]) {
        let branches = try org.map { try db.orgTree().subtree(of: $0) }
        let within = branches.map { orgs in
            "AND o.id IN (\(orgs.map { "\($0.number)" }.joined(separator: ",")))"
        }
        let whose = try staff.map { try Self.whose($0, try db.orgTree(), from: 3) }
        let filter = [within, whose?.sql].compactMap { $0 }.joined(separator: " ")
        let columns = "min(d.due) AS due, count(*) AS items, sum(d.due < ?1) AS overdue"
        let sql = """
            SELECT 'o' AS kind, o.id AS id, o.id AS org, \(columns) FROM org o
              CROSS JOIN duty d INDEXED BY dutyOpen ON d.subject = o.id AND d.subjectKind = 'o'
            WHERE d.state = 'open' AND d.showsFrom <= ?2 \(filter) GROUP BY o.id
            UNION ALL
            SELECT 's', s.id, s.org, \(columns) FROM staff s LEFT JOIN org o ON o.id = s.org
              CROSS JOIN duty d INDEXED BY dutyOpen ON d.subject = s.id AND d.subjectKind = 's'
            WHERE d.state = 'open' AND d.showsFrom <= ?2 AND s.leftOn IS NOT NULL \(filter)
            GROUP BY s.id
            """
        return (sql, ["", until.iso] + (whose?.arguments ?? []))
    }

    /// The condition on what is somebody's to see to: for each role that a ladder can begin with, the
    /// orgs whose holder of it he is. The words are those of `OrgTree.owner`.
    ///
    /// - Parameter first: the number of its first argument.
    private static func whose(
        _ staff: StaffID, _ tree: OrgTree, from first: Int
    ) throws -> (sql: String, arguments: [(any Bindable)?]) {
        var terms: [String] = []
        var arguments: [(any Bindable)?] = []
        for role in Role.allCases {
            func isHis(_ org: OrgID?) -> Bool {
                tree.holder(of: role, liaison: nil, branch: org) == staff
            }
            let orgs = tree.orgs.keys.sorted().filter { isHis($0) }.map { "\($0.number)" }
            let place = first + arguments.count
            arguments.append("[\(orgs.joined(separator: ","))]")
            terms.append(
                """
                coalesce((SELECT n.role FROM notice n WHERE n.duty = d.id ORDER BY n.id LIMIT 1),
                  'secretary') = '\(role.rawValue)' AND (o.id IN (SELECT value FROM json_each(?\(place)))
                  \(isHis(nil) ? "OR o.id IS NULL" : ""))
                """)
        }
        return ("AND (\(terms.joined(separator: " OR ")))", arguments)
    }
}
