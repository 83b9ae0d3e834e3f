internal import GRDB
internal import LiaisonCore

/// The row that holds all of a dossier but its duties.
private enum DossierRow {
    static let byNumber = select + "WHERE m.id = ?"
    static let byHandle = select + "WHERE m.handle = ?"

    private static let select = """
        SELECT m.revision, m.standing, m.joined, m.converted, m.openedOn, m.held, m.liaison,
          a.id, a.departed, a.abroad, a.reason, a.until, a.recognisedOn, a.checkedInOn,
          a.checkedInUndated, a.placedOn, m.lastReturn, m.contact, m.attendance, m.ownDues,
          m.duesThrough, m.review, m.probationDecided, m.places, m.id
        FROM member m LEFT JOIN absence a ON a.member = m.id AND a.closedOn IS NULL

        """
}

/// Sub-numbers of rules as one column: `C1=1 L1=2`. Rule ids have no blank and no `=`.
enum PlaceText {
    static func text(_ places: [String: Int]) -> String {
        places.sorted { $0.value < $1.value }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    static func places(_ text: String) throws -> [String: Int] {
        var places: [String: Int] = [:]
        for entry in text.utf8.split(separator: UInt8(ascii: " ")) {
            guard let sign = entry.firstIndex(of: UInt8(ascii: "=")),
                let rule = String(entry[..<sign]),
                let digits = String(entry[entry.index(after: sign)...]),
                let place = Int(digits)
            else { throw StoreFailure.corrupt(code: 0) }
            places[rule] = place
        }
        return places
    }
}

/// Rows into dossiers. Runs inside the transaction that decides.
extension Database {
    func dossier(_ id: MemberID) throws -> Dossier? {
        try dossier(DossierRow.byNumber, id.number)
    }

    func dossier(of handle: String) throws -> Dossier? {
        try dossier(DossierRow.byHandle, handle)
    }

    private func dossier(_ sql: String, _ key: any Bindable) throws -> Dossier? {
        guard let row = try row(sql, [key]) else { return nil }
        let id = MemberID(row.number(24))
        var dossier = Dossier(
            member: id,
            revision: Int(row.number(0)),
            standing: try row.word(1, as: Standing.self),
            joined: try row.date(2),
            converted: try row.date(3),
            openedOn: try row.requiredDate(4),
            isHeld: row.flag(5),
            lastReturn: try row.date(16),
            clocks: Clocks(
                contact: try row.date(17),
                attendance: try row.date(18),
                ownDues: try row.date(19),
                duesThrough: try row.month(20),
                review: try row.date(21),
                probationDecided: try row.date(22)
            ),
            liaison: row.optionalNumber(6).map { StaffID($0) }
        )
        if let absence = row.optionalNumber(7) {
            dossier.absence = Absence(
                number: absence,
                departed: try row.date(8),
                isAbroad: row.flag(9),
                reason: try row.optionalWord(10, as: Reason.self),
                until: try row.date(11),
                recognisedOn: try row.date(12),
                checkedInOn: try row.date(13),
                checkedInUndated: row.flag(14),
                placedOn: try row.date(15)
            )
        }
        dossier.duties = try openDuties(of: .member(id))
        dossier.places = try PlaceText.places(row[23])
        return dossier
    }

    /// The open duties of a subject with their notices, sorted by number.
    func openDuties(of subject: Subject) throws -> [Duty] {
        var duties: [Duty] = []
        try each(
            """
            SELECT d.id, d.rule, d.period, d.since, d.due, d.showsFrom, d.item,
              n.id, n.rung, n.role, n.planned, n.fate, n.delivery IS NOT NULL
            FROM duty d INDEXED BY dutyOpen LEFT JOIN notice n ON n.duty = d.id
            WHERE d.subjectKind = ? AND d.subject = ? AND d.state = 'open'
            ORDER BY d.id, n.id
            """,
            [String(subject.letter.rawValue), subject.number]
        ) { row in
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
        // The office's own record is made before any other, whatever its role is called later.
        let office = try integer("SELECT min(id) FROM staff")
        return OrgTree(orgs, office: StaffID(office))
    }

    /// The sequence numbers last used.
    func numbers() throws -> Numbers {
        let row = try row(
            """
            SELECT (SELECT max(id) FROM fact), (SELECT max(id) FROM duty),
              (SELECT max(id) FROM notice), (SELECT max(id) FROM absence)
            """
        )
        guard let row else { return Numbers() }
        return Numbers(
            fact: row.number(0),
            duty: row.number(1),
            notice: row.number(2),
            absence: row.number(3)
        )
    }
}
