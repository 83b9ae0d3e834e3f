import LiaisonCore
import LiaisonDaemon
import Testing

/// Counting, and the ring of slow requests.
@Suite struct MetricsTests {
    @Test func `a bucket holds what is at most as long, and those below it`() {
        let histogram = Histogram()
        for milliseconds in [0, 1, 1, 3, 60_000] { histogram.record(.milliseconds(milliseconds)) }
        let samples = histogram.samples()
        func bucket(_ bound: String) -> MetricNumber? {
            samples.first { $0.labels.contains { $0 == ("le", bound) } }?.value
        }
        #expect(bucket("0.0005") == .whole(1))
        #expect(bucket("0.001") == .whole(3))
        #expect(bucket("0.0025") == .whole(3))
        #expect(bucket("0.005") == .whole(4))
        #expect(bucket("10.0") == .whole(4))
        #expect(bucket("+Inf") == .whole(5))
        #expect(samples.first { $0.suffix == "_count" }?.value == .whole(5))
        #expect(samples.first { $0.suffix == "_sum" }?.value == .real(60.005))
    }

    @Test func `labels and help are escaped`() {
        let family = MetricFamily(
            name: "a", kind: .gauge, unit: nil, help: "one\n\"two\"\\",
            samples: [
                MetricFamily.Sample(labels: [("l", "x\n\"y\"\\")], value: .whole(1))
            ])
        #expect(
            MetricsText.openMetrics.text([family])
                == "# TYPE a gauge\n# HELP a one\\n\"two\"\\\\\na{l=\"x\\n\\\"y\\\"\\\\\"} 1\n# EOF\n"
        )
    }

    private static func slow(_ number: Int) -> SlowRequest {
        SlowRequest(
            at: Instant(milliseconds: Int64(number)), method: "m", trace: "\(number)", outcome: .ok,
            spans: RequestSpans())
    }

    @Test(arguments: [0, 1, 127, 128, 129, 300])
    func `the last 128 slow requests are kept, the latest first`(count: Int) {
        var slow = SlowRequests()
        for number in 0..<count { slow.add(Self.slow(number)) }
        #expect(slow.total == count)
        let kept = slow.latestFirst.map(\.trace)
        #expect(kept == (0..<count).suffix(SlowRequests.kept).reversed().map { "\($0)" })
    }
}
