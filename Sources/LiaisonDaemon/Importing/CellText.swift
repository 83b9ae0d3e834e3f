internal import LiaisonCore

/// Text of a cell, before anybody reads a meaning into it.
enum CellText {
    /// Full-width ASCII and the ideographic blank as their half-width forms.
    static func narrowed(_ text: String) -> String { TypedText.halfWidth(text) }

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

    /// A person's name: no blanks inside, one kind of middle dot. A name in Latin letters keeps
    /// single blanks.
    static func name(_ text: String) -> String {
        let isLatin = text.allSatisfy { $0.isASCII || isBlank($0) }
        if isLatin {
            return text.split(whereSeparator: isBlank).joined(separator: " ")
        }
        var name = String.UnicodeScalarView()
        for scalar in withoutBlanks(text).unicodeScalars {
            name.append(TypedText.isMiddleDot(scalar) ? "\u{B7}" : scalar)
        }
        return String(name)
    }
}
