internal import LiaisonCore

extension Method {
    /// `events.*`.
    static let eventMethods: [Method] = [
        .read(
            "events.subscribe", .reader,
            "Sends what happens as liaison.event, in order, from a cursor on.",
            [kinds, after],
            result: [
                Field(
                    "sub", .count, "The subscription's number; no other of this connection has it."),
                Field("cursor", .text, "Where it begins."),
                Field("oldest", .text, "The earliest cursor that can be watched from."),
            ],
            errors: [.cursorGone, .tooManySubscriptions]),
        .read(
            wait, .reader,
            "Which kinds of things have happened since a cursor; waits until something has.",
            [
                kinds, after,
                Parameter(
                    "timeout_ms", .integer(0...Limits.deadlineMilliseconds),
                    "How long to wait; 5000 when absent, 0 to look only.", .optional),
            ],
            result: [
                Field("kinds", .list(.words(of: EventKind.self)), "What has happened, each once."),
                Field("cursor", .text, "Up to where; `after` of the next."),
            ], errors: [.cursorGone]),
    ]

    private static let kinds = Parameter(
        "kinds",
        .list(of: .oneOf(EventKind.allCases.map(\.rawValue)), max: EventKind.allCases.count),
        "Only these; all when absent.", .optional)
    private static let after = Parameter(
        "after", .text(1...cursorBytes),
        "The cursor of a list, an event or a bookmark; from now "
            + "when absent.", .optional)

    /// An epoch and a number, with room for longer ones.
    private static let cursorBytes = 100
}
