/// Text of a cell, before anybody reads a meaning into it.
enum CellText {
    /// Full-width ASCII and the ideographic blank as their half-width forms (Unicode's Halfwidth
    /// and Fullwidth Forms block: U+FF01 ... U+FF5E lie 0xFEE0 above ASCII).
    static func narrowed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isWide($0) }) else { return text }
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value == 0x3000 {
                narrow.append(" ")
            } else if isWide(scalar), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
                narrow.append(ascii)
            } else {
                narrow.append(scalar)
            }
        }
        return String(narrow)
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x3000 || (0xFF01...0xFF5E).contains(scalar.value)
    }

    /// Whether a character draws nothing: blanks of every kind, line ends, zero-width marks.
    static func isBlank(_ character: Character) -> Bool {
        character.isWhitespace
            || character.unicodeScalars.allSatisfy {
                [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains($0.value)
            }
    }

    static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !isBlank($0) }),
            let last = text.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(text[first...last])
    }

    static func withoutBlanks(_ text: String) -> String { String(text.filter { !isBlank($0) }) }

    /// What offices write into a cell they know nothing for. A blank is unknown, not never.
    private static let unknownWords: Set<String> = [
        "", "无", "/", "\\", "-", "--", "—", "——", "–", "―", "*", "?", "？", "不详", "未知", "不明", "暂无",
        "无记录",
        "待查", "待核实", "待补充", "空", "未填", "不清楚", "n/a", "na", "#n/a", "null",
    ]

    /// The trimmed text; nil when it says nothing.
    static func known(_ text: String) -> String? {
        let text = trimmed(text)
        return unknownWords.contains(narrowed(text).lowercased()) ? nil : text
    }

    /// Private-use characters: a rare name typed with a font of its own; nobody else sees it right.
    static func hasPrivateUse(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            (0xE000...0xF8FF).contains(scalar.value) || scalar.value >= 0xF0000
        }
    }

    /// Dots that people type between the parts of a name, for U+00B7, the one of the ID card.
    private static let middleDots: Set<Character> = [
        "\u{30FB}", "\u{2022}", "\u{FF0E}", "\u{2027}", "\u{FF65}", "\u{22C5}", "\u{2219}",
        "\u{0387}", "\u{2024}", ".", "\u{00B7}",
    ]

    /// A person's name: no blanks inside, one kind of middle dot. A name in Latin letters keeps
    /// single blanks.
    static func name(_ text: String) -> String {
        let isLatin = text.allSatisfy { $0.isASCII || isBlank($0) }
        if isLatin {
            return text.split(whereSeparator: isBlank).joined(separator: " ")
        }
        return String(withoutBlanks(text).map { middleDots.contains($0) ? "\u{00B7}" : $0 })
    }
}
