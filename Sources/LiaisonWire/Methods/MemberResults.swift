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
            Field("standing_since", .date, "Since when, if it was decided.", .optional),
            Field("joined", .date, "The day of joining.", .optional),
            Field("converted", .date, "The day of becoming a full member.", .optional),
            Field(
                "side", .oneOf([Side.receiving.rawValue]),
                "Receiving, of somebody whose affiliation is elsewhere.", .optional),
            Field("home_org", .text, "Where he belongs.", .optional),
            Field("home_contact", .text, "Whom to ask there.", .optional),
            Field(
                "branch",
                .object([
                    Field("org", .handle(.org), "The handle."), Field("name", .text, "Its name."),
                ]), "The branch the member belongs to.", .optional),
            Field("liaison", .shared(.staffMark), "Who keeps in touch.", .optional),
            Field("liaison_since", .date, "Since when.", .optional),
            Field("deputy", .shared(.staffMark), "Who stands in for the liaison.", .optional),
            Field("note", .text, "A remark.", .optional),
        ] + particulars + [
            Field("sex_code", .text, "Its code (GB/T 2261.1-2003).", .optional),
            Field("ethnicity_code", .text, "Its code (GB/T 3304-1991).", .optional),
            Field("education_code", .text, "Its code (GB/T 4658-2006).", .optional),
            Field("probation", .object(probation), "The probation under way.", .optional),
            Field("transfer", .object(transferOf), "The transfer under way.", .optional),
            Field("outreach", .object(outreachOf), "The outreach under way.", .optional),
            Field("terms", .object(terms), "What holds by consent or decision.", .optional),
            Field(
                "contact_state", .words(of: ContactState.self),
                "Where contact stands, as computed today.", .optional),
            Field("absence", .object(absence), "The open absence.", .optional),
            Field("clocks", .shared(.clocks), "When the clocks last started."),
            Field("held", .boolean, "Whether notices wait for the first morning's release."),
            Field("open", .list(.shared(.dutyLine)), "The open duties."),
            unknown,
            Field(
                "contradictions", .list(.words(of: Contradiction.self)),
                "What on record cannot both be true, if anything.", .optional),
        ]

    /// The fields of somebody away that nothing is on record for.
    static let unknown = Field(
        "unknown", .list(.text), "What is not on record, by the names of fields.")

    private static let absence = [
        Field("departed", .date, "The day of leaving.", .optional),
        Field("destination", .text, "Where to.", .optional),
        Field("arrived", .date, "When he came here.", .optional),
        Field("origin", .text, "Where he came from.", .optional),
        Field("abroad", .boolean, "Whether it is abroad."),
        Field("reason", .words(of: Reason.self), "Why.", .optional),
        Field("until", .date, "The day of return, if known.", .optional),
        Field("recognised", .date, "When it was recognised.", .optional),
        Field("checked_in", .date, "When the member checked in.", .optional),
        Field("placed", .date, "When the receiving organisation took part.", .optional),
        Field("stage", .words(of: MobilityStage.self), "How far it has come."),
        Field("reported", .words(of: Reported.self), "When the member said so.", .optional),
        Field("scope", .words(of: Scope.self), "How far away.", .optional),
        Field("division", .text, "The code of the division.", .optional),
        Field("division_year", .count, "The year of its list.", .optional),
        Field("division_name", .text, "As that list calls it.", .optional),
        Field("occupation", .words(of: Occupation.self), "The work before.", .optional),
        Field("unit_kind", .words(of: UnitKind.self), "The kind of unit there.", .optional),
        Field(
            "recognised_for", .words(of: RecognitionCause.self), "For what change.", .optional),
        Field("registered", .date, "When it was entered in the national system.", .optional),
        Field("expected", .date, "When the receiving side was told.", .optional),
        Field("placement_kind", .words(of: PlacementKind.self), "Into what.", .optional),
        Field("receiving_liaison", .date, "When somebody was named there.", .optional),
        Field("transferable", .boolean, "Whether it can be transferred.", .optional),
        Field(
            "transferable_reason", .words(of: UntransferableReason.self), "Why not.", .optional),
        Field("transferable_asked", .date, "When that was asked.", .optional),
        Field("receiving_org", .text, "The receiving organisation.", .optional),
        Field("receiving_contact", .text, "Whom to ask there.", .optional),
    ]

    private static let particulars = [
        Field("graduated", .date, "The day of graduation.", .optional),
        Field("birth", .text, "The day of birth.", .optional),
        Field("native_place", .text, "The native place.", .optional),
        Field("registered_residence", .text, "The registered home.", .optional),
        Field("current_residence", .text, "Where the member lives now.", .optional),
        Field("employer", .text, "Where the member works, as what.", .optional),
        Field("migrant_worker", .oneOf(["yes", "no"]), "A migrant worker or not.", .optional),
        Field("party_post", .text, "The Party post.", .optional),
        Field("archive", .text, "Who keeps the file.", .optional),
        Field("dues_standard", .text, "What is paid a month.", .optional),
        Field("certificate", .text, "The certificate's number.", .optional),
        Field("next_of_kin", .text, "Somebody of the family.", .optional),
        Field("next_of_kin_phone", .text, "Their telephone.", .optional),
    ]

    private static let probation = [
        Field("state", .words(of: Probation.State.self), "How far it has come."),
        Field("end", .date, "When it ends, extended or not.", .optional),
        Field("extended_months", .count, "By how many months it was extended.", .optional),
        Field("postponed", .date, "Until when the discussion was put off.", .optional),
        Field("applied", .date, "When the member applied.", .optional),
        Field("assembly", .date, "When the assembly was held.", .optional),
        Field("assembly_result", .words(of: AssemblyResult.self), "What it passed.", .optional),
        Field("reported", .date, "When that was reported.", .optional),
    ]

    private static let transferOf = [
        Field("state", .words(of: Transfer.State.self), "Where it stands."),
        Field("prepared", .date, "When it was begun."),
        Field("to", .text, "Where to.", .optional),
        Field("issued", .date, "When the letter in force was issued.", .optional),
        Field("expires", .date, "The last day on which it is good.", .optional),
        Field("accepted", .date, "When it was accepted.", .optional),
    ]

    private static let outreachOf = [
        Field("opened", .date, "When it was begun."),
        Field("situation", .words(of: Outreach.Situation.self), "What was known then."),
        Field("failed", .count, "The tries since that did not reach the member."),
        Field("found", .date, "When the member was found.", .optional),
    ]

    private static let terms = [
        Field("exempt", .words(of: Exemption.self), "Why attendance is not asked.", .optional),
        Field("dues", .words(of: DuesArrangement.self), "How dues are paid.", .optional),
        Field("dues_since", .date, "The day of the branch's consent.", .optional),
        Field("correction_until", .date, "The end of the correction period.", .optional),
    ]

    /// An act of `member.history`: what one request did to a member.
    static let act = act(of: actFact)

    /// An act of a history whose facts have these fields.
    static func act(of fact: [Field]) -> [Field] {
        [
            Field("at", .time, "When it was recorded."),
            Field("what", .text, "The method; `rules` and `timer` are the service's own."),
            Field("uid", .count, "The account that recorded it."),
            Field("facts", .list(.object(fact)), "What it recorded as having happened.", .optional),
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
    }

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
        Field("detail", .text, "The word that says which of its kind.", .optional),
        Field("amount", .count, "Class hours, a year, days or months.", .optional),
        Field("until", .date, "Of a period, its end.", .optional),
        Field("org", .text, "Who decided, or held the appraisal.", .optional),
        Field("document", .text, "The number of the document behind it.", .optional),
        Field("attachment", .text, "The SHA-256 of the scanned document.", .optional),
        Field("confirmed_by", .text, "Of a check-in, who confirmed it.", .optional),
        Field("staff", .shared(.staffMark), "Of an assignment, the liaison.", .optional),
        Field("deputy", .shared(.staffMark), "And who stands in.", .optional),
        Field("note", .text, "The remark recorded with it.", .optional),
        Field("corrects", .handle(.fact), "The fact in whose place it stands.", .optional),
        Field(
            "corrected_by", .handle(.fact),
            "The fact in its place: it counts no more.", .optional),
    ]
}
