/// What was recorded of an organisation itself: its organisation life, what it did for mobile members,
/// and the founding and life of a mobile-member organisation.
package struct OrgRecord: Equatable, Sendable {
    package var kind: OrgRecordKind
    /// How many, where the kind counts something (`OrgRecordKind.amounts`).
    package var amount: Int?
    /// Whether a document is named; its number stands with the personal values of the fact.
    package var hasDocument: Bool

    package init(_ kind: OrgRecordKind, amount: Int? = nil, hasDocument: Bool = false) {
        self.kind = kind
        self.amount = amount
        self.hasDocument = hasDocument
    }
}

/// The kinds of record. The raw values are the words of protocol, table and rule packs.
package enum OrgRecordKind: String, Sendable, CaseIterable {
    /// 主题党日 (rule O1).
    case themeDay = "theme-day"
    /// 党员大会, 支委会, 党课 (rule O2).
    case assembly = "branch-assembly"
    case branchCommittee = "branch-committee"
    case lecture = "class"
    /// 组织生活会 (rule O3).
    case orgLifeMeeting = "org-life-meeting"
    /// Greetings at holidays, and training when members come home (rule C7).
    case greeting
    case homecomingTraining = "homecoming-training"
    /// The dues of the year set, and the year's figures made known (rule F7).
    case duesSet = "dues-set"
    case duesPublished = "dues-published"
    /// The quarter's figures handed in (rule C6).
    case quarterlyReturn = "quarterly-return"
    /// The roll checked for the cut-off of the year (rule G2).
    case yearEnd = "year-end"
    /// The report on the education of members to the committee above (rule G6).
    case annualReport = "annual-report"
    /// Departments meet (rules K1, G5); instructors sent; the staff trained.
    case jointMeeting = "joint-meeting"
    case instructor
    case staffTraining = "staff-training"
    /// Dues handed on, venues opened, services given (K2).
    case funds, venue, service
    /// 督导、巡察; 述职评议; 工作事项清单; 工作调度 (K3).
    case inspection, debrief
    case workList = "work-list"
    case dispatch
    /// Able members taken into the village's reserve; residents of other places guided (K4).
    case reserve, guidance
    /// 调查摸底, 批准成立, 换届, 工作评估, 任务清单, 撤销; applications for membership and activists
    /// passed on (M1, M3, M4, K5).
    case survey, founding, election
    case review = "org-review"
    case taskList = "task-list"
    case applications, activists, dissolution

    /// The numbers that go with it; nil when none does.
    package var amounts: ClosedRange<Int>? {
        switch self {
        case .founding: OrgLimits.people
        case .applications, .activists, .instructor, .staffTraining, .reserve, .guidance,
            .service, .homecomingTraining:
            OrgLimits.people
        case .funds: OrgLimits.yuan
        default: nil
        }
    }

    /// Whether it must name a document: what founds or dissolves an organisation (rule M1).
    package var needsDocument: Bool { self == .founding || self == .dissolution }
}

/// Bounds of what is recorded of an org.
package enum OrgLimits {
    /// Full members that a branch needs at least (BR18, rule M4).
    package static let foundingMembers = 3
    /// Members that a branch normally has at most (BR18, rule M4).
    package static let branchMembers = 50
    /// People of one entry: more than a province's mobile members is a slip.
    package static let people = 1...1_000_000
    /// Yuan of one entry.
    package static let yuan = 1...1_000_000_000
}

/// On whom a mobile-member organisation leans (REG19 art. 32, rule M2).
package enum OrgSponsor: String, Sendable, CaseIterable {
    case park, chamber, association
    case liaisonOffice = "liaison-office"
    case enterprise, other
}

/// The term of a branch: five years in villages and communities, otherwise normally three (BR18,
/// rule M4).
package enum OrgTerm: Int, Sendable, CaseIterable {
    case three = 3
    case five = 5
}
