internal import LiaisonCore

extension Method {
    /// `transfer.*`: the formal affiliation goes to another organisation.
    static let transferMethods: [Method] = [
        step(
            "prepare", "Begins a transfer of the formal affiliation.",
            [Parameter("to", Parameter.nameText, "Where to.", .optional)]),
        step(
            "issue", "Records that a letter was issued, or another one.",
            [
                Parameter(
                    "days", .integer(LetterLimits.validDays),
                    "For how many days it is good; \(LetterLimits.usualDays) when absent.",
                    .optional), .document,
            ]),
        step("accept", "Records that it was accepted: the absence ends.", []),
        step("refuse", "Records that it was refused.", []),
        step("receipt", "Records that the receipt slip came back.", []),
        step("withdraw", "Ends a transfer that nobody has accepted.", []),
        .read(
            "transfer.list", .reader, "The transfers under way, a page at a time.",
            Parameter.page,
            result: [Field("transfers", .list(.object(transfer)), "In the order of beginning.")]
                + paging),
    ]

    private static func step(
        _ name: String, _ summary: String, _ params: [Parameter]
    ) -> Method {
        .change(
            "transfer.\(name)", .operator, summary,
            Parameter.people + params + [.on, .note], result: outcome, errors: peopleErrors)
    }

    private static let transfer = [
        Field("member", .shared(.memberLine), "Whose."),
        Field("state", .words(of: Transfer.State.self), "Where it stands."),
        Field("prepared", .date, "When it was begun."),
        Field("to", .text, "Where to.", .optional),
        Field("issued", .date, "When the letter in force was issued.", .optional),
        Field("expires", .date, "The last day on which it is good.", .optional),
        Field("is_expired", .boolean, "Whether that day has passed and nobody has accepted."),
        Field("issues", .count, "How many letters were issued."),
        Field("accepted", .date, "When it was accepted.", .optional),
    ]

    /// `probation.*`: the steps before an approval, which is a decision.
    static let probationMethods: [Method] = [
        .change(
            "probation.apply", .operator, "Records the written application for conversion.",
            Parameter.people + [.on, .note], result: outcome, errors: peopleErrors),
        .change(
            "probation.assembly", .operator, "Records what the branch assembly passed.",
            Parameter.people + [
                Parameter("result", .words(of: AssemblyResult.self), "What."), .on, .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "probation.report", .operator, "Records the report to the approving committee.",
            Parameter.people + [.on, .document, .note], result: outcome, errors: peopleErrors),
        .change(
            "probation.postpone", .operator,
            "Records that the discussion about somebody transferred in was put off.",
            Parameter.people + [
                Parameter("until", .date, "Until when."), .on, .note,
            ], result: outcome, errors: peopleErrors),
    ]

    /// `outreach.*`: looking for a member who is out of contact.
    static let outreachMethods: [Method] = [
        .change(
            "outreach.open", .operator, "Begins to look for a member who is out of contact.",
            Parameter.people + [
                Parameter("situation", .words(of: Outreach.Situation.self), "What is known."),
                .on, .note,
            ], result: outcome, errors: peopleErrors),
        .change(
            "outreach.settle", .operator,
            "Records how the branch goes on with somebody who was found.",
            Parameter.people + [.on, .note], result: outcome, errors: peopleErrors),
        .read(
            "outreach.list", .reader, "Who is looked for, a page at a time.", Parameter.page,
            result: [Field("outreach", .list(.object(outreach)), "In the order of beginning.")]
                + paging),
        .read(
            "outreach.get", .reader,
            "The record of looking for a member: every try, and where else to ask.",
            [.member, .list],
            result: outreach + [
                Field("attempts", .list(.object(attempt)), "Every contact or try since."),
                Field(
                    "ways", .list(.object(way)),
                    "How to reach the member: more of it the more tries have failed."), snapshot,
            ], errors: factErrors),
    ]

    private static let outreach = [
        Field("member", .shared(.memberLine), "Who."),
        Field("state", .words(of: ContactState.self), "Where contact stands."),
        Field("opened", .date, "When it was begun."),
        Field("situation", .words(of: Outreach.Situation.self), "What was known then."),
        Field("failed", .count, "The tries since that did not reach the member."),
        Field("found", .date, "When the member was found.", .optional),
        Field("review", .date, "The day of the review.", .optional),
    ]

    private static let attempt = [
        Field("fact", .handle(.fact), "The handle."), Field("on", .date, "When."),
        Field("by", .words(of: Channel.self), "By which way."),
        Field("result", .words(of: ContactResult.self), "What came of it."),
        Field("reporter", .words(of: Reporter.self), "Whose word it is."),
        Field("uid", .count, "The account that recorded it."),
        Field("note", .text, "The remark recorded with it.", .optional),
    ]

    private static let way = [
        Field(
            "kind", .oneOf(["phone", "second-phone", "next-of-kin", "receiving-contact"]),
            "What it is."),
        Field("value", .text, "The number, or whom to ask."),
    ]
}
