internal import GRDB
internal import LiaisonCore

/// Rows into dossiers. Runs inside the transaction that decides.
extension Database {
    func dossier(_ id: MemberID) throws -> Dossier? {
        try dossier(DossierRow.byNumber, id.number)
    }

    func dossier(of handle: String) throws -> Dossier? {
        try dossier(DossierRow.byHandle, handle)
    }

    /// The absence of a member that began last, where it is over and ever was.
    func lastClosedAbsence(of id: MemberID) throws -> ClosedAbsence? {
        let last = try row(
            """
            SELECT id, closedHow, (SELECT max(b.closedOn) FROM absence b
              WHERE b.member = a.member AND b.id <> a.id AND b.closedHow <> 'voided')
            FROM absence a WHERE member = ? AND closedHow IS NOT 'voided' ORDER BY id DESC LIMIT 1
            """,
            [id.number])
        guard let last, let how = try last.optionalWord(1, as: AbsenceEnd.self),
            let row = try row(DossierRow.withAbsence, [last.number(0), id.number]),
            let absence = try DossierRow(row).dossier().absence
        else { return nil }
        return ClosedAbsence(absence, how: how, lastReturn: try last.date(2))
    }

    private func dossier(_ sql: String, _ key: any Bindable) throws -> Dossier? {
        guard let row = try row(sql, [key]) else { return nil }
        var dossier = try DossierRow(row).dossier()
        dossier.duties = try openDuties(of: .member(dossier.member))
        return dossier
    }
}

/// The row that holds all of a dossier but its duties: the member, his open absence, transfer and
/// outreach. Columns are read in the order in which they stand here.
private struct DossierRow {
    static let byNumber = select() + "WHERE m.id = ?"
    static let byHandle = select() + "WHERE m.handle = ?"
    /// With this absence, open or not.
    static let withAbsence = select(absence: "a.id = ?") + "WHERE m.id = ?"

    private static func select(absence: String = "a.closedOn IS NULL") -> String {
        """
        SELECT m.id, m.revision, m.standing, m.joined, m.converted, m.openedOn, m.held, m.liaison,
          m.lastReturn, m.branch, m.places,
          m.contact, m.attendance, m.ownDues, m.duesThrough, m.review, m.probationDecided,
          m.latest, m.studyHours,
          m.standingSince, m.exempt, m.duesArrangement, m.duesArrangedOn, m.correctionUntil,
          m.graduatedOn, m.extendedMonths, m.postponedUntil, m.appliedOn, m.assemblyOn,
          m.assemblyResult, m.reportedOn,
          a.id, a.departed, a.abroad, a.reason, a.until, a.recognisedOn, a.checkedInOn,
          a.checkedInUndated, a.placedOn, a.reported, a.scope, a.division, a.divisionYear,
          a.occupation, a.unitKind, a.recognisedFor, a.registeredOn, a.expectedOn,
          a.placementKind, a.receivingLiaisonOn, a.transferableOn, a.transferableReason,
          t.id, t.state, t.preparedOn, t.issuedOn, t.validDays, t.issues, t.acceptedOn,
          o.id, o.openedOn, o.situation, o.attempts, o.foundOn, a.placedIn,
          a.arrivedOn, m.side, a.divisionName, m.deputy, a.recordedOn
        FROM member m LEFT JOIN absence a ON a.member = m.id AND \(absence)
          LEFT JOIN transfer t ON t.member = m.id AND t.endedOn IS NULL
          LEFT JOIN outreach o ON o.member = m.id AND o.endedOn IS NULL

        """
    }

    let row: Row

    init(_ row: Row) { self.row = row }

    func dossier() throws -> Dossier {
        Dossier(
            member: MemberID(row.number(0)),
            revision: Int(row.number(1)),
            side: try row.word(67, as: Side.self),
            standing: try row.word(2, as: Standing.self),
            standingSince: try row.date(19),
            joined: try row.date(3),
            converted: try row.date(4),
            probation: try probation(),
            terms: try terms(),
            branch: row.optionalNumber(9).map { OrgID($0) },
            openedOn: try row.requiredDate(5),
            isHeld: row.flag(6),
            absence: try absence(),
            transfer: try transfer(),
            outreach: try outreach(),
            lastReturn: try row.date(8),
            clocks: try clocks(),
            liaison: row.optionalNumber(7).map { StaffID($0) },
            deputy: row.optionalNumber(69).map { StaffID($0) },
            places: try PlaceText.places(row[10])
        )
    }

