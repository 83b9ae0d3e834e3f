internal import LiaisonCore

extension Method {
    /// `member.*`.
    static let memberMethods: [Method] = [
        .change(
            "member.add", .admin, "Adds a member to the roll.",
            [
                Parameter("name", Parameter.nameText, "The member's name."),
                Parameter(
                    "branch", .reference, "The branch the member belongs to, or that takes him in."),
                Parameter(
                    "side", .words(of: Side.self),
                    "Receiving, of somebody whose affiliation stays elsewhere; home when absent.",
                    .optional),
            ] + memberFields.filter { !["name", "branch"].contains($0.name) },
            result: correction, errors: orgErrors + [.stateInvalid]),
        .change(
            "member.update", .admin, "Changes what is on record of a member.",
            [
                .member, .list,
                Parameter("set", .object(memberFields), "The fields to change."),
                .ifRevision,
            ], result: correction,
            errors: factErrors + orgErrors + [.revisionConflict]),
        .read(
            "member.get", .reader, "One member: the record, the absence, the clocks, what is open.",
            [.member, .list],
            result: [Field("member", .object(card), "The member."), snapshot],
            errors: memberErrors),
        .read(
            "member.list", .reader, "The members, a page at a time.",
            [.org] + Parameter.page, result: [members] + paging, errors: orgErrors),
        .read(
            "member.find", .reader, "The members a text fits.",
            [
                Parameter(
                    "text", .reference,
                    "A handle, a roster number with `for`, a name or a part of it, pinyin initials, "
                        + "or the tail of a telephone or ID number."),
                .list,
            ],
            result: [
                members, Field("is_cut", .boolean, "Whether more fit than are listed."), snapshot,
            ],
            errors: staffErrors + [.rosterNumberWithoutList]),
        .read(
            "member.history", .reader, "Everything recorded of a member.",
            [.member, .list] + Parameter.page,
            result: [Field("entries", .list(.object(act)), "The newest first.")] + paging,
            errors: memberErrors),
    ]

    /// The fields of a member's record, each optional.
    private static let memberFields: [Parameter] = [
        Parameter("name", Parameter.nameText, "The member's name.", .optional),
        Parameter("branch", .reference, "The branch the member belongs to.", .optional),
        Parameter("id_number", .text(1...40), "The ID number, as written.", .optional),
        Parameter("phone", Parameter.phoneText, "The telephone.", .optional),
        Parameter("second_phone", Parameter.phoneText, "Another telephone.", .optional),
        Parameter("sex", Parameter.wordText, "The sex, in words or by its code.", .optional),
        Parameter(
            "ethnicity", Parameter.wordText, "The people, in words or by its code.", .optional),
        Parameter(
            "education", Parameter.wordText, "The schooling, in words or by its code.", .optional),
        Parameter("standing", .oneOf(["full", "probationary"]), "The standing.", .optional),
        Parameter("joined", .date, "The day of joining.", .optional),
        Parameter("converted", .date, "The day of becoming a full member.", .optional),
        Parameter(
            "graduated", .date, "The day of graduation of somebody kept by a school.", .optional),
        Parameter("birth", .date, "The day of birth.", .optional),
        Parameter("native_place", Parameter.nameText, "The native place.", .optional),
        Parameter("registered_residence", Parameter.nameText, "The registered home.", .optional),
        Parameter(
            "current_residence", Parameter.nameText, "Where the member lives now, to the city.",
            .optional),
        Parameter("employer", Parameter.nameText, "Where the member works, as what.", .optional),
        Parameter("migrant_worker", .oneOf(["yes", "no"]), "A migrant worker or not.", .optional),
        Parameter("party_post", Parameter.nameText, "The Party post.", .optional),
        Parameter("archive", Parameter.nameText, "Who keeps the file.", .optional),
        Parameter("dues_standard", Parameter.wordText, "What is paid a month.", .optional),
        Parameter("certificate", Parameter.wordText, "The certificate's number.", .optional),
        Parameter(
            "next_of_kin", Parameter.nameText, "Somebody of the family who consents.", .optional),
        Parameter("next_of_kin_phone", Parameter.phoneText, "Their telephone.", .optional),
        Parameter(
            "home_org", Parameter.nameText, "Of somebody who came here, where he belongs.",
            .optional),
        Parameter("home_contact", Parameter.noteText, "Whom to ask there.", .optional),
        .note,
    ]
}
