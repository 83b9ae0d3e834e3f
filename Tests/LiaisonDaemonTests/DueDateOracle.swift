import LiaisonCore

/// When the shipped rules make something due, worked out once more from what was recorded: its own
/// dates, its own idea of the rules, nothing of the core's but the words of the commands. At most 200
/// lines of code, so that it can be read against the rulebook; `TidyTests` counts them.
struct DueDateOracle {
    typealias Date = OracleDate

    let opened: Date
    private var standing = Standing.full, since: Date?, joined: Date?, converted = false
    private var departed: Date?, away = false, abroad = false, study = false
    private var recognised: Date?, registered = false, checked: Date?, placed: Date?
    private var namedThere = false, asked: Date?
    private var contact: Date?, attendance: Date?, ownDues: Date?, paid: Date?, review: Date?
    private var conduct: Date?, appraised: Int?, exchanged: Int?, hours: [Int: Int] = [:]
    private var extended: Int?, decided: Date?, postponed: Date?, assembly: Date?
    private var applied = false, reported: Date?, letter: (on: Date, days: Int)?, accepted: Date?
    private var transferring = false, searching: Date?, found: Date?
    private var exempt = false, consent: Date?, quarterly = false, correction: Date?
    private var graduated: Date?, back: Date?, resumed: Date?

    init(opened: CivilDate) { self.opened = Date(opened) }

    private func later(_ a: Date?, _ b: Date) -> Date { a.map { max($0, b) } ?? b }

    private mutating func end(_ transferred: Bool) {
        (away, departed, recognised, registered) = (false, nil, nil, false)
        (checked, placed, namedThere, asked) = (nil, nil, false, nil)
        (searching, found) = (nil, nil)
        if transferred { graduated = nil }
    }

    private mutating func reached(_ day: Date) {
        if let opened = searching, found == nil, day >= opened { found = day }
    }

    /// Takes what was accepted.
    mutating func take(_ command: MemberCommand) {
        switch command {
        case .recordContact(let report):
            guard report.result == .reached else { return }
            contact = later(contact, Date(report.on))
            reached(Date(report.on))
        case .recordAttendance(let on):
            attendance = later(attendance, Date(on))
            reached(Date(on))
        case .recordDues(let month, let payer, _, let on):
            paid = later(paid, Date(month.year, month.month, 1))
            if payer == .member {
                ownDues = later(ownDues, Date(on))
                reached(Date(on))
            }
        case .openAbsence(let departure):
            (away, departed, abroad) = (true, departure.on.map { Date($0) }, departure.isAbroad)
            study = departure.isAbroad && departure.reason == .study
        case .amendAbsence(let amendment): departed = amendment.departed.map { Date($0) }
        case .stepAbsence(let step, let on, _):
            switch step {
            case .recognise: recognised = Date(on)
            case .register: registered = true
            case .checkIn: checked = Date(on)
            case .place: placed = Date(on)
            case .nameReceivingLiaison: namedThere = true
            case .answerTransferable: asked = Date(on)
            case .expect: break
            }
        case .closeAbsence(let on, let how):
            if how == .returned, abroad { back = later(back, Date(on)) }
            end(false)
        case .prepareTransfer: (transferring, letter, accepted) = (true, nil, nil)
        case .stepTransfer(let step, let on):
            switch step {
            case .issue(let days): letter = (Date(on), days)
            case .accept:
                (accepted, letter) = (Date(on), nil)
                end(true)
            case .refuse: letter = nil
            case .receipt, .withdraw: (transferring, letter, accepted) = (false, nil, nil)
            }
        case .openOutreach(_, let on): (searching, found) = (Date(on), nil)
        case .settleOutreach: (searching, found) = (nil, nil)
        case .stepProbation(let step, let on):
            switch step {
            case .application: applied = true
            case .assembly: (assembly, postponed) = (Date(on), nil)
            case .report: reported = Date(on)
            case .postponement(let until): postponed = Date(until)
            }
        case .recordDecision(let decision, let on): decide(decision, Date(on))
        case .exempt(let reason, _): exempt = reason != nil
        case .arrangeDues(let arrangement, let on):
            consent = arrangement == nil ? nil : Date(on)
            quarterly = arrangement == .quarterly
        case .amend(let amendment, _):
            standing = amendment.standing ?? standing
            if let day = amendment.joined { joined = Date(day) }
            if standing != .probationary { forgetSteps() }
            if let day = amendment.graduatedOn { graduated = Date(day) }
        case .recordEvidence(let evidence, let on, _):
            let amount = evidence.amount ?? 0
            switch evidence.kind {
            case .study: hours[on.year, default: 0] += amount
            case .appraisal: appraised = max(appraised ?? 0, amount)
            case .appraisalExchange: exchanged = max(exchanged ?? 0, amount)
            case .conduct: conduct = later(conduct, Date(on))
            default: break
            }
        default: break
        }
    }

    private mutating func forgetSteps() {
        (postponed, applied, assembly, reported) = (nil, false, nil, nil)
    }

