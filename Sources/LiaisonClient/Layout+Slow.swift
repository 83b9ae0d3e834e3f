package import LiaisonWire

/// Requests that took long, and where their time went.
extension Layout {
    /// The answer of `daemon.slowlog`.
    package func slow(_ answer: JSONValue) -> [String] {
        let threshold = answer.count("threshold_ms") ?? 0
        let requests = answer.list("requests")
        guard !requests.isEmpty else { return [say(.slowEmpty(thresholdMS: threshold))] }
        var table = LayoutTable([
            say(.columnOn), say(.columnMethod), say(.columnTotal), say(.columnQueue),
            say(.columnDatabase), say(.columnEncode), say(.columnState),
        ])
        for request in requests {
            let times = ["total_us", "queue_us", "db_us", "encode_us"].map { name in
                say(.milliseconds(Self.milliseconds(request.count(name) ?? 0)))
            }
            table.add(
                [moment(request.field("at")), request.field("method") ?? ""] + times
                    + [word(.outcome, request.field("outcome"))])
        }
        let total = answer.count("total") ?? requests.count
        return [say(.slowTitle(total, thresholdMS: threshold)), ""] + table.lines(style)
    }

    /// So many microseconds in milliseconds, to a tenth.
    private static func milliseconds(_ microseconds: Int) -> String {
        "\(microseconds / 1000).\(microseconds % 1000 / 100)"
    }
}
