internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// The working days.
extension Desk {
    static let calendarHandlers: [String: Handler] = [
        "calendar.get": read { desk, params in try desk.calendar(params) },
        "calendar.install": { desk, params, _ in .rules(try desk.installation(params)) },
    ]

    private func calendar(_ params: JSONValue) throws -> JSONValue {
        let calendar = engine.rules.calendar
        let asked = params["year"]?.integer.map { [$0] }
        let years = asked ?? Set(calendar.years.keys.sorted() + [today.year]).sorted()
        let installed = try store.installedYears()
        return [
            "years": .array(
                years.map { year in
                    let data = calendar.years[year]
                    let own = installed.first { $0.year == year }
                    return .compact([
                        ("year", .integer(year)), ("known", .bool(calendar.isKnown(year: year))),
                        ("working_days", .integer(calendar.workingDays(year: year))),
                        ("off", .strings((data?.off ?? []).sorted().map(\.iso))),
                        ("make_up", .strings((data?.working ?? []).sorted().map(\.iso))),
                        ("spring_festival", data?.springFestival.map { .string($0.iso) }),
                        ("installed_at", own?.installedAt.map { .string($0.rfc3339) }),
                        (
                            "source",
                            own.flatMap { $0.source.isEmpty ? nil : .string($0.source) }
                        ),
                    ])
                }
            )
        ]
    }

    /// Reads what was sent, and what it means; the duties are derived from it before it is written.
    private func installation(_ params: JSONValue) throws -> RuleChange {
        var file: CalendarFile
        switch CalendarFile.read(params["text"]?.string ?? "") {
        case .failure(let found): throw found.reply
        case .success(let read): file = read
        }
        if let day = try optionalDay(params, "spring_festival") { file.days.springFestival = day }
        let faults = file.faults
        guard faults.isEmpty else { throw FileFaults(faults).reply }
        let year = file.year
        let days = file.days
        let source = String(file.source.prefix(Self.sourceCharacters))
        let wasKnown = engine.rules.calendar.isKnown(year: year)
        let counts = WorkCalendar().taking([year: days])
        return RuleChange(
            work: .installYear(InstalledYear(year: year, days: days, source: source)),
            apply: { $0.years[year] = days },
            encode: { moved in
                .compact([
                    ("year", .integer(year)), ("was_known", .bool(wasKnown)),
                    ("working_days", .integer(counts.workingDays(year: year))),
                    ("off", .integer(days.off.count)), ("make_up", .integer(days.working.count)),
                    ("spring_festival", days.springFestival.map { .string($0.iso) }),
                    ("moved", Self.encode(moved)),
                ])
            })
    }

    /// Name, number, reason: an address of a notice; the column is shown in one line.
    private static let sourceCharacters = 200

    /// The planned reminders that are told on other days now.
    static func encode(_ moved: MovedNotices) -> JSONValue {
        [
            "notices": .integer(moved.count), "people": .integer(moved.people),
            "first": .array(
                moved.first.map { notice in
                    [
                        "member": .string(notice.member),
                        "notice": .string(Handle(.notice, number: notice.notice).description),
                        "duty": .string(Handle(.duty, number: notice.duty).description),
                        "rule": .string(notice.rule), "from": .string(notice.from.iso),
                        "to": .string(notice.to.iso),
                    ]
                }),
        ]
    }
}
