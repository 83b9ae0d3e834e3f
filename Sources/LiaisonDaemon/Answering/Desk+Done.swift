internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// `duty.done`: one answer may settle several duties of one person, and never closes one with the
/// wrong kind of fact. What stays open says what it needs.
extension Desk {
    /// What an item names: a person, and all or some of his open duties.
    private struct Target {
        var member: MemberLine
        var duties: Set<Int64>
    }

    func done(_ params: JSONValue) throws -> Change {
        let roster = try roster(params)
        var targets: [Target] = []
        if params["branch"] != nil {
            targets = try branch(params).map { Target(member: $0, duties: agenda(of: $0)) }
        }
        for (index, item) in (params["items"]?.array ?? []).enumerated() {
            let target = try Self.at("params.items[\(index)]") {
                try self.target(item.string ?? "", roster)
            }
            if let index = targets.firstIndex(where: { $0.member.id == target.member.id }) {
                targets[index].duties.formUnion(target.duties)
            } else {
                targets.append(target)
            }
        }
        guard !targets.isEmpty else {
            throw ErrorReply(.paramsInvalid, "name at least one item", path: "params.items")
        }
        guard targets.count == 1 || params["new_phone"] == nil else {
            throw Self.onePersonsTelephone
        }
        let (report, values) = try contact(params)
        let command = MemberCommand.report(
            report,
            checkedIn: try optionalDay(params, "checked_in"),
            duesThrough: try optionalMonth(params, "dues_through"),
            payer: .member
        )
        let rules = engine.rules
        let aims = targets.map { target in
            target.member.dossier.duties.filter { target.duties.contains($0.number) }
        }
        return Change(
            work: .members(targets.map { ($0.member.id, command, values) }),
            reporter: roster == nil ? .office : .liaison,
            encode: { answer in
                guard case .outcomes(let outcomes) = answer else { return [:] }
                return [
                    "people": .array(
                        zip(outcomes, aims).map { outcome, duties in
                            Self.settlement(outcome, of: duties, under: rules)
                        }
                    )
                ]
            }
        )
    }

    private static func settlement(
        _ outcome: (member: String, outcome: Outcome),
        of duties: [Duty],
        under rules: RuleBook
    ) -> JSONValue {
        let ended = Set(
            (outcome.outcome.fulfilled + outcome.outcome.superseded).map(\.duty)
        )
        func mark(_ duty: Duty) -> [JSONMember] {
            [
                JSONMember("duty", .string(Handle(.duty, number: duty.number).description)),
                JSONMember("rule", .string(duty.rule)),
            ]
        }
        var members = encode(outcome.outcome, of: outcome.member).members ?? []
        members.append(
            JSONMember(
                "settled",
                .array(duties.filter { ended.contains($0.number) }.map { .object(mark($0)) })
            )
        )
        members.append(
            JSONMember(
                "open",
                .array(
                    duties.filter { !ended.contains($0.number) }.map { duty in
                        let needs = rules[duty.rule]?.needs ?? []
                        return .object(mark(duty) + [JSONMember("needs", .strings(needs))])
                    }
                )
            )
        )
        return .object(members)
    }

    /// Reads an item: `3`, `3.2`, a duty's handle, a member's handle or a name.
    private func target(_ typed: String, _ roster: StaffID?) throws -> Target {
        let text = TypedText.reference(typed)
        if let handle = Handle(parsing: text), handle.kind == .duty, let number = handle.number {
            let subject = try store.subject(of: handle)
            if let subject, subject.kind != .member { throw Self.reply(to: .notAMembersDuty) }
            guard case .member(let id)? = subject, let member = try store.member(id)
            else { throw ErrorReply(.dutyNotFound, "no such duty") }
            guard member.dossier.duties.contains(where: { $0.number == number }) else {
                throw ErrorReply(
                    .stateInvalid,
                    "this duty is no longer open",
                    details: ["reason": "duty.nothing-open"]
                )
            }
            return Target(member: member, duties: [number])
        }
        if let (member, duty) = try itemNamed(text, on: roster) {
            return Target(member: member, duties: [duty])
        }
        let member = try member(named: text, on: roster)
        return Target(member: member, duties: agenda(of: member))
    }

    /// Everything that stands on the agenda; what only lies ahead is not in question.
    private func agenda(of member: MemberLine) -> Set<Int64> {
        Set(member.dossier.duties.filter { $0.showsFrom <= today }.map(\.number))
    }
}
