internal import LiaisonCore

extension Method {
    /// `duty.*`.
    static let dutyMethods: [Method] = [
        .change(
            "duty.done", .operator, "Records the contact that settles what is open about people.",
            [
                Parameter(
                    "items", .list(of: .reference, max: doneItems),
                    "Roster numbers (3, 3.2), duties or members.", .alternative),
                .branch, .allBut, .list, .on,
                Parameter("by", .oneOf(Parameter.ways), "By which way."),
                Parameter(
                    "result", .oneOf(Parameter.contactResults),
                    "What came of it; reached when absent.",
                    .optional),
                Parameter("started_by", .oneOf(Parameter.starters), "Who began it.", .optional),
                Parameter("new_phone", Parameter.phoneText, "The new telephone.", .optional),
                Parameter("checked_in", .date, "The day the member checked in.", .optional),
                Parameter("dues_through", .month, "The last month dues are paid for.", .optional),
                Parameter("place", Parameter.nameText, "Where the member is now.", .optional),
                .note,
            ], result: [Field("people", .list(.object(settlement)), "By person.")],
            errors: peopleErrors + [.dutyNotFound]),
        .read(
            "duty.list", .reader, "Duties, open ones or ended, a page at a time.",
            [
                Parameter("for", .reference, "One staff person's members.", .optional),
                .org,
                Parameter("rule", .text(1...16), "Of one rule.", .optional),
                Parameter(
                    "state",
                    .oneOf(DutyState.allCases.map(\.rawValue)),
                    "In this state; open when absent.", .optional),
            ] + Parameter.page,
            result: [
                Field("duties", .list(.object(listedDuty)), "In the order in which they arose.")
            ] + paging, errors: staffErrors + orgErrors),
        .read(
            "duty.why", .reader, "Why somebody is told something, or is not.",
            [
                Parameter(
                    "id", .reference, "A member, an item as `3.2` with `for`, a duty or a notice."),
                .list,
            ], result: whyFields,
            errors: memberErrors + [.dutyNotFound, .noticeNotFound]),
    ]

    /// Several items of each person who can be recorded at once.
    private static let doneItems = Limits.recordedAtOnce

    /// `agenda.*`, `unknowns.*` and `delivery.*`.
    static let agendaMethods: [Method] = [
        .read(
            "agenda.get", .reader, "What is open, by person.",
            [
                Parameter(
                    "for", .reference, "One staff person's; the office's when absent.", .optional),
                .org,
                Parameter(
                    "days", .integer(0...366), "How far ahead; what is to do today when absent.",
                    .optional),
            ] + Parameter.page, result: agendaFields + paging,
            errors: staffErrors + orgErrors),
        .read(
            "agenda.orgs", .reader, "What is open about organisations and staff people.",
            [
                Parameter(
                    "for", .reference,
                    "What is one person's to see to: the first rung of its ladder goes there. All when absent.",
                    .optional),
                .org,
                Parameter(
                    "days", .integer(0...366), "How far ahead; what is to do today when absent.",
                    .optional),
            ] + Parameter.page, result: otherAgendaFields + paging,
            errors: staffErrors + orgErrors),
        .read(
            "unknowns.get", .reader, "What is not on record, by person.", [.org] + Parameter.page,
            result: unknownFields + paging, errors: orgErrors),
        .read(
            "delivery.list", .reader, "The digests sent, or to be told by hand.", Parameter.page,
            result: [Field("deliveries", .list(.object(delivery)), "The newest first.")] + paging),
        .change(
            "delivery.told", .operator, "Records that a person was told by hand.",
            [Parameter("staff", .reference, "The staff person.")],
            result: [
                Field("deliveries", .count, "Digests that are now told."),
                Field("notices", .count, "Notices in them."),
            ], errors: staffErrors + [.stateInvalid]),
    ]
}
