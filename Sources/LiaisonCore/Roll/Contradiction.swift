/// What on the record of a member cannot both be true. It is shown and never refused: which of the two is
/// wrong only the papers say.
package enum Contradiction: String, Sendable, CaseIterable {
    /// The ID number is one of the other sex.
    case sex
    /// The ID number has another day of birth.
    case birth

    /// Those of a member.
    ///
    /// - Parameters:
    ///   - sex: in the office's own word; one that says neither contradicts nothing.
    ///   - birth: the day, ISO.
    package static func among(
        idNumber: String?, sex: String?, birth: String? = nil
    ) -> [Contradiction] {
        var found: [Contradiction] = []
        if let number = idNumber.flatMap(isMan(numbered:)), let word = sex.flatMap(isMan(called:)),
            number != word
        {
            found.append(.sex)
        }
        if let number = idNumber.flatMap(birth(numbered:)), let birth, number != birth {
            found.append(.birth)
        }
        return found
    }

    /// The seventh to fourteenth of eighteen digits are the day of birth (GB 11643-1999).
    private static func birth(numbered text: String) -> String? {
        let digits = Array(text)
        guard digits.count == 18 else { return nil }
        let iso = "\(String(digits[6..<10]))-\(String(digits[10..<12]))-\(String(digits[12..<14]))"
        return CivilDate(iso: iso)?.iso
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
