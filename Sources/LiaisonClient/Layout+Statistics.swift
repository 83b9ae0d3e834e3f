package import LiaisonWire

/// The statistics, and who is behind their figures.
extension Layout {
    /// The answer of `report.statistics`: a table for each section, with the words that
    /// `report behind` takes.
    package func statistics(_ answer: JSONValue) -> [String] {
        var lines = [style.heading(say(.statisticsTitle(answer.field("on") ?? "")))]
        if let note = local(answer["note"]) { lines += flow([note]) }
        var sections: [String] = []
        for figure in answer.list("figures") {
            guard let section = figure.field("section"), !sections.contains(section) else {
                continue
            }
            sections.append(section)
        }
        for section in sections {
            let figures = answer.list("figures").filter { $0.field("section") == section }
            lines += ["", style.heading(word(.statisticSection, section))]
            lines += figures.first?.texts("keys").count == 2 ? crossed(figures) : listed(figures)
        }
        return lines + [""] + flow([say(.statisticsHint)])
    }

    /// The answer of `report.behind`.
    package func behind(_ answer: JSONValue) -> [String] {
        members(answer, orElse: .behindEmpty(answer.field("on") ?? ""))
    }

    /// The answer of `report.places`.
    package func places(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            word(.field, "division"), say(.columnOrg), say(.columnBranch), say(.columnPeople),
            say(.columnFigure),
        ])
        for place in answer.list("places") {
            table.add([
                [place.field("division_name"), place.field("division")]
                    .compactMap(\.self).joined(separator: " "),
                place.field("org") ?? "",
                place.field("name") ?? "", place.count("count").map { "\($0)" } ?? "",
                place.field("figure") ?? "",
            ])
        }
        guard !table.isEmpty else { return [say(.placesEmpty(answer.field("on") ?? ""))] }
        return table.lines(style) + [""] + flow([say(.placesHint)])
    }

    /// One figure a line.
    private func listed(_ figures: [JSONValue]) -> [String] {
        // No people are behind a number of organisations: there is nothing to ask for.
        let isOfOrgs = figures.first?.field("section") == "org"
        let number = isOfOrgs ? OrgPhrase.columnNumber.text(texts) : say(.columnPeople)
        var table = LayoutTable([say(.columnTitle), number, isOfOrgs ? "" : say(.columnFigure)])
        for figure in figures {
            table.add([
                label(figure), figure.count("count").map { "\($0)" } ?? "",
                isOfOrgs ? "" : figure.field("figure") ?? "",
            ])
        }
        return table.lines(style)
    }

    /// Units below each other, occupations side by side, with the sums of both. Rows and columns
    /// that count nobody are left out.
    private func crossed(_ figures: [JSONValue]) -> [String] {
        var cells: [String: [String: Int]] = [:]
        var (rows, columns): ([String], [String]) = ([], [])
        for figure in figures {
            let keys = figure.texts("keys")
            guard keys.count == 2, let count = figure.count("count"), count > 0 else { continue }
            cells[keys[0], default: [:]][keys[1]] = count
            if !rows.contains(keys[0]) { rows.append(keys[0]) }
        }
        for keys in figures.map({ $0.texts("keys") })
        where keys.count == 2 && !columns.contains(keys[1]) {
            if rows.contains(where: { cells[$0]?[keys[1]] != nil }) { columns.append(keys[1]) }
        }
        let total = say(.columnSum)
        var table = LayoutTable([""] + columns.map { key(.occupation, $0) } + [total])
        for row in rows {
            let counts = columns.map { cells[row]?[$0] ?? 0 }
            table.add(
                [key(.unitKind, row)] + (counts + [counts.reduce(0, +)]).map { "\($0)" })
        }
        let sums = columns.map { column in
            rows.map { cells[$0]?[column] ?? 0 }.reduce(0, +)
        }
        table.add([total] + (sums + [sums.reduce(0, +)]).map { "\($0)" })
        return table.lines(style)
    }

    private func label(_ figure: JSONValue) -> String {
        let section = figure.field("section") ?? ""
        let name = figure.texts("keys").last ?? ""
        if let family = Self.families[section] { return key(family, name) }
        return word(.statistic, "\(section).\(name)")
    }

    private func key(_ family: TermFamily, _ key: String) -> String {
        word(key == "unrecorded" ? .statistic : family, key)
    }

    /// Sections whose keys have words of their own.
    private static let families: [String: TermFamily] = [
        "unit": .unitKind, "occupation": .occupation, "placement": .placement,
        "situation": .situation,
    ]
}
