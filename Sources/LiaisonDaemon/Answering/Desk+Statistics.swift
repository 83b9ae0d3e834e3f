internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// The statistics, who is behind their figures, and where many of a branch have gone.
extension Desk {
    static let statisticsHandlers: [String: Handler] = [
        "report.statistics": read { desk, params in
            let statistics = try desk.statistics(params)
            let listing = try desk.store.statistics(
                statistics, under: try desk.optionalOrg(params), today: desk.today)
            let counts = Dictionary(
                uniqueKeysWithValues: listing.rows.map { ($0.figure, $0.count) })
            return [
                "on": .string(statistics.day.iso),
                "figures": .array(Figure.all.map { Desk.encode($0, counts[$0] ?? 0) }),
                "note": Desk.encode(Statistics.note), "cursor": Desk.encode(listing.cursor),
            ]
        },
        "report.behind": read { desk, params in
            guard let figure = Figure(word: params["figure"]?.string ?? "") else {
                throw ErrorReply(
                    .paramsInvalid, "no such figure: report.statistics lists them",
                    path: "params.figure")
            }
            // A list of members has no room for organisations, and org.list and org.get say the same.
            guard !figure.isOfOrgs else {
                throw ErrorReply(
                    .paramsInvalid, "that figure counts organisations: org.list has them",
                    path: "params.figure")
            }
            let statistics = try desk.statistics(params)
            let people = try desk.store.behind(
                figure, statistics, under: try desk.optionalOrg(params), today: desk.today,
                try Desk.page(params))
            return Desk.answer("members", people, Desk.asOf(statistics)) { Desk.encode($0) }
        },
        "report.places": read { desk, params in
            let statistics = try desk.statistics(params)
            let places = try desk.store.places(
                statistics, under: try desk.optionalOrg(params), today: desk.today,
                try Desk.page(params))
            return Desk.answer("places", places, Desk.asOf(statistics)) { Desk.encode($0) }
        },
    ]

    /// As of which day; one to come is refused.
    private func statistics(_ params: JSONValue) throws -> Statistics {
        let day = try day(params)
        guard day <= today else {
            throw ErrorReply(
                .stateInvalid, "there are no figures of a day to come; check the date",
                details: [
                    "reason": .string(Refusal.futureDate(day).word), "date": .string(day.iso),
                ])
        }
        return Statistics(on: day)
    }

    private func optionalOrg(_ params: JSONValue) throws -> OrgID? {
        try params["org"]?.string.map { try org(named: $0).id }
    }

    private static func asOf(_ statistics: Statistics) -> [(String, JSONValue?)] {
        [("on", .string(statistics.day.iso))]
    }

    private static func encode(_ figure: Figure, _ count: Int) -> JSONValue {
        [
            "figure": .string(figure.word), "section": .string(figure.section.rawValue),
            "keys": .strings(figure.keys), "count": .integer(count),
        ]
    }

    private static func encode(_ place: PlaceCount) -> JSONValue {
        .compact([
            ("division", .string(place.division)),
            ("division_name", place.divisionName.map { .string($0) }),
            ("org", .string(place.org.handle)), ("name", .string(place.org.name)),
            ("count", .integer(place.people)), ("figure", .string(place.figure.word)),
        ])
    }
}
