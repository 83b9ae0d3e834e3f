package import LiaisonWire

/// Rows in columns that line up, whatever script the cells are in.
package struct LayoutTable: Sendable {
    /// Blanks between two columns.
    package static let gap = 2
    /// A column is never cut below this many terminal columns, so that two Chinese names remain.
    package static let narrowest = 8

    private var headings: [String]
    private var rows: [[String]] = []

    /// A table with `headings`; a row has as many cells.
    package init(_ headings: [String]) {
        self.headings = headings
    }

    /// Whether no row was added.
    package var isEmpty: Bool { rows.isEmpty }

    /// Adds one row; control characters in it are escaped.
    package mutating func add(_ cells: [String]) {
        rows.append(cells.map(printable))
    }

    /// The table as lines. On a terminal they take at most `style.width` columns and the widest
    /// columns give way first; in a pipe nothing is cut, since somebody may search there.
    package func lines(_ style: LayoutStyle) -> [String] {
        let widths = fitted(to: style.cuts ? style.width : .max)
        let heading = line(headings, widths)
        return [style.heading(heading)] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let filled = zip(cells, widths).map { cell, width in
            DisplayWidth.filled(DisplayWidth.cut(cell, to: width), to: width)
        }
        return trimmedEnd(filled.joined(separator: DisplayWidth.blanks(Self.gap)))
    }

    private func fitted(to total: Int) -> [Int] {
        var widths = headings.indices.map { column in
            ([headings] + rows).reduce(0) { widest, row in
                column < row.count ? max(widest, DisplayWidth.columns(of: row[column])) : widest
            }
        }
        let gaps = Self.gap * max(0, widths.count - 1)
        while widths.reduce(gaps, +) > total {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
                widths[widest] > Self.narrowest
            else { break }
            widths[widest] -= 1
        }
        return widths
    }
}

/// `text` with what a terminal would obey made visible: a name must not carry an escape sequence.
package func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
        if isControl(scalar) {
            shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
            shown.unicodeScalars.append(scalar)
        }
    }
    return shown
}

extension JSONValue {
    /// The value as JSON for a terminal: what a terminal would obey is escaped, so that it is the
    /// same value and does no harm.
    package var terminalText: String {
        var shown = ""
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                let digits = String(scalar.value, radix: 16)
                shown += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}

/// `text` without blanks at its end.
func trimmedEnd(_ text: String) -> String {
    var kept = Substring(text)
    while kept.last == " " { kept.removeLast() }
    return String(kept)
}

/// Control characters, line and paragraph separators, and the marks that turn the writing around.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x2028...0x202E, 0x2066...0x2069, 0x200E...0x200F: true
    default: false
    }
}
