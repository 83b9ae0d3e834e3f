internal import LiaisonCore

extension Method {
    /// The methods that record what happened: contact, attendance, dues, decisions.
    static let recordMethods: [Method] = [
        .change(
            "contact.record", .operator, "Records a contact, or a try.",
            Parameter.people + [
                .on,
                Parameter("by", .oneOf(Parameter.ways), "By which way."),
                Parameter(
                    "result", .oneOf(Parameter.contactResults),
                    "What came of it; reached when absent.",
                    .optional),
                Parameter("started_by", .oneOf(Parameter.starters), "Who began it.", .optional),
                Parameter("new_phone", Parameter.phoneText, "The new telephone.", .optional),
                .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "attendance.record", .operator,
            "Records that the member took part in the organisation's life.",
            Parameter.people + [.on, .note], result: outcome, errors: peopleErrors),
        .change(
            "dues.record", .operator, "Records dues paid.",
            Parameter.people + [
                Parameter("through", .month, "The last month paid for."),
                Parameter(
                    "payer", .oneOf(["member", "relative", "other-member"]),
                    "Who paid; the member when absent.", .optional),
                Parameter(
                    "to", .words(of: Side.self),
                    "To which side; not said when absent.", .optional),
                .on,
            ], result: outcome, errors: peopleErrors),
        .change(
            "decision.record", .operator, "Records a decision of the organisation.",
            Parameter.people + [
                Parameter(
                    "kind", .words(of: DecisionKind.self), "What was decided."),
                .on,
                Parameter(
                    "org", .reference, "Who decided; the member's branch when absent.", .optional),
                .document,
                Parameter(
                    "attachment", .text(1...64),
                    "The SHA-256 of the scanned document, 64 hexadecimal digits.", .optional),
                Parameter(
                    "months", .integer(DecisionLimits.extensionMonths),
                    "For how long a probation is extended.", .optional),
                Parameter("until", .date, "The end of a correction period.", .optional),
            ], result: outcome, errors: peopleErrors),
    ]
}
