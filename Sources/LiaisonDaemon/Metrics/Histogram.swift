internal import Synchronization

/// How long something took, counted by how long at most.
package final class Histogram: Sendable {
    /// The bounds in seconds: from a tenth of a sync to what nobody waits for.
    package static let bounds = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
    ]

    private struct State {
        /// By bound, each for itself; the last is for what is longer than all.
        var counts = [Int](repeating: 0, count: Histogram.bounds.count + 1)
        var sum = Duration.zero
    }

    private let state = Mutex(State())

    package init() {}

    /// Counts one more.
    package func record(_ duration: Duration) {
        let seconds =
            Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.counts[place] += 1
            state.sum += duration
        }
    }

    /// The samples of a histogram with these labels: buckets that hold those below them too, then
    /// the number and the sum.
    package func samples(_ labels: [(String, String)] = []) -> [MetricFamily.Sample] {
        let state = state.withLock { $0 }
        var below = 0
        let names = Self.bounds.map { String($0) } + ["+Inf"]
        let buckets = zip(names, state.counts).map { name, count in
            below += count
            return MetricFamily.Sample(
                suffix: "_bucket", labels: labels.map { ($0.0, $0.1) } + [("le", name)],
                value: .whole(below))
        }
        let plain = labels.map { (name: $0.0, value: $0.1) }
        return buckets + [
            MetricFamily.Sample(suffix: "_count", labels: plain, value: .whole(below)),
            MetricFamily.Sample(suffix: "_sum", labels: plain, value: .seconds(state.sum)),
        ]
    }
}
