internal import LiaisonCore

extension Method {
    /// What the statistics ask of an absence.
    private static let particulars = [
        Parameter("scope", .words(of: Scope.self), "How far.", .optional),
        Parameter(
            "division", Parameter.wordText, "The code of the division (GB/T 2260).", .optional),
        Parameter(
            "division_year", .integer(Division.years),
            "The year of the list that has the code; this one when absent.", .optional),
        Parameter(
            "division_name", Parameter.nameText, "As that list calls it.", .optional),
        Parameter(
            "occupation", .words(of: Occupation.self), "What the member did before.", .optional),
        Parameter(
            "unit_kind", .words(of: UnitKind.self), "What kind of unit it is there.", .optional),
    ]

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
                    "reported", .words(of: Reported.self),
                    "Whether the member said so before, after, or was found gone.", .optional),
            ] + particulars, result: outcome, errors: factErrors),
        .change(
            "absence.arrive", .operator,
            "Records that somebody whose affiliation stays elsewhere came here and checked in.",
            Parameter.departing + [
                .on,
                Parameter("from", Parameter.nameText, "Where from, to province or city."),
                Parameter("reason", Parameter.wordText, "Why.", .optional),
            ] + particulars.filter { $0.name != "scope" }, result: outcome, errors: factErrors),
        .change(
            "absence.recognise", .operator, "Records that the member was recognised as mobile.",
            Parameter.people + [
                .on,
                Parameter(
                    "cause", .words(of: RecognitionCause.self),
                    "What changed: work unit, study unit or residence.", .optional),
            ], result: outcome, errors: peopleErrors),
        .change(
            "absence.register", .operator,
            "Records that the absence was entered in the national system.",
            Parameter.people + [.on], result: outcome, errors: peopleErrors),
        .change(
            "absence.expect", .operator,
            "Records that the receiving side was told that the member comes.",
            Parameter.people + [.on], result: outcome, errors: peopleErrors),
        .change(
            "absence.check_in", .operator, "Records that the member checked in where he is.",
            Parameter.people + [
                .on,
                Parameter(
                    "confirmed_by", Parameter.nameText, "Who confirmed it there.", .optional),
            ], result: outcome, errors: peopleErrors),
        .change(
            "absence.place", .operator, "Records the organisation that takes part in his care.",
            Parameter.people + [
                Parameter(
                    "org", Parameter.nameText, "The receiving organisation; this or `in`.",
                    .optional
                ),
                Parameter("in", .reference, "An organisation of this roll.", .optional),
                Parameter("kind", .words(of: PlacementKind.self), "What it is.", .optional),
                Parameter("contact", Parameter.noteText, "Whom to ask there.", .optional),
                .on,
            ], result: outcome, errors: peopleErrors),
        .change(
            "absence.name_liaison", .operator,
            "Records that the receiving side named who keeps in touch there.",
            Parameter.people + [
                Parameter("contact", Parameter.noteText, "Who, and how to reach them."), .on,
            ], result: outcome, errors: peopleErrors),
        .change(
            "absence.transferable", .operator,
            "Records whether the affiliation can be transferred, and why not.",
            Parameter.people + [
                Parameter("can", .boolean, "Whether it can."),
                Parameter(
                    "reason", .words(of: UntransferableReason.self), "Why it cannot.", .optional),
                .on,
            ], result: outcome, errors: peopleErrors),
        .change(
            "absence.update", .operator, "Corrects the open absence.",
            Parameter.people + [
                Parameter("departed", .date, "The day of leaving.", .optional),
                Parameter("arrived", .date, "The day somebody came here.", .optional),
                Parameter("to", Parameter.nameText, "Where to.", .optional),
                Parameter("reason", Parameter.wordText, "Why.", .optional),
                Parameter("until", .date, "The day of return.", .optional),
                Parameter(
                    "reported", .words(of: Reported.self),
                    "Whether the member said so before, after, or was found gone.", .optional),
            ] + particulars, result: correction, errors: peopleErrors),
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
                Parameter(
                    "deputy", .reference,
                    "Who stands in for the liaison; without it, nobody does.", .optional),
                .on,
                Parameter("note", Parameter.noteText, "Why.", .optional),
            ], result: outcome, errors: peopleErrors),
    ]
}
