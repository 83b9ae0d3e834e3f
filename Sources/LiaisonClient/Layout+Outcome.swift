package import LiaisonWire

/// What a recorded fact did: what it settled, what stays open and why, what comes next.
extension Layout {
    /// The outcome of one recorded fact. Mutations answer handles only, so `member`, the answer of a
    /// `member.get` made afterwards, gives the name and what is still open; without it handles do.
    /// `titles` are the titles by rule id and by duty.
    package func outcome(
        _ outcome: JSONValue, member: JSONValue? = nil, titles: [String: String] = [:]
    ) -> [String] {
        let handle = outcome.field("member") ?? member?.field("member") ?? ""
        let name = member?.field("name") ?? ""
        var lines = flow([say(.recorded), name, handle, bracketed(outcome.field("fact"))])
        lines += settledLines(outcome, titles)
        lines += changedLines(outcome, "superseded", .supersededDuty, titles)
        if member == nil { lines += changedLines(outcome, "opened", .openedDuty, titles) }
        lines += stillOpen(outcome, member, titles)
        lines += nextLines(outcome, titles)
        return lines
    }

    private func bracketed(_ text: String?) -> String {
        text.map { say(.inBrackets($0)) } ?? ""
    }

    /// `duty.done` names the duties settled with their rules; other answers give handles.
    private func settledLines(_ outcome: JSONValue, _ titles: [String: String]) -> [String] {
        let settled = outcome.list("settled")
        if settled.isEmpty { return changedLines(outcome, "fulfilled", .settled, titles) }
        return settled.flatMap { duty in
            flow(["  " + say(.settled), title(duty, titles), bracketed(duty.field("duty"))])
        }
    }

    private func changedLines(
        _ outcome: JSONValue, _ change: String, _ phrase: Phrase, _ titles: [String: String]
    ) -> [String] {
        (outcome.part("duties")?.texts(change) ?? []).flatMap { duty in
            flow(
                ["  " + say(phrase)]
                    + (titles[duty].map { [$0, bracketed(duty)] } ?? [duty]))
        }
    }

    private func stillOpen(
        _ outcome: JSONValue, _ member: JSONValue?, _ titles: [String: String]
    ) -> [String] {
        let open = member?.list("open") ?? outcome.list("open")
        guard !open.isEmpty else {
            let isKnown = member != nil || outcome["open"] != nil
            return isKnown ? ["  " + say(.nothingOpen)] : []
        }
        return open.flatMap { duty in
            let needs = duty.texts("needs")
            let missing = needs.isEmpty ? "" : say(.needs(alternatives(.fulfilment, needs)))
            return flow(
                [
                    "  " + say(.stillOpen), title(duty, titles), dueText(duty), missing,
                    bracketed(duty.field("duty")),
                ], hanging: 6)
        }
    }

    private func nextLines(_ outcome: JSONValue, _ titles: [String: String]) -> [String] {
        outcome.list("next").flatMap { next in
            flow(["  " + say(.next), next.field("due") ?? "", title(next, titles)])
        }
    }

    /// The title of a duty: its own, else its rule's, else the rule's id.
    private func title(_ duty: JSONValue, _ titles: [String: String]) -> String {
        local(duty["title"]) ?? duty.field("rule").map { titles[$0] ?? $0 } ?? ""
    }

    /// The titles of what is open in an answer of `member.get`, by duty.
    package func dutyTitles(_ answer: JSONValue) -> [String: String] {
        var titles: [String: String] = [:]
        for item in answer.list("open") {
            if let duty = item.field("duty"), let title = local(item["title"]) {
                titles[duty] = title
            }
        }
        return titles
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