    private mutating func decide(_ decision: OrgDecision, _ on: Date) {
        let wasSearching = searching != nil && found == nil
        switch decision.kind {
        case .conversion: (standing, since, converted) = (.full, on, true)
        case .extended:
            (extended, decided) = (decision.months, later(decided, on))
            forgetSteps()
        case .cancellation: (standing, decided) = (.probationCancelled, later(decided, on))
        case .suspension: (standing, since, review) = (.suspended, on, later(review, on))
        case .restoration: (standing, since) = (.full, on)
        case .removal: standing = .removed
        case .withdrawal: standing = .withdrawn
        case .expulsion: standing = .expelled
        case .death: standing = .deceased
        case .correction: correction = decision.until.map { Date($0) }
        case .review:
            review = later(review, on)
            if let end = correction, end <= on { correction = nil }
        case .resumption: resumed = later(resumed, on)
        }
        if standing != .probationary { forgetSteps() }
        let ends = wasSearching && [.review, .suspension].contains(decision.kind)
        if ends || standing.isEnded { (searching, found) = (nil, nil) }
    }

    private func since(_ known: [Date?]) -> Date {
        let latest = (known + [contact]).compactMap(\.self).max() ?? opened
        return contact == nil ? max(latest, opened) : latest
    }

    /// The due date of every rule that has one.
    func due() -> [String: Date] {
        guard !standing.isEnded else { return [:] }
        var due: [String: Date] = [:]
        func put(_ id: String, _ applies: Bool, _ day: Date?) { due[id] = applies ? day : nil }
        /// Nothing when the branch has decided since the clock started.
        func unless(_ decided: Date?, since start: Date?, _ day: Date?) -> Date? {
            if let decided, let start, decided >= start { nil } else { day }
        }
        let isFree = standing != .suspended
        put("D1", away && recognised == nil, departed?.plus(months: 6))
        put("D2", away && !registered, recognised?.plus(days: 30))
        put("D4", away && checked == nil, departed?.plus(days: 30))
        let there = [departed, checked].compactMap(\.self).max()
        put("D5", away && checked != nil && placed == nil, there?.plus(days: 30))
        put("C2", away && !namedThere, placed?.plus(days: 30))
        let called = since([departed])
        put("C1", away && !study, called.plus(months: 3))
        let isContacted = contact?.halfEnd == called.halfEnd
        let half = isContacted ? called.halfEnd.plus(days: 1) : called.plus(days: 1)
        put("C3", away && study, min(called.plus(months: 6), half.halfEnd))
        let heard = since([attendance, ownDues])
        put("L1", away && isFree, unless(review, since: heard, heard.plus(months: 6)))
        put("L1-found", away, found?.plus(days: 30))
        put("L2", !isFree, since?.plus(months: 24))
        let isHeard = !isFree && (contact.map { $0 >= since ?? opened } ?? false)
        put("L3", isHeard, contact?.plus(days: 30))
        let attended = attendance ?? opened
        put(
            "S1", away && isFree && !exempt,
            unless(review, since: attended, attended.plus(months: 6)))
        put("S4", true, unless(review, since: correction, correction))
        put(
            "S5", away && abroad && isFree,
            unless(review, since: departed, departed?.plus(months: 60)))
        let canAsk = away && !abroad && !transferring && isFree
        put("T1", canAsk && asked == nil, departed?.plus(months: 6))
        put("T1-again", canAsk, asked?.plus(months: 3))
        put("T4", true, letter.map { $0.on.plus(days: $0.days) })
        put("T6", true, letter.map { $0.on.plus(days: $0.days + 1) })
        put("T5", true, accepted?.plus(months: 1))
        put("T7", !transferring, graduated?.plus(months: 24))
        put("T8", resumed.map { $0 < back ?? $0 } ?? true, back?.plus(months: 1))
        put("O4", away && isFree, Date(appraised.map { $0 + 1 } ?? opened.y, 12, 31))
        let isTold = (exchanged ?? 0) >= (appraised ?? 0)
        put("O4-result", away && placed != nil && !isTold, appraised.map { Date($0 + 1, 3, 31) })
        let enough = hours.filter { $0.value >= 32 }.keys.max()
        put("O5", away && isFree && !exempt, Date(enough.map { $0 + 1 } ?? opened.y, 12, 31))
        var unpaid = paid?.plus(months: 1) ?? max(opened.monthEnd, joined?.monthEnd ?? opened)
        unpaid = max(unpaid.monthEnd, consent?.monthEnd ?? unpaid)
        if quarterly { unpaid = Date(unpaid.y, (unpaid.m + 2) / 3 * 3, 1) }
        put("F4", away, unpaid.plus(months: 5).monthEnd)
        guard standing == .probationary, !converted else { return due }
        let end = joined?.plus(months: 12 + (extended ?? 0))
        let waits = away && assembly == nil && postponed == nil
        put("P1", waits && extended == nil, unless(decided, since: joined, end))
        let told = unless(conduct, since: end?.plus(months: -3), end)
        put("P3", away && placed != nil && assembly == nil, unless(decided, since: end, told))
        let held = [assembly, reported].compactMap(\.self).max()
        put("P4", true, unless(decided, since: held, held?.plus(months: 3)))
        put("P5", waits && extended != nil, end)
        put("P6", away && assembly == nil, unless(decided, since: postponed, postponed))
        return due
    }
}
