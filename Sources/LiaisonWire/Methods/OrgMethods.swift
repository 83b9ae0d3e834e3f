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
                .ifRevision,
            ], result: updated("org", .org),
            errors: orgErrors + staffErrors + [.stateInvalid, .revisionConflict]),
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
                .ifRevision,
            ], result: updated("staff", .staff),
            errors: staffErrors + orgErrors + [.stateInvalid, .revisionConflict]),
    ]

}
