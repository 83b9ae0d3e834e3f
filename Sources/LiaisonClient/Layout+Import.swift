package import LiaisonWire

/// The plan of an import: what would be added, repaired, refused, made, and what the first morning
/// would look like. The plan here is the whole one, all pages' rows together.
extension Layout {
    /// The plan as people read it.
    package func plan(_ plan: JSONValue) -> [String] {
        let rows = plan.list("rows")
        var lines = [planCounts(plan.part("counts") ?? .object([]))]
        if let people = plan.count("recognised"), people > 0 {
            lines += flow(["  " + say(.planRecognised(people))], hanging: 4)
        }
        let placed = rows.count { $0["placed"] != nil }
        if placed > 0 { lines += flow(["  " + say(.planPlaced(placed))], hanging: 4) }
        lines += refusals(rows)
        lines += duplicates(rows, of: plan.field("kind"))
        lines += updates(rows)
        lines += leftOut(rows)
        lines += ownCharacters(rows)
        lines += repairs(rows)
        lines += creates(plan["creates"])
        lines += section(.planQuestions, plan["questions"], question)
        lines += section(.planMissing, plan["missing"], missing)
        lines += firstMorning(plan["first_morning"])
        lines += ["", say(.planDigest(plan.field("digest") ?? ""))]
        return lines
    }

    private func planCounts(_ counts: JSONValue) -> String {
        let words = (counts.members ?? []).compactMap { count in
            count.value.integer.map { say(.count(word(.planCount, count.name), $0)) }
        }
        return style.heading(words.joined(separator: "  "))
    }

    /// Refused rows with row, column and reason; a terminal shows the first ones, a file them all.
    private func refusals(_ rows: [JSONValue]) -> [String] {
        let refused = rows.filter { $0.field("action") == "refuse" }
        guard !refused.isEmpty else { return [] }
        var lines = ["", style.alarming(say(.planRefused(refused.count)))]
        for row in refused {
            let faults = row.list("faults")
            if faults.isEmpty { lines += flow(["  " + say(.row(rowName(row)))]) }
            for fault in faults { lines += faultLines(row, fault) }
        }
        let hasIDs = refused.contains { row in
            row.list("faults").contains { $0.field("type") == "id-number" }
        }
        return lines + (hasIDs ? flow(["  " + say(.planRefusedHint)], hanging: 2) : [])
    }

    private func faultLines(_ row: JSONValue, _ fault: JSONValue) -> [String] {
        flow(
            [
                "  " + say(.row(rowName(row))), personName(row),
                say(.column(fault.field("column") ?? "")), faultText(fault),
            ], hanging: 6)
    }

    /// Cells that were not taken, of rows that come in all the same.
    private func leftOut(_ rows: [JSONValue]) -> [String] {
        let kept = rows.filter { $0.field("action") != "refuse" }
        let lines = kept.flatMap { row in row.list("faults").flatMap { faultLines(row, $0) } }
        guard !lines.isEmpty else { return [] }
        let cells = kept.reduce(0) { $0 + $1.list("faults").count }
        return ["", style.alarming(say(.planLeftOut(cells)))] + lines
    }

    private func faultText(_ fault: JSONValue) -> String {
        if let detail = fault.field("detail") { return word(.idFault, detail) }
        let word = word(.fault, fault.field("type"))
        let isKnown = word != fault.field("type")
        return isKnown ? word : local(fault["message"]) ?? word
    }

    /// The later row of two with one ID number below the one that is planned.
    private func duplicates(_ rows: [JSONValue], of kind: String?) -> [String] {
        let later = rows.filter { $0.field("action") == "duplicate" }
        guard !later.isEmpty else { return [] }
        var byRow: [String: JSONValue] = [:]
        for row in rows { byRow[rowName(row), default: row] = row }
        let fields = ["name", "branch", "phone"]
        let way = kind == "inflow" ? ["arrived", "origin"] : ["departed", "destination"]
        let headings =
            kind == "inflow"
            ? way.map { word(.field, $0) } : [say(.columnDeparted), say(.columnDestination)]
        var table = LayoutTable(
            [say(.columnRow), say(.columnName), say(.columnBranch), say(.columnPhone)] + headings)
        for row in later {
            if let first = row["of"].flatMap(scalar).flatMap({ byRow[$0] }) {
                table.add(sideBySide(first, rowName(first), fields + way))
            }
            table.add(sideBySide(row, say(.duplicateRow(rowName(row))), fields + way))
        }
        return ["", say(.planDuplicates(later.count))]
            + table.lines(style, indent: 2)
    }

    private func sideBySide(
        _ row: JSONValue, _ label: String, _ names: [String]
    ) -> [String] {
        let fields = row.part("fields") ?? .object([])
        return [label] + names.map { fields.field($0) ?? "" }
    }

