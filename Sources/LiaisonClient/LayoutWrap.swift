/// Breaking text into lines of a terminal's width.
///
/// A line ends after a blank or between two wide characters; a date, a handle, a number and a
/// command's word stay whole. Only a word that is wider than a whole line is broken within.
package enum LayoutWrap {
    /// `text` in lines of at most `width` columns, later ones after `hanging` blanks; none for an
    /// empty text. A line end in it counts as a blank. A grapheme is never taken apart.
    package static func lines(_ text: String, width: Int, hanging: Int = 0) -> [String] {
        var lines: [String] = []
        let plain = text.contains("\n") ? String(text.map { $0 == "\n" ? " " : $0 }) : text
        var rest = plain[...]
        var indent = 0
        while DisplayWidth.columns(of: String(rest)) > width - indent {
            let room = max(width - indent, 2)
            let fitting = DisplayWidth.prefix(of: rest, columns: room)
            var end = lastBreak(of: fitting, in: rest) ?? fitting.endIndex
            if end == rest.startIndex { end = rest.index(after: end) }
            lines.append(DisplayWidth.blanks(indent) + trimmedEnd(String(rest[..<end])))
            rest = rest[end...].drop { $0 == " " }
            indent = max(0, min(hanging, width / 2, width - 2))
        }
        if !rest.isEmpty { lines.append(DisplayWidth.blanks(indent) + rest) }
        return lines
    }

    /// The last place within `fitting` after which a line may end.
    private static func lastBreak(of fitting: Substring, in rest: Substring) -> Substring.Index? {
        var end = fitting.endIndex
        while end > fitting.startIndex {
            let before = rest[rest.index(before: end)]
            if end < rest.endIndex, canBreak(between: before, and: rest[end]),
                rest[..<end].contains(where: { $0 != " " })
            {
                return end
            }
            end = rest.index(before: end)
        }
        return nil
    }

    private static func canBreak(between before: Character, and after: Character) -> Bool {
        if after == " " { return true }
        if before == " " { return true }
        if noLineBegins.contains(after) || noLineEnds.contains(before) { return false }
        return isWide(before) || isWide(after)
    }

    private static func isWide(_ character: Character) -> Bool {
        DisplayWidth.columns(of: character) == 2
    }

    /// GB/T 15834: these stand at no line's beginning, and those at no line's end.
    private static let noLineBegins: Set<Character> = [
        "，", "。", "、", "；", "：", "？", "！", "）", "》", "”", "’", "」", "』", "〕", "】", "·", "…", "%",
        ",", ".", ";", ":", ")", "]", "}",
    ]
    private static let noLineEnds: Set<Character> = [
        "（", "《", "“", "‘", "「", "『", "〔", "【", "(", "[", "{",
    ]
}
