package import LiaisonWire

/// What the first working morning after an import would bring, before it happens.
extension Layout {
    /// The `first_morning` of a plan: people, items by liaison and by rung.
    package func firstMorning(_ value: JSONValue?) -> [String] {
        guard let value, value.members != nil else { return [] }
        let people = value.count("people") ?? 0
        var lines = ["", say(.firstMorning(people: people, items: items(value)))]
        var table = LayoutTable([say(.columnLiaison), say(.columnPeople), say(.columnItems)])
        for liaison in value.list("liaisons") + value.list("per_liaison") {
            table.add([
                liaison.field("name") ?? liaison.field("staff") ?? say(.liaisonMissing),
                liaison.count("people").map { "\($0)" } ?? "",
                liaison.count("items").map { "\($0)" } ?? "",
            ])
        }
        if !table.isEmpty { lines += table.lines(style).map { "  " + $0 } }
        let rungs = rungCounts(value["rungs"] ?? value["per_rung"])
        if !rungs.isEmpty { lines += flow(["  " + say(.rungs)] + rungs, hanging: 4) }
        return lines + ["  " + say(.firstMorningHeld)]
    }

    private func items(_ value: JSONValue) -> Int {
        value.count("items") ?? value.list("items").count
    }

    /// Rungs as `{name: n}` or as `[{rung, items}]`.
    private func rungCounts(_ value: JSONValue?) -> [String] {
        if let members = value?.members {
            return members.compactMap { rung in
                rung.value.integer.map { say(.count(word(.role, rung.name), $0)) }
            }
        }
        return (value?.array ?? []).map { rung in
            let name = rung.field("to") ?? rung.field("rung") ?? ""
            return say(.count(word(.role, name), rung.count("items") ?? rung.count("notices") ?? 0))
        }
    }

    /// The answer of `import.apply`.
    package func applied(_ answer: JSONValue) -> [String] {
        let counts = (answer.members ?? []).compactMap { count in
            count.value.integer.map { say(.count(word(.planCount, count.name), $0)) }
        }
        return [say(.applied)] + flow(counts.map { $0 }, indent: 2) + ["", say(.appliedHint)]
    }
}
