/// A text in the two languages of the product.
package struct LocalText: Equatable, Sendable {
    package var zh: String
    package var en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}

/// What kind of subject a rule is about.
package enum SubjectKind: String, Sendable, CaseIterable { case member, org, staff }

extension Subject {
    package var kind: SubjectKind {
        switch self {
        case .member: .member
        case .org: .org
        case .staff: .staff
        }
    }
}

/// How well the rule is verified: text read, read in a source that quotes it,
/// common practice, unverified.
package enum Confidence: String, Sendable, CaseIterable {
    case v1 = "V1"
    case v2 = "V2"
    case common = "CP"
    case unverified = "U"
}

/// Where a number comes from.
package enum Origin: String, Sendable, CaseIterable { case national, local, product }

/// What a rule asks of a dossier.
package enum Condition: String, Sendable, CaseIterable {
    case away, abroad
    case notAbroad = "not-abroad"
    case abroadStudy = "abroad-study"
    case notAbroadStudy = "not-abroad-study"
    case probationary
    case notRecognised = "not-recognised"
    case notCheckedIn = "not-checked-in"
    case recognised
    case notRegistered = "not-registered"
    case checkedIn = "checked-in"
    case notPlaced = "not-placed"
    case placed
    case noReceivingLiaison = "no-receiving-liaison"
    case suspended
    case notSuspended = "not-suspended"
    /// Attendance is asked of him (rule O7).
    case notExempt = "not-exempt"
    case extended
    case notExtended = "not-extended"
    case postponed
    case notPostponed = "not-postponed"
    /// The branch assembly has passed something, and the committee has not approved it yet.
    case assemblyHeld = "assembly-held"
    case noAssembly = "no-assembly"
    /// A letter is out and nobody has accepted or refused.
    case transferIssued = "transfer-issued"
    /// Accepted, the receipt not yet returned.
    case transferAccepted = "transfer-accepted"
    case noTransfer = "no-transfer"
    /// It was asked whether his affiliation can be transferred.
    case transferableAsked = "transferable-asked"
    case transferableNotAsked = "transferable-not-asked"
    case graduate
    /// Back from abroad, and organisation life not yet resumed.
    case backFromAbroad = "back-from-abroad"
    case underCorrection = "under-correction"
    /// Found by an outreach; how to go on is not decided.
    case foundAgain = "found-again"
    /// He was reached after the suspension.
    case reachedSinceSuspension = "reached-since-suspension"
    /// The last year's appraisal has not reached the other side.
    case appraisalNotExchanged = "appraisal-not-exchanged"
    /// His affiliation is on this roll, or he came here. A rule that names neither is about the first.
    case homeSide = "home-side"
    case receivingSide = "receiving-side"
    case noLiaison = "no-liaison"
    /// Of an org: a branch, or a mobile-member organisation, which is one.
    case isBranch = "is-branch"
    case isCommittee = "is-committee"
    case isOffice = "is-office"
    case isMobileOrg = "is-mobile-org"
    /// Of an org: it has mobile members, or is there for them.
    case hasMobileMembers = "has-mobile-members"
    /// Of an org: no approval of its founding is on record (rule M1).
    case notFounded = "not-founded"
    case termOfThree = "term-of-three"
    case termOfFive = "term-of-five"
    /// Of a staff person: he has given up his post, or is still somebody's liaison.
    case hasLeft = "has-left"
    case hasMembers = "has-members"

    /// Of what kind of subject it is asked.
    package var subject: SubjectKind {
        switch self {
        case .isBranch, .isCommittee, .isOffice, .isMobileOrg, .hasMobileMembers, .notFounded,
            .termOfThree, .termOfFive:
            .org
        case .hasLeft, .hasMembers: .staff
        default: .member
        }
    }
}

/// What starts a clock.
package enum Anchor: String, Sendable, CaseIterable {
    case departure, contact, attendance
    case ownDues = "own-dues"
    case joined, dues, recognition
    case checkIn = "check-in"
    case placement, suspension
    /// The last day on which the letter is good.
    case letterExpiry = "letter-expiry"
    case acceptance, graduation
    case abroadReturn = "abroad-return"
    case assembly
    /// The branch's report on the assembly to the approving committee.
    case probationReport = "probation-report"
    /// The end of the probation, its extension included.
    case probationEnd = "probation-end"
    case postponementEnd = "postponement-end"
    case correctionEnd = "correction-end"
    /// The day on which it was last asked whether the affiliation can be transferred.
    case transferable
    /// The day on which an outreach found him.
    case found
    /// The last day of the last year appraised, or with the hours that the rule asks for.
    case appraisal
    case studyHours = "study-hours"
    case statement, conduct
    /// The day on which somebody came here.
    case arrival
    /// Of an org: the last record of the kind that the rule names, and its founding.
    case record, founding
    /// Of a staff person: the day he gave up his post.
    case leaving

    /// Of what kind of subject it is on record.
    package var subject: SubjectKind {
        switch self {
        case .record, .founding: .org
        case .leaving: .staff
        default: .member
        }
    }
}

