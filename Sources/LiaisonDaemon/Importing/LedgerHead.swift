internal import LiaisonCore

/// The top of a ledger: title, unit and date lines, and one or two rows of headings.
struct LedgerHead: Sendable {
    /// Where each field stands; of two columns for one field the first counts.
    private(set) var columns: [LedgerField: Int] = [:]
    /// The headings as the file has them, for what is said to people.
    private(set) var titles: [LedgerField: String] = [:]
    /// The index of the first row below the headings.
    private(set) var firstRow = 0
    /// 填报单位: whose ledger it is.
    private(set) var unit: String?
    /// 填报时间: nothing in it happened later.
    private(set) var date: CivilDate?
    /// Which ledger it is taken for.
    let kind: LedgerKind

    /// Why the rows are no head of such a ledger.
    enum Fault: Error, Equatable, Sendable {
        /// No row names people and at least two more things.
        case noHeadings
        /// It is plainly the other ledger, of this kind.
        case other(LedgerKind)
    }

    /// Fewer headings than a name and two more are no ledger, but a remark that happens to use a
    /// heading's word.
    private static let fewest = 3

    /// Reads the head from the first rows of a file.
    init(
        _ rows: [[String]], _ map: HeadingMap, _ kind: LedgerKind = .outflow
    ) throws(Fault) {
        self.kind = kind
        guard let heading = Self.headings(rows, map) else { throw .noHeadings }
        columns = heading.columns
        firstRow = heading.next
        for (field, column) in columns {
            titles[field] = CellText.withoutBlanks(heading.titles[column])
        }
        if titles[.branch] == nil { titles[.branch] = titles[.placedIn] }
        let above = rows[..<heading.first]
        let other: LedgerKind = kind == .outflow ? .inflow : .outflow
        if Self.isPlainly(other, above, heading.titles, columns) { throw .other(other) }
        read(above)
    }

    /// A row of headings, or two read together.
    private struct Headings {
        var first: Int
        var next: Int
        var titles: [String]
        var columns: [LedgerField: Int]

        /// Says more; or as much in fewer rows, so that a line above the headings stays one.
        func isBetter(than other: Headings?) -> Bool {
            guard let other else { return true }
            return columns.count > other.columns.count
                || columns.count == other.columns.count && next == other.next
        }
    }

    private static func headings(_ rows: [[String]], _ map: HeadingMap) -> Headings? {
        var best: Headings?
        for index in rows.indices {
            var found = [Headings(first: index, next: index + 1, titles: rows[index], columns: [:])]
            if index + 1 < rows.count {
                let below = rows[index + 1]
                found.append(
                    Headings(
                        first: index,
                        next: index + 2,
                        titles: joined(rows[index], below, map),
                        columns: [:]
                    )
                )
            }
            for var candidate in found {
                candidate.columns = columns(candidate.titles, map)
                // The second row of a pair must be headings as well, or data would be taken away.
                if candidate.next == index + 2, !isHeadings(rows[index + 1], map) { continue }
                guard candidate.columns[.name] != nil, candidate.columns.count >= fewest,
                    candidate.isBetter(than: best)
                else { continue }
                best = candidate
            }
        }
        return best
    }

    /// Whether a row holds headings and no data: some are known, and none has a digit.
    private static func isHeadings(_ row: [String], _ map: HeadingMap) -> Bool {
        row.contains { map.field(of: $0) != nil }
            && !row.contains { $0.contains { $0.isNumber } }
    }

    private static func columns(_ titles: [String], _ map: HeadingMap) -> [LedgerField: Int] {
        var columns: [LedgerField: Int] = [:]
        for (column, title) in titles.enumerated() {
            guard let field = map.field(of: title), columns[field] == nil else { continue }
            columns[field] = column
        }
        return columns
    }

