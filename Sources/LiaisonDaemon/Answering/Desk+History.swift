internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// A member's history as JSON: who recorded what, when it happened, and what it did.
extension Desk {
    func encode(_ line: HistoryLine) -> JSONValue {
        var facts: [JSONValue] = []
        var changes: [JSONValue] = []
        var duties: [JSONValue] = []
        for part in line.parts {
            switch part {
            case .fact(let fact): facts.append(encode(fact))
            case .duty(let change, let number, let rule):
                duties.append(duty(change, number, rule))
            case .assigned(let staff):
                changes.append(
                    [
                        "kind": "assigned",
                        "values": .compact([
                            ("staff", staff.map { .string($0.handle) }),
                            ("name", staff.map { .string($0.name) }),
                        ]),
                    ])
            case .other(let word, let values):
                changes.append(
                    [
                        "kind": .string(word),
                        "values": .object(values.map { JSONMember($0.name, .string($0.value)) }),
                    ])
            }
        }
        return .compact([
            ("at", .string(line.at.rfc3339)), ("what", .string(line.method)),
            ("uid", .integer(line.uid)), ("facts", facts.isEmpty ? nil : .array(facts)),
            ("changes", changes.isEmpty ? nil : .array(changes)),
            ("duties", duties.isEmpty ? nil : .array(duties)),
        ])
    }

    private func encode(_ fact: FactLine) -> JSONValue {
        .compact([
            ("fact", .string(fact.handle)), ("kind", .string(fact.kind)),
            ("on", .string(fact.on.iso)),
            // Backdating is normal, and always visible.
            ("is_late", .bool(zone.civil(of: fact.recordedAt).date > fact.on)),
            ("reporter", .string(fact.reporter)),
            ("result", fact.result.map { .string($0) }), ("by", fact.channel.map { .string($0) }),
            ("started_by", fact.startedBy.map { .string($0) }),
            ("through", fact.through.map { .string($0) }),
            ("payer", fact.payer.map { .string($0) }),
            ("detail", fact.detail.map { .string($0) }),
            ("amount", fact.amount.map { .integer($0) }),
            ("until", fact.until.map { .string($0) }),
            ("org", fact.decidedBy.map { .string($0) }),
            ("document", fact.document.map { .string($0) }),
            ("approved_by", fact.approvedBy.map { .string($0) }),
            ("attachment", fact.attachment.map { .string($0) }),
            ("confirmed_by", fact.confirmedBy.map { .string($0) }),
            ("staff", fact.staff.map { Self.short($0) }),
            ("deputy", fact.deputy.map { Self.short($0) }),
            ("note", fact.note.map { .string($0) }),
            ("corrects", fact.corrects.map { .string($0) }),
            ("corrected_by", fact.correctedBy.map { .string($0) }),
        ])
    }

    private func duty(_ change: String, _ number: Int64, _ rule: String?) -> JSONValue {
        .compact([
            ("change", .string(change)),
            ("duty", .string(Handle(.duty, number: number).description)),
            ("rule", .string(rule ?? "")), ("title", rule.flatMap { title(of: $0) }),
        ])
    }
}
