internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Whom a recording method speaks of: one person, several, or everybody away of a branch but a few.
/// Several are one change: all or nobody, and a refusal says who it was.
extension Desk {
    /// The people, and whether the method answers with one outcome or with a list.
    struct People {
        var lines: [MemberLine]
        var isList: Bool
    }

    func people(_ params: JSONValue) throws -> People {
        // The method table lets exactly one of the three through.
        if params["member"] != nil {
            return People(lines: [try member(params)], isList: false)
        }
        if params["members"] != nil {
            return People(lines: try members(params, "members", in: nil), isList: true)
        }
        return People(lines: try branch(params), isList: true)
    }

    /// Everybody away of `branch` and below, but for `all_but`.
    func branch(_ params: JSONValue) throws -> [MemberLine] {
        let org = try org(named: params["branch"]?.string ?? "").id
        let (branches, away) = try store.away(under: org, limit: Limits.recordedAtOnce + 1)
        guard away.count <= Limits.recordedAtOnce else {
            throw ErrorReply(
                .paramsInvalid,
                "more than \(Limits.recordedAtOnce) people at once: name a smaller organisation",
                path: "params.branch")
        }
        let left = Set(try members(params, "all_but", in: branches).map(\.id))
        let lines = away.filter { !left.contains($0.id) }
        guard !lines.isEmpty else {
            throw ErrorReply(
                .memberNotFound, "nobody of this organisation is left to record about",
                path: "params.branch")
        }
        return lines
    }

    /// The people of a list, each once.
    private func members(
        _ params: JSONValue, _ name: String, in branches: [OrgID]?
    ) throws -> [MemberLine] {
        let given = params[name]?.array ?? []
        guard branches != nil || !given.isEmpty else {
            throw ErrorReply(.paramsInvalid, "name at least one person", path: "params.\(name)")
        }
        let roster = try roster(params)
        var seen: Set<MemberID> = []
        return try given.enumerated().map { index, text in
            try Self.at("params.\(name)[\(index)]") {
                try member(named: text.string ?? "", on: roster, in: branches)
            }
        }.filter { seen.insert($0.id).inserted }
    }

    /// The work of one command about these people, and how its answer reads.
    func change(
        _ command: MemberCommand, _ values: PersonalValues, about people: People,
        reporter: Reporter
    ) throws -> Change {
        guard people.isList else {
            return Change(
                work: .member(people.lines[0].id, command, values), reporter: reporter)
        }
        guard people.lines.count == 1 || values.values[.phone] == nil else {
            throw Self.onePersonsTelephone
        }
        return Change(
            work: .members(people.lines.map { ($0.id, command, values) }),
            reporter: reporter,
            encode: { answer in
                guard case .outcomes(let outcomes) = answer else { return [:] }
                return ["people": .array(outcomes.map { Self.encode($0.outcome, of: $0.member) })]
            }
        )
    }

    static var onePersonsTelephone: ErrorReply {
        ErrorReply(
            .paramsInvalid, "a telephone is one person's: name one person with it",
            path: "params.new_phone")
    }
}
