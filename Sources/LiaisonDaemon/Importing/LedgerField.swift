/// What a column of an outflow ledger can mean. The raw values are the keys of headings.toml and of
/// a plan's `fields`.
package enum LedgerField: String, Sendable, CaseIterable {
    case row, name, sex, ethnicity
    case idNumber = "id_number"
    case education, standing, joined, converted, branch, phone
    case secondPhone = "second_phone"
    case departed, destination, reason
    case receivingOrg = "receiving_org"
    case receivingContact = "receiving_contact"
    case liaison
    case liaisonPhone = "liaison_phone"
    /// Whether the member has checked in, as a word.
    case checkedIn = "checked_in"
    /// The day of it.
    case checkedInOn = "checked_in_on"
    case lastContact = "last_contact"
    case duesThrough = "dues_through"
    case note
}

/// The spellings of headings by meaning: a file of the office, so that a ledger with headings of
/// its own needs no new program.
package struct HeadingMap: Sendable {
    private let fields: [String: LedgerField]

    package init(_ spellings: [LedgerField: [String]]) {
        var fields: [String: LedgerField] = [:]
        for field in LedgerField.allCases {
            for spelling in spellings[field] ?? [] {
                let key = Self.key(spelling)
                if fields[key] == nil { fields[key] = field }
            }
        }
        self.fields = fields
    }

    /// What a heading means; nil when no spelling fits.
    package func field(of heading: String) -> LedgerField? { fields[Self.key(heading)] }

    /// A heading without blanks, punctuation, and anything in brackets (`入党日期（年月日）`).
    static func key(_ heading: String) -> String {
        var depth = 0
        var key = ""
        for character in CellText.narrowed(heading) {
            switch character {
            case "(", "[", "【", "〔": depth += 1
            case ")", "]", "】", "〕": depth = max(0, depth - 1)
            default:
                guard depth == 0, character.isLetter || character.isNumber else { continue }
                key.append(character)
            }
        }
        return key
    }
}
