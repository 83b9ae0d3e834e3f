internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// `duty.list`: the duties themselves, in the order in which they arose, whoever is told of them.
extension Desk {
    private static let dutiesOnPage = 100

    func dutyList(_ params: JSONValue) throws -> JSONValue {
        let limit = params["limit"]?.integer ?? Self.dutiesOnPage
        let filter = Store.DutyFilter(
            org: try params["org"]?.string.map { try org(named: $0).id },
            staff: try roster(params),
            rule: params["rule"]?.string,
            state: try word(params, "state", else: DutyState.open)
        )
        let lines = try store.duties(
            filter, after: Int64(params["cursor"]?.string ?? "") ?? 0, limit: limit)
        let next = lines.count == limit ? lines.last?.duty.number : nil
        return .compact([
            ("duties", .array(lines.map { listed($0) })),
            ("next", next.map { .string(String($0)) }),
        ])
    }

    private func listed(_ line: Store.ListedDuty) -> JSONValue {
        let own: [JSONMember] = [
            JSONMember("member", .string(line.member)), JSONMember("name", .string(line.name)),
            JSONMember("state", .string(line.duty.state.rawValue)),
        ]
        let more = JSONValue.compact([
            ("branch", line.branch.map { .string($0) }),
            ("ended_at", line.endedAt.map { .string($0.rfc3339) }),
        ])
        // What only an open duty has: how late it is, and where it stands on a list.
        let openOnly: Set = ["item", "overdue_days", "on_agenda", "provisional", "action_day"]
        let item = (item(line.duty).members ?? []).filter {
            line.duty.state == .open || !openOnly.contains($0.name)
        }
        return .object(own + (more.members ?? []) + item)
    }
}
