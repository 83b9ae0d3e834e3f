package import LiaisonWire

/// People of the roll, and those who look after them.
extension Layout {
    /// The answer of `member.list` or `member.find`.
    package func members(_ answer: JSONValue, orElse empty: Phrase = .membersEmpty) -> [String] {
        var table = LayoutTable([
            say(.columnMember), say(.columnName), say(.columnBranch), say(.columnLiaison),
            say(.columnDeparted), say(.columnDestination), say(.columnStanding),
        ])
        for member in answer.list("members") {
            let liaison = member.part("liaison").map { $0.field("name") ?? $0.field("staff") ?? "" }
            table.add([
                member.field("member") ?? "", member.field("name") ?? "",
                placeName(member["branch"]), liaison ?? member.field("liaison") ?? "",
                member.field("departed") ?? "", member.field("destination") ?? "",
                word(.standing, member.field("standing")),
            ])
        }
        return self.table(table, orElse: empty)
    }

    /// The answer of `member.get`: everything about one person, what is open first.
    package func member(_ answer: JSONValue) -> [String] {
        let answer = answer.card
        var lines = flow([
            answer.field("name") ?? "", answer.field("member") ?? "", placeName(answer["branch"]),
            answer.flag("held") ? say(.inBrackets(say(.heldMark))) : "",
        ]).map(style.heading)
        lines += openItems(answer)
        lines.append("")
        lines += pairs(
            personal(answer) + states(answer) + absence(answer) + clocks(answer.part("clocks")))
        let unknown = answer.texts("unknown")
        if !unknown.isEmpty { lines += ["", say(.unknownFields(words(.field, unknown)))] }
        let contradictions = answer.texts("contradictions")
        if !contradictions.isEmpty {
            lines += [""] + contradictions.map { word(.contradiction, $0) }
        }
        return lines
    }

    /// What is open about the person of a `member.get` answer.
    func openItems(_ answer: JSONValue) -> [String] {
        let open = answer.card.list("open")
        guard !open.isEmpty else { return [say(.nothingOpen)] }
        return open.flatMap { itemLines($0, key: $0.field("duty") ?? "", indent: 0) }
    }

    private func personal(_ answer: JSONValue) -> [(String, String)] {
        let plain = [
            "sex", "ethnicity", "id_number", "phone", "second_phone", "education", "standing",
            "standing_since", "joined", "converted", "side", "home_org", "home_contact",
            "graduated", "birth", "native_place",
            "registered_residence", "current_residence", "employer", "migrant_worker", "party_post",
            "archive",
            "dues_standard", "certificate", "next_of_kin", "next_of_kin_phone",
        ]
        var pairs = plain.map { field in
            let code = answer.field(field)
            let families: [String: TermFamily] = [
                "standing": .standing, "sex": .sex, "migrant_worker": .yesNo, "side": .inflow,
            ]
            let family = families[field]
            return (word(.field, field), family.map { word($0, code) } ?? code ?? "")
        }
        let liaison = [
            answer.part("liaison").map(reachable),
            answer.field("liaison_since").map { say(.since($0)) },
        ]
        pairs.append(
            (word(.field, "liaison"), liaison.compactMap(\.self).joined(separator: "  ")))
        if let deputy = answer.part("deputy") {
            pairs.append((word(.field, "deputy"), reachable(deputy)))
        }
        pairs.append((word(.field, "note"), answer.field("note") ?? ""))
        return pairs
    }

    /// A staff person with what is needed to ring him.
    private func reachable(_ staff: JSONValue) -> String {
        ["name", "phone", "staff"].compactMap { staff.field($0) }.joined(separator: "  ")
    }

