package import LiaisonWire

/// Rows in columns that line up, whatever script the cells are in. What a terminal has no room for
/// goes on below in the same column; where even that is too narrow, every row becomes a paragraph.
/// Nothing is cut off: a date or a name that is not whole is none.
package struct LayoutTable: Sendable {
    /// Blanks between two columns.
    package static let gap = 2
    /// A column is not made narrower than this many terminal columns: four Chinese characters.
    package static let narrowest = 8
    /// A row that would take more lines than this is easier to read as a paragraph.
    private static let tallest = 3
    /// Blanks before the second line of a row that became a paragraph.
    private static let hanging = 4

    private(set) var headings: [String]
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

    /// The table as lines, `indent` blanks before each. On a terminal they take at most
    /// `style.width` columns; in a pipe every row is one line, since somebody may search there.
    package func lines(_ style: LayoutStyle, indent: Int = 0) -> [String] {
        let widths = fitted(to: style.cuts ? style.width - indent : .max)
        let laid = widths.map { widths in rows.map { row($0, widths, indent) } }
        guard let widths, let laid, laid.allSatisfy({ $0.count <= Self.tallest }) else {
            return rows.flatMap { paragraph($0, style, indent) }
        }
        return row(headings, widths, indent).map(style.heading) + laid.joined()
    }

    private func row(_ cells: [String], _ widths: [Int], _ indent: Int) -> [String] {
        let wrapped = zip(cells, widths).map { cell, width in
            LayoutWrap.lines(cell, width: width, hanging: cell.prefix { $0 == " " }.count)
        }
        return (0..<(wrapped.map(\.count).max() ?? 0)).map { number in
            let filled = zip(wrapped, widths).map { cell, width in
                DisplayWidth.filled(number < cell.count ? cell[number] : "", to: width)
            }
            return trimmedEnd(
                DisplayWidth.blanks(indent)
                    + filled.joined(separator: DisplayWidth.blanks(Self.gap)))
        }
    }

    /// A row with its headings before the values, on as many lines as it needs.
    private func paragraph(_ cells: [String], _ style: LayoutStyle, _ indent: Int) -> [String] {
        let pieces = zip(headings, cells).filter { !$0.1.isEmpty }.map { heading, cell in
            heading + " " + String(cell.drop { $0 == " " })
        }
        return style.flow(pieces, indent: indent, hanging: indent + Self.hanging)
    }

    /// The columns' widths: the widest give way first, but not below their longest word, so that no
    /// date, handle or number is broken. Nil when they do not fit.
    private func fitted(to total: Int) -> [Int]? {
        var widths = headings.indices.map { widest($0) { DisplayWidth.columns(of: $0) } }
        let gaps = Self.gap * max(0, widths.count - 1)
        if widths.reduce(gaps, +) <= total { return widths }
        let least = headings.indices.map { column in
            min(widths[column], max(Self.narrowest, widest(column, longestWord)))
        }
        while widths.reduce(gaps, +) > total {
            let yielding = widths.indices.filter { widths[$0] > least[$0] }
            guard let widest = yielding.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
        }
        return widths
    }

    private func widest(_ column: Int, _ columns: (String) -> Int) -> Int {
        ([headings] + rows).reduce(0) { widest, row in
            column < row.count ? max(widest, columns(row[column])) : widest
        }
    }

    /// Columns of the longest run that is not to be broken.
    private func longestWord(_ cell: String) -> Int {
        cell.split { $0 == " " || DisplayWidth.columns(of: $0) == 2 }
            .map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
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
