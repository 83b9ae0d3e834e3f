internal import LiaisonCore

// What the methods about members answer.
extension Method {
    static let members = Field("members", .list(.shared(.memberLine)), "The members.")

    /// A member's record as `member.get` shows it.
    static let card: [Field] =
        [
            Field("member", .handle(.member), "The handle."),
            SharedShape.revision,
            Field("name", .text, "The name."), Field("sex", .text, "The sex.", .optional),
            Field("ethnicity", .text, "The people.", .optional),
            Field("id_number", .text, "The last four characters, the rest as stars.", .optional),
            Field("phone", .text, "The telephone.", .optional),
            Field("second_phone", .text, "Another telephone.", .optional),
            Field("education", .text, "The schooling.", .optional),
            Field("standing", .words(of: Standing.self), "The standing."),
            Field("joined", .date, "The day of joining.", .optional),
            Field("converted", .date, "The day of becoming a full member.", .optional),
            Field(
                "branch",
                .object([
                    Field("org", .handle(.org), "The handle."), Field("name", .text, "Its name."),
                ]), "The branch the member belongs to.", .optional),
            Field("liaison", .shared(.staffMark), "Who keeps in touch.", .optional),
            Field("note", .text, "A remark.", .optional),
            Field("absence", .object(absence), "The open absence.", .optional),
            Field("clocks", .shared(.clocks), "When the clocks last started."),
            Field("held", .boolean, "Whether notices wait for the first morning's release."),
            Field("open", .list(.shared(.dutyLine)), "The open duties."),
            unknown,
        ]

    /// The fields of somebody away that nothing is on record for.
    static let unknown = Field(
        "unknown", .list(.text), "What is not on record, by the names of fields.")

    private static let absence = [
        Field("departed", .date, "The day of leaving.", .optional),
        Field("destination", .text, "Where to.", .optional),
        Field("abroad", .boolean, "Whether it is abroad."),
        Field("reason", .words(of: Reason.self), "Why.", .optional),
        Field("until", .date, "The day of return, if known.", .optional),
        Field("recognised", .date, "When it was recognised.", .optional),
        Field("checked_in", .date, "When the member checked in.", .optional),
        Field("placed", .date, "When the receiving organisation took part.", .optional),
        Field("receiving_org", .text, "The receiving organisation.", .optional),
        Field("receiving_contact", .text, "Whom to ask there.", .optional),
    ]

    /// An act of `member.history`: what one request did to a member.
    static let act = [
        Field("at", .time, "When it was recorded."),
        Field("what", .text, "The method; `rules` and `timer` are the service's own."),
        Field("uid", .count, "The account that recorded it."),
        Field("facts", .list(.object(actFact)), "What it recorded as having happened.", .optional),
        Field(
            "changes",
            .list(
                .object([
                    Field("kind", .text, "The kind of change."),
                    Field("values", .map(.text), "Its words, dates and handles by name."),
                ])), "What it changed of the record.", .optional),
        Field(
            "duties",
            .list(
                .object([
                    Field("change", .text, "`opened`, or the state it ended in."),
                    SharedShape.duty, SharedShape.rule,
                    Field("title", .shared(.localText), "What is to be done.", .optional),
                ])), "What it did to duties.", .optional),
    ]

    private static let actFact = [
        Field("fact", .handle(.fact), "The handle."), Field("kind", .text, "The kind of fact."),
        Field("on", .date, "When it happened."),
        Field("is_late", .boolean, "Whether it was recorded on a later day than it happened."),
        Field("reporter", .words(of: Reporter.self), "Whose word it is."),
        Field(
            "result", .words(of: ContactResult.self), "Of a contact, what came of it.", .optional),
        Field("by", .words(of: Channel.self), "Of a contact, by which way.", .optional),
        Field("started_by", .words(of: StartedBy.self), "Of a contact, who began it.", .optional),
        Field("through", .month, "Of dues, the last month paid for.", .optional),
        Field("payer", .words(of: Payer.self), "Of dues, who paid.", .optional),
        Field("note", .text, "The remark recorded with it.", .optional),
    ]
}