    private func clocks() throws -> Clocks {
        var clocks = Clocks(
            contact: try row.date(11),
            attendance: try row.date(12),
            ownDues: try row.date(13),
            duesThrough: try row.month(14),
            review: try row.date(15),
            probationDecided: try row.date(16)
        )
        for (name, value) in try PairText.pairs(row[17]) {
            guard let mark = Mark(rawValue: name), let day = CivilDate(iso: value) else {
                throw StoreFailure.corrupt(code: 0)
            }
            clocks.latest[mark] = day
        }
        for (name, value) in try PairText.pairs(row[18]) {
            guard let year = Int(name), let hours = Int(value) else {
                throw StoreFailure.corrupt(code: 0)
            }
            clocks.studyHours[year] = hours
        }
        return clocks
    }

    private func terms() throws -> Terms {
        Terms(
            exemption: try row.optionalWord(20, as: Exemption.self),
            duesArrangement: try row.optionalWord(21, as: DuesArrangement.self),
            duesArrangedOn: try row.date(22),
            correctionUntil: try row.date(23),
            graduatedOn: try row.date(24)
        )
    }

    private func probation() throws -> Probation {
        var assembly: Probation.Assembly?
        if let on = try row.date(28) {
            assembly = Probation.Assembly(
                on: on, result: try row.word(29, as: AssemblyResult.self))
        }
        return Probation(
            extendedMonths: row.optionalNumber(25).map { Int($0) },
            postponedUntil: try row.date(26),
            appliedOn: try row.date(27),
            assembly: assembly,
            reportedOn: try row.date(30)
        )
    }

    private func absence() throws -> Absence? {
        guard let number = row.optionalNumber(31) else { return nil }
        var absence = Absence(
            number: number,
            departed: try row.date(32),
            isAbroad: row.flag(33),
            reason: try row.optionalWord(34, as: Reason.self),
            until: try row.date(35),
            recognisedOn: try row.date(36),
            checkedInOn: try row.date(37),
            checkedInUndated: row.flag(38),
            placedOn: try row.date(39)
        )
        absence.recordedOn = try row.date(70)
        absence.reported = try row.optionalWord(40, as: Reported.self)
        absence.scope = try row.optionalWord(41, as: Scope.self)
        if let code: String = row[42] {
            absence.division = Division(
                code: code, year: Int(row.number(43)), name: row[68])
        }
        absence.occupation = try row.optionalWord(44, as: Occupation.self)
        absence.unitKind = try row.optionalWord(45, as: UnitKind.self)
        absence.recognisedFor = try row.optionalWord(46, as: RecognitionCause.self)
        absence.registeredOn = try row.date(47)
        absence.expectedOn = try row.date(48)
        absence.placementKind = try row.optionalWord(49, as: PlacementKind.self)
        absence.arrivedOn = try row.date(66)
        absence.placedIn = row.optionalNumber(65).map { OrgID($0) }
        absence.receivingLiaisonOn = try row.date(50)
        if let on = try row.date(51) {
            absence.transferable = Transferable(
                on: on, reason: try row.optionalWord(52, as: UntransferableReason.self))
        }
        return absence
    }

    private func transfer() throws -> Transfer? {
        guard let number = row.optionalNumber(53) else { return nil }
        var letter: Transfer.Letter?
        if let issued = try row.date(56) {
            letter = Transfer.Letter(issuedOn: issued, validDays: Int(row.number(57)))
        }
        return Transfer(
            number: number,
            state: try row.word(54, as: Transfer.State.self),
            preparedOn: try row.requiredDate(55),
            letter: letter,
            issues: Int(row.number(58)),
            acceptedOn: try row.date(59)
        )
    }

    private func outreach() throws -> Outreach? {
        guard let number = row.optionalNumber(60) else { return nil }
        return Outreach(
            number: number,
            openedOn: try row.requiredDate(61),
            situation: try row.word(62, as: Outreach.Situation.self),
            attempts: Int(row.number(63)),
            foundOn: try row.date(64)
        )
    }
}