    private func absence(_ answer: JSONValue) -> [(String, String)] {
        guard let absence = answer.part("absence") else {
            return [(word(.field, "absence"), say(.notAway))]
        }
        let destination = absence.field("destination") ?? say(.destinationUnknown)
        let abroad = absence.flag("abroad") ? say(.remark(say(.abroad))) : ""
        // Whoever came here is here.
        let isHere = answer.field("side") == "receiving"
        return [(word(.field, "destination"), isHere ? "" : destination + abroad)]
            + labelled(
                absence,
                [
                    "arrived", "origin", "departed", "reason", "until", "reported", "scope",
                    "division",
                    "division_year", "division_name", "occupation", "unit_kind", "stage",
                    "recognised",
                    "recognised_for", "registered", "expected", "checked_in", "placed",
                    "placement_kind", "receiving_org", "receiving_contact", "receiving_liaison",
                    "transferable", "transferable_reason", "transferable_asked",
                ])
    }

    /// Where the probation, the transfer, contact and outreach stand, and what holds by consent.
    private func states(_ answer: JSONValue) -> [(String, String)] {
        var pairs: [(String, String)] = []
        for (part, fields) in [
            (
                "probation",
                [
                    "state", "end", "extended_months", "postponed", "applied", "assembly",
                    "assembly_result", "reported",
                ]
            ), ("transfer", ["state", "prepared", "to", "issued", "expires", "accepted"]),
            ("outreach", ["opened", "situation", "failed", "found"]),
            ("terms", ["exempt", "dues", "dues_since", "correction_until"]),
        ] {
            guard let value = answer.part(part) else { continue }
            let shown = labelled(value, fields, of: part).filter { !$0.1.isEmpty }
            pairs.append(
                (
                    word(.field, part),
                    shown.map { say(.labelled($0.0, $0.1)) }.joined(separator: "  ")
                ))
        }
        return pairs + [
            (word(.field, "contact_state"), word(.contact, answer.field("contact_state")))
        ]
    }

    /// Fields of an object with their words; a code is said in words.
    private func labelled(
        _ object: JSONValue, _ fields: [String], of part: String = "absence"
    ) -> [(String, String)] {
        fields.map { field in
            let value = object[field].flatMap(scalar) ?? ""
            let label = Self.labels["\(part) \(field)"] ?? field
            let family = Self.families["\(part) \(field)"]
            return (word(.field, label), family.map { word($0, value) } ?? value)
        }
    }

    /// Fields whose word is another one in their part.
    private static let labels = [
        "terms dues": "arrangement", "probation reported": "reported_up",
        "transfer to": "transfer_to",
    ]

    /// Where the words for the codes of a card's fields stand.
    private static let families: [String: TermFamily] = [
        "absence reason": .reason, "absence scope": .scope, "absence occupation": .occupation,
        "absence unit_kind": .unitKind, "absence stage": .mobility,
        "absence recognised_for": .recognition, "absence placement_kind": .placement,
        "absence transferable_reason": .untransferable, "absence reported": .reportedWhen,
        "probation state": .probationState, "probation assembly_result": .assembly,
        "transfer state": .transferState, "outreach situation": .situation,
        "terms exempt": .exemption, "terms dues": .arrangement,
    ]

    /// The clocks of a subject. Who paid, who answered is the daemon's business.
    func clocks(_ clocks: JSONValue?) -> [(String, String)] {
        (clocks?.members ?? []).map { clock in
            (word(.clock, clock.name), clock.value.string ?? say(.absent))
        }
    }

    /// `label  value` lines with the values below each other, `indent` blanks before them; blank
    /// values are left out.
    func pairs(_ pairs: [(String, String)], indent: Int = 0) -> [String] {
        let shown = pairs.filter { !$0.1.isEmpty }
        let width = shown.map { DisplayWidth.columns(of: $0.0) }.max() ?? 0
        return shown.flatMap { label, value in
            let line = DisplayWidth.filled(label, to: width) + "  " + printable(value)
            return style.flow([line], indent: indent, hanging: indent + width + LayoutTable.gap)
        }
    }

    /// A text, number or truth value as it is shown; nil for everything else.
    func scalar(_ value: JSONValue) -> String? {
        if let text = value.string { return text }
        if let number = value.integer { return "\(number)" }
        return value.bool.map { say($0 ? .yes : .no) }
    }

    /// An org given by name or as `{org, name}`.
    func placeName(_ value: JSONValue?) -> String {
        value?.string ?? value?.field("name") ?? value?.field("org") ?? ""
    }
}
