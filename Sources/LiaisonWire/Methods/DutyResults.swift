internal import LiaisonCore

// What the methods about duties, agenda, rules and calendar answer.
extension Method {
    /// What `duty.done` did about one person.
    static let settlement: [Field] =
        SharedShape.outcome.fields + [
            Field(
                "settled", .list(.object([SharedShape.duty, SharedShape.rule])),
                "The duties named that are done."),
            Field(
                "open",
                .list(
                    .object([
                        SharedShape.duty, SharedShape.rule,
                        SharedShape.needs,
                    ])), "The duties named that this does not fulfil."),
        ]

    static let whyFields = [
        Field(
            "subject",
            .object([
                Field("kind", .words(of: SubjectKind.self), "What it is."),
                Field(
                    "handle", .either([.handle(.member), .handle(.org), .handle(.staff)]),
                    "The handle."),
                Field("name", .text, "The name."),
                Field("held", .boolean, "Whether notices wait for the first morning's release."),
            ]), "Whom it is about."),
        Field("clocks", .shared(.clocks), "When the clocks last started."),
        Field(
            "rules",
            .list(
                .object([
                    SharedShape.rule, Field("title", .shared(.localText), "What is to be done."),
                    Field("basis", .text, "Where the rule stands."),
                    Field("origin", .words(of: Origin.self), "Whose the number is."),
                    SharedShape.packPeriod,
                    Field("applies", .boolean, "Whether it asks something now."),
                    Field("because", .text, "Why, as `word` or `word:detail`."),
                    Field("anchor", .date, "When its clock started.", .optional),
                    Field("due", .date, "When it is due.", .optional),
                    Field("action_day", .date, "That day, moved to a working day.", .optional),
                    Field(
                        "direction", .words(of: Direction.self), "Whether late is wrong, or early."),
                ])), "What every rule says."),
        Field("duties", .list(.object(dutyStory)), "The duties, ended ones included."),
    ]

    private static let dutyStory = [
        SharedShape.duty, SharedShape.rule,
        Field("state", .words(of: DutyState.self), "What became of it."),
        Field("since", .date, "When its clock started."), Field("due", .date, "When it is due."),
        Field("action_day", .date, "That day, moved to a working day."),
        Field("direction", .words(of: Direction.self), "Whether late is wrong, or early."),
        Field("ended_at", .time, "When it ended.", .optional),
        Field(
            "notices",
            .list(
                .object([
                    Field("notice", .handle(.notice), "The handle."),
                    Field("rung", .text, "The step of the ladder."),
                    Field("role", .words(of: LiaisonCore.Role.self), "Who is told, by role."),
                    Field("to", .shared(.staffMark), "Who is told.", .optional),
                    Field("planned", .date, "The working day on which it is told."),
                    Field(
                        "fate", .words(of: Fate.self), "What became of it; absent while planned.",
                        .optional),
                    Field("reason", .text, "Why it was not told.", .optional),
                    Field("delivery", .handle(.delivery), "The digest it went out in.", .optional),
                    Field("at", .time, "When that was.", .optional),
                ])), "The notices planned for it."),
    ]

    /// A line of `duty.list`.
    static let listedDuty = [
        Field("member", .handle(.member), "Whom it is about."), Field("name", .text, "The name."),
        Field("branch", .text, "The branch's name.", .optional), SharedShape.duty, SharedShape.rule,
        Field("title", .shared(.localText), "What is to be done.", .optional),
        Field("state", .words(of: DutyState.self), "Whether it is open, or what became of it."),
        Field("since", .date, "When its clock started."), Field("due", .date, "When it is due."),
        Field("overdue_days", .count, "Of an open one, days past due, 0 before.", .optional),
        Field("ended_at", .time, "When it ended.", .optional),
    ]

    static let agendaFields = [
        Field("today", .date, "The day in the office's zone."),
        Field("for", .either([.shared(.staffMark), .oneOf(["office"])]), "Whose list it is."),
        Field(
            "org",
            .object([Field("org", .handle(.org), "The handle."), Field("name", .text, "The name.")]
            ),
            "The organisation it is limited to.", .optional),
        Field("people", .list(.object(agendaPerson)), "By person, the most urgent first."),
        Field(
            "counts",
            .object([
                Field("people", .count, "People."), Field("items", .count, "Duties."),
                Field("overdue", .count, "Duties past due."),
            ]), "How much it is, on all pages together; on the first page.", .optional),
        Field(
            "held", .count,
            "People on all pages whose notices wait for the first morning's release; on the first page.",
            .optional),
    ]

    static let otherAgendaFields = [
        Field("today", .date, "The day in the office's zone."),
        Field(
            "subjects",
            .list(
                .object([
                    Field("kind", .oneOf(["org", "staff"]), "What it is."),
                    Field("handle", .either([.handle(.org), .handle(.staff)]), "The handle."),
                    Field("name", .text, "The name."),
                    Field("items", .list(.shared(.dutyLine)), "The duties, the most urgent first."),
                ])), "By organisation and staff person, the most urgent first."),
        Field(
            "counts",
            .object([
                Field("subjects", .count, "Organisations and staff people."),
                Field("items", .count, "Duties."), Field("overdue", .count, "Duties past due."),
            ]), "How much it is, on all pages together; on the first page.", .optional),
    ]

    private static let agendaPerson = [
        Field("no", .count, "The roster number on that person's list.", .optional),
        Field("member", .handle(.member), "The handle."), Field("name", .text, "The name."),
        Field("phone", .text, "The telephone.", .optional),
        Field("branch", .text, "The branch's name.", .optional),
        Field("liaison", .either([.shared(.staffMark), .null]), "Who keeps in touch."),
        Field("destination", .text, "Where the member is.", .optional),
        Field("departed", .date, "Since when.", .optional),
        Field("side", .words(of: Side.self), "Receiving, of somebody who came here.", .optional),
        Field("origin", .text, "Of somebody who came here, where from.", .optional),
        Field("arrived", .date, "Of somebody who came here, when.", .optional),
        Field("last_contact", .date, "The last contact that reached the member.", .optional),
        Field("held", .boolean, "Whether notices wait for the first morning's release."),
        Field("items", .list(.shared(.dutyLine)), "The duties, the most urgent first."),
    ]

    static let unknownFields = [
        Field(
            "people",
            .list(
                .object([
                    Field("member", .handle(.member), "The handle."),
                    Field("name", .text, "The name."),
                    Field("branch", .text, "The branch's name.", .optional),
                    Field(
                        "unknown", .list(.text),
                        "What is not on record, by the names of fields; `branch_asked` where a ledger "
                            + "names another branch, which the office is to decide."),
                ])), "By person."),
        Field(
            "counts", .map(.count), "How many of all lack each field; on the first page.", .optional
        ),
    ]

    /// A line of `delivery.list`.
    static let delivery = [
        Field("delivery", .handle(.delivery), "The digest."),
        Field("staff", .handle(.staff), "Whom it is for."), Field("name", .text, "The name."),
        Field("channel", .oneOf(Parameter.channels), "How the person is told."),
        Field("on", .date, "The day it was made."),
        Field("state", .oneOf(["open", "sent", "failed"]), "What became of it."),
        Field("notices", .count, "Notices in it."),
    ]
}
