internal import LiaisonCore
internal import LiaisonStore

/// Who a row is about: by ID number, without one by name, branch and day of joining. Two
/// candidates are a fault, never a guess.
struct LedgerMatching {
    let roll: RollReader
    /// The people on the roll that some row was about.
    private(set) var seenMembers: Set<MemberID> = []
    private var rowsByMember: [MemberID: Int] = [:]
    private var rowsByNumber: [String: Int] = [:]
    private var rowsByName: [String: [Seen]] = [:]

    init(roll: RollReader) { self.roll = roll }

    /// An earlier row of the ledger.
    private struct Seen {
        var row: Int
        var number: String?
        var branch: PlanReference?
        var joined: CivilDate?
    }

    enum Match {
        case new
        case known(RollReader.Person)
        /// The same person as an earlier row.
        case duplicate(of: Int)
        case ambiguous(String)
    }

    mutating func match(_ record: LedgerRecord, _ branch: PlanReference?) throws -> Match {
        let name = record.name ?? ""
        let seen = Seen(
            row: record.number,
            number: record.identity?.text,
            branch: branch,
            joined: record.joined
        )
        if let match = earlier(name, seen) { return match }
        let match = try onRoll(name, seen)
        switch match {
        case .known(let person):
            if let first = rowsByMember[person.id] { return .duplicate(of: first) }
            rowsByMember[person.id] = record.number
            seenMembers.insert(person.id)
        case .ambiguous, .duplicate: return match
        case .new: break
        }
        if let number = seen.number { rowsByNumber[number] = record.number }
        rowsByName[name, default: []].append(seen)
        return match
    }

    /// The same person in an earlier row: the same ID number; or, where one of the two has none,
    /// the same name, branch and day of joining.
    private func earlier(_ name: String, _ seen: Seen) -> Match? {
        if let number = seen.number, let row = rowsByNumber[number] { return .duplicate(of: row) }
        let others = (rowsByName[name] ?? []).filter { other in
            (other.number == nil || seen.number == nil) && other.branch == seen.branch
                && Self.areCompatible(other.joined, seen.joined)
        }
        guard let other = others.first else { return nil }
        let isSame = others.count == 1 && other.joined != nil && other.joined == seen.joined
        // A later row with the ID number that an earlier one lacks must not get lost.
        guard isSame, seen.number == nil else {
            return .ambiguous("row \(other.row) may be the same person: give both an ID number")
        }
        return .duplicate(of: other.row)
    }

    private func onRoll(_ name: String, _ seen: Seen) throws -> Match {
        if let number = seen.number, let id = try roll.member(idNumber: number),
            let person = try roll.person(id)
        {
            return .known(person)
        }
        let candidates = try roll.members(name: name).compactMap { try roll.person($0) }.filter {
            (seen.number == nil || $0.values[.idNumber] == nil)
                && Self.areCompatible($0.branch.map { .existing($0.number) }, seen.branch)
                && Self.areCompatible($0.dossier.joined, seen.joined)
        }
        guard !candidates.isEmpty else { return .new }
        // A blank fits anybody: only what is equal is a match, what merely fits is a question.
        let exact = candidates.filter {
            $0.dossier.joined == seen.joined
                && $0.branch.map { .existing($0.number) } == seen.branch
        }
        guard exact.count == 1, candidates.count == 1 || seen.joined != nil else {
            return .ambiguous("\(candidates.count) people on the roll fit: give the ID number")
        }
        return .known(exact[0])
    }

    /// Equal, or one of the two unknown.
    private static func areCompatible<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool {
        a == nil || b == nil || a == b
    }
}
