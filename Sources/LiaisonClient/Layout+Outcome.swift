package import LiaisonWire

/// What a recorded fact did: what it settled, what stays open and why, what comes next.
extension Layout {
    /// The outcome of one recorded fact. Mutations answer handles only, so `member`, the answer of a
    /// `member.get` or `org.get` made afterwards, gives the name and what is still open; without it handles do.
    /// `titles` are the titles by rule id.
    package func outcome(
        _ outcome: JSONValue, member: JSONValue? = nil, titles: [String: String] = [:]
    ) -> [String] {
        let card = member?.card
        let handle =
            outcome.field("member") ?? outcome.field("org") ?? card?.field("member") ?? ""
        let name = card?.field("name") ?? ""
        var lines = flow([say(.recorded), name, handle, bracketed(outcome.field("fact"))])
        lines += changedLines(outcome, "fulfilled", .settled, titles)
        lines += changedLines(outcome, "superseded", .supersededDuty, titles)
        lines += openLines(outcome, card, titles)
        return lines
    }

    private func bracketed(_ text: String?) -> String {
        text.map { say(.inBrackets($0)) } ?? ""
    }

    private func changedLines(
        _ outcome: JSONValue, _ change: String, _ phrase: Phrase, _ titles: [String: String]
    ) -> [String] {
        // A clock that only ran, and runs anew, was never anybody's task: what comes next says so.
        let tasks = (outcome.part("duties")?.list(change) ?? []).filter { $0.flag("on_agenda") }
        return tasks.flatMap { duty in
            flow(["  " + say(phrase), title(duty, titles), bracketed(duty.field("duty"))])
        }
    }

    /// Every duty that is open afterwards, with its date and what settles it: those that stand on
    /// today's agenda stay open, the others are what comes next.
    private func openLines(
        _ outcome: JSONValue, _ card: JSONValue?, _ titles: [String: String]
    ) -> [String] {
        let still = Set(outcome.list("open").compactMap { $0.field("duty") })
        let open = open(outcome, card)
        guard !open.isEmpty else {
            return card == nil && outcome["next"] == nil ? [] : ["  " + say(.nothingOpen)]
        }
        return open.flatMap { duty in
            let needs = duty.texts("needs")
            let isStill = duty.flag("on_agenda") || still.contains(duty.field("duty") ?? "")
            return flow(
                [
                    "  " + say(isStill ? .stillOpen : .next), title(duty, titles), dueText(duty),
                    needs.isEmpty ? "" : say(.needs(alternatives(.fulfilment, needs))),
                    bracketed(duty.field("duty")),
                ], hanging: 6)
        }
    }

    /// The open duties as fully as somebody tells them: the member's card has everything, `open`
    /// of `duty.done` has what settles them, `next` of every outcome has the dates.
    private func open(_ outcome: JSONValue, _ card: JSONValue?) -> [JSONValue] {
        if let card { return card.list("open") }
        let open = outcome.list("open")
        let handles = Set(open.compactMap { $0.field("duty") })
        return open
            + outcome.list("next").filter { next in
                next.field("duty").map { !handles.contains($0) } ?? true
            }
    }

    /// The title of a duty: its own, else its rule's, else the rule's id.
    private func title(_ duty: JSONValue, _ titles: [String: String]) -> String {
        local(duty["title"]) ?? duty.field("rule").map { titles[$0] ?? $0 } ?? ""
    }

    /// The titles of the rules in an answer of `rules.list`, by rule id.
    package func ruleTitles(_ answer: JSONValue) -> [String: String] {
        var titles: [String: String] = [:]
        for rule in answer.list("rules") {
            if let id = rule.field("rule"), let title = local(rule["title"]) { titles[id] = title }
        }
        return titles
    }
}
