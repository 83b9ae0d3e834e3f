/// Something that was done and that some duty asks for, but that moves no state: study, activity, care
/// and the like. One word says what, a second one of a closed list which kind of it, a number how much
/// or of which year. No text: what else was said is a note, and stands with the personal values.
package struct Evidence: Equatable, Sendable {
    package var kind: EvidenceKind
    /// One of `kind.details`; nil when the kind has none.
    package var detail: String?
    /// Class hours of `study`; the year of `appraisal` and `appraisalExchange`; else nil.
    package var amount: Int?
    /// Of an appraisal, the org that held it: it counts there (rule G1). His branch when nobody says.
    package var by: OrgID?

    /// Nil when the detail is not one of the kind's, or the amount does not fit it.
    package init?(
        _ kind: EvidenceKind, _ detail: String? = nil, amount: Int? = nil, by: OrgID? = nil
    ) {
        guard by == nil || kind == .appraisal else { return nil }
        guard detail.map(kind.details.contains) ?? kind.details.isEmpty else { return nil }
        guard amount.map({ kind.amounts?.contains($0) ?? false }) ?? (kind.amounts == nil) else {
            return nil
        }
        self.kind = kind
        self.detail = detail
        self.amount = amount
        self.by = by
    }
}

/// The kinds of evidence. The raw values are the words of the fact table, the protocol and the packs.
package enum EvidenceKind: String, Sendable, CaseIterable {
    /// Training in class hours (rule O5), and online study that the home side organises (home duty 4).
    case study
    /// 党员示范岗、党员责任区、承诺践诺、志愿服务 (home duty 5, member duty 5).
    case activity
    /// 关心帮助, a talk to help somebody who does not keep in touch among it (rules C8, S2).
    case care
    /// 民主评议党员, for a year (rule O4).
    case appraisal
    /// The result of a year's appraisal has reached the other side (rules O4, M3).
    case appraisalExchange = "appraisal-exchange"
    /// 评优评先 (home duties 6 and 7, rule O10).
    case commendation
    /// A change that the member reported (rule D6).
    case change
    /// The receiving side's account of his conduct (rules P3, M3).
    case conduct
    /// He was told of an assembly that concerns him (rules O9, S3).
    case notification
    /// His own report on thought, work and organisation life (rule D7).
    case statement

    /// The closed list its detail is from; empty when it has none.
    package var details: [String] {
        switch self {
        case .study: StudyKind.allCases.map(\.rawValue)
        case .activity: ActivityKind.allCases.map(\.rawValue)
        case .care: CareKind.allCases.map(\.rawValue)
        case .appraisal: AppraisalResult.allCases.map(\.rawValue)
        case .commendation: CommendationKind.allCases.map(\.rawValue)
        case .change: ReportedChange.allCases.map(\.rawValue)
        case .notification: NotifiedOf.allCases.map(\.rawValue)
        case .appraisalExchange, .conduct, .statement: []
        }
    }

    /// The numbers that go with it; nil when none does.
    package var amounts: ClosedRange<Int>? {
        switch self {
        case .study: EvidenceLimits.hours
        case .appraisal, .appraisalExchange: EvidenceLimits.years
        case .activity, .care, .commendation, .change, .conduct, .notification, .statement: nil
        }
    }
}

/// Bounds of what evidence counts.
package enum EvidenceLimits {
    /// Class hours of one entry: a year has 32 of them (rule O5), a month of full-time school some 200.
    package static let hours = 1...400
    /// Appraisals are of years in which somebody alive can have been a member.
    package static let years = 1950...2199
}

/// How study took place.
package enum StudyKind: String, Sendable, CaseIterable {
    case concentrated, online, lecture
}

/// How a member played his part.
package enum ActivityKind: String, Sendable, CaseIterable {
    case pledge, volunteering
    case modelPost = "model-post"
    case responsibilityArea = "responsibility-area"
}

/// What was done for a member. `talk` is the criticism and help that REG19 art. 29 asks for.
package enum CareKind: String, Sendable, CaseIterable {
    case visit, help, talk, greeting
}

/// The grades of an appraisal (REG19 art. 18).
package enum AppraisalResult: String, Sendable, CaseIterable {
    case outstanding, qualified
    case basicallyQualified = "basically-qualified"
    case unqualified
    /// He did not take part.
    case notHeld = "not-held"
}

/// Whose commendation it was.
package enum CommendationKind: String, Sendable, CaseIterable {
    case branch, committee, higher
}

/// What a member reported to have changed (rule D6).
package enum ReportedChange: String, Sendable, CaseIterable {
    case place, employer, residence, phone
}

/// Of what a member was told.
package enum NotifiedOf: String, Sendable, CaseIterable {
    case assembly, election, conversion, disposition
}
