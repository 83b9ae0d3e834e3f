internal import LiaisonCore

extension Method {
    /// `report.*`: figures from what was recorded.
    static let reportMethods: [Method] = [
        .read(
            "report.duties", .reader,
            "The duties of the three sides: what is on record of each in a period, and what is open.",
            [
                .org,
                Parameter(
                    "period", Parameter.wordText,
                    "A year, quarter or month: 2026, 2026Q4, 2026-11; this year when absent.",
                    .optional),
            ],
            result: [
                Field("from", .date, "The first day."), Field("through", .date, "The last day."),
                Field(
                    "duties",
                    .list(
                        .object([
                            Field("side", .words(of: DutySide.self), "Whose list."),
                            Field("number", .count, "Its number in the list."),
                            Field("title", .shared(.localText), "What it is."),
                            Field("owner", .words(of: DutyOwner.self), "Who answers for it."),
                            Field("rules", .list(.text), "What makes something of it due."),
                            Field("state", .words(of: ListedState.self), "Where it stands."),
                            Field("open", .count, "Open duties due by the period's end."),
                            Field(
                                "evidence",
                                .list(
                                    .object([
                                        Field(
                                            "kind", .words(of: EvidenceWord.self),
                                            "What was recorded."),
                                        Field("count", .count, "How often."),
                                    ])), "What was recorded in the period."),
                        ])), "Seven, six and five."),
                snapshot,
            ], errors: orgErrors),
        .read(
            "report.handshake", .reader,
            "Who left and is not placed in a branch yet: each step, and on whose side it waits.",
            [.org] + Parameter.page,
            result: [Field("people", .list(.object(handshake)), "In the order of the roll.")]
                + paging, errors: orgErrors),
        .read(
            "report.statistics", .reader,
            "The figures of the statistics as of a day: who is on the roll, who is away to where, who "
                + "is out of contact since when.",
            [.org, asOf],
            result: [
                Field("on", .date, "As of which day."),
                Field(
                    "figures",
                    .list(
                        .object([
                            Field("figure", .text, "Its word, for `report.behind`."),
                            Field("section", .words(of: Figure.Section.self), "Where it stands."),
                            Field(
                                "keys", .list(.text),
                                "What it counts in its section; `unrecorded` where nothing is on "
                                    + "record. Of a `destination` the unit and the occupation."),
                            Field(
                                "count", .count,
                                "How many people; of section `org` how many organisations."),
                        ])), "All there are, in the order of the forms."),
                Field("note", .shared(.localText), "Whose forms they are."), snapshot,
            ], errors: asOfErrors),
        .read(
            "report.behind", .reader, "The people behind one figure of the statistics.",
            [
                Parameter(
                    "figure", Parameter.wordText,
                    "Its word, as `report.statistics` or `report.places` gives it. One of section `org` "
                        + "counts organisations, and has no people behind it."), .org, asOf,
            ] + Parameter.page,
            result: [
                Field("on", .date, "As of which day."),
                Field(
                    "members", .list(.shared(.memberLine)),
                    "As they are on record now, in the order of the roll."),
            ] + paging, errors: asOfErrors),
        .read(
            "report.places", .reader,
            "Divisions to which three or more of one branch have gone: whether they form one there is "
                + "for people to decide.",
            [.org, asOf] + Parameter.page,
            result: [
                Field("on", .date, "As of which day."),
                Field(
                    "places",
                    .list(
                        .object([
                            Field("division", .text, "The division's code."),
                            Field(
                                "division_name", .text, "Its name, where one says it.", .optional),
                            Field("org", .handle(.org), "Their branch."),
                            Field("name", .text, "The branch's name."),
                            Field("count", .count, "How many are away there."),
                            Field("figure", .text, "For `report.behind`, with this `org`."),
                        ])), "By division and branch."),
            ] + paging, errors: asOfErrors),
    ]

    private static let asOf = Parameter(
        "on", .date, "As of which day; today when absent.", .optional)
    /// A day to come has no figures yet.
    private static let asOfErrors = orgErrors + [.stateInvalid]

    private static let handshake = [
        Field("member", .shared(.memberLine), "Who."),
        Field("expected", .date, "When the receiving side was told.", .optional),
        Field("checked_in", .date, "When the member checked in.", .optional),
        Field("waits_for", .words(of: Handshake.Step.self), "The next step."),
        Field("side", .words(of: DutySide.self), "On whose side it waits."),
        Field("since", .date, "Since when.", .optional),
        Field("days", .count, "How many days by now.", .optional),
    ]
}