    /// Two rows as one: a group heading stands over its columns, in the first cell of a merged run.
    private static func joined(_ upper: [String], _ lower: [String], _ map: HeadingMap) -> [String]
    {
        var group = ""
        return (0..<max(upper.count, lower.count)).map { column in
            let above = column < upper.count ? CellText.trimmed(upper[column]) : ""
            let below = column < lower.count ? CellText.trimmed(lower[column]) : ""
            if !above.isEmpty { group = above }
            if below.isEmpty { return above }
            let both = group + below
            return map.field(of: both) != nil ? both : below
        }
    }

    /// The other ledger: its title says so, or it has a day of arrival and none of departure, or the
    /// other way round. A column about the place that took somebody in proves nothing: outflow ledgers
    /// have it too.
    private static func isPlainly(
        _ other: LedgerKind,
        _ above: ArraySlice<[String]>,
        _ titles: [String],
        _ columns: [LedgerField: Int]
    ) -> Bool {
        let title = above.joined().joined()
        let (said, unsaid) = other == .inflow ? ("流入", "流出") : ("流出", "流入")
        if title.contains(said), !title.contains(unsaid) { return true }
        let days = other == .inflow ? arrivals : departures
        return columns[other == .inflow ? .departed : .arrived] == nil
            && titles.contains { days.contains(HeadingMap.key($0)) }
    }

    private static let arrivals = ["流入时间", "流入日期", "到达时间", "到达日期"]
    private static let departures = ["流出时间", "流出日期", "外出时间", "外出日期"]

    private static let unitLabels = ["填报单位", "填表单位", "上报单位", "报送单位", "单位"]
    private static let dateLabels = [
        "填报时间", "填报日期", "填表时间", "填表日期", "上报时间", "截止时间", "截至", "时间", "日期",
    ]

    /// Reads unit and date from the lines above the headings, longer labels first; the value stands
    /// in the same cell or in the next one that is not blank.
    private mutating func read(_ above: ArraySlice<[String]>) {
        for label in Self.unitLabels where unit == nil {
            unit = Self.values(above, label).first.map { CellText.withoutBlanks($0) }
        }
        for label in Self.dateLabels where date == nil {
            date =
                Self.values(above, label).lazy.compactMap { value in
                    let start = value.prefix { $0.isNumber || "-/.年月日 ".contains($0) }
                    return CellReading.date(String(start))
                }.first
        }
    }

    private static func values(_ above: ArraySlice<[String]>, _ label: String) -> [String] {
        above.flatMap { row in
            row.indices.compactMap { index -> String? in
                guard let value = value(of: CellText.trimmed(row[index]), after: label) else {
                    return nil
                }
                return value.isEmpty ? next(row, index) : value
            }
        }
    }

    /// What follows a label in a cell, up to the next label: `填报单位（盖章）：甲镇党委  时间：…`. A short
    /// label counts only at the start of the cell or after a blank, and one without a colon only at
    /// its end, but for 截至.
    private static func value(of text: String, after label: String) -> String? {
        guard let range = text.firstRange(of: label) else { return nil }
        let before = text[..<range.lowerBound].last
        guard label.count > 2 || label == "截至" || (before.map(CellText.isBlank) ?? true) else {
            return nil
        }
        var rest = text[range.upperBound...].drop { CellText.isBlank($0) }
        if let open = rest.first, "（(".contains(open) {
            rest = rest.drop { !"）)".contains($0) }.dropFirst().drop { CellText.isBlank($0) }
        }
        guard rest.isEmpty || label == "截至" || rest.first.map({ "：:".contains($0) }) ?? false
        else { return nil }
        rest = rest.drop { "：: ".contains($0) || CellText.isBlank($0) }
        let labels = ["填报", "填表", "上报", "报送", "审核", "负责人", "联系电话", "时间", "日期", "  ", "　　"]
        let end = labels.compactMap { rest.firstRange(of: $0)?.lowerBound }.min() ?? rest.endIndex
        return CellText.trimmed(String(rest[..<end]))
    }

    private static func next(_ row: [String], _ index: Int) -> String? {
        row.dropFirst(index + 1).map { CellText.trimmed($0) }.first { !$0.isEmpty }
    }
}
