/// Running text on lines of a given width, Chinese, English or both.
package enum LayoutWrap {
    /// `text` on lines of at most `width` columns. A line breaks at a blank or between two wide
    /// characters, never before a mark that closes nor after one that opens (the common rule of
    /// Chinese setting), and inside a word only when the word alone is wider than a line.
    package static func lines(_ text: String, width: Int) -> [String] {
        let width = max(width, 2)
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces(of: text) {
            let gap = piece.isAfterBlank && !line.isEmpty ? 1 : 0
            if used + gap + piece.columns > width, !line.isEmpty {
                lines.append(line)
                line = ""
                used = 0
            } else if gap > 0 {
                line += " "
                used += 1
            }
            for character in piece.text {
                let columns = DisplayWidth.columns(of: character)
                if used + columns > width {
                    lines.append(line)
                    line = ""
                    used = 0
                }
                line.append(character)
                used += columns
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// What stays together on a line.
    private struct Piece {
        var text: String
        var isAfterBlank: Bool
        var columns: Int { DisplayWidth.columns(of: text) }
    }

    private static let opening: Set<Character> = ["（", "“", "《", "〈", "「", "(", "["]
    private static let closing: Set<Character> = [
        "）", "”", "》", "〉", "」", ")", "]", "，", "。", "、", "；", "：", "？", "！", "…", "·",
    ]

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var isAfterBlank = false
        for character in text {
            if character == " " || character == "\n" {
                isAfterBlank = true
                continue
            }
            if let last = pieces.last, !isAfterBlank, joins(last.text.last, character) {
                pieces[pieces.count - 1].text.append(character)
            } else {
                pieces.append(Piece(text: String(character), isAfterBlank: isAfterBlank))
            }
            isAfterBlank = false
        }
        return pieces
    }

    private static func joins(_ before: Character?, _ after: Character) -> Bool {
        guard let before else { return true }
        if closing.contains(after) || opening.contains(before) { return true }
        return DisplayWidth.columns(of: before) < 2 && DisplayWidth.columns(of: after) < 2
    }
}

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
