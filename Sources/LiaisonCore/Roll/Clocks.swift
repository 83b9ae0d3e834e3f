/// The latest dates of what moves the clocks. Each is the latest date of happening, so
/// a fact recorded late and dated early moves nothing.
package struct Clocks: Equatable, Sendable {
    /// The last contact with result `reached`.
    package var contact: CivilDate?
    package var attendance: CivilDate?
    /// The last time the member paid dues himself.
    package var ownDues: CivilDate?
    /// Dues are paid through this month, whoever paid.
    package var duesThrough: CivilMonth?
    /// The last decision on a review of lost contact.
    package var review: CivilDate?
    /// The last extension or cancellation of probation.
    package var probationDecided: CivilDate?
    /// The latest dates of what moves only a rule or two.
    package var latest: [Mark: CivilDate]
    /// Class hours by year (rule O5).
    package var studyHours: [Int: Int]

    package init(
        contact: CivilDate? = nil,
        attendance: CivilDate? = nil,
        ownDues: CivilDate? = nil,
        duesThrough: CivilMonth? = nil,
        review: CivilDate? = nil,
        probationDecided: CivilDate? = nil,
        latest: [Mark: CivilDate] = [:],
        studyHours: [Int: Int] = [:]
    ) {
        self.contact = contact
        self.attendance = attendance
        self.ownDues = ownDues
        self.duesThrough = duesThrough
        self.review = review
        self.probationDecided = probationDecided
        self.latest = latest
        self.studyHours = studyHours
    }

    /// Takes a fact into account. The one place that says which fact moves which clock.
    package mutating func note(_ event: Event, on day: CivilDate) {
        #if DEBUG
            switch (ClockControl.inForce, event) {
            case (.attemptResets, .contact): contact = later(contact, day)
            case (.duesIgnored, .dues): return
            case (.none, _), (.attemptResets, _), (.duesIgnored, _), (.voidLeavesClocks, _): break
            }
        #endif
        switch event {
        case .contact(.reached, _, _): contact = later(contact, day)
        case .contact: note(.attempt, day)
        case .attendance: attendance = later(attendance, day)
        case .dues(let through, let payer, _):
            duesThrough = duesThrough.map { max($0, through) } ?? through
            if payer == .member { ownDues = later(ownDues, day) }
        case .decision(let decision): note(decision.kind, on: day)
        case .evidence(let evidence): note(evidence, on: day)
        case .return(_, let isAbroad): if isAbroad { note(.abroadReturn, day) }
        case .departure, .arrival, .recognition, .registration, .expectation, .checkIn, .placement,
            .receivingLiaison, .transferable, .transfer, .assignment, .transferPrepared,
            .transferStep,
            .outreachOpened, .outreachSettled, .probationStep, .exemption, .duesArrangement,
            .record, .voided:
            break
        }
    }

    private mutating func note(_ kind: DecisionKind, on day: CivilDate) {
        switch kind {
        case .review, .suspension: review = later(review, day)
        case .extended, .cancellation: probationDecided = later(probationDecided, day)
        case .resumption: note(.resumption, day)
        case .conversion, .restoration, .removal, .withdrawal, .expulsion, .death, .correction:
            break
        }
    }

    private mutating func note(_ evidence: Evidence, on day: CivilDate) {
        switch evidence.kind {
        case .study: studyHours[day.year, default: 0] += evidence.amount ?? 0
        // An appraisal is of a year, whenever it was held.
        case .appraisal: note(.appraisal, evidence.amount.flatMap(CivilDate.init(lastOf:)) ?? day)
        case .appraisalExchange:
            note(.appraisalExchange, evidence.amount.flatMap(CivilDate.init(lastOf:)) ?? day)
        case .conduct: note(.conduct, day)
        case .statement: note(.statement, day)
        case .change: note(.change, day)
        case .activity, .care, .commendation, .notification: break
        }
    }

    private mutating func note(_ mark: Mark, _ day: CivilDate) {
        latest[mark] = later(latest[mark], day)
    }

    /// The last year in which so many hours were reached; nil when there is none.
    package func lastYear(with hours: Int) -> Int? {
        studyHours.filter { $0.value >= hours }.keys.max()
    }
}

/// Names of rarer clocks. The raw values stand in the table.
package enum Mark: String, Sendable, CaseIterable {
    /// A try that did not reach the member.
    case attempt
    /// The last day of the last year appraised.
    case appraisal
    /// The last day of the last year whose appraisal reached the other side.
    case appraisalExchange = "appraisal-exchange"
    case conduct, statement, change
    /// The return from an absence abroad, and the decision that resumed organisation life after it.
    case abroadReturn = "abroad-return"
    case resumption
}

/// The later of two dates, an unknown one giving way.
package func later(_ a: CivilDate?, _ b: CivilDate?) -> CivilDate? {
    guard let a else { return b }
    guard let b else { return a }
    return max(a, b)
}
