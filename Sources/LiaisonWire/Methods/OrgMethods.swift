internal import LiaisonCore

extension Method {
    /// `org.*`.
    static let orgMethods: [Method] = [
        .change(
            "org.add", .admin, "Adds an organisation.",
            [
                Parameter("name", Parameter.nameText, "Its name."),
                Parameter("kind", .oneOf(orgKinds), "What it is."),
                Parameter("parent", .reference, "The organisation above it.", .optional),
            ], result: added("org", .org), errors: orgErrors + [.stateInvalid]),
        .read(
            "org.list", .reader, "The tree of organisations, a page at a time.", Parameter.page,
            result: [Field("orgs", .list(.shared(.orgLine)), "In the order of adding.")] + paging),
        .change(
            "org.update", .admin, "Changes an organisation.",
            [
                Parameter("org", .reference, "The organisation."),
                Parameter("name", Parameter.nameText, "Its new name.", .optional),
                Parameter("parent", .reference, "The organisation above it.", .optional),
                Parameter("secretary", .reference, "The staff person who heads it.", .optional),
                Parameter(
                    "term_years", .integer(3...5),
                    "Of a branch: 3, or 5 in villages and communities.",
                    .optional),
                Parameter(
                    "sponsor", .words(of: OrgSponsor.self),
                    "On whom a mobile-member organisation leans.", .optional),
                .ifRevision,
            ], result: updated("org", .org),
            errors: orgErrors + staffErrors + [.stateInvalid, .revisionConflict]),
        .change(
            "org.record", .operator,
            "Records what organisations did: meetings, reports, a founding.",
            [
                Parameter("org", .reference, "The organisation.", .alternative),
                Parameter(
                    "orgs", .list(of: .reference, max: Limits.recordedAtOnce),
                    "Several of them, all or none.", .alternative),
                Parameter("kind", .words(of: OrgRecordKind.self), "What."), .on,
                Parameter(
                    "amount", .integer(1...OrgLimits.yuan.upperBound),
                    "How many people, or yuan of funds.", .optional), .document,
                Parameter(
                    "approved_by", Parameter.nameText, "Which organisation approved it.", .optional),
                .note,
            ], result: [Field("orgs", .list(.object(orgOutcome)), "By organisation.")],
            errors: orgErrors + [.stateInvalid]),
        .read(
            "org.get", .reader, "One organisation, all that is on record of it.", [named],
            result: orgCard, errors: orgErrors),
        .read(
            "org.history", .reader, "Everything recorded of an organisation.",
            [named] + Parameter.page,
            result: [Field("entries", .list(.object(act(of: orgFact))), "The newest first.")]
                + paging,
            errors: orgErrors),
        .read(
            "org.members", .reader, "Members of other branches placed in an organisation.",
            [named] + Parameter.page,
            result: [
                Field("members", .list(.shared(.memberLine)), "In the order of the roll.")
            ] + paging, errors: orgErrors),
    ]

    private static let named = Parameter("org", .reference, "The organisation.")

    private static let orgFact = [
        Field("fact", .handle(.fact), "The handle."),
        Field(
            "kind", .oneOf(OrgRecordKind.allCases.map(\.rawValue) + [Event.voided.word]),
            "What was recorded."),
        Field("on", .date, "When it happened."),
        Field("is_late", .boolean, "Recorded on a later day than it happened."),
        Field("reporter", .words(of: Reporter.self), "Who reported it."),
        Field("amount", .count, "How many people, or yuan.", .optional),
        Field("document", .text, "The number of the document behind it.", .optional),
        Field("approved_by", .text, "Which organisation approved it.", .optional),
        Field("note", .text, "A remark.", .optional),
        Field("corrects", .handle(.fact), "The fact that it stands in the place of.", .optional),
        Field(
            "corrected_by", .handle(.fact), "The fact in its place: it counts no more.", .optional),
    ]

    private static let orgOutcome = [
        Field("org", .handle(.org), "The handle."),
        Field("revision", .count, "The revision the record has now."),
        Field("fact", .handle(.fact), "The record.", .optional),
        Field("duties", .shared(.dutyChanges), "What it did to duties."),
        Field("next", .list(.shared(.dutyDue)), "The duties open now, by due date."),
    ]

    private static let orgCard =
        SharedShape.orgLine.fields + [
            Field("opened_on", .date, "Since when it is on this roll."),
            Field("term_years", .count, "The term of its leaders.", .optional),
            Field("sponsor", .words(of: OrgSponsor.self), "On whom it leans.", .optional),
            Field(
                "founding",
                .object([
                    Field("on", .date, "The day of the approval."),
                    Field("members", .count, "How many it began with.", .optional),
                    Field("document", .text, "The document.", .optional),
                    Field("approved_by", .text, "Who approved it.", .optional),
                ]), "The founding of a mobile-member organisation.", .optional),
            Field("closed_on", .date, "The day it was dissolved.", .optional),
            Field("placed", .count, "Members of other branches placed in it."),
            Field(
                "latest",
                .list(
                    .object([
                        Field("kind", .words(of: OrgRecordKind.self), "What was recorded."),
                        Field("on", .date, "When last."),
                    ])), "The latest record of each kind."),
            Field("open", .list(.shared(.dutyLine)), "The duties open about it."),
        ]

    private static let orgKinds = [
        "committee", "general-branch", "branch", "mobile-org", "office",
    ]

    /// `staff.*`.
    static let staffMethods: [Method] = [
        .change(
            "staff.add", .admin, "Adds a person with duties toward members.",
            [
                Parameter("name", Parameter.nameText, "The person's name."),
                Parameter("phone", Parameter.phoneText, "The person's telephone.", .optional),
                Parameter(
                    "org", .reference, "The organisation; the office when absent.", .optional),
                Parameter("role", .oneOf(Parameter.staffRoles), "What the person does."),
                Parameter(
                    "channel", .oneOf(Parameter.channels), "How the person is told.", .optional),
            ], result: added("staff", .staff), errors: orgErrors + [.stateInvalid]),
        .read(
            "staff.list", .reader, "Those with duties toward members, a page at a time.",
            Parameter.page,
            result: [Field("staff", .list(.shared(.staffLine)), "In the order of adding.")]
                + paging),
        .change(
            "staff.update", .admin, "Changes a staff person.",
            [
                Parameter("staff", .reference, "The staff person."),
                Parameter("name", Parameter.nameText, "The new name.", .optional),
                Parameter("phone", Parameter.phoneText, "The new telephone.", .optional),
                Parameter(
                    "role", .oneOf(Parameter.staffRoles), "What the person does now.", .optional),
                Parameter("org", .reference, "The new organisation.", .optional),
                Parameter(
                    "channel", .oneOf(Parameter.channels), "How the person is told.", .optional),
                Parameter("left", .date, "The day the person gave up the post.", .optional),
                .ifRevision,
            ], result: updated("staff", .staff),
            errors: staffErrors + orgErrors + [.stateInvalid, .revisionConflict]),
    ]

}
