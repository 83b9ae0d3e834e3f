extension Method {
    /// `absence.*` and `assignment.*`.
    static let absenceMethods: [Method] = [
        .change(
            "absence.open", .operator, "Records that a member left.",
            Parameter.departing + [
                Parameter("on", .date, "The day of leaving."),
                Parameter("to", Parameter.nameText, "Where to."),
                Parameter("reason", Parameter.wordText, "Why."),
                Parameter("abroad", .boolean, "Whether it is abroad.", .optional),
                Parameter("until", .date, "The day of return, if known.", .optional),
                Parameter(
                    "reported", .oneOf(["before", "after", "found"]),
                    "Whether the member said so before, after, or was found gone.", .optional),
            ], result: outcome, errors: factErrors),
        .change(
            "absence.recognise", .operator, "Records that the member was recognised as mobile.",
            Parameter.people + [.on], result: outcome, errors: peopleErrors),
        .change(
            "absence.check_in", .operator, "Records that the member checked in where he is.",
            Parameter.people + [.on], result: outcome, errors: peopleErrors),
        .change(
            "absence.place", .operator, "Records the organisation that takes part in his care.",
            Parameter.people + [
                Parameter("org", Parameter.nameText, "The receiving organisation."),
                Parameter("kind", Parameter.wordText, "What it is.", .optional),
                .on,
            ], result: outcome, errors: peopleErrors),
        .change(
            "absence.update", .operator, "Corrects the open absence.",
            Parameter.people + [
                Parameter("departed", .date, "The day of leaving.", .optional),
                Parameter("to", Parameter.nameText, "Where to.", .optional),
                Parameter("reason", Parameter.wordText, "Why.", .optional),
                Parameter("until", .date, "The day of return.", .optional),
            ], result: correction, errors: peopleErrors),
        .change(
            "absence.close", .operator, "Records the return or the accepted transfer.",
            Parameter.people + [
                .on,
                Parameter("how", .oneOf(["returned", "transferred"]), "Which of the two."),
            ], result: outcome, errors: peopleErrors),
        .change(
            "assignment.set", .operator, "Gives a member to a liaison.",
            Parameter.people + [
                Parameter("staff", .reference, "The liaison."),
                .on,
            ], result: correction, errors: peopleErrors),
    ]
}
