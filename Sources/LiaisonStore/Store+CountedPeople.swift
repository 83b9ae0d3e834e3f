internal import GRDB
internal import LiaisonCore

/// Somebody as the walk meets him.
struct WalkedPerson {
    var member: Int64
    var branch: Int64?
    var counted: CountedPerson
}

/// What facts say of a past day: the clocks in `member` have gone on since, and so has a placement that
/// another has replaced.
private struct PastFacts {
    /// By member.
    var latestContact: [Int64: CivilDate] = [:]
    /// By absence: the day of which its departure is on record.
    var known: [Int64: CivilDate] = [:]
    /// By absence: the last one recorded, with the kind that was last named.
    var placements: [Int64: (on: CivilDate, kind: PlacementKind?)] = [:]
}

extension Database {
    /// Everybody of these branches with what the statistics ask of him, in the order of the roll, until
    /// `body` has enough.
    ///
    /// - Parameter withDecisions: what these organisations decided as well, and of whom.
    func people(
        of branches: [OrgID]?, after row: Int64, _ statistics: Statistics, today: CivilDate,
        withDecisions: Bool = false, _ body: (WalkedPerson) throws -> Bool
    ) throws {
        let day = statistics.day
        let past = day < today ? try facts(through: day) : nil
        let decisions =
            withDecisions ? try self.decisions(of: branches, statistics) : [:]
        let filter = Store.filter(branches, nil)
        let affiliated = branches.map { Set($0.map(\.number)) }
        var current: WalkedPerson?
        func take(_ row: CurrentRow) throws -> Bool {
            var absence = try Self.absence(row)
            absence?.knownOn = day
            if let past, let number = row.optionalNumber(11) {
                absence?.knownOn = past.known[number]
                absence?.placedOn = past.placements[number]?.on
                absence?.placementKind = past.placements[number]?.kind
            }
            if current?.member == row.number(0) {
                if let absence { current?.counted.absences.append(absence) }
                return true
            }
            if let whole = current, try !body(whole) {
                current = nil
                return false
            }
            var counted = try Self.person(row)
            if let past { counted.latestContact = past.latestContact[row.number(0)] }
            counted.absences = absence.map { [$0] } ?? []
            counted.decisions = decisions[row.number(0)] ?? []
            counted.isAffiliated =
                row.flag(21)
                && (affiliated.map { row.optionalNumber(1).map($0.contains) ?? false } ?? true)
            current = WalkedPerson(
                member: row.number(0), branch: row.optionalNumber(1), counted: counted)
            return true
        }
        try walk(
            Self.peopleSQL(filter.sql),
            [day.iso, day.iso, statistics.yearBegin.iso, day.iso, row] + filter.arguments
                + ["[\(decisions.keys.map { "\($0)" }.joined(separator: ","))]"],
            take)
        if let current { _ = try body(current) }
    }

    /// By the roll's own order, whatever index a branch has: nothing is sorted, and a page ends with
    /// its last row.
    private static func peopleSQL(_ filter: String) -> String {
        """
        SELECT m.id, m.branch, m.standing, m.standingSince, m.joined, m.contact, m.attendance,
          m.ownDues,
          EXISTS(SELECT 1 FROM personal p
            WHERE p.kind = 'm' AND p.owner = m.id AND p.field = 'certificate'),
          (SELECT o.situation FROM outreach o WHERE o.member = m.id AND o.openedOn <= ?
            AND (o.endedOn IS NULL OR o.endedOn > ?) ORDER BY o.id DESC LIMIT 1),
          EXISTS(SELECT 1 FROM outreach o WHERE o.member = m.id AND o.foundOn BETWEEN ? AND ?),
          a.id, a.departed, a.closedOn, a.recognisedOn, a.placedOn, a.placementKind, a.scope,
          a.unitKind, a.occupation, a.division, m.side = 'home'
        FROM member m NOT INDEXED LEFT JOIN absence a
          ON a.member = m.id AND a.closedHow IS NOT 'voided'
        WHERE m.id > ? AND (1 \(filter) OR m.id IN (SELECT value FROM json_each(?)))
        ORDER BY m.id, a.id
        """
    }

    private static func person(_ row: CurrentRow) throws -> CountedPerson {
        CountedPerson(
            standing: try row.word(2, as: Standing.self),
            standingSince: try row.date(3),
            joined: try row.date(4),
            hasCertificate: row.flag(8),
            latestContact: later(later(try row.date(5), try row.date(6)), try row.date(7)),
            situation: try row.optionalWord(9, as: Outreach.Situation.self),
            isFoundAgain: row.flag(10)
        )
    }

    /// Nil where there is none.
    private static func absence(_ row: CurrentRow) throws -> CountedAbsence? {
        guard !row.isNull(11) else { return nil }
        return CountedAbsence(
            departed: try row.date(12),
            closedOn: try row.date(13),
            recognisedOn: try row.date(14),
            placedOn: try row.date(15),
            placementKind: try row.optionalWord(16, as: PlacementKind.self),
            scope: try row.optionalWord(17, as: Scope.self),
            unitKind: try row.optionalWord(18, as: UnitKind.self),
            occupation: try row.optionalWord(19, as: Occupation.self),
            division: row[20]
        )
    }

    /// What these organisations decided of whom, within the year and by the day.
    private func decisions(
        of branches: [OrgID]?, _ statistics: Statistics
    ) throws -> [Int64: Set<Figure>] {
        let orgs = branches.map { Set($0.map(\.number)) }
        var decisions: [Int64: Set<Figure>] = [:]
        try each(
            """
            SELECT member, kind, decidedBy FROM fact
            WHERE kind IN ('conversion','removal','appraisal') AND correctedBy IS NULL
              AND happenedOn BETWEEN ? AND ?
            """,
            [statistics.yearBegin.iso, statistics.day.iso]
        ) { row in
            let isTheirs = orgs.map { row.optionalNumber(2).map($0.contains) ?? false } ?? true
            guard isTheirs else { return }
            let figure: Figure =
                switch row[1] as String {
                case "removal": .removals
                case "appraisal": .appraisals
                default: .conversions
                }
            decisions[row.number(0), default: []].insert(figure)
        }
        return decisions
    }

    /// One scan: no index finds the facts of a member.
    private func facts(through day: CivilDate) throws -> PastFacts {
        var past = PastFacts()
        try each(
            """
            SELECT member, happenedOn, absence, kind, detail FROM fact
            WHERE happenedOn <= ? AND correctedBy IS NULL AND (kind IN ('attendance','departure','placement')
              OR (kind = 'contact' AND result = 'reached')
              OR (kind = 'dues' AND payer = 'member'))
            ORDER BY id
            """,
            [day.iso]
        ) { row in
            let on = try row.requiredDate(1)
            switch (row[3] as String, row.optionalNumber(2)) {
            case ("departure", let absence?): past.known[absence] = on
            case ("placement", let absence?):
                let kind = try row.optionalWord(4, as: PlacementKind.self)
                past.placements[absence] = (on, kind ?? past.placements[absence]?.kind)
            default:
                let member = row.number(0)
                past.latestContact[member] = later(past.latestContact[member], on)
            }
        }
        return past
    }
}
