internal import LiaisonCore

/// A message that nobody answers. The table of them is what documentation and `liaison.describe`
/// tell; a test holds what a server sends against it.
package struct NotificationMethod: Sendable {
    /// Who sends it.
    package enum Sender: String, Sendable {
        case server
        case client
    }

    /// Its name, in `method`.
    package let name: String
    /// Who sends it.
    package let sender: Sender
    /// One English line.
    package let summary: String
    /// The members of its `params`.
    package let params: [Field]

    /// Every notification there is.
    package static let all: [NotificationMethod] = [
        NotificationMethod(
            name: Greeting.method, sender: .server, summary: "The first line of a connection.",
            params: greeting),
        NotificationMethod(
            name: Refused.method, sender: .server,
            summary: "The only line of a connection that is not taken.",
            params: [
                Field(
                    "type",
                    .oneOf(
                        [ErrorType.serverFull, .serverDraining, .accessDenied].map(\.rawValue)),
                    "Why."),
                Field("retry_after_ms", .count, "When it may be taken.", .optional),
            ]),
        NotificationMethod(
            name: Goodbye.method, sender: .server,
            summary: "The last line of a connection that the server ends for its silence.",
            params: [Field("type", .words(of: Goodbye.Reason.self), "Why.")]),
        NotificationMethod(
            name: EventNotification.event, sender: .server,
            summary: "Something happened that a subscription asks for.", params: event),
        NotificationMethod(
            name: EventNotification.bookmark, sender: .server,
            summary: "Up to here nothing more has happened that a subscription asks for.",
            params: [subscription, Field("cursor", .text, "Up to where.")]),
        NotificationMethod(
            name: EventNotification.lost, sender: .server,
            summary: "A subscription has ended; the connection stays.",
            params: [
                subscription,
                Field("resume_after", .text, "`after` of a subscription that misses nothing."),
            ]),
        NotificationMethod(
            name: Method.cancel, sender: .client,
            summary: "Takes back a request of this connection.",
            params: [Field("id", .either([.text, .integer]), "The id of the request.")]),
    ]

    private static let subscription = Field("sub", .count, "The subscription.")

    private static let greeting = [
        Field("product", .text, "The product's name."),
        Field("version", .text, "The product's version."),
        Field("protocol", .shared(.protocolVersion), "The protocol's version."),
        Field("capabilities", .list(.text), "What the server can beyond requests and replies."),
        Field("schema", .text, "The digest of what `liaison.describe` answers."),
        Field("instance", .text, "This start of the server."),
        Field("epoch", .text, "This life of the database."),
        Field("role", .oneOf(Role.allCases.map(\.word)), "What this connection may do."),
        Field(
            "limits",
            .object([
                Field("line", .count, "Bytes of the longest line that is taken."),
                Field("inflight", .count, "Requests worked on at once."),
            ]), "The limits that a client needs first."),
        Field("idempotency_days", .count, "How long the answer to a key is kept."),
        Field("language", .oneOf(["zh", "en"]), "The office's language."),
        Field("zone", .text, "The office's zone, in which days are."),
        Field("time", .time, "The server's clock."),
    ]

    private static let event: [Field] = [
        subscription, Field("cursor", .text, "Where it stands among the events."),
        Field("at", .time, "When it was recorded."),
        Field("kind", .words(of: EventKind.self), "What happened."),
        Field(
            "also", .list(.words(of: EventKind.self)), "What else the same command did.", .optional),
        Field("subject", .text, "The handle of what it happened to."),
        Field("uid", .count, "The account that did it."),
        Field("facts", .list(.handle(.fact)), "The facts recorded.", .optional),
        Field("fields", .list(.text), "The fields that have other values now.", .optional),
        Field(
            "liaison", .either([.handle(.staff), .oneOf(["nobody"])]),
            "Who keeps in touch from now on.", .optional),
        Field("fulfilled", .list(.object(duty)), "The duties that were done.", .optional),
        Field("superseded", .list(.object(duty)), "Those that others replaced.", .optional),
        Field("opened", .list(.object(duty)), "Those that began.", .optional),
        Field("staff", .handle(.staff), "Whom a message is for.", .optional),
        Field("state", .oneOf(["sent", "failed"]), "What became of a message.", .optional),
        Field("on", .date, "The day of a digest.", .optional),
        Field("people", .count, "How many people it is about.", .optional),
        Field("items", .count, "How many notices are in a message.", .optional),
        Field("messages", .count, "How many messages a digest has.", .optional),
        Field("ended", .count, "How many notices ended without a message.", .optional),
        Field("added", .count, "How many members a ledger added.", .optional),
        Field("updated", .count, "How many it changed.", .optional),
        Field("year", .count, "The year of a calendar.", .optional),
        Field("rule", .text, "The rule that was confirmed.", .optional),
    ]

    private static let duty = [SharedShape.duty, SharedShape.rule]

    /// The notification as `liaison.describe` tells it.
    var description: JSONValue {
        [
            "name": .string(name), "from": .string(sender.rawValue), "summary": .string(summary),
            "params": Field.schema(of: params),
        ]
    }
}
