package import LiaisonWire

/// The agenda: who must be called, by whom, since when, and why.
extension Layout {
    /// Columns that a person's items stand to the right of his name.
    private static let itemIndent = 3

    /// The answer of `agenda.get`; `days` is the horizon the caller asked for, if any.
    ///
    /// - Parameter others: what is due about organisations and staff, where that was asked for.
    package func agenda(
        _ answer: JSONValue, days: Int? = nil, others: JSONValue? = nil
    ) -> [String] {
        let people = answer.list("people")
        var lines = [agendaTitle(answer, days: days)]
        let hasOthers = others?.list("subjects").isEmpty == false
        if people.isEmpty, hasOthers {
            lines.append(OrgPhrase.nobodyToCall.text(texts))
        } else if people.isEmpty {
            lines.append(say(days == nil ? .agendaEmpty : .agendaEmptyAhead))
        } else {
            lines.append(agendaCounts(answer))
            for person in people {
                lines.append("")
                lines += personLines(person, today: answer.field("today"))
            }
            lines += ["", say(agendaHint(people, answer.part("for")))]
        }
        if let held = answer.count("held"), held > 0 { lines += ["", say(.held(held))] }
        if let others { lines += otherAgenda(others) }
        return lines
    }

    private func agendaTitle(_ answer: JSONValue, days: Int?) -> String {
        let title = days.map { say(.comingTitle(days: $0)) } ?? say(.agendaTitle)
        var pieces = [title, answer.field("today") ?? ""]
        if let holder = answer.part("for") {
            let name = holder.field("name") ?? holder.field("staff") ?? ""
            pieces.append(say(.agendaFor(printable(name))))
        } else if let org = answer.part("org") {
            pieces.append(printable(org.field("name") ?? org.field("org") ?? ""))
        } else {
            pieces.append(say(.agendaOfOffice))
        }
        return style.heading(pieces.filter { !$0.isEmpty }.joined(separator: "  "))
    }

    private func agendaCounts(_ answer: JSONValue) -> String {
        let counts = answer.part("counts") ?? .object([])
        return say(
            .agendaCounts(
                people: counts.count("people") ?? answer.list("people").count,
                items: counts.count("items") ?? 0,
                overdue: counts.count("overdue") ?? 0
            )
        )
    }

    /// Roster numbers appear only in a liaison's own list; what can be typed into `done` follows.
    private func agendaHint(_ people: [JSONValue], _ holder: JSONValue?) -> Phrase {
        guard let first = people.first else { return .agendaEmpty }
        if let number = first.count("no"), let staff = holder?.field("staff") {
            let name = holder?.field("name").map(printable) ?? staff
            // A name with a blank would have to be quoted; the handle never has to.
            return .agendaHintNumbers("\(number)", staff: name.contains(" ") ? staff : name)
        }
        return .agendaHintHandles(first.field("member") ?? "")
    }

    private func personLines(_ person: JSONValue, today: String?) -> [String] {
        let number = person.count("no")
        let mark = number.map { "\($0)" } ?? person.field("member") ?? ""
        let indent = Self.itemIndent
        let head = [
            mark, person.field("name") ?? "", person.field("phone") ?? say(.phoneUnknown),
            person.field("branch") ?? "",
            person.flag("held") ? say(.inBrackets(say(.heldMark))) : "",
        ]
        var lines = flow(head, hanging: indent).map(style.heading)
        lines += flow(whereabouts(person), indent: indent)
        for item in person.list("items") {
            let key = number.flatMap { no in item.count("item").map { "\(no).\($0)" } }
            lines += itemLines(
                item, key: key ?? item.field("duty") ?? "", indent: indent, today: today)
        }
        return lines
    }

