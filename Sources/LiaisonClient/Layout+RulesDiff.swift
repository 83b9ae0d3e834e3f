package import LiaisonWire

/// What a pack would change.
extension Layout {
    /// The answer of `rules.diff`, all pages as one.
    package func rulesDiff(_ answer: JSONValue) -> [String] {
        let rules = answer.list("rules")
        guard !rules.isEmpty else { return [RulePhrase.nothingChanges.text(texts)] }
        var counts = LayoutTable(
            [say(.columnRule), say(.columnTitle)]
                + [RulePhrase.begin, .end, .move].map { $0.text(texts) })
        for rule in rules {
            counts.add(
                [rule.field("rule") ?? "", local(rule["title"]) ?? ""]
                    + ["begin", "end", "move"].map { "\(rule.count($0) ?? 0)" })
        }
        var people = LayoutTable(
            [say(.columnMember), say(.columnName), say(.columnRule)]
                + [RulePhrase.dueNow, .dueThen].map { $0.text(texts) })
        let nothing = RulePhrase.nothing.text(texts)
        for subject in answer.list("people") + answer.list("orgs") {
            for duty in subject.list("duties") {
                people.add([
                    subject.field("member") ?? subject.field("org") ?? "",
                    subject.field("name") ?? "",
                    duty.field("rule") ?? "", duty.field("before") ?? nothing,
                    duty.field("after") ?? nothing,
                ])
            }
        }
        return counts.lines(style) + [""] + people.lines(style)
    }

    /// The answer of `rules.confirm`; `rules` is that of `rules.list` after it.
    package func ruleConfirmed(_ answer: JSONValue, rules: JSONValue?) -> [String] {
        let id = answer.field("rule") ?? ""
        let title = local(answer["title"]) ?? ""
        let open = rules?.list("rules").first { $0.field("rule") == id }?.count("open")
        return [
            RulePhrase.confirmed("\(id) \(title)", period(answer["period"])).text(texts),
            "  " + say(.basis(local(answer["basis"]) ?? "")),
        ] + (open.map { ["  " + RulePhrase.nowOpen($0).text(texts)] } ?? [])
    }

    /// Said where the period is the office's own.
    func ownPeriod(_ rule: JSONValue) -> String {
        rule["pack_period"].map { RulePhrase.own(period($0)).text(texts) } ?? ""
    }

    /// Who has confirmed a rule that the packs leave open.
    func confirmation(_ rule: JSONValue) -> String {
        guard let by = rule.field("confirmed_by") else { return "" }
        return RulePhrase.confirmedBy(by, rule.field("confirmed_on") ?? "").text(texts)
    }
}

/// What is said about other rules.
enum RulePhrase: Sendable {
    case nothingChanges
    case begin, end, move
    case dueNow, dueThen
    case nothing
    /// A rule that nobody has confirmed.
    case open
    case confirmed(_ rule: String, _ period: String)
    case nowOpen(Int)
    case own(_ packPeriod: String)
    case confirmedBy(_ name: String, _ day: String)

    /// The words.
    func text(_ texts: Texts) -> String {
        switch self {
        case .nothingChanges:
            texts.either("没有人的待办会有变动", "Nobody's duties would be others")
        case .begin: texts.either("增加", "Begin")
        case .end: texts.either("减少", "End")
        case .move: texts.either("改期", "Other date")
        case .dueNow: texts.either("现在的期限", "Due now")
        case .dueThen: texts.either("改后的期限", "Due then")
        case .nothing: texts.either("无", "none")
        case .open: texts.either("待确认", "to confirm")
        case .confirmed(let rule, let period):
            texts.either(
                "已确认并生效：\(rule)，期限 \(period)", "Confirmed and in force: \(rule), \(period)")
        case .nowOpen(let count):
            texts.either("由此产生的待办 \(count) 项", "Duties open under it: \(count)")
        case .own(let period):
            texts.either(
                "，本单位自定期限，规则包中为 \(period)", ", the office's own period; \(period) in the pack")
        case .confirmedBy(let name, let day):
            texts.either("（\(name) \(day) 确认）", " (confirmed by \(name), \(day))")
        }
    }
}
