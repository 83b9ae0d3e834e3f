/// Text as people type it, and as it stands in their files.
package enum TypedText {
    /// Full-width ASCII and the ideographic blank in their half-width forms (Unicode's Halfwidth
    /// and Fullwidth Forms block: U+FF01 ... U+FF5E lie 0xFEE0 above ASCII).
    package static func halfWidth(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { halfWidth($0) != $0 }) else { return text }
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { narrow.append(halfWidth(scalar)) }
        return String(narrow)
    }

    static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000: " "
        default: scalar
        }
    }

    /// `text` in half-width forms, with no blanks at its ends.
    package static func reference(_ text: String) -> String {
        var kept = Substring(halfWidth(text))
        while kept.first?.isWhitespace ?? false { kept.removeFirst() }
        while kept.last?.isWhitespace ?? false { kept.removeLast() }
        return String(kept)
    }

    /// The dots that people type between the parts of a name, for U+00B7, the one of the ID card.
    package static func isMiddleDot(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E, 0xB7, 0x0387, 0x2022, 0x2024, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF0E, 0xFF65:
            true
        default: false
        }
    }

    /// What a name is the same without: blanks, marks that draw nothing, variation selectors.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200D, 0x202F, 0x2060, 0x3000, 0xFEFF: true
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
        default: false
        }
    }
}
