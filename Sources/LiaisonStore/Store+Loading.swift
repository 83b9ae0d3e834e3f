internal import GRDB
internal import LiaisonCore

/// Short lists of names and values as one column: `C1=1 L1=2`. Neither has a blank or a `=`.
enum PairText {
    static func text(_ pairs: [(String, String)]) -> String {
        pairs.map { "\($0)=\($1)" }.sorted().joined(separator: " ")
    }

    static func pairs(_ text: String) throws -> [(name: String, value: String)] {
        guard !text.isEmpty else { return [] }
        return try text.utf8.split(separator: UInt8(ascii: " ")).map { entry in
            guard let sign = entry.firstIndex(of: UInt8(ascii: "=")),
                let name = String(entry[..<sign]),
                let value = String(entry[entry.index(after: sign)...])
            else { throw StoreFailure.corrupt(code: 0) }
            return (name, value)
        }
    }
}

/// The sub-numbers of rules, in their order.
enum PlaceText {
    static func text(_ places: [String: Int]) -> String {
        places.sorted { $0.value < $1.value }.map { "\($0.key)=\($0.value)" }
            .joined(separator: " ")
    }

    static func places(_ text: String) throws -> [String: Int] {
        var places: [String: Int] = [:]
        for (rule, digits) in try PairText.pairs(text) {
            guard let place = Int(digits) else { throw StoreFailure.corrupt(code: 0) }
            places[rule] = place
        }
        return places
    }
}

/// Rows into duties, orgs and numbers. Runs inside the transaction that decides.
extension Database {
    /// The open duties of a subject with their notices, sorted by number.
    func openDuties(of subject: Subject) throws -> [Duty] {
        try duties(
            of: subject,
            """
            SELECT d.id, d.rule, d.period, d.since, d.due, d.showsFrom, d.item,
              n.id, n.rung, n.role, n.planned, n.fate, n.delivery IS NOT NULL, d.state
            FROM duty d INDEXED BY dutyOpen LEFT JOIN notice n ON n.duty = d.id
            WHERE d.subjectKind = ? AND d.subject = ? AND d.state = 'open'
            ORDER BY d.id, n.id
            """)
    }

    /// The duties of a subject that have ended, with their notices, sorted by number.
    func endedDuties(of subject: Subject) throws -> [Duty] {
        try duties(
            of: subject,
            """
            SELECT d.id, d.rule, d.period, d.since, d.due, d.showsFrom, d.item,
              n.id, n.rung, n.role, n.planned, n.fate, n.delivery IS NOT NULL, d.state
            FROM duty d INDEXED BY dutyBySubject LEFT JOIN notice n ON n.duty = d.id
            WHERE d.subjectKind = ? AND d.subject = ? AND d.state <> 'open'
            ORDER BY d.id, n.id
            """)
    }

    private func duties(of subject: Subject, _ sql: String) throws -> [Duty] {
        var duties: [Duty] = []
        try each(sql, [String(subject.letter.rawValue), subject.number]) { row in
            let number = row.number(0)
            if duties.last?.number != number {
                duties.append(
                    Duty(
                        number: number,
                        subject: subject,
                        rule: row[1],
                        period: row[2],
                        since: try row.requiredDate(3),
                        due: try row.requiredDate(4),
                        showsFrom: try row.requiredDate(5),
                        state: try row.word(13, as: DutyState.self),
                        item: Int(row.number(6))
                    )
                )
            }
            guard let notice = row.optionalNumber(7) else { return }
            duties[duties.count - 1].notices.append(
                Notice(
                    number: notice,
                    duty: number,
                    rung: row[8],
                    role: try row.word(9, as: Role.self),
                    planned: try row.requiredDate(10),
                    fate: try row.optionalWord(11, as: Fate.self),
                    isUnderWay: row.flag(12) && row.isNull(11)
                )
            )
        }
        return duties
    }

    /// The organisation tree and the office's own staff record.
    func orgTree() throws -> OrgTree {
        let orgs = try rows("SELECT id, kind, parent, secretary FROM org").map { row in
            Org(
                id: OrgID(row.number(0)),
                kind: try row.word(1, as: OrgKind.self),
                parent: row.optionalNumber(2).map { OrgID($0) },
                secretary: row.optionalNumber(3).map { StaffID($0) }
            )
        }
        let left = try rows("SELECT id FROM staff WHERE leftOn IS NOT NULL").map {
            StaffID($0.number(0))
        }
        // The office's own record is made before any other, whatever its role is called later.
        let office = try integer("SELECT min(id) FROM staff")
        return OrgTree(orgs, office: StaffID(office), left: Set(left))
    }

    /// The sequence numbers last used.
    func numbers() throws -> Numbers {
        let row = try row(
            """
            SELECT (SELECT max(id) FROM fact), (SELECT max(id) FROM duty),
              (SELECT max(id) FROM notice), (SELECT max(id) FROM absence),
              (SELECT max(id) FROM transfer), (SELECT max(id) FROM outreach)
            """
        )
        guard let row else { return Numbers() }
        return Numbers(
            fact: row.number(0),
            duty: row.number(1),
            notice: row.number(2),
            absence: row.number(3),
            transfer: row.number(4),
            outreach: row.number(5)
        )
    }
}
