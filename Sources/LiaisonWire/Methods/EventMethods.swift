internal import LiaisonCore

extension Method {
    /// `events.*`.
    static let eventMethods: [Method] = [
        .read(
            "events.subscribe", .reader,
            "Sends what happens as liaison.event, in order, from a cursor on.",
            [kinds, after], result: ["sub", "cursor", "oldest"],
            errors: [.cursorGone, .tooManySubscriptions]),
        .read(
            "events.wait", .reader,
            "Which kinds of things have happened since a cursor; waits until something has.",
            [
                kinds, after,
                Parameter(
                    "timeout_ms", .integer(0...Limits.deadlineMilliseconds),
                    "How long to wait; 5000 when absent, 0 to look only.", .optional),
            ], result: ["kinds", "cursor"], errors: [.cursorGone]),
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
