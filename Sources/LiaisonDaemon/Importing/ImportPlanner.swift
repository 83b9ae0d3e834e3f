internal import LiaisonCore
internal import LiaisonStore

/// What becomes of a row.
enum PlanAction: String, Sendable, CaseIterable {
    case add, update, unchanged, refuse, duplicate
}

/// A row of a ledger with what becomes of it.
struct RowPlan: Sendable {
    var record: LedgerRecord
    var action: PlanAction
    /// The row that this one repeats.
    var of: Int?
    /// The person on the roll.
    var member: String?
    /// The absence is imported as recognised on this day.
    var recognised: CivilDate?
    /// He counts as placed on this day: the ledger says that he is, and not when.
    var placed: CivilDate?
    /// What it changes of somebody on the roll.
    var changes: [LedgerChange] = []
}

/// How a ledger is to be read.
struct ImportOptions: Sendable {
    var kind = LedgerKind.outflow
    var withoutID = false
    var notRecognised = false
    var org: OrgID?
    /// Who is taken to have paid the dues on it.
    var payer = Payer.member
    var abroad = PlacesAbroad()
}

/// A plan with all that is shown of it.
struct PlannedImport: Sendable {
    var kind: LedgerKind
    var plan: ImportPlan
    var rows: [RowPlan]
    var missing: [MemberLine]
    /// Rows whose branch is to be verified: the row, the one it repeats, the other branch.
    var questions: [(row: Int, of: Int?, branch: String)]
    var firstMorning: FirstMorning

    func count(_ action: PlanAction) -> Int { rows.count { $0.action == action } }
}

/// Makes a plan of a ledger's records against one snapshot of the roll. Changes nothing.
struct ImportPlanner {
    let roll: RollReader
    let options: ImportOptions
    /// The ledger's own date, else today.
    let ledgerDate: CivilDate
    let isDated: Bool
    let circumstance: Circumstance
    let zone: any ZoneRules
    let titles: [LedgerField: String]

    private var directory: PlanDirectory
    private var matches: LedgerMatching
    private var rows: [RowPlan] = []
    private var planned: [PlannedRow] = []
    private var questions: [PlannedQuestion] = []
    private var shownQuestions: [(row: Int, of: Int?, branch: String)] = []
    private var firstMorning: FirstMorning
    /// The person on the roll that a row which is kept is about.
    private var people: [Int: RollReader.Person] = [:]
    /// The branch that a row which is kept names.
    private var branches: [Int: PlanReference] = [:]

    init(
        _ roll: RollReader,
        _ records: [LedgerRecord],
        _ head: LedgerHead,
        _ options: ImportOptions,
        _ circumstance: Circumstance,
        _ zone: any ZoneRules
    ) throws {
        self.roll = roll
        self.options = options
        self.ledgerDate = min(head.date ?? circumstance.today, circumstance.today)
        isDated = head.date != nil
        self.circumstance = circumstance
        self.zone = zone
        self.titles = head.titles
        directory = try PlanDirectory(
            roll,
            unit: head.unit,
            org: options.org,
            records: records.filter { !$0.isRefused }
        )
        matches = LedgerMatching(roll: roll)
        firstMorning = FirstMorning(circumstance)
        for record in records { try add(record) }
    }

    /// The finished plan; `digest` names it by a keyed hash of what it is given.
    func finish(digest: (PlannedImport) -> String) throws -> PlannedImport {
        let named = matches.seenMembers
        let missing = try roll.away(in: directory.covered, on: options.kind.side)
            .filter { !named.contains($0) }
        var firstMorning = firstMorning
        try firstMorning.add(
            directory.newOrgs, planned, people, roll, today: circumstance.today)
        var result = PlannedImport(
            kind: options.kind,
            plan: ImportPlan(
                digest: "",
                rollSequence: try roll.sequence(),
                orgs: directory.newOrgs,
                staff: directory.newStaff,
                rows: planned,
                questions: questions,
                unchanged: rows.count { $0.action == .unchanged }
            ),
            rows: rows,
            missing: try missing.map { try roll.line($0) },
            questions: shownQuestions,
            firstMorning: firstMorning
        )
        result.plan.digest = digest(result)
        return result
    }

    private mutating func add(_ record: LedgerRecord) throws {
        var row = RowPlan(record: record, action: .refuse)
        defer { rows.append(row) }
        guard !record.isRefused else { return }
        let branch = branch(of: &row.record)
        guard !row.record.isRefused else { return }
        switch try matches.match(record, branch) {
        case .duplicate(let first):
            row.action = .duplicate
            row.of = first
            ask(about: row, first, branch)
        case .ambiguous(let message):
            blame(&row.record, .name, .ambiguous, message)
        case .new:
            add(&row, branch)
        case .known(let person) where person.dossier.side != options.kind.side:
            refuse(&row.record, person)
        case .known(let person):
            people[record.number] = person
            update(&row, person, branch)
        }
        if [.add, .update, .unchanged].contains(row.action) { branches[record.number] = branch }
    }

    private mutating func branch(of record: inout LedgerRecord) -> PlanReference? {
        guard let name = record.branch else {
            return directory.parentIsBranch ? directory.parent : nil
        }
        switch directory.branch(name) {
        case .one(let reference): return reference
        case .several:
            blame(&record, .branch, .ambiguous, "several branches have this name: use --org")
            return nil
        }
    }

    private mutating func liaison(of record: inout LedgerRecord) -> PlanReference? {
        guard let name = record.liaison else { return nil }
        switch directory.liaison(name, record.liaisonPhone) {
        case .one(let reference): return reference
        case .several:
            blame(&record, .liaison, .liaisonAmbiguous, "several people have this name")
            return nil
        }
    }

