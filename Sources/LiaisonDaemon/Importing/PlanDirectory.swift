internal import LiaisonCore
internal import LiaisonStore

/// Orgs and staff while a plan is made: those of the roll, and those that the plan will make.
struct PlanDirectory {
    /// The org whose ledger it is; branches that the roll lacks are made under it.
    let parent: PlanReference?
    private(set) var newOrgs: [PlannedOrg] = []
    private(set) var newStaff: [PlannedStaff] = []
    private let orgs: [String: [Org]]
    private let orgNames: [OrgID: String]
    /// The parent's own tree, empty when it is new; nil when the ledger names no org.
    private let subtree: Set<OrgID>?
    private let staff: [String: [RollReader.StaffPerson]]
    /// The telephones that the ledger gives for a name, to complete rows that leave them out.
    private let phones: [String: Set<String>]
    private var made: [String: PlanReference] = [:]
    /// The places in `newStaff`.
    private var madeStaff: [Person: Int] = [:]

    /// What tells liaisons apart.
    private struct Person: Hashable {
        var name: String
        var phone: String?
    }

    /// What a name leads to.
    enum Found: Equatable {
        case one(PlanReference)
        case several
    }

    init(
        _ roll: RollReader,
        unit: String?,
        org: OrgID?,
        records: [LedgerRecord]
    ) throws {
        let all = try roll.orgs()
        orgs = Dictionary(grouping: all, by: { CellText.withoutBlanks($0.name) })
            .mapValues { $0.map(\.org) }
        orgNames = Dictionary(uniqueKeysWithValues: all.map { ($0.org.id, $0.name) })
        staff = Dictionary(grouping: try roll.staff(), by: { CellText.name($0.name) })
        var phones: [String: Set<String>] = [:]
        for record in records {
            guard let name = record.liaison, let phone = record.liaisonPhone else { continue }
            phones[name, default: []].insert(phone)
        }
        self.phones = phones
        if let org {
            parent = .existing(org.number)
            subtree = Set(try roll.tree().subtree(of: org))
        } else if let unit, let known = orgs[unit]?.first {
            parent = .existing(known.id.number)
            subtree = Set(try roll.tree().subtree(of: known.id))
        } else if let unit {
            newOrgs.append(PlannedOrg(name: unit, kind: Self.kind(of: unit), parent: nil))
            parent = .new(0)
            // Nothing on the roll stands under it yet.
            subtree = []
        } else {
            parent = nil
            subtree = nil
        }
    }

    /// Whether the ledger is one branch's own, which names no branch in its rows.
    var parentIsBranch: Bool {
        parent.flatMap { kind(of: $0) }.map(Self.isBranch) ?? false
    }

    func kind(of reference: PlanReference) -> OrgKind? {
        switch reference {
        case .existing(let number): orgKind(OrgID(number))
        case .new(let key): newOrgs[key].kind
        }
    }

    private func orgKind(_ id: OrgID) -> OrgKind? {
        orgs.values.joined().first { $0.id == id }?.kind
    }

    private static func isBranch(_ kind: OrgKind) -> Bool { [.branch, .mobileOrg].contains(kind) }

    func name(of reference: PlanReference) -> String {
        switch reference {
        case .existing(let number): orgNames[OrgID(number)] ?? ""
        case .new(let key): newOrgs[key].name
        }
    }

    /// The name of a staff person on the roll.
    func name(of id: StaffID) -> String? {
        staff.values.joined().first { $0.id == id }?.name
    }

    /// The branches of the roll that a ledger of this org should name people of.
    var covered: Set<OrgID> { subtree ?? [] }

    /// What sort of org a name speaks of.
    static func kind(of name: String) -> OrgKind {
        if name.contains("总支") { return .generalBranch }
        if name.contains("流动党员党支部") || name.contains("流动党支部") { return .mobileOrg }
        if name.contains("支部") { return .branch }
        if ["党委", "党工委", "委员会", "党组"].contains(where: { name.contains($0) }) { return .committee }
        return name.contains("办公室") ? .office : .branch
    }

    /// The branch of a row: of this ledger's own tree, else one that belongs to nobody yet, else a
    /// new one.
    mutating func branch(_ name: String) -> Found {
        if let reference = made[name] { return .one(reference) }
        if let unit = parent, self.name(of: unit) == name { return .one(unit) }
        let named = orgs[name] ?? []
        let own = named.filter { subtree?.contains($0.id) ?? true }
        let candidates = own.isEmpty ? named.filter { $0.parent == nil } : own
        guard candidates.count <= 1 else { return .several }
        if let known = candidates.first { return .one(.existing(known.id.number)) }
        newOrgs.append(PlannedOrg(name: name, kind: Self.kind(of: name), parent: parent))
        let reference = PlanReference.new(newOrgs.count - 1)
        made[name] = reference
        return .one(reference)
    }

    /// The liaison of a row. Staff are told apart by name and telephone; a row without the
    /// telephone means the only one of that name.
    mutating func liaison(_ name: String, _ given: String?) -> Found {
        let only = phones[name].flatMap { $0.count == 1 ? $0.first : nil }
        let phone = given ?? only
        let known = staff[name] ?? []
        if let phone, let same = known.first(where: { $0.phone == phone }) {
            return .one(.existing(same.id.number))
        }
        if phone == nil {
            // Somebody else's liaison of that name is not taken for ours.
            let own = known.filter { $0.org.map { subtree?.contains($0) ?? true } ?? true }
            if own.count == 1, known.count == 1 { return .one(.existing(own[0].id.number)) }
            if !known.isEmpty || (phones[name]?.count ?? 0) > 1 { return .several }
        } else if known.contains(where: { $0.phone == nil }) {
            // He may be the one, or not: his telephone has to be recorded first.
            return .several
        }
        let person = Person(name: name, phone: phone)
        if let planned = madeStaff[person] { return .one(.new(planned)) }
        madeStaff[person] = newStaff.count
        newStaff.append(PlannedStaff(name: name, phone: phone, org: parent))
        return .one(.new(newStaff.count - 1))
    }
}
