internal import GRDB
internal import LiaisonCore

/// One ticket being performed inside the transaction: loads what the decision needs, lets the core
/// decide, and commits what it decided.
struct Act {
    let db: Database
    let circumstance: Circumstance
    var numbers: Numbers
    let store: Store
    /// The members on whom a command was performed.
    var touched: Set<String> = []
    /// What the log will say.
    var entries: [Entry] = []
    /// What watchers will be told.
    var events: [EventDraft] = []
    /// The planned notices that other rules or another calendar moved.
    var moved = MovedNotices()
    /// The orgs and the staff whose duties may be others for what was done about members.
    var around = Surroundings()

    init(db: Database, circumstance: Circumstance, numbers: Numbers, store: Store) {
        self.db = db
        self.circumstance = circumstance
        self.numbers = numbers
        self.store = store
    }

    /// A line of the log: the handle of what was touched, and what happened to it in words.
    struct Entry {
        var subject: String
        var detail: String
    }

    /// An end that is neither an answer nor a refusal of the rules.
    struct Stop: Error {
        var verdict: Verdict
    }

    var now: Instant { circumstance.now }
    var today: CivilDate { circumstance.today }

    /// Performs the work, and derives anew what it changed for the orgs and the staff around it.
    mutating func perform(_ work: Work) throws -> Answer {
        let answer = try performAlone(work)
        try deriveAround()
        return answer
    }

    private mutating func performAlone(_ work: Work) throws -> Answer {
        switch work {
        case .member(let id, let command, let values):
            return .outcomes([try perform(command, on: id, values)])
        case .memberNamed(let handle, let command, let values):
            let name = handle.description
            guard let dossier = try db.dossier(of: name) else { throw Stop(verdict: .missing) }
            return .outcomes([try perform(command, about: dossier, called: name, values)])
        case .memberAt(let revision, let id, let command, let values):
            let row = try db.row("SELECT revision FROM member WHERE id = ?", [id.number])
            if let found = row?.number(0), found != revision {
                throw Stop(verdict: .conflict(revision: Int(found)))
            }
            return .outcomes([try perform(command, on: id, values)])
        case .members(let commands):
            return .outcomes(
                try commands.map { id, command, values in
                    do { return try perform(command, on: id, values) } catch let refusal as Refusal
                    {
                        let handle = try handle(of: id.number, in: "member") ?? ""
                        throw Stop(verdict: .refusedAbout(member: handle, refusal))
                    }
                })
        case .correct(let number, let amendment, let values):
            return .outcomes([try correct(number, amendment, values)])
        case .addMember(let member): return try add(member)
        case .addOrg(let name, let kind, let parent): return try addOrg(name, kind, parent)
        case .at(let revision, let record, let work):
            try refuseUnless(record, at: revision)
            return try performAlone(work)
        case .amendOrg(let id, let fields): return try amendOrg(id, fields)
        case .org(let commands):
            return .outcomes(
                try commands.map { id, command, values in try perform(command, on: id, values) })
        case .addStaff(let staff): return .added(handle: try add(staff).handle)
        case .amendStaff(let id, let fields, let values): return try amend(id, fields, values)
        case .release: return try release()
        case .digest(let day): return try digest(on: day)
        case .told(let staff): return try told(staff)
        case .keepPlan(let plan): return try keep(plan)
        case .applyPlan(let digest): return try apply(plan: digest)
        case .recompute(let after, let limit, let fingerprint):
            return try recompute(after: after, limit: limit, fingerprint: fingerprint)
        case .installYear(let year): return try install(year)
        case .confirmRule(let confirmation, let staff):
            return try confirm(confirmation, by: staff)
        }
    }

    /// Decides and commits a command about one member.
    mutating func perform(
        _ command: MemberCommand,
        on id: MemberID,
        _ values: PersonalValues
    ) throws -> (member: String, outcome: Outcome) {
        guard let dossier = try db.dossier(id),
            let handle = try handle(of: id.number, in: "member")
        else { throw Stop(verdict: .missing) }
        return try perform(command, about: dossier, called: handle, values)
    }

    /// The one way a member changes.
    private mutating func perform(
        _ command: MemberCommand,
        about dossier: Dossier,
        called handle: String,
        _ values: PersonalValues
    ) throws -> (member: String, outcome: Outcome) {
        let id = dossier.member
        touched.insert(handle)
        try refuseSecond(values[.idNumber], of: id)
        let decision = try decide(command, about: dossier, in: circumstance, numbers: &numbers)
        try db.commit(decision.changes, values: values, at: now)
        if case .recompute = command { moved.note(decision.changes, of: dossier, handle) }
        around.note(decision.changes, of: dossier)
        if !decision.changes.isEmpty {
            try db.revise(dossier, after: decision)
            if dossier.altersUnknown(decision.changes) { try db.noteUnknown(of: id) }
        }
        try keepNote(values, of: decision.outcome)
        if !decision.changes.isEmpty {
            entries.append(Entry(subject: handle, detail: try detail(decision)))
            try tell(decision, about: handle, values)
        }
        return (handle, decision.outcome)
    }

