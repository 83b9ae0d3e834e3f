internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Filling the slot of a rule that the packs leave open.
extension Desk {
    /// Reads what somebody who holds the document says; the duties are derived from it before it is
    /// written.
    func confirmation(_ params: JSONValue) throws -> RuleChange {
        let id = params["rule"]?.string ?? ""
        guard let slot = rules.filed(id) else {
            throw ErrorReply(.paramsInvalid, "no rule of this id", path: "params.rule")
        }
        guard slot.isSlot else {
            throw ErrorReply(
                .stateInvalid,
                "this rule is no slot: its period stands in its pack; an office's own goes into an "
                    + "override",
                details: ["reason": "no-slot"])
        }
        guard let period = Period(params["period"]?.string ?? "") else {
            throw ErrorReply(
                .paramsInvalid, "not a period such as 30 days or 3 months", path: "params.period")
        }
        let on = try day(params)
        guard on <= today else {
            throw ErrorReply(
                .stateInvalid, "that day has not come yet",
                details: ["reason": "future-date"])
        }
        let staff = try staff(named: params["by"]?.string ?? "")
        let confirmation = RuleConfirmation(
            rule: id, period: period, article: params["article"]?.string ?? "",
            document: params["document"]?.string ?? "", by: staff.handle, on: on)
        let rule = slot.confirmed(confirmation)
        return RuleChange(
            work: .confirmRule(confirmation, by: staff.id),
            apply: { $0.confirmations[id] = confirmation },
            encode: { _ in
                [
                    "rule": .string(id), "title": Self.encode(rule.title),
                    "period": .string(period.text), "basis": .string(rule.basis),
                    "confirmed_by": .string(staff.handle), "confirmed_on": .string(on.iso),
                ]
            })
    }
}
