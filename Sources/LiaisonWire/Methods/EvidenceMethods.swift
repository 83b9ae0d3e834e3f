internal import LiaisonCore

extension Method {
    /// The methods that record what duties ask for and no state turns on; and what holds for a member
    /// by consent of his branch.
    static let evidenceMethods: [Method] = [
        .change(
            "study.record", .operator, "Records class hours of training.",
            Parameter.people + [
                Parameter("kind", .words(of: StudyKind.self), "How it took place."),
                Parameter("hours", .integer(EvidenceLimits.hours), "Class hours."), .on, .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "activity.record", .operator, "Records how a member played his part.",
            Parameter.people + [
                Parameter("kind", .words(of: ActivityKind.self), "How."), .on, .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "care.record", .operator, "Records what was done for a member.",
            Parameter.people + [
                Parameter("kind", .words(of: CareKind.self), "What."), .on, .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "appraisal.record", .operator, "Records the result of a year's appraisal.",
            Parameter.people + [
                year,
                Parameter("result", .words(of: AppraisalResult.self), "The result."), .on,
                Parameter(
                    "org", .reference, "Who held it; the member's branch when absent.", .optional),
                .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "appraisal.exchange", .operator,
            "Records that the result of a year's appraisal has reached the other side.",
            Parameter.people + [year, .on], result: outcome, errors: peopleErrors),
        .change(
            "commendation.record", .operator, "Records a commendation.",
            Parameter.people + [
                Parameter("kind", .words(of: CommendationKind.self), "Whose."), .on, .document,
                .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "change.record", .operator, "Records a change that the member reported.",
            [.member, .list] + [
                Parameter("kind", .words(of: ReportedChange.self), "What has changed."),
                Parameter("value", Parameter.nameText, "What it is now.", .optional), .on, .note,
            ], result: change, errors: factErrors),
        .change(
            "conduct.record", .operator,
            "Records the receiving side's account of a member's conduct.",
            Parameter.people + [.on, .note], result: outcome, errors: peopleErrors),
        .change(
            "notification.record", .operator,
            "Records that a member was told of a meeting that concerns him.",
            Parameter.people + [
                Parameter("kind", .words(of: NotifiedOf.self), "Of what."), .on, .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "statement.record", .operator,
            "Records a member's own report on thought, work and organisation life.",
            Parameter.people + [.on, .note], result: outcome, errors: peopleErrors),
        .change(
            "exemption.set", .operator,
            "Records that attendance is asked of a member no more, or again.",
            Parameter.people + [
                Parameter(
                    "reason", .words(of: Exemption.self), "Why not; absent when it is asked again.",
                    .optional), .on, .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "dues.arrange", .operator,
            "Records the branch's consent to another way of paying dues, or its end.",
            Parameter.people + [
                Parameter(
                    "arrangement", .words(of: DuesArrangement.self),
                    "Which; absent when it has ended.", .optional), .on, .note,
            ], result: outcome, errors: peopleErrors),
    ]

    private static let year = Parameter(
        "year", .integer(EvidenceLimits.years), "The year it is about.")
    /// What recording a change of one person answers.
    private static let change = SharedShape.outcome.fields
}
