internal import GRDB
package import LiaisonCore

/// Finds people and orgs by what people type: a handle, a roster number, an ID number or telephone,
/// a name or a part of it, pinyin initials, the tail of a number. The first of these ways that finds
/// anybody counts; several found are an answer that lists them, never a guess.
extension Store {
    /// More candidates than this help nobody choose; one more is read to say that there are more.
    package static let candidates = 8

    /// The member that a text names, on somebody's roster, within these branches when given.
    package func find(
        member text: String,
        on roster: StaffID?,
        in branches: [OrgID]? = nil
    ) throws(StoreFailure) -> Match<MemberLine> {
        try read { db in
            let ways = try db.members(
                text, roster, branches, limit: Self.candidates + 1, every: false)
            return try Self.match((ways.first { !$0.isEmpty } ?? []).map { try db.memberLine($0) })
        }
    }

    /// The staff person that a text names.
    package func find(staff text: String) throws(StoreFailure) -> Match<StaffLine> {
        try read { db in
            let ways = try db.staff(text, limit: Self.candidates + 1)
            return try Self.match((ways.first { !$0.isEmpty } ?? []).map { try db.staffLine($0) })
        }
    }

    /// The org that a text names.
    package func find(org text: String) throws(StoreFailure) -> Match<OrgLine> {
        try read { db in
            let ways = try db.orgs(text, limit: Self.candidates + 1)
            return try Self.match((ways.first { !$0.isEmpty } ?? []).map { try db.orgLine($0) })
        }
    }

    /// All members that the text fits in any way, the best first, at most `limit` of each way.
    package func search(
        _ text: String, on roster: StaffID?, limit: Int
    ) throws(StoreFailure) -> Listing<MemberLine> {
        try list { db in
            var seen: Set<MemberID> = []
            return try db.members(text, roster, nil, limit: limit, every: true).joined()
                .filter { seen.insert($0).inserted }.prefix(limit).map { try db.memberLine($0) }
        }
    }

    /// Whether a text is a number on somebody's roster rather than a name or a tail: at most three
    /// digits, since four begin the tail of a telephone.
    package static func isRosterNumber(_ text: String) -> Bool {
        Database.rosterNumber(TypedText.reference(text)) != nil
    }

    static func match<Found>(_ found: [Found]) -> Match<Found> {
        guard let first = found.first else { return .none }
        return found.count == 1 ? .one(first) : .several(found)
    }

    func read<Answer>(_ body: (Database) throws -> Answer) throws(StoreFailure) -> Answer {
        do {
            return try pool.unsafeRead { db in try db.transaction("BEGIN") { try body(db) } }
        } catch { throw StoreFailure(error) }
    }
}
