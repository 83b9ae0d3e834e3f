/// The words for codes of records: of what was done for members, and where their absences, transfers and
/// probations stand. A test asks for every word of every closed list of the domain.
enum RecordTerms {
    /// The word of a code in both languages; nil when it has none here.
    static func word(
        _ family: TermFamily, _ code: String
    ) -> (chinese: String, english: String)? {
        for table in [
            absences, records, rules, fields, history, orgs, statistics, corrections,
        ] {
            if let word = table[family]?[code] { return word }
        }
        return nil
    }

    /// The words of several families as one list; of two that are the same code, the first one's.
    static func words(
        of families: [TermFamily]
    ) -> [String: (chinese: String, english: String)] {
        families.reduce(into: [:]) { words, family in
            words.merge(records[family] ?? [:]) { first, _ in first }
        }
    }
}
