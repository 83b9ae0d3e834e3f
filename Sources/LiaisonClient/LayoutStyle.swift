import Glibc

/// What the place we print to can do: how wide it is, and whether it understands escapes.
package struct LayoutStyle: Sendable, Equatable {
    /// Columns of a line.
    package var width: Int
    /// Whether colour may be used.
    package var colour: Bool
    /// Whether a table's cells are cut to the width, as on a terminal.
    package var cuts: Bool

    /// A place as described.
    package init(width: Int, colour: Bool, cuts: Bool) {
        self.width = width
        self.colour = colour
        self.cuts = cuts
    }

    /// A pipe or a file: 80 columns, no escapes, nothing cut.
    package static let plain = LayoutStyle(width: 80, colour: false, cuts: false)

    /// The narrowest and widest lines worth laying out for: below 40 a name and a date do not fit
    /// side by side, above 500 somebody has set COLUMNS by mistake.
    package static let widths = 40...500

    /// What standard output can do, by the environment and the terminal.
    package static func ofStandardOutput(environment: (String) -> String?) -> LayoutStyle {
        let terminal = isatty(STDOUT_FILENO) == 1
        return LayoutStyle(
            width: width(
                columns: environment("COLUMNS"), terminal: terminal ? terminalWidth() : nil),
            colour: terminal && allowsColour(environment: environment),
            cuts: terminal
        )
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
        colour ? "\u{1B}[31m\(text)\u{1B}[0m" : text
    }

    /// `text` as a heading.
    package func heading(_ text: String) -> String {
        colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    private static func terminalWidth() -> Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}
