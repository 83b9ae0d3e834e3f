extension Layout {
    /// `text` on as many lines as the width needs, each behind `indent` blanks.
    func paragraph(_ text: String, indent: Int = 0) -> [String] {
        LayoutWrap.lines(text, width: style.width - indent)
            .map { DisplayWidth.blanks(indent) + $0 }
    }

    /// Two columns: what is typed, and what it is. What is wider than the first column stands on a
    /// line of its own.
    func columns(_ rows: [(typed: String, meaning: String)], indent: Int = 2) -> [String] {
        let gap = LayoutTable.gap
        let most = style.width * 2 / 5
        let widths = rows.map { DisplayWidth.columns(of: $0.typed) }.filter { $0 <= most }
        let column = indent + (widths.max() ?? most) + gap
        return rows.flatMap { row in
            let meaning = LayoutWrap.lines(row.meaning, width: style.width - column)
            let typed = paragraph(row.typed, indent: indent)
            guard let first = meaning.first else { return typed }
            let below = meaning.map { DisplayWidth.blanks(column) + $0 }
            guard typed.count == 1, DisplayWidth.columns(of: typed[0]) + gap <= column else {
                return typed + below
            }
            return [DisplayWidth.filled(typed[0], to: column) + first] + below.dropFirst()
        }
    }
}
