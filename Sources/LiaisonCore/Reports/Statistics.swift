/// The statistics as of one day (rules G1, G3, G4, M5): which figures somebody counts in. The one place
/// that says so, for the counts and for the lists of who is behind them.
///
/// What has a date counts by the day on which it happened, however late it was recorded. What has none -
/// the branch, the scope, the occupation, a certificate - counts as it is on record now.
package struct Statistics: Sendable {
    package let day: CivilDate
    #if DEBUG
        private let control = StatisticsControl.inForce
    #endif

    package init(on day: CivilDate) { self.day = day }

    /// The first day of what is counted within the year.
    package var yearBegin: CivilDate {
        CivilDate(year: day.year, month: 1, day: 1) ?? day
    }

    /// Where three or more of one branch have gone to one place, a temporary branch or a cell may be
    /// founded there (rule M5; a branch takes three full members, M4).
    package static let peopleOfABranch = 3

    /// The forms are those of older years.
    package static let note = LocalText(
        zh: "依照早年统计表式（《流动党员情况（二）》、2017年高校失联党员情况表）；现行表式未经核实，以当年统计通知为准",
        en:
            "after the forms of older years (mobile members II; universities' lost-contact sheet of "
            + "2017); the current forms are unverified: go by this year's instructions")

    /// Each figure that somebody counts in, once.
    package func figures(of person: CountedPerson) -> [Figure] {
        var figures = person.decisions.sorted { $0.word < $1.word }
        guard person.isAffiliated, isMember(person) else { return figures }
        figures.append(.members)
        if person.isFoundAgain { figures.append(.foundAgain) }
        guard let absence = person.absences.last(where: isInForce) else { return figures }
        figures.append(.away)
        figures += contact(person)
        if let division = absence.division { figures.append(.place(division)) }
        // Recognition governs statistics: until then somebody is away and not yet mobile (rule D1).
        guard has(absence.recognisedOn) else { return figures + [.notRecognised] }
        return figures + outflow(absence, person)
    }

    private func isMember(_ person: CountedPerson) -> Bool {
        if person.standing.isEnded, has(person.standingSince) { return false }
        return person.joined.map { $0 <= day } ?? true
    }

    private func isInForce(_ absence: CountedAbsence) -> Bool {
        guard has(absence.departed ?? absence.knownOn) else { return false }
        #if DEBUG
            if control == .closedIgnored { return true }
        #endif
        return !has(absence.closedOn)
    }

    private func outflow(_ absence: CountedAbsence, _ person: CountedPerson) -> [Figure] {
        var figures: [Figure] = [
            .total, .scope(absence.scope), .unit(absence.unitKind),
            .occupation(absence.occupation),
            .destination(absence.unitKind, absence.occupation),
        ]
        if person.hasCertificate { figures.append(.certificate) }
        if has(absence.placedOn) {
            figures += [.placed, .placement(absence.placementKind)]
        } else {
            figures.append(.notPlaced)
        }
        return figures
    }

    private func contact(_ person: CountedPerson) -> [Figure] {
        let band = ContactBand(latest: person.latestContact, on: day)
        guard band.isOutOfContact else { return [.contact(band)] }
        return [.outOfContact, .contact(band), .situation(person.situation)]
    }

    /// Whether it had happened by the day.
    func has(_ date: CivilDate?) -> Bool { date.map { $0 <= day } ?? false }
}

/// What the statistics ask of somebody.
package struct CountedPerson: Equatable, Sendable {
    package var standing: Standing
    package var standingSince: CivilDate?
    package var joined: CivilDate?
    package var hasCertificate: Bool
    /// The latest of a contact that reached him, an attendance and dues he paid himself, by the day
    /// (rule L1).
    package var latestContact: CivilDate?
    /// Of the outreach under way on the day.
    package var situation: Outreach.Situation?
    /// Whether an outreach found him within the year, by the day.
    package var isFoundAgain: Bool
    /// In the order of recording.
    package var absences: [CountedAbsence]
    /// Whether his branch is one of those asked for.
    package var isAffiliated: Bool
    /// What one of them decided of him within the year, by the day.
    package var decisions: Set<Figure>

    package init(
        standing: Standing,
        standingSince: CivilDate? = nil,
        joined: CivilDate? = nil,
        hasCertificate: Bool = false,
        latestContact: CivilDate? = nil,
        situation: Outreach.Situation? = nil,
        isFoundAgain: Bool = false,
        absences: [CountedAbsence] = [],
        isAffiliated: Bool = true,
        decisions: Set<Figure> = []
    ) {
        self.standing = standing
        self.standingSince = standingSince
        self.joined = joined
        self.hasCertificate = hasCertificate
        self.latestContact = latestContact
        self.situation = situation
        self.isFoundAgain = isFoundAgain
        self.absences = absences
        self.isAffiliated = isAffiliated
        self.decisions = decisions
    }
}

/// What the statistics ask of an absence.
package struct CountedAbsence: Equatable, Sendable {
    package var departed: CivilDate?
    /// Where the departure is unknown, the day of which it is on record: the ledger's own date, or the
    /// day it was entered.
    package var knownOn: CivilDate?
    package var closedOn: CivilDate?
    package var recognisedOn: CivilDate?
    package var placedOn: CivilDate?
    package var placementKind: PlacementKind?
    package var scope: Scope?
    package var unitKind: UnitKind?
    package var occupation: Occupation?
    /// The code.
    package var division: String?

    package init(
        departed: CivilDate?,
        knownOn: CivilDate? = nil,
        closedOn: CivilDate? = nil,
        recognisedOn: CivilDate? = nil,
        placedOn: CivilDate? = nil,
        placementKind: PlacementKind? = nil,
        scope: Scope? = nil,
        unitKind: UnitKind? = nil,
        occupation: Occupation? = nil,
        division: String? = nil
    ) {
        self.departed = departed
        self.knownOn = knownOn
        self.closedOn = closedOn
        self.recognisedOn = recognisedOn
        self.placedOn = placedOn
        self.placementKind = placementKind
        self.scope = scope
        self.unitKind = unitKind
        self.occupation = occupation
        self.division = division
    }
}

#if DEBUG
    /// Statistics that are wrong on purpose: what the experiment on as-of dates must find. Debug builds
    /// only, in force for whoever asks for it and nobody else.
    package enum StatisticsControl: Sendable {
        /// Whoever has left once is away for good.
        case closedIgnored

        @TaskLocal package static var inForce: StatisticsControl?
    }
#endif
