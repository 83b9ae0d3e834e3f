package import LiaisonWire

/// What a recorded fact did: what it settled, what stays open and why, what comes next.
extension Layout {
    /// The outcome of one recorded fact. Mutations answer handles only, so `member`, the answer of a
    /// `member.get` made afterwards, gives the name and what is still open; without it handles do.
    /// `rules` are the titles by rule id.
    package func outcome(
        _ outcome: JSONValue, member: JSONValue? = nil, rules: [String: String] = [:]
    ) -> [String] {
        let handle = outcome.field("member") ?? member?.field("member") ?? ""
        let name = member?.field("name") ?? ""
        var lines = flow([say(.recorded), name, handle, bracketed(outcome.field("fact"))])
        lines += settledLines(outcome, rules)
        lines += changedLines(outcome, "superseded", Phrase.supersededDuties)
        lines += changedLines(outcome, "opened", Phrase.openedDuties)
        lines += stillOpen(outcome, member, rules)
        lines += nextLines(outcome, rules)
        return lines
    }

    private func bracketed(_ text: String?) -> String {
        text.map { say(.inBrackets($0)) } ?? ""
    }

    /// `duty.done` names the duties settled with their rules; other answers give handles.
    private func settledLines(_ outcome: JSONValue, _ rules: [String: String]) -> [String] {
        let settled = outcome.list("settled")
        if settled.isEmpty { return changedLines(outcome, "fulfilled", Phrase.settledDuties) }
        return settled.flatMap { duty in
            flow(["  " + say(.settled), title(duty, rules), bracketed(duty.field("duty"))])
        }
    }

    private func changedLines(
        _ outcome: JSONValue, _ change: String, _ phrase: ([String]) -> Phrase
    ) -> [String] {
        let duties = outcome.part("duties")?.texts(change) ?? []
        return duties.isEmpty ? [] : flow(["  " + say(phrase(duties))])
    }

    private func stillOpen(
        _ outcome: JSONValue, _ member: JSONValue?, _ rules: [String: String]
    ) -> [String] {
        let open = member?.list("open") ?? outcome.list("open")
        guard !open.isEmpty else {
            let isKnown = member != nil || outcome["open"] != nil
            return isKnown ? ["  " + say(.nothingOpen)] : []
        }
        return open.flatMap { duty in
            let needs = duty.texts("needs")
            let missing = needs.isEmpty ? "" : say(.needs(words(.fulfilment, needs)))
            return flow(
                [
                    "  " + say(.stillOpen), title(duty, rules), dueText(duty), missing,
                    bracketed(duty.field("duty")),
                ], hanging: 6)
        }
    }

    private func nextLines(_ outcome: JSONValue, _ rules: [String: String]) -> [String] {
        outcome.list("next").flatMap { next in
            flow(["  " + say(.next), next.field("due") ?? "", title(next, rules)])
        }
    }

    /// The title of a duty: its own, else its rule's, else the rule's id.
    private func title(_ duty: JSONValue, _ rules: [String: String]) -> String {
        local(duty["title"]) ?? duty.field("rule").map { rules[$0] ?? $0 } ?? ""
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