    /// Repairs by column with one example each: a ledger has hundreds of the same kind.
    private func repairs(_ rows: [JSONValue]) -> [String] {
        var order: [String] = []
        var found: [String: (count: Int, example: String)] = [:]
        for row in rows {
            for repair in row.list("repairs") where !isKept(repair) {
                let column = repair.field("column") ?? ""
                let example = say(
                    .repair(
                        row: rowName(row), from: repair.field("from") ?? "",
                        to: repair.field("to") ?? ""))
                if found[column] == nil { order.append(column) }
                found[column, default: (0, example)].count += 1
            }
        }
        guard !order.isEmpty else { return [] }
        let lines = order.flatMap { column -> [String] in
            guard let repair = found[column] else { return [] }
            return flow(
                ["  " + say(.count(column, repair.count)), repair.example], hanging: 6)
        }
        return ["", say(.planRepairs)] + lines
    }

    /// What changes of people on the roll: nobody is altered unseen.
    private func updates(_ rows: [JSONValue]) -> [String] {
        let updated = rows.filter { $0.field("action") == "update" }
        guard !updated.isEmpty else { return [] }
        return ["", say(.planUpdates(updated.count))]
            + updated.flatMap { row in
                let changes = row.list("changes").map { change in
                    say(
                        .planChange(
                            column: columnName(change),
                            from: change.field("from").map { changed(change, $0) },
                            to: changed(change, change.field("to") ?? "")))
                }
                return flow(
                    ["  " + say(.row(rowName(row))), personName(row)] + changes, hanging: 6)
            }
    }

    /// The ledger's own heading, or our word where the ledger has no such column.
    private func columnName(_ change: JSONValue) -> String {
        let column = change.field("column") ?? ""
        return column == change.field("field") ? word(.field, column) : column
    }

    /// A changed value; codes of the protocol as words.
    private func changed(_ change: JSONValue, _ value: String) -> String {
        switch change.field("field") {
        case "standing": word(.standing, value)
        case "reason": word(.reason, value)
        case "occupation": word(.occupation, value)
        case "checked_in": value == "yes" ? say(.yes) : value
        default: value
        }
    }

    /// Nothing was changed, but somebody should look.
    private func isKept(_ repair: JSONValue) -> Bool { repair["from"] == repair["to"] }

    /// Texts with characters of a font of one's own, which were kept as they are.
    private func ownCharacters(_ rows: [JSONValue]) -> [String] {
        let lines = rows.flatMap { row in
            row.list("repairs").filter(isKept).flatMap { repair in
                flow(
                    [
                        "  " + say(.row(rowName(row))),
                        say(.column(repair.field("column") ?? "")), repair.field("to") ?? "",
                    ], hanging: 6)
            }
        }
        return lines.isEmpty ? [] : ["", style.alarming(say(.planOwnCharacters))] + lines
    }

    private func section(
        _ title: Phrase, _ value: JSONValue?, _ each: (JSONValue) -> String
    ) -> [String] {
        let entries = (value?.array ?? value?.members?.map(\.value) ?? [])
            .flatMap { $0.array ?? [$0] }
        guard !entries.isEmpty else { return [] }
        return ["", say(title)] + entries.flatMap { flow(["  " + each($0)], hanging: 6) }
    }

    /// What the roll lacks and apply will make, a paragraph for each kind: a county's ledger names
    /// dozens of branches.
    private func creates(_ value: JSONValue?) -> [String] {
        let kinds = value?.members ?? value?.array.map { [JSONMember("orgs", .array($0))] } ?? []
        let lines = kinds.flatMap { kind -> [String] in
            let entries = (kind.value.array ?? []).map(creation)
            guard !entries.isEmpty else { return [] }
            return flow(
                ["  " + say(.count(word(.planCount, kind.name), entries.count))] + entries,
                hanging: 4)
        }
        return lines.isEmpty ? [] : ["", say(.planCreates)] + lines
    }

    /// Something the roll lacks: an org, or a staff person with his phone.
    private func creation(_ entry: JSONValue) -> String {
        [entry.field("name") ?? entry.string, entry.field("phone")]
            .compactMap(\.self).joined(separator: " ")
    }

    /// A question names its rows, the person and, where it is one, the other branch.
    private func question(_ entry: JSONValue) -> String {
        let rows =
            entry.list("rows").compactMap(scalar)
            + ["row", "of", "other"].compactMap { entry[$0].flatMap(scalar) }
        let kind = entry.field("type") ?? entry.field("kind") ?? "branch"
        let text = local(entry["message"]) ?? local(entry["text"])
        let known = word(.question, kind)
        let pieces = [
            rows.isEmpty ? nil : say(.row(rows.joined(separator: say(.listSeparator)))),
            entry.field("name"), known == kind ? text ?? kind : known, entry.field("branch"),
        ]
        return pieces.compactMap(\.self).joined(separator: "  ")
    }

    private func missing(_ entry: JSONValue) -> String {
        [entry.string, entry.field("member"), entry.field("name"), placeName(entry["branch"])]
            .compactMap(\.self).joined(separator: "  ")
    }

    private func rowName(_ row: JSONValue) -> String {
        row["row"].flatMap(scalar) ?? ""
    }

    private func personName(_ row: JSONValue) -> String {
        row.part("fields")?.field("name") ?? ""
    }
}
