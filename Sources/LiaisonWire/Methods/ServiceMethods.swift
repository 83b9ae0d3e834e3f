extension Method {
    /// The method that a notification may call too.
    package static let cancel = "liaison.cancel"

    /// `liaison.*` and `daemon.*`.
    static let serviceMethods: [Method] = [
        .read(
            "liaison.describe", .monitor, "Every method with its parameters, role and errors.",
            result: ["protocol", "methods", "errors", "limits", "meta"]),
        .read(
            cancel, .monitor, "Takes back a request of this connection that has not begun.",
            [Parameter("id", .requestID, "The id of the request, as it was sent.")],
            result: ["cancelled"]),
        .read("daemon.ping", .monitor, "Whether the service answers.", result: ["time"]),
        .read(
            "daemon.version", .monitor, "The product's and the protocol's version.",
            result: ["product", "version", "protocol"]),
        .read(
            "daemon.health", .monitor, "Whether the service is well, and what is not.",
            result: ["state", "checks"]),
        .read(
            "daemon.status", .reader, "The office at a glance: members, duties, next digest.",
            result: [
                "office", "today", "zone", "members", "away", "held", "staff", "unassigned",
                "duties", "unknowns", "next_digest?", "last_digest?", "calendar",
                "release_pending",
            ]),
        .change(
            "daemon.release", .admin, "Lets the first morning's held notices go.",
            result: ["released", "people"]),
    ]
}
