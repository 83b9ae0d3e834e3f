internal import LiaisonCore

/// The shapes that several results have, named once. The raw value is the name in
/// `liaison.describe`, where a result refers to it.
package enum SharedShape: String, Sendable, CaseIterable {
    /// A member as lists show him.
    case memberLine = "member-line"
    /// An organisation as lists show it.
    case orgLine = "org-line"
    /// A staff person as lists show him.
    case staffLine = "staff-line"
    /// A staff person as a member's line shows him.
    case staffMark = "staff-mark"
    /// A text in the product's two languages.
    case localText = "local-text"
    /// An open duty.
    case dutyLine = "duty-line"
    /// A duty that something happened to.
    case dutyMark = "duty-mark"
    /// A duty and when it is due.
    case dutyDue = "duty-due"
    /// What recording about one member did.
    case outcome
    /// What a recorded fact did to a member's duties.
    case dutyChanges = "duty-changes"
    /// When a member's clocks last started.
    case clocks = "clocks"
    /// The protocol's version.
    case protocolVersion = "protocol-version"
    /// Requests that took long.
    case slowLog = "slow-log"

    /// The shape's members.
    package var fields: [Field] {
        switch self {
        case .memberLine: Self.memberFields
        case .orgLine: Self.orgFields
        case .staffLine: Self.staffFields
        case .staffMark:
            [
                Field("staff", .handle(.staff), "The handle."), Field("name", .text, "The name."),
                Field("phone", .text, "The telephone.", .optional),
            ]
        case .localText:
            [Field("zh", .text, "In Chinese."), Field("en", .text, "In English.")]
        case .dutyLine: Self.dutyFields
        case .dutyMark:
            [Self.duty, Self.rule, Field("on_agenda", .boolean, "Whether it is to do today.")]
        case .dutyDue:
            [
                Self.duty, Self.rule, Field("due", .date, "When it is due."),
                Field("on_agenda", .boolean, "Whether it is to do today."),
            ]
        case .outcome:
            [
                Field("member", .handle(.member), "The member."), Self.revision,
                Field(
                    "fact", .handle(.fact), "What was recorded; none of a correction.", .optional),
                Field("duties", .shared(.dutyChanges), "What it did to the duties."),
                Field("next", .list(.shared(.dutyDue)), "What comes next."),
            ]
        case .dutyChanges:
            [
                Field("opened", .list(.shared(.dutyMark)), "What began."),
                Field("fulfilled", .list(.shared(.dutyMark)), "What was done."),
                Field("superseded", .list(.shared(.dutyMark)), "What another duty replaced."),
            ]
        case .clocks: Self.clockFields
        case .protocolVersion:
            [
                Field("major", .count, "Raised when something a client relies on changes."),
                Field("minor", .count, "Raised with every addition."),
            ]
        case .slowLog: Self.slowFields
        }
    }

    static let duty = Field("duty", .handle(.duty), "The duty.")
    static let rule = Field("rule", .text, "The rule's id.")
    static let packPeriod = Field(
        "pack_period", .text, "The pack's period, where the office has its own.", .optional)
    static let revision = Field("revision", .count, "Raised by every change; for `if_revision`.")

    private static let slowFields = [
        Field("threshold_ms", .count, "From how long on a request is kept."),
        Field("total", .count, "How many there were since the start."),
        Field(
            "requests",
            .list(
                .object([
                    Field("at", .time, "When it was read."), Field("method", .text, "Its method."),
                    Field("trace", .text, "Its connection's number and its own."),
                    Field("outcome", .oneOf(["ok", "refused", "failed"]), "How it ended."),
                    Field("total_us", .count, "Microseconds until its answer left."),
                    Field("queue_us", .count, "Of them until it was begun."),
                    Field("db_us", .count, "Of them in the database."),
                    Field("encode_us", .count, "Of them for its answer's line."),
                ])), "The latest first."),
    ]

    private static let memberFields = [
        Field("member", .handle(.member), "The handle."), Field("name", .text, "The name."),
        Field("branch", .text, "The branch's name.", .optional),
        Field("liaison", .shared(.staffMark), "Who keeps in touch.", .optional),
        Field("departed", .date, "The day of leaving; absent when at home.", .optional),
        Field("destination", .text, "Where to.", .optional),
        Field("standing", .words(of: Standing.self), "The standing."),
    ]

    private static let orgFields = [
        Field("org", .handle(.org), "The handle."), Field("name", .text, "Its name."),
        Field("kind", .words(of: OrgKind.self), "What it is."),
        Field("parent", .text, "The name of the organisation above.", .optional),
        Field("secretary", .text, "The name of who heads it.", .optional),
        Field("members", .count, "Members that belong to it."), revision,
    ]

    private static let staffFields = [
        Field("staff", .handle(.staff), "The handle."), Field("name", .text, "The name."),
        Field("phone", .text, "The telephone.", .optional),
        Field("org", .text, "The organisation's name.", .optional),
        Field("role", .oneOf(Parameter.staffRoles), "What the person does."),
        Field("channel", .oneOf(Parameter.channels), "How the person is told."),
        Field("left", .date, "The day the person gave up the post.", .optional),
        Field("members", .count, "Members given to the person."), revision,
    ]

    /// Fulfilments of members' duties, records of orgs.
    static let needs = Field(
        "needs",
        .list(.oneOf(Fulfilment.allCases.map(\.rawValue) + OrgRecordKind.allCases.map(\.rawValue))),
        "What fulfils it, any of these; of an organisation, the kind of record.")

    private static let clockFields = [
        Field("contact", .date, "The last contact that reached the member.", .optional),
        Field("attendance", .date, "The last time the member took part.", .optional),
        Field("own_dues", .date, "When the member last paid dues himself.", .optional),
        Field("dues_through", .month, "The last month dues are paid for.", .optional),
        Field("opening", .date, "When the roll began to count for the member."),
    ]

    private static let dutyFields = [
        duty, Field("item", .count, "Its sub-number in lists, the 2 of 3.2."), rule,
        Field("title", .shared(.localText), "What is to be done."),
        Field("basis", .text, "Where the rule stands."),
        Field("origin", .words(of: Origin.self), "Whose the number is."), packPeriod,
        Field("since", .date, "When its clock started."), Field("due", .date, "When it is due."),
        Field("action_day", .date, "The working day to act on."),
        Field("direction", .words(of: Direction.self), "Whether late is wrong, or early."),
        Field("overdue_days", .count, "Days past due, 0 before."),
        needs,
        Field("on_agenda", .boolean, "Whether it is to do today."),
        Field(
            "provisional", .boolean,
            "Whether the action day can still move, no working-day calendar being known for it."),
    ]
}
