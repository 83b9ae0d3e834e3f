package import LiaisonWire

/// What happened, one event a line.
extension Layout {
    /// One event; `names` are the names of handles, as far as the reader may see them, and `titles`
    /// those of rules, by rule id.
    package func event(
        _ event: JSONValue, names: [String: String], titles: [String: String]
    ) -> String {
        let kind = event.field("kind") ?? ""
        let subject = event.field("subject") ?? ""
        var pieces = [moment(event.field("at")), words(.event, said(event))]
        if let name = names[subject] { pieces.append(name) }
        pieces.append(subject)
        if let liaison = event.field("liaison") ?? event.field("staff") {
            pieces.append(say(.liaison(names[liaison] ?? liaison)))
        }
        let fields = event.texts("fields")
        if !fields.isEmpty { pieces.append(say(.inBrackets(words(.field, fields)))) }
        pieces += duties(event, isAll: kind == "duty.changed", titles)
        if let state = event.field("state") { pieces.append(word(.delivery, state)) }
        if let messages = event.count("messages") { pieces.append(say(.eventMessages(messages))) }
        if let people = event.count("people") { pieces.append(say(.eventPeople(people))) }
        if let items = event.count("items") { pieces.append(say(.eventItems(items))) }
        if let added = event.count("added"), let updated = event.count("updated") {
            pieces.append(say(.eventImported(added: added, updated: updated)))
        }
        if let year = event.count("year") { pieces.append(words(.year(year))) }
        if let rule = event.field("rule") { pieces.append(titles[rule] ?? rule) }
        if let uid = event.count("uid") { pieces.append(say(.eventBy(String(uid)))) }
        return pieces.filter { !$0.isEmpty }.map(printable).joined(separator: "  ")
    }

    /// The kinds worth saying: what a fact did to duties is said by their titles.
    private func said(_ event: JSONValue) -> [String] {
        let also = event.texts("also").filter { $0 != "duty.changed" && $0 != "member.changed" }
        return [event.field("kind") ?? ""] + also
    }

    /// The duties it settled; all that it moved, when that is what the event is about.
    private func duties(
        _ event: JSONValue, isAll: Bool, _ titles: [String: String]
    ) -> [String] {
        let parts: [(String, Phrase)] = [
            ("fulfilled", .settled), ("superseded", .supersededDuty), ("opened", .openedDuty),
        ]
        return parts.prefix(isAll ? parts.count : 1).flatMap { part, phrase in
            event.list(part).map { duty in
                let rule = duty.field("rule") ?? ""
                return say(phrase) + " " + (titles[rule] ?? rule)
            }
        }
    }

    /// The place reached, as journalctl(1) shows it.
    package func eventCursor(_ cursor: String) -> String { say(.eventsCursor(cursor)) }

    /// Said when nothing was to be told.
    package func noEvents() -> String { say(.eventsEmpty) }

    /// What happened to the stream itself, for standard error; nil for what needs no word.
    package func streamNote(_ item: EventStream.Item) -> String? {
        switch item {
        case .away: say(.eventsAway)
        case .back: say(.eventsBack)
        case .behind: say(.eventsBehind)
        case .event, .bookmark: nil
        }
    }
}
