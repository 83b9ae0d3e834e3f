internal import Dispatch
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// The rules: what they are, what is wrong with a pack, and what it would change.
extension Desk {
    static let ruleHandlers: [String: Handler] = [
        "rules.list": read { desk, _ in try desk.rulesList() },
        "rules.check": read { desk, params in ["faults": .strings(desk.faults(params))] },
        "rules.confirm": { desk, params, _ in .rules(try desk.confirmation(params)) },
        "rules.diff": { desk, params, _ in
            let difference = try desk.difference(params)
            return .later { answer in
                differences.async {
                    answer(Result { try difference() }.mapError { reply(toAny: $0) })
                }
            }
        },
    ]

    /// Going through a whole roll takes seconds; one after another, beside the readers' queues, so
    /// that nobody who reads waits for it.
    private static let differences = DispatchQueue(label: "liaison.differences")

    private func rulesList() throws -> JSONValue {
        let open = try store.openByRule()
        let staff = try store.staff().rows
        return [
            "rules": .array(
                engine.rules.rules.map { rule in
                    .compact([
                        ("rule", .string(rule.id)), ("title", Self.encode(rule.title)),
                        ("basis", .string(rule.basis)),
                        ("confidence", .string(rule.confidence.rawValue)),
                        ("origin", .string(rule.origin.rawValue)),
                        ("enabled", .bool(rule.enabled)),
                        ("period", .string(rule.period.text)),
                        ("pack_period", Self.packPeriod(rule)),
                        (
                            "confirmed_by",
                            rule.confirmedBy.map { by in
                                .string(staff.first { $0.handle == by }?.name ?? by)
                            }
                        ), ("confirmed_on", rule.confirmedOn.map { .string($0.iso) }),
                        ("direction", .string(rule.direction.rawValue)),
                        ("open", .integer(open[rule.id] ?? 0)),
                    ])
                }
            )
        ]
    }

    /// The pack's period, where the office has its own.
    static func packPeriod(_ rule: Rule?) -> JSONValue? {
        rule?.packPeriod.map { .string($0.text) }
    }

    /// What is wrong with the files, or with a pack that was sent.
    private func faults(_ params: JSONValue) -> [String] {
        guard let text = params["text"]?.string else { return office.checkRules() }
        return Configuration.sentences(office.rulesWith(text, Self.packName(params)))
    }

    private static func packName(_ params: JSONValue) -> String {
        params["name"]?.string ?? "pack"
    }

    /// Reads a pack that was sent; gives what compares the roll under it with the roll as it is.
    private func difference(_ params: JSONValue) throws -> @Sendable () throws -> JSONValue {
        let page = try Self.page(params)
        let rules: [Rule]
        switch office.rulesWith(params["text"]?.string ?? "", Self.packName(params)) {
        case .success(let read): rules = read
        case .failure(let found): throw FileFaults(found.faults).reply
        }
        let installed = try Installed(in: store)
        let survey = RuleSurvey(
            store: store, before: engine.rules,
            after: RuleBook(rules: rules, calendar: engine.rules.calendar).taking(installed))
        return { try survey.answer(page) }
    }
}
