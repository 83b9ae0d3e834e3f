internal import GRDB
package import LiaisonCore

/// The statistics as of a day: one walk over the people, counted or listed. `Statistics` says who counts
/// where, so that no list can differ from its count.
extension Store {
    /// How many people, or orgs, each figure counts. Figures that count nobody are left out.
    ///
    /// - Parameter today: later days than the statistics' own are not on record before it.
    package func statistics(
        _ statistics: Statistics, under org: OrgID?, today: CivilDate
    ) throws(StoreFailure) -> Listing<FigureCount> {
        try list { db in
            var counts: [Figure: Int] = [:]
            let branches = try org.map { try db.orgTree().subtree(of: $0) }
            try db.people(
                of: branches, after: 0, statistics, today: today, withDecisions: true
            ) { person in
                for figure in statistics.figures(of: person.counted) {
                    counts[figure, default: 0] += 1
                }
                return true
            }
            for org in try db.countedOrgs(of: branches, statistics, today: today) {
                for figure in statistics.figures(of: org) { counts[figure, default: 0] += 1 }
            }
            return counts.map { FigureCount(figure: $0.key, count: $0.value) }
                .sorted { $0.figure.word < $1.figure.word }
        }
    }

    /// The people behind a figure, in the order of the roll; nobody behind one that counts orgs.
    package func behind(
        _ figure: Figure, _ statistics: Statistics, under org: OrgID?, today: CivilDate,
        _ page: Page
    ) throws(StoreFailure) -> Listing<MemberLine> {
        try list(page) { db, limit in
            var found: [MemberID] = []
            let branches = try org.map { org in
                figure.isOfOneBranch ? [org] : try db.orgTree().subtree(of: org)
            }
            let after = page.after?.row ?? 0
            try db.people(
                of: branches, after: after, statistics, today: today,
                withDecisions: figure.isOfDecisions
            ) { person in
                if statistics.figures(of: person.counted).contains(figure) {
                    found.append(MemberID(person.member))
                }
                return found.count < limit
            }
            return try found.map { try db.memberLine($0) }
        }
    }

    /// Where so many of one branch have gone that they might found one there (rule M5), by place.
    package func places(
        _ statistics: Statistics, under org: OrgID?, today: CivilDate, _ page: Page
    ) throws(StoreFailure) -> Listing<PlaceCount> {
        try list(page) { db, limit in
            var counts: [Page.Place: Int] = [:]
            let branches = try org.map { try db.orgTree().subtree(of: $0) }
            try db.people(of: branches, after: 0, statistics, today: today) { person in
                for figure in statistics.figures(of: person.counted) where figure.isOfOneBranch {
                    guard let branch = person.branch,
                        let code = figure.keys.first.flatMap(Int64.init)
                    else { continue }
                    counts[Page.Place(group: code, row: branch), default: 0] += 1
                }
                return true
            }
            let names = try db.divisionNames()
            let first = page.after.map { ($0.group, $0.row) } ?? (0, 0)
            return try counts.filter { $0.value >= Statistics.peopleOfABranch }
                .filter { ($0.key.group, $0.key.row) > first }
                .sorted { ($0.key.group, $0.key.row) < ($1.key.group, $1.key.row) }
                .prefix(limit)
                .map {
                    try PlaceCount(
                        org: db.orgLine(OrgID($0.key.row)), $0.key, names[$0.key.group], $0.value)
                }
        }
    }
}

/// How many people, or orgs, a figure counts.
package struct FigureCount: Sendable {
    package var figure: Figure
    package var count: Int
}

/// How many of a branch are away to one place.
package struct PlaceCount: Placed {
    package var org: OrgLine
    /// The code of the division.
    package var division: String
    /// Its name on the latest list that a record on this roll names.
    package var divisionName: String?
    package var people: Int
    package let place: Page.Place

    fileprivate init(org: OrgLine, _ place: Page.Place, _ divisionName: String?, _ people: Int) {
        self.org = org
        self.division = "\(place.group)"
        self.divisionName = divisionName
        self.people = people
        self.place = place
    }

    package var figure: Figure { .place(division) }
}

extension Database {
    /// The names of divisions by their codes, each from the latest list that a record names.
    fileprivate func divisionNames() throws -> [Int64: String] {
        // With max(), the other columns are of the row that has it (lang_select.html, 3.2).
        let rows = try rows(
            """
            SELECT division, divisionName, max(divisionYear) FROM absence
            WHERE divisionName IS NOT NULL GROUP BY division
            """)
        return Dictionary(
            rows.compactMap { row in Int64(row[0] as String).map { ($0, row[1]) } },
            uniquingKeysWith: { _, last in last })
    }
}
