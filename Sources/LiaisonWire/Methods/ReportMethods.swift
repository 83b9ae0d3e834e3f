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
    ]

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
