internal import GRDB
internal import LiaisonCore

/// The orgs and the staff whose duties depend on members: collected while members change, derived once
/// for the whole work, so that an import of a branch derives its duties once.
struct Surroundings {
    var orgs: Set<OrgID> = []
    var staff: Set<StaffID> = []

    /// Takes in those whom a decision about a member concerns: his branch, when he goes, comes back or
    /// belongs to another one, and the liaisons who have him no more or now.
    mutating func note(_ changes: [Change], of dossier: Dossier) {
        for change in changes {
            switch change {
            case .absenceOpened, .absenceClosed, .absenceReopened, .sideChanged, .released,
                .standingChanged:
                if let branch = dossier.branch { orgs.insert(branch) }
            case .memberAmended(_, let amendment):
                guard let branch = amendment.branch else { continue }
                orgs.insert(branch)
                if let before = dossier.branch { orgs.insert(before) }
            case .assigned(_, let now, _):
                staff.formUnion([dossier.liaison, now.staff].compactMap { $0 })
            case .assignmentTakenBack(_, let now, _):
                staff.formUnion([dossier.liaison, now?.staff].compactMap { $0 })
            default: continue
            }
        }
    }
}

extension Act {
    /// The one way an org changes.
    mutating func perform(
        _ command: OrgCommand, on id: OrgID, _ values: PersonalValues
    ) throws -> (member: String, outcome: Outcome) {
        guard let dossier = try db.orgDossier(id),
            let handle = try handle(of: id.number, in: "org")
        else { throw Stop(verdict: .missing) }
        let decision = try decide(command, about: dossier, in: circumstance, numbers: &numbers)
        try db.commit(decision.changes, values: values, at: now)
        try db.revise(dossier, after: decision)
        try keepNote(values, of: decision.outcome)
        if !decision.changes.isEmpty {
            entries.append(Entry(subject: handle, detail: try detail(decision)))
            try tell(decision, about: handle, values)
        }
        return (handle, decision.outcome)
    }

    /// Derives the duties of a staff person anew.
    private mutating func derive(_ id: StaffID, isRuleChange: Bool = false) throws {
        guard let dossier = try db.staffDossier(id) else { return }
        let decision = LiaisonCore.derive(
            about: dossier, in: circumstance, isRuleChange: isRuleChange, numbers: &numbers)
        guard !decision.changes.isEmpty, let handle = try handle(of: id.number, in: "staff")
        else { return }
        try db.commit(decision.changes, values: PersonalValues(), at: now)
        try db.keepPlaces(of: dossier, after: decision)
        entries.append(Entry(subject: handle, detail: try detail(decision)))
        try tell(decision, about: handle, PersonalValues())
    }

    /// Derives what the work has changed for orgs and staff.
    mutating func deriveAround() throws {
        let found = around
        around = Surroundings()
        for org in found.orgs.sorted() { _ = try perform(.derive, on: org, PersonalValues()) }
        for staff in found.staff.sorted() { try derive(staff) }
    }

    /// Derives duties anew for a slice: members, then orgs, then the staff who left. The last slice
    /// notes the fingerprint of the rules, so that an interrupted run is taken up again at the next
    /// start.
    mutating func recompute(
        after: Subject, limit: Int, fingerprint: String
    ) throws -> Answer {
        // From now on the duties are those of no one set of rules, until the last slice.
        if after == .member(MemberID(0)) { try db.setMeta("rules", "") }
        switch after {
        case .member(let id):
            let rows = try slice("member", after: id.number, limit)
            for row in rows { _ = try perform(.recompute, on: MemberID(row), PersonalValues()) }
            // Orgs are derived for themselves below.
            around = Surroundings()
            let next = rows.count == limit ? rows.last.map { Subject.member(MemberID($0)) } : nil
            return .recomputed(
                people: rows.count, last: next ?? .org(OrgID(0)), moved: moved)
        case .org(let id):
            let rows = try slice("org", after: id.number, limit)
            for row in rows { _ = try perform(.recompute, on: OrgID(row), PersonalValues()) }
            let next = rows.count == limit ? rows.last.map { Subject.org(OrgID($0)) } : nil
            return .recomputed(people: 0, last: next ?? .staff(StaffID(0)), moved: moved)
        case .staff(let id):
            let rows = try slice("staff", where: "leftOn IS NOT NULL", after: id.number, limit)
            for row in rows { try derive(StaffID(row), isRuleChange: true) }
            guard rows.count == limit, let last = rows.last else {
                try db.setMeta("rules", fingerprint)
                return .recomputed(people: 0, last: nil, moved: moved)
            }
            return .recomputed(people: 0, last: .staff(StaffID(last)), moved: moved)
        }
    }

    private func slice(
        _ table: String, where condition: String = "1", after id: Int64, _ limit: Int
    ) throws -> [Int64] {
        try db.rows(
            "SELECT id FROM \(table) WHERE \(condition) AND id > ? ORDER BY id LIMIT ?",
            [id, limit]
        ).map { $0.number(0) }
    }
}
