internal import LiaisonCore

/// How core values stand in columns. Plain functions rather than conformances: a conformance would
/// have to be public, and the core's types are not.
extension Columns {
    func date(_ index: Int) throws -> CivilDate? {
        guard let text: String = self[index] else { return nil }
        guard let date = CivilDate(iso: text) else { throw StoreFailure.corrupt(code: 0) }
        return date
    }

    func requiredDate(_ index: Int) throws -> CivilDate {
        guard let date = try date(index) else { throw StoreFailure.corrupt(code: 0) }
        return date
    }

    func month(_ index: Int) throws -> CivilMonth? {
        guard let text: String = self[index] else { return nil }
        guard let month = CivilMonth(iso: text) else { throw StoreFailure.corrupt(code: 0) }
        return month
    }

    /// A word of a closed list.
    func word<Word: RawRepresentable>(_ index: Int, as type: Word.Type) throws -> Word
    where Word.RawValue == String {
        guard let text: String = self[index], let word = Word(rawValue: text) else {
            throw StoreFailure.corrupt(code: 0)
        }
        return word
    }

    func optionalWord<Word: RawRepresentable>(_ index: Int, as type: Word.Type) throws -> Word?
    where Word.RawValue == String {
        isNull(index) ? nil : try word(index, as: type)
    }

    func number(_ index: Int) -> Int64 { self[index] ?? 0 }

    func optionalNumber(_ index: Int) -> Int64? { self[index] }

    func flag(_ index: Int) -> Bool { (self[index] as Int64?) == 1 }
}
