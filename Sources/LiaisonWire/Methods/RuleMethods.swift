internal import LiaisonCore

extension Method {
    /// `rules.*` and `calendar.*`.
    static let ruleMethods: [Method] = [
        .read(
            "rules.list", .reader, "The rules in force.",
            result: [Field("rules", .list(.object(ruleFields)), "In the pack's order.")]),
        .read(
            "rules.check", .reader, "What is wrong with the rule files, or with a pack.",
            [
                Parameter(
                    "text", .text(1...Limits.fileBytes),
                    "A pack's text: what a reload would find if it stood among the files.",
                    .optional),
                packName,
            ],
            result: [Field("faults", .list(.text), "`file:line: key: what is wrong`.")]),
        .read(
            "rules.diff", .reader, "Whose duties would be others with a pack, before anything is.",
            [
                Parameter(
                    "text", .text(1...Limits.fileBytes),
                    "The pack's text, which stands in the place of a pack with the same name."),
                packName,
            ] + Parameter.page, result: differenceFields + paging, errors: [.fileInvalid]),
        .change(
            "rules.confirm", .admin,
            "Fills a rule that the packs leave open, and puts it in force.",
            [
                Parameter("rule", .text(1...Limits.ruleBytes), "The rule's id."),
                Parameter("period", .text(1...40), "As `30 days`, `3 months` or `1 year`."),
                Parameter("article", Parameter.noteText, "The instrument and its article."),
                Parameter("document", Parameter.wordText, "The document's number."),
                Parameter("by", .reference, "The staff person who has seen the document."),
                Parameter("on", .date, "When; today when absent.", .optional),
            ], result: confirmationFields, errors: staffErrors + [.stateInvalid]),
        .read(
            "calendar.get", .reader, "The working days known.",
            [Parameter("year", .integer(1900...2199), "One year; all when absent.", .optional)],
            result: [Field("years", .list(.object(yearFields)), "By year.")]),
        .change(
            "calendar.install", .admin,
            "Takes up the working days of a year, in the place of those known before.",
            [
                Parameter(
                    "text", .text(1...Limits.fileBytes),
                    "The file's text: TOML as in calendar.d, or JSON as public data sets have it."),
                Parameter(
                    "spring_festival", .date,
                    "The first day of the lunar year, where the file does not say it.", .optional),
            ], result: installedYearFields, errors: [.fileInvalid]),
    ]

    private static let packName = Parameter(
        "name", .text(1...Limits.referenceBytes), "What faults call the pack.", .optional)
}
