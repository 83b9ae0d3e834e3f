/// A text that a person typed for a telephone or an ID number, or for the end of one. Blanks and
/// hyphens are passed over, in the text and in the number.
package struct NumberQuery: Sendable {
    /// Shorter tails of a number match too many people.
    package static let tailDigits = 4

    /// What was typed: digits, and an X at the end of an ID number.
    package let digits: String

    /// A query for what was typed; nil when it is no number or too short.
    package init?(_ text: String) {
        let bytes = Self.plain(TypedText.reference(text).utf8)
        guard bytes.count >= Self.tailDigits, let last = bytes.last,
            bytes.dropLast().allSatisfy({ 0x30...0x39 ~= $0 }),
            0x30...0x39 ~= last || last == UInt8(ascii: "X")
        else { return nil }
        digits = String(decoding: bytes, as: UTF8.self)
    }

    /// Whether `number` ends with what was typed.
    package func fits(tailOf number: String) -> Bool {
        let bytes = Self.plain(number.utf8)
        return bytes.count >= digits.utf8.count
            && bytes.suffix(digits.utf8.count).elementsEqual(digits.utf8)
    }

    private static func plain(_ text: String.UTF8View) -> [UInt8] {
        text.compactMap { byte in
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "-"): nil
            case UInt8(ascii: "x"): UInt8(ascii: "X")
            default: byte
            }
        }
    }
}
