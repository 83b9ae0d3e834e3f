package import LiaisonWire

/// The rules, the working-day calendar, and what the protocol offers.
extension Layout {
    /// The answer of `rules.list`.
    package func rules(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            say(.columnRule), say(.columnTitle), say(.columnPeriod), say(.columnDirection),
            say(.columnOpen), say(.columnOrigin), say(.columnBasis),
        ])
        for rule in answer.list("rules") {
            let isOn = rule["enabled"]?.bool ?? true
            table.add([
                rule.field("rule") ?? "", local(rule["title"]) ?? "", period(rule["period"]),
                word(.direction, rule.field("direction")),
                isOn
                    ? rule.count("open").map { "\($0)" } ?? ""
                    : rule.field("confidence") == "U"
                        ? RulePhrase.open.text(texts) : say(.ruleOff),
                word(.origin, rule.field("origin")) + ownPeriod(rule),
                (local(rule["basis"]) ?? "") + confirmation(rule),
            ])
        }
        return self.table(table, orElse: .rulesEmpty)
    }

    /// A period as the daemon words it, or `{months|years|days: n}`.
    func period(_ value: JSONValue?) -> String {
        if let text = local(value) {
            // `6 months`: a number and a unit.
            let parts = text.split(separator: " ")
            if text.hasPrefix("end of ") || text.hasPrefix("by "), let unit = parts.last {
                return word(.unit, String(unit))
            }
            guard parts.count == 2, let number = Int(parts[0]) else { return text }
            if number == 0 { return word(.unit, "that-day") }
            return say(.period(number, unit: word(.unit, String(parts[1]))))
        }
        return (value?.members ?? []).compactMap { unit in
            unit.value.integer.map { say(.period($0, unit: word(.unit, unit.name))) }
        }.joined(separator: say(.listSeparator))
    }

    /// The answer of `rules.check`; without faults a single sentence.
    package func rulesCheck(_ answer: JSONValue) -> [String] {
        let faults = answer.texts("faults")
        guard !faults.isEmpty else { return [say(.rulesRight)] }
        return [say(.rulesWrong(faults.count))]
            + faults.map { "  " + printable(texts.faultLine($0)) }
    }

    /// The answer of `calendar.get`.
    package func calendar(_ answer: JSONValue) -> [String] {
        let years = answer.list("years")
        guard !years.isEmpty else { return [say(.calendarEmpty)] }
        return years.flatMap(calendarYear)
    }

    private func calendarYear(_ year: JSONValue) -> [String] {
        let name = year.count("year").map { "\($0)" } ?? ""
        guard year["known"]?.bool ?? true else { return [say(.calendarUnknown(name))] }
        var lines = [
            style.heading(say(.calendarYear(name, workingDays: year.count("working_days") ?? 0)))
        ]
        let off = year.list("off").compactMap(range)
        if !off.isEmpty { lines += flow(["  " + say(.calendarOff)] + off, hanging: 4) }
        let madeUp = year.list("make_up").compactMap(range)
        if !madeUp.isEmpty { lines += flow(["  " + say(.calendarMakeUp)] + madeUp, hanging: 4) }
        return lines + calendarRemarks(year)
    }

    /// A date, or a range given as text, as two dates, or as `{from, to}`.
    private func range(_ value: JSONValue) -> String? {
        if let text = value.string, !text.contains("..") { return text }
        let ends =
            value.array?.compactMap(\.string) ?? value.string?.split(separator: "..").map(
                String.init)
            ?? ["from", "to"].compactMap(value.field)
        guard let first = ends.first, let last = ends.last else { return nil }
        return first == last ? first : say(.range(first, last))
    }

    /// The answer of `liaison.describe`, a line a method. The summaries are the protocol's own.
    package func methods(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([say(.columnMethod), say(.columnRole), say(.columnDetail)])
        for method in answer.list("methods") {
            table.add([
                method.field("name") ?? "", method.field("role") ?? "",
                method.field("summary") ?? "",
            ])
        }
        return table.lines(style)
    }

    /// `value` as JSON over several lines, for people who read answers raw.
    package func json(_ value: JSONValue, indent: Int = 0) -> [String] {
        let inner = indent + 2
        switch value {
        case .array(let elements) where !elements.isEmpty:
            let parts = elements.map { json($0, indent: inner) }
            return bracket("[", "]", parts, indent)
        case .object(let members) where !members.isEmpty:
            let parts = members.map { member in
                var lines = json(member.value, indent: inner)
                let name = JSONValue.string(member.name).text
                lines[0] =
                    DisplayWidth.blanks(inner) + name + ": "
                    + lines[0].dropFirst(inner)
                return lines
            }
            return bracket("{", "}", parts, indent)
        default: return [DisplayWidth.blanks(indent) + value.text]
        }
    }

    private func bracket(
        _ open: String, _ close: String, _ parts: [[String]], _ indent: Int
    ) -> [String] {
        var lines = [DisplayWidth.blanks(indent) + open]
        for (index, part) in parts.enumerated() {
            lines += part
            if index < parts.count - 1 { lines[lines.count - 1] += "," }
        }
        return lines + [DisplayWidth.blanks(indent) + close]
    }
}
