extension Method {
    /// The method that a notification may call too.
    package static let cancel = "liaison.cancel"
    /// The method whose answer waits for something to happen.
    package static let wait = "events.wait"

    /// `liaison.*` and `daemon.*`.
    static let serviceMethods: [Method] = [
        .read(
            "liaison.describe", .monitor, "Every method with its parameters, role and errors.",
            result: describeFields),
        .read(
            cancel, .monitor,
            "Takes back a request of this connection that has not begun or only waits.",
            [Parameter("id", .requestID, "The id of the request, as it was sent.")],
            result: [Field("cancelled", .boolean, "Whether it is taken back.")]),
        .read(
            "daemon.ping", .monitor, "Whether the service answers.",
            result: [Field("time", .time, "The service's clock.")]),
        .read(
            "daemon.version", .monitor, "The product's and the protocol's version.",
            result: versionFields),
        .read(
            "daemon.health", .monitor, "Whether the service is well, and what is not.",
            result: healthFields),
        .read(
            "daemon.metrics", .monitor, "What is measured, for monitoring.",
            [
                Parameter(
                    "format", .oneOf(metricsFormats),
                    "OpenMetrics 1.0, Prometheus text 0.0.4, or JSON; openmetrics when absent.",
                    .optional)
            ],
            result: metricsFields),
        .read(
            "daemon.slowlog", .reader, "The last requests that took long, the latest first.",
            result: SharedShape.slowLog.fields),
        .read(
            "daemon.status", .reader, "The office at a glance: members, duties, next digest.",
            result: statusFields),
        // It reads what an administrator has written, and asked twice it does no more: no key.
        .read(
            "daemon.reload", .admin,
            "Reads the configuration again and takes it up, whole or not at all.",
            result: reloadFields, errors: [.configInvalid, .storageFull]),
        // It changes nothing on the roll, and asked twice it makes two: no key.
        .read(
            "daemon.backup", .admin, "Makes a backup of the roll while it is in use.",
            result: backupFields, errors: [.backupFailed], isIdempotent: false),
        .change(
            "daemon.release", .admin, "Lets the first morning's held notices go.",
            result: [
                Field("released", .boolean, "Whether anything was held."),
                Field("people", .count, "People it was about."),
                Field("notices", .count, "Notices that can go now."),
            ]),
    ]
}