    /// Where the person is, since when, who keeps contact, and when somebody last reached him.
    private func whereabouts(_ person: JSONValue) -> [String] {
        var pieces: [String]
        if person.field("side") == nil {
            pieces = [person.field("destination") ?? say(.destinationUnknown)]
        } else {
            pieces = ["origin", "arrived"].compactMap { field in
                person.field(field).map { say(.labelled(word(.field, field), $0)) }
            }
        }
        if let departed = person.field("departed") { pieces.append(say(.away(since: departed))) }
        if let liaison = person.part("liaison") {
            let name = liaison.field("name") ?? liaison.field("staff") ?? ""
            pieces.append(say(.liaison(printable(name))))
        } else {
            pieces.append(say(.liaisonMissing))
        }
        let contact = person.field("last_contact")
        pieces.append(contact.map { say(.lastContact($0)) } ?? say(.lastContactUnknown))
        return pieces
    }

    /// One item: `3.2 title  since …  due …  basis …`, with what it still needs.
    package func itemLines(
        _ item: JSONValue, key: String, indent: Int, today: String? = nil
    ) -> [String] {
        var pieces = ["\(key) \(local(item["title"]) ?? item.field("rule") ?? "")"]
        if let since = item.field("since") { pieces.append(say(.since(since))) }
        pieces.append(dueText(item, today: today))
        if let basis = local(item["basis"]) { pieces.append(say(.basis(basis)) + originNote(item)) }
        let needs = item.texts("needs")
        if !needs.isEmpty { pieces.append(say(.needs(alternatives(.fulfilment, needs)))) }
        let lines = flow(pieces, indent: indent, hanging: indent + 4)
        if (item.count("overdue_days") ?? 0) > 0 { return lines.map(style.alarming) }
        return today != nil && item.field("due") == today ? lines.map(style.pressing) : lines
    }

    /// By when, in words: a deadline, a first possible day, how late it is.
    func dueText(_ item: JSONValue, today: String? = nil) -> String {
        guard let due = item.field("due") else { return "" }
        var text: String
        if item.field("direction") == "not-before" {
            text = say(.dueNotBefore(item.field("action_day") ?? due))
        } else if let late = item.count("overdue_days"), late > 0 {
            text = say(.dueLate(due, days: late))
        } else {
            text = say(due == today ? .dueToday(due) : .dueBy(due))
        }
        if item.flag("provisional") { text += say(.provisional) }
        return text
    }

    /// Whose period it is, when it is not a national one: a reader must not take a product's
    /// default for a rule of the Party.
    private func originNote(_ item: JSONValue) -> String {
        guard let origin = item.field("origin"), origin != "national" else { return "" }
        return say(.remark(word(.origin, origin) + ownPeriod(item)))
    }

    /// The answer of `unknowns.get`.
    package func unknowns(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            say(.columnMember), say(.columnName), say(.columnBranch), say(.columnUnknown),
        ])
        for person in answer.list("people") {
            table.add([
                person.field("member") ?? "", person.field("name") ?? "",
                person.field("branch") ?? "", words(.field, person.texts("unknown")),
            ])
        }
        guard !table.isEmpty else { return [say(.unknownsEmpty)] }
        let counts = (answer.part("counts")?.members ?? []).map { field in
            say(.count(word(.field, field.name), field.value.integer ?? 0))
        }
        return [say(.unknownsTitle(answer.list("people").count))]
            + flow(counts) + [""] + table.lines(style) + [""] + unknownsHints(answer)
    }

    /// What helps against what is unknown here, and nothing else.
    private func unknownsHints(_ answer: JSONValue) -> [String] {
        let unknown = Set(answer.list("people").flatMap { $0.texts("unknown") })
        // As `member set` takes them.
        let typed = ["destination": "to", "branch_asked": "branch"]
        let fields = Set(
            unknown.subtracting(["liaison", "last_contact", "dues_through"]).map { typed[$0] ?? $0 }
        )
        let assignments = fields.sorted().map { $0 + "=…" }.joined(separator: " ")
        return (unknown.contains("liaison") ? [say(.unknownsHintLiaison)] : [])
            + (unknown.contains("last_contact") ? [say(.unknownsHintContact)] : [])
            + (unknown.contains("dues_through") ? [say(.unknownsHintDues)] : [])
            + (fields.isEmpty ? [] : [say(.unknownsHint(assignments))])
    }
}
