package import LiaisonWire

/// What the first working morning after an import would bring, before it happens.
extension Layout {
    /// The `first_morning` of a plan: people, items by liaison and by rung.
    package func firstMorning(_ value: JSONValue?) -> [String] {
        guard let value, value.members != nil else { return [] }
        let people = value.count("people") ?? 0
        var lines = ["", say(.firstMorning(people: people, items: items(value)))]
        let table = byLiaison(value["per_liaison"] ?? value["liaisons"])
        if !table.isEmpty { lines += table.lines(style, indent: 2) }
        let rungs = rungCounts(value["per_rung"] ?? value["rungs"])
        if !rungs.isEmpty { lines += flow(["  " + say(.rungs)] + rungs, hanging: 4) }
        if let reviews = value.count("reviews") { lines.append("  " + say(.reviews(reviews))) }
        if let orgs = value.count("orgs"), orgs > 0 {
            let phrase = OrgPhrase.firstMorning(orgs: orgs, items: value.count("org_items") ?? 0)
            lines.append("  " + phrase.text(texts))
        }
        return lines + ["  " + say(.firstMorningHeld)]
    }

    /// Items by liaison, as `{name: n}`, where the empty name is nobody, or as
    /// `[{name, people, items}]`.
    private func byLiaison(_ value: JSONValue?) -> LayoutTable {
        let nobody = say(.liaisonMissing)
        if let members = value?.members {
            var table = LayoutTable([say(.columnLiaison), say(.columnItems)])
            for liaison in members {
                let name = liaison.name.isEmpty ? nobody : liaison.name
                table.add([name, "\(liaison.value.integer ?? 0)"])
            }
            return table
        }
        var table = LayoutTable([say(.columnLiaison), say(.columnPeople), say(.columnItems)])
        let liaisons = value?.array ?? []
        for liaison in liaisons {
            let name = liaison.field("name")
            // Two of one name are told apart by their telephones.
            let isShared = liaisons.count { $0.field("name") == name } > 1
            let phone = isShared ? liaison.field("phone") : nil
            table.add([
                name.map { [$0, phone].compactMap(\.self).joined(separator: " ") } ?? nobody,
                liaison.count("people").map { "\($0)" } ?? "",
                liaison.count("items").map { "\($0)" } ?? "",
            ])
        }
        return table
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
