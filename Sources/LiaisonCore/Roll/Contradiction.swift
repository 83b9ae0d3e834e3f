/// What on the record of a member cannot both be true. It is shown and never refused: which of the two is
/// wrong only the papers say.
package enum Contradiction: String, Sendable, CaseIterable {
    /// The ID number is one of the other sex.
    case sex

    /// Those of a member.
    ///
    /// - Parameter sex: in the office's own word; one that says neither contradicts nothing.
    package static func among(idNumber: String?, sex: String?) -> [Contradiction] {
        guard let number = idNumber.flatMap(isMan(numbered:)),
            let word = sex.flatMap(isMan(called:))
        else { return [] }
        return number == word ? [] : [.sex]
    }

    /// The seventeenth of eighteen digits is odd for men and even for women (GB 11643-1999); nil when
    /// it is no such number.
    private static func isMan(numbered text: String) -> Bool? {
        let digits = Array(text.utf8)
        guard digits.count == 18, (48...57).contains(digits[16]) else { return nil }
        return digits[16] % 2 == 1
    }

    private static func isMan(called word: String) -> Bool? {
        switch word.lowercased() {
        case "男", "男性", "male", "m": true
        case "女", "女性", "female", "f": false
        default: nil
        }
    }
}
