internal import GRDB
package import LiaisonCore

/// Questions about what is due, and why.
extension Store {
    /// People with something on an agenda, the most urgent first.
    package func agenda(
        _ scope: AgendaScope, _ page: Page
    ) throws(StoreFailure) -> Listing<AgendaLine> {
        try list(page) { db, limit in
            let filter = try scope.filter(db)
            let horizon = scope.until.iso
            let after = page.after.map { CivilDate(dayNumber: Int($0.group)) }
            // By the first of each person's duties, and not by person: with the index in the list's
            // order, and with a limit, this ends after the page and a few rows more.
            return try db.rows(
                """
                SELECT d.subject, d.due FROM duty d JOIN member m ON m.id = d.subject
                WHERE d.state = 'open' AND d.subjectKind = 'm' AND d.showsFrom <= ?
                  AND (d.due, d.subject) > (?, ?) AND NOT EXISTS (
                    SELECT 1 FROM duty e WHERE e.subject = d.subject AND e.subjectKind = 'm'
                      AND e.state = 'open' AND e.showsFrom <= ? AND e.due < d.due) \(filter.sql)
                GROUP BY d.due, d.subject ORDER BY d.due, d.subject LIMIT ?
                """,
                [horizon, after?.iso ?? "", page.after?.row ?? 0, horizon] + filter.arguments
                    + [limit]
            ).map { row in
                AgendaLine(
                    member: try db.memberLine(MemberID(row.number(0))),
                    due: try row.requiredDate(1))
            }
        }
    }

    /// How much is on an agenda as a whole; what is due before `today` is overdue.
    package func agendaCounts(
        _ scope: AgendaScope, on today: CivilDate
    ) throws(StoreFailure) -> AgendaCounts {
        try read { db in
            let filter = try scope.filter(db)
            let joined = filter.sql.isEmpty ? "" : "JOIN member m ON m.id = d.subject"
            let horizon = scope.until.iso
            let all = try db.row(
                """
                SELECT count(DISTINCT d.subject), count(*), sum(d.due < ?) FROM duty d \(joined)
                WHERE d.state = 'open' AND d.subjectKind = 'm' AND d.showsFrom <= ? \(filter.sql)
                """,
                [today.iso, horizon] + filter.arguments)
            let held = try db.row(
                """
                SELECT count(*) FROM member m WHERE m.held = 1 \(filter.sql) AND EXISTS (
                  SELECT 1 FROM duty d WHERE d.subject = m.id AND d.subjectKind = 'm'
                    AND d.state = 'open' AND d.showsFrom <= ?)
                """,
                filter.arguments + [horizon])
            return AgendaCounts(
                people: Int(all?.number(0) ?? 0), items: Int(all?.number(1) ?? 0),
                overdue: Int(all?.number(2) ?? 0), held: Int(held?.number(0) ?? 0))
        }
    }

    /// Everyone away of whom something is unknown, by branch.
    package func unknowns(
        in org: OrgID?, _ page: Page
    ) throws(StoreFailure) -> Listing<UnknownLine> {
        try list(page) { db, limit in
            let subtree = try org.map { try db.orgTree().subtree(of: $0) }
            let filter = Self.filter(subtree, nil)
            let rows = try db.rows(
                """
                SELECT m.id, coalesce(m.branch, 0) FROM member m
                WHERE m.unknown = 1 AND (coalesce(m.branch, 0), m.id) > (?, ?) \(filter.sql)
                ORDER BY coalesce(m.branch, 0), m.id LIMIT ?
                """,
                [page.after?.group ?? -1, page.after?.row ?? 0] + filter.arguments + [limit]
            )
            return try rows.map { row in
                let id = row.number(0)
                let questions = try db.rows(
                    "SELECT kind FROM question WHERE member = ? AND settledAt IS NULL",
                    [id]
                ).map { $0[0] as String }
                return UnknownLine(
                    member: try db.memberLine(MemberID(id)), branch: row.number(1),
                    questions: questions)
            }
        }
    }

    /// Everybody away of an org and those below it, at most `limit`, and what those orgs are.
    package func away(
        under org: OrgID, limit: Int
    ) throws(StoreFailure) -> (branches: [OrgID], people: [MemberLine]) {
        try read { db in
            let branches = try db.orgTree().subtree(of: org)
            let filter = Self.filter(branches, nil)
            let rows = try db.rows(
                """
                SELECT m.id FROM member m JOIN absence a ON a.member = m.id AND a.closedOn IS NULL
                WHERE 1 \(filter.sql) ORDER BY m.id LIMIT ?
                """,
                filter.arguments + [limit]
            )
            return (branches, try rows.map { try db.memberLine(MemberID($0.number(0))) })
        }
    }

    /// The duties of a subject, ended ones last, with every notice and its fate.
    package func duties(
        of subject: Subject,
        limit: Int
    ) throws(StoreFailure) -> [DutyLine] {
        try read { db in
            let bearers = try db.bearers(of: subject)
            return try db.rows(
                """
                SELECT id, rule, period, since, due, showsFrom, state, item, endedAt FROM duty
                WHERE subjectKind = ? AND subject = ?
                ORDER BY state = 'open' DESC, id DESC LIMIT ?
                """,
                [String(subject.letter.rawValue), subject.number, limit]
            ).map { row in
                let duty = Duty(
                    number: row.number(0),
                    subject: subject,
                    rule: row[1],
                    period: row[2],
                    since: try row.requiredDate(3),
                    due: try row.requiredDate(4),
                    showsFrom: try row.requiredDate(5),
                    state: try row.word(6, as: DutyState.self),
                    item: Int(row.number(7))
                )
                return DutyLine(
                    duty: duty,
                    endedAt: row.optionalNumber(8).map { Instant(milliseconds: $0) },
                    notices: try db.noticeLines(of: duty.number, bearers)
                )
            }
        }
    }

