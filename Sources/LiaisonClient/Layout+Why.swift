package import LiaisonWire

/// Why something is, or is not, to be done: clocks, rules, duties, notices.
extension Layout {
    /// The answer of `duty.why`.
    package func why(_ answer: JSONValue) -> [String] {
        let subject = answer.part("subject") ?? .object([])
        var lines = flow([subject.field("name") ?? "", subject.field("handle") ?? ""])
            .map(style.heading)
        let clockLines = pairs(clocks(answer.part("clocks")), indent: 2)
        if !clockLines.isEmpty { lines += ["", say(.clocksTitle)] + clockLines }
        let rules = answer.list("rules")
        if !rules.isEmpty { lines += ["", say(.rulesTitle)] }
        for rule in rules { lines += ruleLines(rule) }
        let duties = answer.list("duties")
        lines += ["", duties.isEmpty ? say(.dutiesEmpty) : say(.dutiesTitle)]
        let titles = ruleTitles(answer)
        for duty in duties { lines += dutyLines(duty, titles) }
        return lines
    }

    private func ruleLines(_ rule: JSONValue) -> [String] {
        let applies = say(rule.flag("applies") ? .applies : .appliesNot)
        let title = "\(rule.field("rule") ?? "") \(local(rule["title"]) ?? "")"
        var pieces = [title, applies]
        if let because = local(rule["because"]) { pieces.append(say(.because(reason(because)))) }
        if let anchor = rule.field("anchor") { pieces.append(say(.since(anchor))) }
        pieces.append(dueText(rule))
        if let basis = local(rule["basis"]) { pieces.append(say(.basis(basis))) }
        if let origin = rule.field("origin"), origin != "national" {
            pieces.append(say(.inBrackets(word(.origin, origin) + ownPeriod(rule))))
        }
        return flow(pieces, indent: 2, hanging: 6)
    }

    /// Why a rule speaks or is silent: the daemon's word and what it is about, as `clock:contact`.
    private func reason(_ because: String) -> String {
        let parts = because.split(separator: ":", maxSplits: 1).map(String.init)
        guard let about = parts.last, parts.count == 2 else {
            return switch because {
            case "disabled": say(.becauseDisabled)
            case "standing-ended": say(.becauseStandingEnded)
            default: because
            }
        }
        switch parts[0] {
        case "clock": return say(.becauseClock(word(.anchor, about)))
        case "does-not-apply": return say(.becauseNot(word(.condition, about)))
        case "unknown": return say(.becauseUnknown(word(.anchor, about)))
        case "settled": return say(.becauseSettled(word(.fulfilment, about)))
        default: return because
        }
    }

    /// The answer of `duty.list`.
    package func duties(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            say(.columnDuty), say(.columnName), say(.columnBranch), say(.columnRule),
            say(.columnTitle), say(.columnDue), say(.columnState),
        ])
        for duty in answer.list("duties") {
            table.add([
                duty.field("duty") ?? "", duty.field("name") ?? duty.field("member") ?? "",
                duty.field("branch") ?? "", duty.field("rule") ?? "",
                local(duty["title"]) ?? "", duty.field("due") ?? "",
                word(.dutyState, duty.field("state")),
            ])
        }
        return self.table(table, orElse: .dutiesEmpty)
    }

    private func dutyLines(_ duty: JSONValue, _ titles: [String: String]) -> [String] {
        var pieces = [
            duty.field("duty") ?? "",
            local(duty["title"]) ?? duty.field("rule").map { titles[$0] ?? $0 } ?? "",
            word(.dutyState, duty.field("state")),
        ]
        if let since = duty.field("since") { pieces.append(say(.since(since))) }
        pieces.append(dueText(duty))
        if let because = local(duty["because"]) { pieces.append(say(.because(because))) }
        var lines = flow(pieces, indent: 2, hanging: 6)
        for notice in duty.list("notices") { lines += noticeLines(notice) }
        return lines
    }

    private func noticeLines(_ notice: JSONValue) -> [String] {
        let to = notice.part("to").map { $0.field("name") ?? $0.field("staff") ?? "" }
        var pieces = [
            notice.field("notice") ?? "", notice.field("planned") ?? "",
            say(.noticeTo(to ?? notice.field("to") ?? word(.role, notice.field("role")))),
            word(.fate, notice.field("fate") ?? "planned"),
        ]
        if let reason = notice.field("reason") {
            pieces.append(say(.because(noticeReason(reason))))
        }
        if let at = notice.field("at") { pieces.append(moment(at)) }
        return flow(pieces, indent: 4, hanging: 8)
    }

    /// The reason of a notice's fate; a late one says how late, as `late-by-9-days`.
    private func noticeReason(_ reason: String) -> String {
        let parts = reason.split(separator: "-")
        if reason.hasPrefix("late-by-"), parts.count == 4, let days = Int(parts[2]) {
            return say(.lateBy(days: days))
        }
        return word(.noticeReason, reason)
    }
}
