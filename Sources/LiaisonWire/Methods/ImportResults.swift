internal import LiaisonCore

// What the methods about imports answer.
extension Method {
    static let planFields = [
        Field("digest", .text, "The plan's name, for `import.apply`."),
        Field("rows", .list(.object(planRow)), "A page of rows."), nextPage,
        Field(
            "kind", .words(of: LedgerKind.self), "Which ledger it is; on the first page.", .optional
        ),
        Field("counts", .object(planCounts), "How much it is; on the first page.", .optional),
        Field(
            "first_morning", .object(firstMorning),
            "What the first digest would hold; on the first page.", .optional),
        Field("creates", .object(creates), "What it adds beside members.", .optional),
        Field("questions", .list(.object(question)), "What the office must decide.", .optional),
        Field("recognised", .count, "Rows of recognised absences.", .optional),
        Field("missing_count", .count, "Members away that the file does not have.", .optional),
        Field("missing", .list(.shared(.memberLine)), "The first 500 of them.", .optional),
    ]

    private static let planCounts = [
        Field("rows", .count, "Rows about people."), Field("add", .count, "Members to add."),
        Field("update", .count, "To change."), Field("unchanged", .count, "As they are."),
        Field("refuse", .count, "Not to be taken."),
        Field("duplicate", .count, "Rows that repeat another."),
    ]

    private static let firstMorning = [
        Field("day", .date, "The day."), Field("people", .count, "People in it."),
        Field("items", .count, "Duties in it."),
        Field(
            "per_liaison",
            .list(
                .object([
                    Field("name", .text, "The liaison; absent for nobody's.", .optional),
                    Field("phone", .text, "That person's telephone.", .optional),
                    Field("people", .count, "People."), Field("items", .count, "Duties."),
                ])), "By liaison."),
        Field("per_rung", .map(.count), "Notices by the role that is told."),
        Field("reviews", .count, "Reviews of lost contact."),
        Field("orgs", .count, "Organisations with duties in it, that the import brings."),
        Field("org_items", .count, "How many duties those are."),
    ]

    private static let creates = [
        Field(
            "orgs",
            .list(
                .object([
                    Field("kind", .words(of: OrgKind.self), "What it is."),
                    Field("name", .text, "Its name."),
                ])), "Organisations."),
        Field(
            "staff",
            .list(
                .object([
                    Field("name", .text, "The name."),
                    Field("phone", .text, "The telephone.", .optional),
                ])), "Staff persons."),
    ]

    private static let question = [
        Field("row", .count, "The row's number."),
        Field("of", .count, "The row that says otherwise.", .optional),
        Field("kind", .oneOf(["branch"]), "What is asked."),
        Field("branch", .text, "The branch as written."),
    ]

    private static let planRow = [
        Field("row", .count, "The row's number."),
        Field(
            "action", .oneOf(["add", "update", "unchanged", "refuse", "duplicate"]),
            "What is done with it."),
        Field("of", .count, "The row it repeats.", .optional),
        Field("member", .handle(.member), "The member it is about.", .optional),
        Field("recognised", .date, "When the absence is taken as recognised.", .optional),
        Field(
            "placed", .date, "When the member is taken as placed, the file not saying when.",
            .optional
        ),
        Field("fields", .object(planRecord), "What the row says."),
        Field(
            "changes",
            .list(
                .object([
                    Field("field", .text, "The field, as in `fields`, or `recognised`."),
                    Field("column", .text, "The file's own heading for it."),
                    Field("from", .text, "What is on record.", .optional),
                    Field("to", .text, "What it becomes."),
                ])), "What it changes.", .optional),
        Field(
            "repairs",
            .list(
                .object([
                    Field("column", .text, "The field."), Field("from", .text, "As written."),
                    Field("to", .text, "As read."),
                ])), "What was read otherwise than written."),
        Field(
            "faults",
            .list(
                .object([
                    Field("column", .text, "The field."), Field("type", .text, "What is wrong."),
                    Field("detail", .text, "What a program needs.", .optional),
                    Field("message", .text, "One English line."),
                ])), "What could not be read."),
    ]

    private static let planRecord: [Field] =
        [
            ("name", .text, "The name."), ("sex", .text, "The sex."),
            ("ethnicity", .text, "The people."), ("id_number", .text, "The ID number."),
            ("born", .date, "The birth date in it."), ("education", .text, "The schooling."),
            ("standing", .words(of: Standing.self), "The standing."),
            ("joined", .date, "The day of joining."),
            ("converted", .date, "The day of becoming a full member."),
            ("branch", .text, "The branch."), ("phone", .text, "The telephone."),
            ("second_phone", .text, "Another telephone."),
            ("departed", .date, "The day of leaving."), ("destination", .text, "Where to."),
            ("reason", .text, "Why."), ("receiving_org", .text, "The receiving organisation."),
            ("receiving_contact", .text, "Whom to ask there."),
            ("liaison", .text, "Who keeps in touch."),
            ("liaison_phone", .text, "That person's telephone."),
            ("checked_in", .date, "When the member checked in."),
            ("last_contact", .date, "The last contact."),
            ("dues_through", .month, "The last month dues are paid for."),
            ("note", .text, "A remark."),
            ("arrived", .date, "The day somebody came here."),
            ("origin", .text, "Where from."), ("occupation", .text, "The work before."),
            ("home_org", .text, "The organisation that keeps the affiliation."),
            ("home_contact", .text, "Whom to ask there."),
            ("placed", .date, "The day of being placed in the branch."),
            ("conduct", .date, "The day the home side was told of the conduct."),
        ].map { (name: String, shape: Shape, summary: String) in
            Field(name, shape, summary, .optional)
        }
}
