internal import LiaisonCore

extension Method {
    /// `fact.*`: what was recorded wrongly. Where something was recorded upon it later, that is made
    /// void first, and the refusal names it.
    static let correctionMethods: [Method] = [
        .change(
            "fact.amend", .operator,
            "Records what a fact should have said; it stays on record and counts no more.",
            [
                fact, because,
                Parameter("on", .date, "The day it happened.", .optional),
                Parameter("by", .oneOf(Parameter.ways), "Of a contact, by which way.", .optional),
                Parameter(
                    "result", .oneOf(results), "Of a contact or an appraisal, what came of it.",
                    .optional),
                Parameter(
                    "started_by", .oneOf(Parameter.starters), "Of a contact, who began it.",
                    .optional),
                Parameter("through", .month, "Of dues, the last month paid for.", .optional),
                Parameter("payer", .words(of: Payer.self), "Of dues, who paid.", .optional),
                Parameter("kind", .oneOf(kinds), "Which of its kind.", .optional),
                Parameter(
                    "hours", .integer(EvidenceLimits.hours), "Of training, class hours.",
                    .optional),
                Parameter(
                    "year", .integer(EvidenceLimits.years), "Of an appraisal, the year.",
                    .optional),
                Parameter(
                    "amount", .integer(1...OrgLimits.yuan.upperBound),
                    "Of an organisation's record, how many people, or yuan.", .optional),
            ], result: corrected, errors: correctionErrors),
        .change(
            "fact.void", .operator,
            "Records that a fact was recorded in error; it stays on record and counts no more.",
            [fact, because], result: corrected, errors: correctionErrors),
    ]

    private static let corrected: [Field] =
        [
            Field("member", .handle(.member), "The member whose record it is.", .optional),
            Field("org", .handle(.org), "The organisation whose record it is.", .optional),
        ] + SharedShape.outcome.fields.filter { $0.name != "member" }

    private static let fact = Parameter("fact", .reference, "The fact's handle.")
    private static let because = Parameter("because", Parameter.noteText, "Why.")
    private static let correctionErrors: [ErrorType] = [.factNotFound, .stateInvalid]

    private static let results =
        Parameter.contactResults + AppraisalResult.allCases.map(\.rawValue)
    /// What study, activity, care, commendations, changes and notifications are, each word once.
    private static let kinds: [String] = {
        let kinds: [EvidenceKind] = [
            .study, .activity, .care, .commendation, .change, .notification,
        ]
        return kinds.flatMap(\.details).reduce(into: []) { words, word in
            if !words.contains(word) { words.append(word) }
        }
    }()
}
