internal import LiaisonCore

// What the methods about the service itself answer.
extension Method {
    static let versionFields = [
        Field("product", .text, "The product's name."),
        Field("version", .text, "The product's version."),
        Field("protocol", .shared(.protocolVersion), "The protocol's version."),
    ]

    static let healthFields = [
        Field("state", .oneOf(healthWords), "The worst of the checks."),
        Field(
            "checks",
            .list(
                .object([
                    Field("name", .text, "What was looked at."),
                    Field("state", .oneOf(healthWords), "How it is."),
                    Field("detail", .text, "One English line."),
                    Field("year", .count, "The year it speaks of.", .optional),
                    Field("code", .text, "The finding in a word, of a list for each check."),
                    Field("since", .time, "Since when it is in this state."),
                    Field("values", .map(.integer), "The numbers behind it, by name and unit."),
                    Field("version", .text, "The version it speaks of.", .optional),
                ])), "What was looked at."),
    ]

    static let metricsFormats = ["openmetrics", "prometheus", "json"]

    static let metricsFields = [
        Field("format", .oneOf(metricsFormats), "Which was asked for."),
        Field("text", .text, "The text, which ends with a newline.", .alternative),
        Field(
            "families",
            .list(
                .object([
                    Field("name", .text, "The family's name, without a suffix."),
                    Field(
                        "type", .oneOf(["counter", "gauge", "histogram", "info"]),
                        "What kind of number it is."),
                    Field("unit", .text, "Its unit.", .optional),
                    Field("help", .text, "One English line."),
                    Field(
                        "samples",
                        .list(
                            .object([
                                Field("suffix", .text, "Of a histogram: which part of it."),
                                Field("labels", .map(.text), "The labels."),
                                Field("value", .text, "The number."),
                            ])), "The numbers."),
                ])), "With the format json: the same.", .alternative),
    ]

    private static let healthWords = ["ok", "degraded", "failing"]

    static let reloadFields = [
        Field("config_hash", .text, "A digest of all that is in force now."),
        Field(
            "changed", .list(.text),
            "Keys that have another value now; `rules`, `calendar`, `headings`, `abroad` for what "
                + "stands in those files."),
        Field("needs_restart", .list(.text), "Keys whose value counts with the next start."),
        Field(
            "first_start_only", .list(.text),
            "Keys that differ from the first start's, and that no start looks at any more."),
    ]

    static let backupFields =
        [
            Field("path", .text, "The file, on the daemon's machine."),
            Field("bytes", .count, "Its size."),
            Field("sha256", .text, "Its SHA-256, in hexadecimal digits."),
            Field("pruned", .count, "Older backups that were removed."),
        ] + rollFields

    /// What a roll holds, in numbers.
    private static let rollFields = [
        Field("schema", .count, "The number of the database's schema."),
        Field("sequence", .count, "The number of the last line of the log."),
        Field("backed_up_at", .time, "When the copy was made.", .optional),
        Field("last_change", .time, "When something was recorded last.", .optional),
        Field("office", .text, "The office's name.", .optional),
        Field("orgs", .count, "Organisations."), Field("staff", .count, "Staff persons."),
        Field("members", .count, "Members on the roll."), Field("away", .count, "Of them away."),
        Field("facts", .count, "Facts on record."), Field("open_duties", .count, "Open duties."),
        Field("due", .count, "Of them due by today."),
    ]

    static let statusFields = [
        Field("office", .text, "The office's name."),
        Field("today", .date, "The day in the office's zone."),
        Field("zone", .text, "The zone that deadlines are in."),
        Field("members", .count, "Members on the roll."), Field("away", .count, "Of them away."),
        Field("held", .count, "Of them with notices that wait for the release."),
        Field("staff", .count, "Staff persons."),
        Field("unassigned", .count, "Members away that nobody keeps in touch with."),
        Field(
            "duties",
            .object([
                Field("open", .count, "Open duties."),
                Field("on_agenda", .count, "Of them to do today."),
                Field("due_today", .count, "Of them due today."),
                Field("overdue", .count, "Of them past due."),
                Field("reviews", .count, "Of them reviews of lost contact."),
            ]), "The duties in numbers."),
        Field("unknowns", .count, "Members away with something not on record."),
        Field("next_digest", .date, "The next working day with a digest."),
        Field("last_digest", .date, "The last day with a digest.", .optional),
        Field(
            "calendar",
            .object([
                Field("known_until", .either([.count, .null]), "The last year that is published.")
            ]), "The working-day calendar."),
        Field("release_pending", .boolean, "Whether the first morning waits for its release."),
        Field(
            "restored",
            .object([
                Field("at", .time, "When it was restored, or found to be an earlier one."),
                Field("from", .time, "When the backup was made.", .optional),
            ]), "While nothing is sent because the roll was restored.", .optional),
        Field("connections", .map(.count), "What was counted about connections since the start."),
        Field(
            "scheduler",
            .object([
                Field(
                    "last_look", .either([.time, .null]), "When it last looked at the clock."),
                Field("next_look", .either([.time, .null]), "When it looks again by itself."),
                Field("digest_failed", .boolean, "Whether the last digest could not be made."),
                Field("overdue", .count, "Notices that should have been sent by now."),
                Field(
                    "oldest", .either([.date, .null]), "The day the oldest was planned for."),
            ]), "Whether the scheduler goes on."),
        Field("slow", .shared(.slowLog), "The last requests that took long, at most five."),
    ]

    static let describeFields = [
        Field("protocol", .shared(.protocolVersion), "The protocol's version."),
        Field("methods", .list(.object(methodFields)), "Every method."),
        Field(
            "shapes", .map(.schema), "The shapes that several results have; `#/shapes/NAME`."),
        Field(
            "errors",
            .list(
                .object([
                    Field("type", .text, "The word in `data.type`."),
                    Field("code", .integer, "The code it comes with."),
                    Field("retryable", .boolean, "Whether the same request can succeed later."),
                    Field("meaning", .text, "One English line."),
                ])), "The closed list of errors."),
        Field(
            "notifications",
            .list(
                .object([
                    Field("name", .text, "Its name, in `method`."),
                    Field("from", .oneOf(["server", "client"]), "Who sends it."),
                    Field("summary", .text, "One English line."),
                    Field("params", .schema, "What `params` is."),
                ])), "Every message that nobody answers."),
        Field(
            "events",
            .list(
                .object([
                    Field("kind", .words(of: EventKind.self), "The word in `kind`."),
                    Field("meaning", .text, "One English line."),
                ])), "What can happen."),
        Field("limits", .map(.count), "The bounds in force, as they are configured."),
        Field("meta", .schema, "What `params.meta` takes, in every method."),
    ]

    private static let methodFields = [
        Field("name", .text, "Its name."), Field("summary", .text, "One English line."),
        Field("role", .oneOf(Role.allCases.map(\.word)), "The least role that may call it."),
        Field("mutates", .boolean, "Whether it changes something."),
        Field("key_required", .boolean, "Whether `params.meta.key` must be given."),
        Field(
            "idempotent", .boolean, "Whether sent twice without a key it does no more than once."),
        Field("deprecated", .boolean, "Whether clients should use another."),
        Field("params", .schema, "What `params` takes beside `meta`."),
        Field("result", .schema, "What `result` is."),
        Field("errors", .list(.text), "The errors it can answer with, by type."),
    ]
}
