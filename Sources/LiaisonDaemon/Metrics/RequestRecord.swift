package import LiaisonWire
internal import Synchronization

/// How requests were answered and how long that took, since the start. Every counter is made once,
/// here; a request adds to it and makes none.
package final class RequestRecord: Sendable {
    /// How a request ended.
    package enum Outcome: String, Sendable, CaseIterable {
        /// With a result.
        case ok
        /// With an error that the client can do something about.
        case refused
        /// With an error of the service's own.
        case failed

        /// The outcome that an error is.
        package init(_ error: ErrorType) {
            switch error {
            case .internal, .storageFailed, .storageFull: self = .failed
            default: self = .refused
            }
        }
    }

    private struct State {
        var counts: [Int]
        var slow = SlowRequests()
    }

    private let places: [String: Int]
    private let state: Mutex<State>
    private let reads = Histogram()
    private let changes = Histogram()
    /// How long a request may take until it is kept.
    private let threshold: @Sendable () -> Duration

    /// - Parameter threshold: from how long on a request is kept as slow; asked for those that took
    ///   a millisecond.
    package init(threshold: @escaping @Sendable () -> Duration) {
        places = Dictionary(
            uniqueKeysWithValues: Method.all.enumerated().map { ($1.name, $0) })
        state = Mutex(
            State(counts: [Int](repeating: 0, count: Method.all.count * Outcome.allCases.count)))
        self.threshold = threshold
    }

    /// Counts a request that was answered without being begun.
    func count(_ method: Method, _ outcome: Outcome) {
        guard let place = place(method, outcome) else { return }
        state.withLock { $0.counts[place] += 1 }
    }

    /// Counts a request that has been answered, and keeps it when it was slow. One that waits for
    /// something to happen is never slow.
    func ended(_ pace: RequestPace) {
        let outcome = pace.outcome
        count(pace.method, outcome)
        guard pace.method.name != Method.wait else { return }
        let spans = pace.spans
        (pace.method.mutates ? changes : reads).record(spans.total)
        guard spans.total >= .milliseconds(1), spans.total >= threshold() else { return }
        let slow = SlowRequest(
            at: pace.readAtWall, method: pace.method.name, trace: pace.trace, outcome: outcome,
            spans: spans)
        state.withLock { $0.slow.add(slow) }
    }

    /// The slow requests that are kept, the latest first, and how many there were.
    package var slow: (kept: [SlowRequest], total: Int) {
        state.withLock { ($0.slow.latestFirst, $0.slow.total) }
    }

    private func place(_ method: Method, _ outcome: Outcome) -> Int? {
        guard let first = places[method.name],
            let second = Outcome.allCases.firstIndex(of: outcome)
        else { return nil }
        return first * Outcome.allCases.count + second
    }

    /// What was counted.
    var families: [MetricFamily] {
        let (counts, slow) = state.withLock { ($0.counts, $0.slow.total) }
        let samples = Method.all.flatMap { method in
            Outcome.allCases.map { outcome in
                MetricFamily.Sample(
                    labels: [("method", method.name), ("outcome", outcome.rawValue)],
                    value: .whole(place(method, outcome).map { counts[$0] } ?? 0))
            }
        }
        return [
            MetricFamily("liaison_requests", .counter, "Requests that were answered.", samples),
            MetricFamily(
                "liaison_request_seconds", .histogram,
                "From a request's last byte to its answer's first.", unit: "seconds",
                reads.samples([("kind", "read")]) + changes.samples([("kind", "change")])),
            .counter(
                "liaison_slow_requests", "Requests that took longer than log.slow_ms.", slow),
        ]
    }
}
