internal import LiaisonCore
internal import LiaisonWire

/// Everything that is measured. No name of anybody, no handle, no uid is ever a label: whoever may
/// ask whether the service is well may read it all.
struct MetricsBoard: Sendable {
    /// Measures at this moment; must not wait for the writer, for an event loop, or for a client.
    typealias Source = @Sendable (Instant) -> [MetricFamily]

    private let sources: [Source]

    init(_ sources: [Source]) { self.sources = sources }

    func families(at now: Instant) -> [MetricFamily] { sources.flatMap { $0(now) } }

    /// What `daemon.metrics` answers.
    func answer(_ format: String, at now: Instant) -> JSONValue {
        let families = families(at: now)
        guard let form = MetricsText(rawValue: format) else {
            return ["format": .string(format), "families": .array(families.map(Self.encode))]
        }
        return ["format": .string(format), "text": .string(form.text(families))]
    }

    private static func encode(_ family: MetricFamily) -> JSONValue {
        .compact([
            ("name", .string(family.name)), ("type", .string(family.kind.rawValue)),
            ("unit", family.unit.map { .string($0) }), ("help", .string(family.help)),
            (
                "samples",
                .array(
                    family.samples.map { sample in
                        [
                            "suffix": .string(sample.suffix),
                            "labels": .object(
                                sample.labels.map { JSONMember($0.name, .string($0.value)) }),
                            // As text: half of them have a fraction.
                            "value": .string(sample.value.text),
                        ]
                    })
            ),
        ])
    }
}
