/// How many terminal columns a text takes, and how it is cut, wrapped or filled to a number of them.
///
/// A terminal gives an East Asian wide character two columns (`WideCharacters`) and a combining mark
/// none. East Asian Ambiguous characters, the middle dot among them, take one, as terminals have it
/// unless somebody has set them otherwise.
package enum DisplayWidth {
    /// Columns of `text`. Characters that a terminal does not draw count nothing.
    package static func columns(of text: String) -> Int {
        if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns(of: $1) }
    }

    /// Columns of one grapheme: those of its widest scalar, since marks and joiners draw over it. A
    /// flag is two letters in one, and a sign that is to be drawn as an emoji is wide (UTS 51).
    package static func columns(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        if let first = scalars.first, scalars.dropFirst().isEmpty { return columns(of: first) }
        let widest = scalars.reduce(0) { max($0, columns(of: $1)) }
        let isEmoji = scalars.contains { $0.value == 0xFE0F }
        return isEmoji ? max(widest, 2) : widest
    }

    /// `text` followed by blanks up to `width` columns; a wider text is returned as it is.
    package static func filled(_ text: String, to width: Int) -> String {
        text + blanks(width - columns(of: text))
    }

    /// `text` after blanks up to `width` columns, for numbers.
    package static func rightFilled(_ text: String, to width: Int) -> String {
        blanks(width - columns(of: text)) + text
    }

    /// `text` in at most `width` columns; what is cut off is told by `…`.
    package static func cut(_ text: String, to width: Int) -> String {
        guard columns(of: text) > width else { return text }
        guard width > 0 else { return "" }
        return String(prefix(of: text[...], columns: width - 1)) + "…"
    }

    /// As much of `text` as takes at most `width` columns.
    static func prefix(of text: Substring, columns width: Int) -> Substring {
        var used = 0
        for index in text.indices {
            used += columns(of: text[index])
            if used > width { return text[..<index] }
        }
        return text
    }

    /// `count` blanks, none for a negative number.
    package static func blanks(_ count: Int) -> String {
        String(repeating: " ", count: max(0, count))
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return 0 }
        if scalar.value < 0x300 { return 1 }
        if isZeroWidth(scalar) { return 0 }
        return WideCharacters.contains(scalar.value) ? 2 : 1
    }

    private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        default: false
        }
    }
}
