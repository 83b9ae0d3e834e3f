/// How many terminal columns a text takes, and how it is cut or filled to a number of them.
///
/// A terminal gives an East Asian wide character two columns and a combining mark none. The ranges
/// are those of Unicode's EastAsianWidth W and F, rounded to whole blocks: an unassigned code point
/// inside a block of ideographs is wide as well, so characters of a later Unicode version line up.
package enum DisplayWidth {
    /// Columns of `text`. Characters that a terminal does not draw count nothing.
    package static func columns(of text: String) -> Int {
        text.reduce(0) { $0 + columns(of: $1) }
    }

    /// Columns of one grapheme: those of its widest scalar, since marks and joiners draw over it.
    package static func columns(of character: Character) -> Int {
        character.unicodeScalars.reduce(0) { max($0, columns(of: $1)) }
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
        var kept = ""
        var used = 0
        for character in text {
            let next = columns(of: character)
            if used + next > width - 1 { break }
            kept.append(character)
            used += next
        }
        return kept + "…"
    }

    /// `count` blanks, none for a negative number.
    package static func blanks(_ count: Int) -> String {
        String(repeating: " ", count: max(0, count))
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return 0 }
        if scalar.value < 0x300 { return 1 }
        if isZeroWidth(scalar) { return 0 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        default: false
        }
    }

    /// The blocks a terminal draws in two columns.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F,  // Hangul initial consonants
        0x231A...0x231B, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
        0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x26A1...0x26A1,
        0x26AA...0x26AB, 0x26BD...0x26BE, 0x2705...0x2705, 0x274C...0x274C,
        0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797, 0x2B50...0x2B50,
        0x2E80...0x303E,  // radicals, Kangxi, description characters, CJK punctuation
        0x3041...0x33FF,  // kana, Bopomofo, Hangul letters, enclosed and squared forms
        0x3400...0x4DBF,  // extension A
        0x4E00...0x9FFF,  // unified ideographs
        0xA000...0xA4CF,  // Yi
        0xA960...0xA97F,  // Hangul letters, extended A
        0xAC00...0xD7A3,  // Hangul syllables
        0xF900...0xFAFF,  // compatibility ideographs
        0xFE10...0xFE19, 0xFE30...0xFE6F,  // vertical and small forms
        0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
        0x16FE0...0x18DFF,  // Tangut, Khitan, Nüshu marks
        0x1AFF0...0x1B2FF,  // kana supplements, Nüshu
        0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F7E0...0x1F7EB, 0x1F900...0x1F9FF,
        0x1FA70...0x1FAFF,
        0x20000...0x3FFFD,  // extensions B to H and later, compatibility supplement
    ]
}
