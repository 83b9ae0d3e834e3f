package import LiaisonCore

/// What a column of a ledger can mean. The raw values are the keys of headings.toml and of a plan's
/// `fields`.
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
    // Of an inflow ledger only.
    case arrived, origin, occupation
    case homeOrg = "home_org"
    case homeContact = "home_contact"
    /// The telephone of whom to ask there, in a column of its own.
    case homePhone = "home_phone"
    /// The branch in which he was placed, and the day of it.
    case placedIn = "placed_in"
    case placed
    /// The day the account of his conduct went to the home side.
    case conduct

    /// Whether ledgers of this kind have such a column.
    package func belongs(to kind: LedgerKind) -> Bool {
        switch self {
        case .arrived, .origin, .occupation, .homeOrg, .homeContact, .homePhone, .placedIn, .placed,
            .conduct:
            kind == .inflow
        case .departed, .receivingOrg, .receivingContact: kind == .outflow
        case .row, .name, .sex, .ethnicity, .idNumber, .education, .standing, .joined, .converted,
            .branch, .phone, .secondPhone, .destination, .reason, .liaison, .liaisonPhone,
            .checkedIn, .checkedInOn, .lastContact, .duesThrough, .note:
            true
        }
    }
}

/// The spellings of headings as the office's file has them.
package struct HeadingSpellings: Equatable, Sendable {
    package var outflow: [LedgerField: [String]] = [:]
    /// Those that mean something else on an inflow ledger, or stand there only; nil when the file has
    /// no such section.
    package var inflow: [LedgerField: [String]]?

    package init() {}
}

/// The spellings of headings by meaning: a file of the office, so that a ledger with headings of
/// its own needs no new program.
package struct HeadingMap: Sendable {
    private let fields: [String: LedgerField]

    /// A map of several lists; a spelling means what the first list that has it says.
    package init(_ lists: [LedgerField: [String]]...) {
        var fields: [String: LedgerField] = [:]
        for spellings in lists {
            for field in LedgerField.allCases {
                for spelling in spellings[field] ?? [] {
                    let key = Self.key(spelling)
                    if fields[key] == nil { fields[key] = field }
                }
            }
        }
        self.fields = fields
    }

    /// The map for ledgers of a kind; nil when the office's file has no spellings for it.
    package init?(_ spellings: HeadingSpellings, for kind: LedgerKind) {
        switch kind {
        case .outflow: self.init(spellings.outflow)
        case .inflow:
            guard let inflow = spellings.inflow else { return nil }
            self.init(inflow, spellings.outflow.filter { $0.key.belongs(to: .inflow) })
        }
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