/// What starts a clock with nothing on record.
package enum ClockFallback: String, Sendable, CaseIterable { case none, opening }

/// A period in calendar units.
package enum Period: Equatable, Sendable {
    case years(Int)
    case months(Int)
    case days(Int)
    /// The end of the first calendar unit without what the clock counts.
    case endOf(CalendarUnit)
    /// The next day of a season for which it is not done.
    case season(Season)

    /// `6 months`, for lists.
    package var text: String {
        switch self {
        case .years(let count): "\(count) years"
        case .months(let count): "\(count) months"
        case .days(let count): "\(count) days"
        case .endOf(let unit): "end of \(unit.rawValue)"
        case .season(let season): "by \(season.rawValue)"
        }
    }
}

extension CivilDate {
    /// The corresponding day after a period (Civil Code arts 201 to 203, by analogy); nil for a
    /// season, whose day only a calendar says.
    package func adding(_ period: Period) -> CivilDate? {
        switch period {
        case .season: nil
        case .years(let count): adding(months: min(max(count, -300), 300) * 12)
        case .months(let count): adding(months: count)
        case .days(let count): adding(days: count)
        case .endOf(let unit): unit.end(containing: unit.end(containing: self).adding(days: 1))
        }
    }
}

/// A unit of the calendar by whose end something is to be done once.
package enum CalendarUnit: String, Sendable, CaseIterable {
    case month, quarter
    case halfYear = "half-year"
    case year

    private var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }

    /// The last day of the unit that a day lies in.
    package func end(containing day: CivilDate) -> CivilDate {
        let month = CivilMonth(containing: day)
        return month.adding(months: months - 1 - (month.month - 1) % months).last
    }
}

/// Whether acting late is wrong, or acting early.
package enum Direction: String, Sendable, CaseIterable {
    case notLaterThan = "not-later-than"
    case notBefore = "not-before"
}

/// What fulfils a rule.
package enum Fulfilment: String, Sendable, CaseIterable {
    case contact
    case checkIn = "check-in"
    case attendance
    case ownDues = "own-dues"
    case dues, recognition, `return`, transfer, conversion, `extension`, cancellation, decision
    case registration, placement
    case receivingLiaison = "receiving-liaison"
    case transferable
    /// Another letter, a refusal, or the withdrawal of the transfer.
    case letter
    case refusal, withdrawal, receipt
    case assembly, postponement, conduct, study, appraisal
    case appraisalExchange = "appraisal-exchange"
    case suspension, restoration, removal, resumption
    /// The branch has settled how to go on with somebody found again.
    case settlement
    case statement
    /// The correction period has been decided upon, or another one set.
    case correction
    /// Somebody keeps contact with him.
    case assignment
    /// Of an org: a record of the kind that the rule names.
    case record
    /// Of a staff person: his members have other liaisons.
    case handover

    /// Of what kind of subject it is recorded.
    package var subject: SubjectKind {
        switch self {
        case .record: .org
        case .handover: .staff
        default: .member
        }
    }
}

extension Rule {
    /// What fulfils it, in the order in which people name it; for an org, the kind of record.
    package var needs: [String] {
        Fulfilment.allCases.filter { fulfilledBy.contains($0) }.map { need in
            need == .record ? record?.rawValue ?? need.rawValue : need.rawValue
        }
    }
}

/// Toward a member, who is told.
package enum Role: String, Sendable, CaseIterable { case liaison, secretary, committee, office }

/// One step of a ladder.
package struct Rung: Equatable, Sendable {
    /// Unique within the ladder; part of a notice's key.
    package var name: String
    package var offset: RungOffset
    package var to: Role
    package var origin: Origin

    package init(name: String, offset: RungOffset, to: Role, origin: Origin) {
        self.name = name
        self.offset = offset
        self.to = to
        self.origin = origin
    }
}

/// When a rung is told: from the due date, or counted from the start of the clock.
package enum RungOffset: Equatable, Sendable {
    /// Days from the due date, negative before it.
    case days(Int)
    /// Months from the due date.
    case months(Int)
    /// So many months after the clock's start; for the dues clock the last day of that unpaid
    /// month.
    case month(Int)
}

/// What becomes of a notice that could not be told in time.
package enum WhenLate: Equatable, Sendable {
    /// Still true when late: told once, up to so many days late.
    case send(capDays: Int)
    /// Wrong when late: recorded as missed.
    case miss
}
