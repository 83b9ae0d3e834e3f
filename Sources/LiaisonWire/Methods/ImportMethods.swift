internal import LiaisonCore

extension Method {
    /// `import.*`. The client reads the file; the server reads the cells.
    static let importMethods: [Method] = [
        .read(
            "import.open", .admin, "Begins an import with the head of a file.",
            [
                Parameter(
                    "headings", .list(of: cells, max: 20), "The file's first rows, up to 20."),
                Parameter("source", .object(sourceFields), "What the file is."),
                Parameter(
                    "kind", .words(of: LedgerKind.self),
                    "Whether it is of people who left or of people who came here; of those who left "
                        + "when absent.", .optional),
                Parameter("options", .object(optionFields), "How to read it.", .optional),
            ],
            result: [
                Field("import", .text, "The import, for the methods that follow."),
                Field("first_row", .count, "The index of the first row below the headings."),
                Field("columns", .map(.text), "The heading recognised as each field."),
            ],
            errors: orgErrors + [.importNotALedger], isIdempotent: false),
        .read(
            "import.rows", .admin, "Sends rows of the file.",
            [
                handle,
                Parameter(
                    "rows",
                    .list(
                        of: .object([
                            Parameter(
                                "row", .integer(0...maxRowIndex),
                                "The row's index in the file, from 0."),
                            Parameter("cells", cells, "Its cells."),
                        ]), max: Limits.pageRows), "The rows."),
            ], result: [Field("rows", .count, "Rows of the file taken so far.")],
            errors: [.importNotFound], isIdempotent: false),
        .read(
            "import.plan", .admin, "What applying the import would change, a page at a time.",
            [
                handle,
                .nextPage,
            ],
            result: planFields, errors: [.importNotFound, .importNotALedger]),
        .change(
            "import.apply", .admin, "Applies a plan as it was shown.",
            [Parameter("digest", .text(1...128), "The plan's digest.")],
            result: [
                Field("added", .count, "Members added."), Field("updated", .count, "Changed."),
                Field("unchanged", .count, "Members found as they are."),
                Field("orgs", .count, "Organisations added."),
                Field("staff", .count, "Staff persons added."),
                Field("questions", .count, "Questions left to the office."),
            ],
            errors: [.planNotFound, .planStale]),
    ]

    private static let handle = Parameter("import", .text(1...64), "The import, from import.open.")

    /// The cells of one row: the widest ledger has some dozens of columns, and a cell is a
    /// remark at the longest.
    private static let cells = Parameter.Kind.list(of: .text(0...4_000), max: 256)

    /// A file has title rows and blank rows beside those imported.
    private static let maxRowIndex = Limits.importRows * 2

    private static let sourceFields = [
        Parameter("kind", .oneOf(["csv"]), "The file's format."),
        Parameter("rows", .integer(0...maxRowIndex), "Its rows, titles included."),
        Parameter("encoding", .text(1...40), "Its encoding.", .optional),
        Parameter("separator", .text(1...8), "What separates cells.", .optional),
    ]

    private static let optionFields = [
        Parameter("without_id", .boolean, "Take rows without an ID number.", .optional),
        Parameter(
            "not_recognised", .boolean,
            "Take the absences as not recognised; of people who left only.", .optional),
        Parameter("org", .reference, "The organisation the file is of.", .optional),
    ]
}
