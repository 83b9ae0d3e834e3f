internal import GRDB
internal import LiaisonCore

/// Corrections of facts.
extension Act {
    /// Corrects the fact with this number: an amendment takes its place, or it is made void.
    mutating func correct(
        _ number: Int64, _ amendment: FactAmendment?, _ values: PersonalValues
    ) throws -> (member: String, outcome: Outcome) {
        guard
            let row = try db.row(
                """
                SELECT f.member, f.org, coalesce(m.handle, o.handle) FROM fact f
                  LEFT JOIN member m ON m.id = f.member LEFT JOIN org o ON o.id = f.org WHERE f.id = ?
                """,
                [number])
        else { throw Stop(verdict: .missing) }
        let facts = try db.facts(of: row[2])
        guard let fact = facts.first(where: { $0.number == number }) else {
            throw StoreFailure.corrupt(code: 0)
        }
        var values = values
        // The document, and who approved or confirmed it, stay those of what was done, however it should
        // have been put.
        if amendment != nil {
            values.factDocument = try db.value("f", number, "document")
            for field in [PersonalField.approvedBy, .attachment, .confirmedBy] {
                values.ofFact[field] = try db.value("f", number, field.rawValue)
            }
        }
        var correction = Correction(
            of: fact, amendment, among: facts, past: try db.endedDuties(of: fact.subject))
        guard let member = row.optionalNumber(0).map({ MemberID($0) }) else {
            return try perform(.correct(correction), on: OrgID(row.number(1)), values)
        }
        correction.closed = try db.lastClosedAbsence(of: member)
        return try perform(.correct(correction), on: member, values)
    }
}

extension Store {
    /// Whether there is a fact with this number.
    package func hasFact(_ number: Int64) throws(StoreFailure) -> Bool {
        try read { db in try db.row("SELECT 1 FROM fact WHERE id = ?", [number]) != nil }
    }
}

extension Database {
    /// Every fact of a member or an org, by its handle, in the order of their numbers. They are found by
    /// the log, which names each: there is no index of facts by member or org.
    func facts(of handle: String?) throws -> [Fact] {
        var numbers: Set<Int64> = []
        try each("SELECT detail FROM log WHERE subject = ?", [handle]) { row in
            for case .fact(let number) in LogDetail.parts(row[0]) { numbers.insert(number) }
        }
        return try numbers.sorted().map { number in
            guard let row = try row(FactReading.select, [number]) else {
                throw StoreFailure.corrupt(code: 0)
            }
            return try FactReading(row).fact()
        }
    }
}
