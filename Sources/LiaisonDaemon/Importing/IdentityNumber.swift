internal import LiaisonCore

/// A citizen's ID number (GB 11643-1999): six digits of division, eight of birth, three in
/// sequence, one check character. A right check digit proves typing, not identity.
struct IdentityNumber: Equatable {
    /// Eighteen characters: digits, at the end a digit or `X`.
    let text: String
    let born: CivilDate

    /// Why text is no ID number.
    enum Fault: Error, Equatable {
        /// A spreadsheet has made a number of it: `1.49999E+17`.
        case notation
        /// A spreadsheet has kept fifteen digits and put zeros for the rest.
        case zeros
        case length(Int)
        case characters
        case birthDate
        case checkDigit

        /// The protocol's word.
        var word: String {
            switch self {
            case .notation: "notation"
            case .zeros: "zeros"
            case .length: "length"
            case .characters: "characters"
            case .birthDate: "birth-date"
            case .checkDigit: "check-digit"
            }
        }
    }

    /// Reads a number as ledgers write it: full-width digits, blanks, apostrophes and a lower-case
    /// x are put right.
    init(reading raw: String) throws(Fault) {
        var text = CellText.withoutBlanks(CellText.narrowed(raw)).uppercased()
        let isKeptAsText = text.first.map { Self.apostrophes.contains($0) } ?? false
        text.removeAll { Self.apostrophes.contains($0) }
        let digits = Array(text.utf8)
        if text.contains("E+") || text.contains("E1") || text.contains(".") { throw .notation }
        guard digits.count == 18 else { throw .length(text.count) }
        guard digits.dropLast().allSatisfy({ (48...57).contains($0) }),
            digits[17] == 88 || (48...57).contains(digits[17])
        else { throw .characters }
        // A spreadsheet's numbers have fifteen digits. A number that really ends so is one in a
        // thousand, and is taken when an apostrophe shows that the cell was kept as text.
        guard isKeptAsText || !text.hasSuffix("000") else { throw .zeros }
        guard Self.check(digits) == digits[17] else { throw .checkDigit }
        guard let born = CivilDate(iso: Self.birth(text)) else { throw .birthDate }
        self.text = text
        self.born = born
    }

    private static let apostrophes: Set<Character> = ["'", "\u{2018}", "\u{2019}", "`", "\u{00B4}"]

    private static func birth(_ text: String) -> String {
        let characters = Array(text)
        return String(characters[6..<10]) + "-" + String(characters[10..<12]) + "-"
            + String(characters[12..<14])
    }

    /// ISO 7064 mod 11-2, as GB 11643 tabulates it.
    private static func check(_ digits: [UInt8]) -> UInt8 {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * Int($1.1 - 48) }
        return Array("10X98765432".utf8)[sum % 11]
    }
}