    /// Somebody of the other side is not this ledger's: nobody is at home and a guest in one place.
    private func refuse(_ record: inout LedgerRecord, _ person: RollReader.Person) {
        let field: LedgerField = record.identity == nil ? .name : .idNumber
        if options.kind == .inflow {
            blame(&record, field, .belongsHere, "belongs here on the roll: not imported as coming")
        } else {
            blame(&record, field, .cameHere, "came here on the roll and belongs elsewhere")
        }
    }

    private func blame(
        _ record: inout LedgerRecord,
        _ field: LedgerField,
        _ type: RowFaultType,
        _ message: String
    ) {
        let column = titles[field] ?? field.rawValue
        record.faults.append(
            LedgerRecord.RowFault(column: column, type: type, message: message)
        )
    }

    /// Two rows with one ID number that name different branches: the office is asked.
    private mutating func ask(about row: RowPlan, _ first: Int, _ branch: PlanReference?) {
        guard let branch, let other = branches[first], other != branch else { return }
        let person = people[first]
        guard !Self.isAsked(person, branch) else { return }
        let member = person?.id
        questions.append(
            PlannedQuestion(
                about: member.map { .existing($0.number) } ?? .new(first),
                branch: branch
            )
        )
        shownQuestions.append((row.record.number, first, directory.name(of: branch)))
    }

    /// Whether the office is asked about this branch already.
    private static func isAsked(_ person: RollReader.Person?, _ branch: PlanReference) -> Bool {
        person?.questions.contains { .existing($0.number) == branch } ?? false
    }

    private mutating func add(_ row: inout RowPlan, _ branch: PlanReference?) {
        row.action = .add
        let liaison = liaison(of: &row.record)
        let record = row.record
        var news = LedgerNews(
            amendment: MemberAmendment(
                standing: record.standing,
                joined: record.joined,
                converted: record.converted
            ),
            contact: record.lastContact,
            dues: record.duesThrough,
            duesPayer: options.payer,
            ledgerDate: ledgerDate
        )
        var values = PersonalValues(record.personal)
        let here = Receiving(branch, directory)
        switch options.kind {
        case .outflow: takeDeparture(record, into: &news)
        case .inflow:
            news.open(record, by: ledgerDate, here)
            if news.inflow?.placed != nil { values[.receivingOrg] = here.name }
            row.placed = record.placed == nil ? news.inflow?.placed : nil
        }
        row.recognised = news.recognised
        planned.append(
            PlannedRow(
                number: record.number,
                member: nil,
                branch: branch,
                liaison: liaison,
                news: news,
                values: values
            )
        )
        firstMorning.add(news, liaison, name: record.liaison, phone: record.liaisonPhone)
    }

    private func takeDeparture(_ record: LedgerRecord, into news: inout LedgerNews) {
        news.departure = record.departure(options.abroad)
        news.checkedIn = record.checkedIn
        news.checkedInUndated = record.checkedInUndated
        news.recognised = recognition(since: record.departed)
    }

    /// A row of an outflow ledger away six months or more is imported as recognised, on the
    /// ledger's own date.
    private func recognition(since departed: CivilDate?) -> CivilDate? {
        guard !options.notRecognised, let departed, departed.adding(months: 6) <= ledgerDate
        else { return nil }
        return ledgerDate
    }

    private mutating func update(
        _ row: inout RowPlan,
        _ person: RollReader.Person,
        _ branch: PlanReference?
    ) {
        var comparison = LedgerComparison(
            record: row.record,
            person: person,
            ledgerDate: ledgerDate,
            isDated: isDated,
            zone: zone,
            options: options,
            titles: titles
        )
        // Where the ledger and the roll name two branches the office is asked, and nobody is placed.
        let known = person.branch.map { PlanReference.existing($0.number) }
        if branch == nil || known == nil || branch == known {
            comparison.receiving = Receiving(branch ?? known, directory)
        }
        var update = comparison.news(recognised: recognition)
        update.number = row.record.number
        if person.branch == nil {
            update.branch = branch
            if let branch { comparison.note(.branch, from: nil, to: directory.name(of: branch)) }
        } else if let branch, branch != person.branch.map({ .existing($0.number) }),
            !Self.isAsked(person, branch)
        {
            questions.append(
                PlannedQuestion(about: .existing(person.id.number), branch: branch)
            )
            shownQuestions.append((row.record.number, nil, directory.name(of: branch)))
        }
        let liaison = comparison.isOldLedger ? nil : liaison(of: &comparison.record)
        update.liaison = comparison.assignment(liaison)
        if update.liaison != nil, let name = row.record.liaison {
            let known = person.dossier.liaison.flatMap { directory.name(of: $0) }
            comparison.note(.liaison, from: known, to: name)
        }
        row.record = comparison.record
        row.changes = comparison.changes
        row.member = person.handle
        row.recognised = update.news.recognised
        row.placed = row.record.placed == nil ? update.news.inflow?.placed : nil
        let changes =
            !update.isEmpty || update.branch != nil || update.liaison != nil
        row.action = changes ? .update : .unchanged
        if changes { planned.append(update) }
    }
}

extension PlannedRow {
    /// Whether it brings no news but, perhaps, a branch or a liaison.
    var isEmpty: Bool {
        news.amendment.isEmpty && values.values.isEmpty && news.departure == nil
            && news.checkedIn == nil && !news.checkedInUndated && news.recognised == nil
            && news.contact == nil && news.dues == nil && news.inflow == nil
    }
}