    /// Whom a duty or a notice is about.
    package func subject(of handle: Handle) throws(StoreFailure) -> Subject? {
        try read { db in
            guard let number = handle.number else { return nil }
            let sql =
                handle.kind == .duty
                ? "SELECT subjectKind, subject FROM duty WHERE id = ?"
                : """
                SELECT d.subjectKind, d.subject FROM notice n JOIN duty d ON d.id = n.duty
                WHERE n.id = ?
                """
            return try db.row(sql, [number]).map { row in
                let id = row.number(1)
                return switch row[0] as String {
                case "o": .org(OrgID(id))
                case "s": .staff(StaffID(id))
                default: .member(MemberID(id))
                }
            }
        }
    }

    /// The digests' messages, the newest first.
    package func deliveries(_ page: Page) throws(StoreFailure) -> Listing<DeliveryLine> {
        try list(page) { db, limit in
            try db.rows(
                """
                SELECT v.id, v.staff, v.channel, v.madeOn, v.state,
                  (SELECT count(*) FROM notice n WHERE n.delivery = v.id)
                FROM delivery v WHERE v.id < ? ORDER BY v.id DESC LIMIT ?
                """,
                [page.after?.row ?? .max, limit]
            ).map { row in
                DeliveryLine(
                    number: row.number(0),
                    handle: Handle(.delivery, number: row.number(0)).description,
                    staff: try db.staffLine(StaffID(row.number(1))),
                    channel: row[2],
                    on: row[3],
                    state: row[4],
                    notices: Int(row.number(5))
                )
            }
        }
    }

    /// How many open duties each rule has.
    ///
    /// They are counted here: grouped by SQLite they would all be sorted in memory first, which was
    /// 230 MiB with a million people.
    package func openByRule() throws(StoreFailure) -> [String: Int] {
        try read { db in
            var counts: [String: Int] = [:]
            try db.each("SELECT rule FROM duty WHERE state = 'open'", []) { row in
                counts[row[0], default: 0] += 1
            }
            return counts
        }
    }
}

extension AgendaScope {
    /// The condition that limits members to those in it.
    fileprivate func filter(
        _ db: Database
    ) throws -> (sql: String, arguments: [(any Bindable)?]) {
        var filter = Store.filter(try org.map { try db.orgTree().subtree(of: $0) }, nil)
        if let staff {
            filter.sql += """
                 AND m.id IN (SELECT id FROM member WHERE liaison = ?
                  UNION ALL SELECT id FROM member WHERE deputy = ?
                    AND liaison IN (SELECT id FROM staff WHERE leftOn IS NOT NULL))
                """
            filter.arguments += [staff.number, staff.number]
        }
        return filter
    }
}

extension Database {
    /// Toward whom the rungs of a subject's ladders are read: its liaison, who stands in for him, and
    /// its branch.
    typealias Bearers = (liaison: StaffID?, deputy: StaffID?, branch: OrgID?)

    fileprivate func bearers(of subject: Subject) throws -> Bearers {
        if case .org(let id) = subject { return (nil, nil, id) }
        let row =
            subject.kind == .member
            ? try row("SELECT branch, liaison, deputy FROM member WHERE id = ?", [subject.number])
            : try row("SELECT org, NULL, NULL FROM staff WHERE id = ?", [subject.number])
        return (
            row?.optionalNumber(1).map { StaffID($0) },
            row?.optionalNumber(2).map { StaffID($0) }, row?.optionalNumber(0).map { OrgID($0) }
        )
    }

    fileprivate func noticeLines(of duty: Int64, _ bearers: Bearers) throws -> [NoticeLine] {
        let tree = try orgTree()
        return try rows(
            """
            SELECT n.id, n.rung, n.role, n.planned, n.fate, n.reason, n.endedAt, v.staff, v.id
            FROM notice n LEFT JOIN delivery v ON v.id = n.delivery
            WHERE n.duty = ? ORDER BY n.id
            """,
            [duty]
        ).map { row in
            let role = try row.word(2, as: Role.self)
            // A planned notice names whoever would be told if it went out now.
            let staff =
                row.optionalNumber(7).map { StaffID($0) }
                ?? tree.holder(
                    of: role, liaison: bearers.liaison, deputy: bearers.deputy,
                    branch: bearers.branch)
            return NoticeLine(
                notice: Notice(
                    number: row.number(0),
                    duty: duty,
                    rung: row[1],
                    role: role,
                    planned: try row.requiredDate(3),
                    fate: try row.optionalWord(4, as: Fate.self)
                ),
                staff: staff.number == 0 ? nil : try staffLine(staff),
                delivery: row.optionalNumber(8).map { Handle(.delivery, number: $0).description },
                reason: row[5],
                at: row.optionalNumber(6).map { Instant(milliseconds: $0) }
            )
        }
    }
}