    /// A note and a document belong to the fact they were made with, not to the person.
    func keepNote(_ values: PersonalValues, of outcome: Outcome) throws {
        guard let fact = outcome.facts.first else { return }
        if let note = values.factNote { try set(note, .note, kind: "f", owner: fact) }
        if let document = values.factDocument {
            try set(document, .document, kind: "f", owner: fact)
        }
        for (field, value) in values.ofFact.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try set(value, field, kind: "f", owner: fact)
        }
    }

    /// Keeps a personal value that somebody recorded.
    func set(
        _ value: String,
        _ field: PersonalField,
        kind: Character,
        owner: Int64,
        isByHand: Bool = true,
        isFirst: Bool = false
    ) throws {
        try db.set(
            value,
            field.rawValue,
            kind: kind,
            owner: owner,
            at: now,
            isByHand: isByHand,
            isFirst: isFirst
        )
    }

    /// The decision as the log keeps it: handles, rule ids and words, never values.
    func detail(_ decision: Decision) throws -> String {
        var words: [String] = []
        for change in decision.changes {
            switch change {
            case .factRecorded(let fact):
                words.append(
                    "\(fact.event.word) \(Handle(.fact, number: fact.number))"
                        + " on=\(fact.happenedOn.iso)"
                        + (fact.corrects.map { " corrects=\(Handle(.fact, number: $0))" } ?? ""))
            case .absenceOpened(_, let absence):
                words.append(
                    "absence-opened from=\((absence.departed ?? absence.arrivedOn)?.iso ?? "unknown")"
                )
            case .absenceAmended(let absence):
                words.append(
                    "absence-amended from=\((absence.departed ?? absence.arrivedOn)?.iso ?? "unknown")"
                )
            case .absenceClosed(_, let day, let end):
                words.append("absence-\(end.rawValue) on=\(day.iso)")
            case .assignmentTakenBack(_, let assignment, _):
                words.append("assigned \(try liaison(assignment))")
            case .absenceReopened(_, let absence, _):
                words.append(
                    "absence-reopened from=\((absence.departed ?? absence.arrivedOn)?.iso ?? "unknown")"
                )
            case .memberAmended(_, let amendment): words.append(try self.words(of: amendment))
            case .sideChanged(_, .home): words.append("affiliated")
            case .sideChanged(_, .receiving): words.append("unaffiliated")
            case .released: words.append("released")
            case .standingChanged(_, let standing, let day, _):
                words.append(
                    "standing \(standing.rawValue)" + (day.map { " on=\($0.iso)" } ?? ""))
            case .probationChanged(_, let probation):
                words.append("probation \(probation.state.rawValue)")
            case .termsChanged: words.append("terms")
            case .transferOpened(_, let transfer), .transferAmended(let transfer):
                words.append("transfer-state \(transfer.state.rawValue)")
            case .outreachOpened(_, let outreach), .outreachAmended(let outreach, _):
                words.append("outreach-state \(outreach.state.rawValue)")
            case .dutyOpened(let duty):
                words.append("opened \(duty.rule) \(Handle(.duty, number: duty.number))")
            case .dutyEnded(let number, let state):
                words.append("\(state.rawValue) \(Handle(.duty, number: number))")
            case .personalSet(_, let field): words.append("set \(field.rawValue)")
            // Their facts say it.
            case .assigned, .assignmentMoved: continue
            case .noticePlanned, .noticeMoved, .clocksDerived, .lifeDerived: continue
            }
        }
        return words.joined(separator: "; ")
    }

    /// The handle of who keeps contact now, for log and event.
    func liaison(_ assignment: Assignment?) throws -> String {
        try assignment.flatMap { try handle(of: $0.staff.number, in: "staff") } ?? "nobody"
    }

    func handle(of number: Int64, in table: String) throws -> String? {
        try db.text("SELECT handle FROM \(table) WHERE id = ?", [number])
    }

    private func words(of amendment: MemberAmendment) throws -> String {
        var words = ["amended"]
        if let standing = amendment.standing { words.append("standing=\(standing.rawValue)") }
        if let joined = amendment.joined { words.append("joined=\(joined.iso)") }
        if let converted = amendment.converted { words.append("converted=\(converted.iso)") }
        if let branch = amendment.branch {
            words.append("branch=\(try handle(of: branch.number, in: "org") ?? "")")
        }
        return words.joined(separator: " ")
    }

    /// A handle that nothing else has: redrawn on collision.
    func newHandle(_ kind: Handle.Kind, table: String) throws -> String {
        while true {
            let handle = String(describing: Handle(kind, drawn: store.draw()))
            let taken = try db.integer("SELECT count(*) FROM \(table) WHERE handle = ?", [handle])
            if taken == 0 { return handle }
        }
    }
}
