internal import LiaisonCore

// What the methods about rules and calendar answer.
extension Method {
    /// A line of `rules.list`.
    static let ruleFields = [
        SharedShape.rule, Field("title", .shared(.localText), "What is to be done."),
        Field("basis", .text, "Where it stands."),
        Field("confidence", .words(of: Confidence.self), "How well it is verified."),
        Field("origin", .words(of: Origin.self), "Whose the number is."),
        Field("enabled", .boolean, "Whether it is in force."),
        Field("period", .text, "How long its clock runs, `6 months`."), SharedShape.packPeriod,
        Field(
            "confirmed_by", .text, "Who has confirmed it, of one that the packs leave open.",
            .optional),
        Field("confirmed_on", .date, "When.", .optional),
        Field("direction", .words(of: Direction.self), "Whether late is wrong, or early."),
        Field("open", .count, "Open duties of it."),
    ]

    /// A line of `calendar.get`.
    static let yearFields = [
        Field("year", .count, "The year."),
        Field("known", .boolean, "Whether its working days are published."),
        Field("working_days", .count, "How many."),
        Field("off", .list(.date), "Days off that would be working days."),
        Field("make_up", .list(.date), "Working days that would be days off."),
        Field("spring_festival", .date, "The first day of the lunar year, if known.", .optional),
        Field("installed_at", .time, "Of a year that was installed, when.", .optional),
        Field("source", .text, "Of one that was installed, the notice.", .optional),
    ]

    /// What `calendar.install` answers.
    static let installedYearFields = [
        Field("year", .count, "The year."),
        Field("was_known", .boolean, "Whether its working days were known before."),
        Field("working_days", .count, "How many working days it has."),
        Field("off", .count, "How many days off the file names."),
        Field("make_up", .count, "How many make-up working days."),
        Field("spring_festival", .date, "The first day of the lunar year, if given.", .optional),
        Field("moved", .object(movedFields), "The planned notices that are told on other days."),
    ]

    private static let movedFields = [
        Field("notices", .count, "How many."), Field("people", .count, "About how many members."),
        Field(
            "first",
            .list(
                .object([
                    Field("member", .handle(.member), "Whom it is about."),
                    Field("notice", .handle(.notice), "The notice."), SharedShape.duty,
                    SharedShape.rule, Field("from", .date, "The day it was planned for."),
                    Field("to", .date, "The day it is told."),
                ])), "The first hundred of them, by member."),
    ]

    /// What `rules.diff` answers.
    static let differenceFields = [
        Field(
            "rules",
            .list(
                .object([
                    SharedShape.rule, Field("title", .shared(.localText), "What is to be done."),
                    Field("begin", .count, "Duties that would begin."),
                    Field("end", .count, "Duties that would end."),
                    Field("move", .count, "Duties that would be due on another day."),
                ])), "How many of each rule, on all pages together; on the first page.", .optional),
        Field(
            "people",
            .list(
                .object([
                    Field("member", .handle(.member), "Whom it is about."),
                    Field("name", .text, "The name."),
                    differences,
                ])), "By member."),
        Field(
            "orgs",
            .list(
                .object([
                    Field("org", .handle(.org), "Which it is about."),
                    Field("name", .text, "The name."), differences,
                ])), "The first organisations, by organisation; on the first page.", .optional),
    ]

    private static let differences = Field(
        "duties",
        .list(
            .object([
                SharedShape.rule,
                Field("before", .date, "When it is due now, if it is.", .optional),
                Field("after", .date, "When it would be, if it were.", .optional),
            ])), "The duties that would be others.")

    /// What `rules.confirm` answers.
    static let confirmationFields = [
        SharedShape.rule, Field("title", .shared(.localText), "What is to be done."),
        Field("period", .text, "How long its clock runs."),
        Field("basis", .text, "What is cited: the article and the document's number."),
        Field("confirmed_by", .handle(.staff), "Who has seen the document."),
        Field("confirmed_on", .date, "When."),
    ]
}
