/// Pieces and lines that find their place in the width there is.
extension LayoutStyle {
    /// `pieces` side by side, two blanks between them, on as many lines as the width needs. A piece
    /// is broken only on a terminal, when it is wider than a whole line; later lines stand at `hanging`.
    func flow(_ pieces: [String], indent: Int = 0, hanging: Int? = nil) -> [String] {
        let later = hanging ?? indent
        var lines: [String] = []
        var line = DisplayWidth.blanks(indent)
        var isEmpty = true
        for piece in pieces where !piece.isEmpty {
            let shown = printable(piece)
            let needed = DisplayWidth.columns(of: shown) + (isEmpty ? 0 : LayoutTable.gap)
            if !isEmpty, DisplayWidth.columns(of: line) + needed > width {
                lines.append(line)
                line = DisplayWidth.blanks(later)
                isEmpty = true
            }
            line += (isEmpty ? "" : DisplayWidth.blanks(LayoutTable.gap)) + shown
            isEmpty = false
            guard cuts else { continue }
            let wrapped = LayoutWrap.lines(line, width: width, hanging: later)
            lines += wrapped.dropLast()
            line = wrapped.last ?? line
        }
        return isEmpty ? lines : lines + [line]
    }

    /// `lines` with those that a terminal has no room for gone on below, further in by two. A pipe
    /// gets them as they are.
    package func folded(_ lines: [String]) -> [String] {
        cuts ? lines.flatMap(folded) : lines
    }

    private func folded(_ line: String) -> [String] {
        if let (start, text, end) = painted(line) { return folded(text).map { start + $0 + end } }
        guard !line.isEmpty else { return [line] }
        let indent = line.prefix { $0 == " " }.count
        return LayoutWrap.lines(line, width: width, hanging: indent + 2)
    }

    /// A line that is in colour as a whole: the escape before it, the text, and the one after it.
    private func painted(_ line: String) -> (start: String, text: String, end: String)? {
        let end = "\u{1B}[0m"
        guard colour, line.hasPrefix("\u{1B}["), line.hasSuffix(end),
            let last = line.firstIndex(of: "m")
        else { return nil }
        let start = line[...last]
        return (String(start), String(line.dropFirst(start.count).dropLast(end.count)), end)
    }
}
