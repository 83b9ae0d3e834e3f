internal import LiaisonCore
internal import LiaisonStore

extension FirstMorning {
    /// Takes account of the orgs that a plan makes, and of the branches that have their first mobile
    /// members, or earlier ones, by it.
    ///
    /// - Parameter people: who on the roll a row is about, by the row's number.
    mutating func add(
        _ orgs: [PlannedOrg], _ rows: [PlannedRow], _ people: [Int: RollReader.Person],
        _ roll: RollReader, today: CivilDate
    ) throws {
        var since: [PlanReference: CivilDate] = [:]
        for row in rows {
            let person = people[row.number]
            guard let away = row.mobileSince(person, today: today),
                let branch = row.branch ?? person?.branch.map({ .existing($0.number) })
            else { continue }
            since[branch] = min(since[branch] ?? away, away)
        }
        for (key, org) in orgs.enumerated() {
            add(
                OrgDossier(
                    org: OrgID(0), kind: org.kind, openedOn: today, mobileSince: since[.new(key)]))
        }
        for (branch, away) in since {
            guard case .existing(let number) = branch, var dossier = try roll.org(OrgID(number))
            else { continue }
            dossier.mobileSince = min(dossier.mobileSince ?? away, away)
            add(dossier)
        }
    }
}

extension PlannedRow {
    /// Since when his branch has a mobile member in him, as `Database.orgDossier` reads it after the
    /// release: not before he was on the roll. Nil when he is not away.
    fileprivate func mobileSince(_ person: RollReader.Person?, today: CivilDate) -> CivilDate? {
        if person?.dossier.isEnded ?? false { return nil }
        guard person?.dossier.absence != nil || news.departure != nil || news.inflow != nil
        else { return nil }
        let departed = news.departure?.on ?? person?.dossier.absence?.departed
        let opened = person?.dossier.openedOn ?? today
        let arrived = news.inflow?.arrived ?? person?.dossier.absence?.arrivedOn
        return max(arrived ?? departed ?? opened, opened)
    }
}
