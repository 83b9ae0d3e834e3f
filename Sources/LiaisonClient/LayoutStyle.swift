import Glibc

/// When colour is used.
package enum LayoutColour: Sendable {
    /// On a terminal that understands it, unless the environment refuses.
    case auto
    /// In a pipe too, whatever the environment says.
    case always
    /// Not at all.
    case never
}

/// What the place we print to can do: how wide it is, and whether it understands escapes.
package struct LayoutStyle: Sendable, Equatable {
    /// Columns of a line.
    package var width: Int
    /// Whether colour may be used.
    package var colour: Bool
    /// Whether a table's cells are cut to the width, as on a terminal.
    package var cuts: Bool
    /// Lines of the screen; nil where there is none.
    package var height: Int?

    /// A place as described.
    package init(width: Int, colour: Bool, cuts: Bool, height: Int? = nil) {
        self.width = width
        self.colour = colour
        self.cuts = cuts
        self.height = height
    }

    /// A pipe or a file: 80 columns, no escapes, nothing cut.
    package static let plain = LayoutStyle(width: 80, colour: false, cuts: false)

    /// The narrowest and widest lines worth laying out for: below 40 a name and a date do not fit
    /// side by side, above 500 somebody has set COLUMNS by mistake.
    package static let widths = 40...500

    /// What the file behind `descriptor` can do, by the environment and the terminal.
    package static func of(
        _ descriptor: Int32, colour: LayoutColour = .auto, environment: (String) -> String?
    ) -> LayoutStyle {
        let terminal = isatty(descriptor) == 1
        let size = terminal ? screen(descriptor) : nil
        let isColoured =
            switch colour {
            case .always: true
            case .never: false
            case .auto: terminal && allowsColour(environment: environment)
            }
        return LayoutStyle(
            width: width(columns: environment("COLUMNS"), terminal: size?.columns),
            colour: isColoured, cuts: terminal, height: size?.lines)
    }

    /// The width to lay out for: `COLUMNS`, else the terminal's own, else 80.
    package static func width(columns: String?, terminal: Int?) -> Int {
        let asked = columns.flatMap { Int($0) } ?? terminal ?? plain.width
        guard asked > 0 else { return plain.width }
        return min(max(asked, widths.lowerBound), widths.upperBound)
    }

    /// Whether the environment leaves colour on. A `NO_COLOR` that is set but empty does not count.
    package static func allowsColour(environment: (String) -> String?) -> Bool {
        let refused = environment("NO_COLOR").map { !$0.isEmpty } ?? false
        return !refused && environment("TERM") != "dumb"
    }

    /// `text` in the colour for what is overdue.
    package func alarming(_ text: String) -> String {
        painted(text, Self.red)
    }

    /// `text` in the colour for what is due today.
    package func pressing(_ text: String) -> String {
        painted(text, Self.yellow)
    }

    /// `text` as a heading.
    package func heading(_ text: String) -> String {
        painted(text, Self.bold)
    }

    /// A line as it may reach a terminal: of all that a terminal would obey, only our own colours
    /// are left.
    package func safe(_ line: String) -> String {
        guard colour else { return printable(line) }
        var shown = ""
        var rest = Substring(line)
        while let start = rest.firstIndex(of: "\u{1B}") {
            shown += printable(String(rest[..<start]))
            rest = rest[start...]
            let own = [Self.red, Self.yellow, Self.bold, Self.end].first { rest.hasPrefix($0) }
            shown += own ?? printable("\u{1B}")
            rest = rest.dropFirst(own?.count ?? 1)
        }
        return shown + printable(String(rest))
    }

    // ECMA-48, select graphic rendition.
    private static let red = "\u{1B}[31m"
    private static let yellow = "\u{1B}[33m"
    private static let bold = "\u{1B}[1m"
    private static let end = "\u{1B}[0m"

    private func painted(_ text: String, _ start: String) -> String {
        colour ? start + text + Self.end : text
    }

    private static func screen(_ descriptor: Int32) -> (columns: Int?, lines: Int?)? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
        // A terminal that does not know its size says 0.
        return (
            size.ws_col > 0 ? Int(size.ws_col) : nil, size.ws_row > 0 ? Int(size.ws_row) : nil
        )
    }
}
