internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// `duty.list`: the duties themselves, in the order in which they arose, whoever is told of them.
extension Desk {
    func dutyList(_ params: JSONValue) throws -> JSONValue {
        let filter = Store.DutyFilter(
            org: try params["org"]?.string.map { try org(named: $0).id },
            staff: try roster(params),
            rule: params["rule"]?.string,
            state: try word(params, "state", else: DutyState.open)
        )
        let duties = try store.duties(filter, try Self.page(params))
        return Self.answer("duties", duties) { listed($0) }
    }

    private func listed(_ line: Store.ListedDuty) -> JSONValue {
        let duty = line.duty
        let late = max(0, duty.due.days(until: today))
        return .compact([
            ("member", .string(line.member)), ("name", .string(line.name)),
            ("branch", line.branch.map { .string($0) }),
            ("duty", .string(Handle(.duty, number: duty.number).description)),
            ("rule", .string(duty.rule)), ("title", title(of: duty.rule)),
            ("state", .string(duty.state.rawValue)), ("since", .string(duty.since.iso)),
            ("due", .string(duty.due.iso)),
            ("overdue_days", duty.state == .open ? .integer(late) : nil),
            ("ended_at", line.endedAt.map { .string($0.rfc3339) }),
        ])
    }

    /// The title of a rule, while there is one of that id.
    func title(of rule: String) -> JSONValue? {
        engine.rules[rule].map { Self.encode($0.title) }
    }
}
