internal import GRDB
internal import LiaisonCore

/// Rows into the dossiers of orgs and staff people, and back. Runs inside the transaction that decides.
extension Database {
    /// The standings of a membership that has ended, as words of SQL.
    private static let ended = Standing.allCases.filter(\.isEnded)
        .map { "'\($0.rawValue)'" }.joined(separator: ",")

    func orgDossier(_ id: OrgID) throws -> OrgDossier? {
        let row = try row(
            """
            SELECT o.revision, o.kind, o.openedOn, o.foundedOn, o.termYears, o.closedOn, o.latest,
              o.places, o.foundingFact,
              (SELECT min(max(coalesce(a.arrivedOn, a.departed, m.openedOn), m.openedOn,
                  coalesce(a.recordedOn, '')))
                FROM member m JOIN absence a ON a.member = m.id AND a.closedOn IS NULL
                WHERE m.branch = o.id AND m.held = 0 AND m.standing NOT IN (\(Self.ended)))
            FROM org o WHERE o.id = ?
            """,
            [id.number])
        guard let row else { return nil }
        var latest: [OrgRecordKind: CivilDate] = [:]
        for (name, value) in try PairText.pairs(row[6]) {
            guard let kind = OrgRecordKind(rawValue: name), let day = CivilDate(iso: value) else {
                throw StoreFailure.corrupt(code: 0)
            }
            latest[kind] = day
        }
        return OrgDossier(
            org: id,
            revision: Int(row.number(0)),
            kind: try row.word(1, as: OrgKind.self),
            openedOn: try row.requiredDate(2),
            term: row.optionalNumber(4).flatMap { OrgTerm(rawValue: Int($0)) },
            mobileSince: try row.date(9),
            life: OrgLife(
                latest: latest, foundedOn: try row.date(3), foundingFact: row.optionalNumber(8),
                closedOn: try row.date(5)),
            duties: try openDuties(of: .org(id)),
            places: try PlaceText.places(row[7]))
    }

    func staffDossier(_ id: StaffID) throws -> StaffDossier? {
        let row = try row(
            """
            SELECT s.leftOn, s.places, (SELECT count(*) FROM member m WHERE m.liaison = s.id)
            FROM staff s WHERE s.id = ?
            """,
            [id.number])
        guard let row else { return nil }
        return StaffDossier(
            staff: id, leftOn: try row.date(0), members: Int(row.number(2)),
            duties: try openDuties(of: .staff(id)), places: try PlaceText.places(row[1]))
    }

    /// Notes that an org's record has another revision, and what its records and duties moved.
    func revise(_ before: OrgDossier, after decision: Decision) throws {
        guard !decision.changes.isEmpty else { return }
        var life = before.life
        for change in decision.changes { life.take(change) }
        try run(
            """
            UPDATE org SET revision = ?, latest = ?, places = ?, closedOn = ?, foundedOn = ?,
              foundingFact = ? WHERE id = ?
            """,
            [
                decision.outcome.revision,
                PairText.text(life.latest.map { ($0.key.rawValue, $0.value.iso) }),
                PlaceText.text(decision.places(from: before.places)), life.closedOn?.iso,
                life.foundedOn?.iso, life.foundingFact, before.org.number,
            ])
    }

    func keepPlaces(of before: StaffDossier, after decision: Decision) throws {
        try run(
            "UPDATE staff SET places = ? WHERE id = ?",
            [PlaceText.text(decision.places(from: before.places)), before.staff.number])
    }
}

extension Decision {
    /// The sub-numbers of duties with those of rules that are new to the subject.
    func places(from before: [String: Int]) -> [String: Int] {
        var places = before
        for case .dutyOpened(let duty) in changes { places[duty.rule] = duty.item }
        return places
    }
}
