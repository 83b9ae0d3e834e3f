/// One metric with all of its samples, as the OpenMetrics specification (1.0) calls it.
package struct MetricFamily: Sendable, Equatable {
    /// What kind of number it is; the raw value is the word in both text forms, but for `info`.
    package enum Kind: String, Sendable {
        /// It only grows, from 0 at the start.
        case counter
        /// It goes up and down.
        case gauge
        /// How often a value was at most so large.
        case histogram
        /// Always 1: what it says stands in its labels.
        case info
    }

    /// One number.
    package struct Sample: Sendable, Equatable {
        /// What is added to the family's name, such as `_bucket`; a counter's `_total` and an info's
        /// `_info` are added by themselves.
        package var suffix: String
        package var labels: [(name: String, value: String)]
        package var value: MetricNumber

        package init(
            suffix: String = "", labels: [(name: String, value: String)] = [], value: MetricNumber
        ) {
            self.suffix = suffix
            self.labels = labels
            self.value = value
        }

        package static func == (a: Self, b: Self) -> Bool {
            a.suffix == b.suffix && a.value == b.value
                && a.labels.elementsEqual(b.labels) { $0 == $1 }
        }
    }

    /// The name, without the suffix that its kind demands; ends with its unit if it has one.
    package var name: String
    package var kind: Kind
    /// `seconds` or `bytes`; nil for a plain number.
    package var unit: String?
    /// One English line.
    package var help: String
    package var samples: [Sample]

    package init(
        name: String, kind: Kind, unit: String?, help: String, samples: [Sample]
    ) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.help = help
        self.samples = samples
    }

    init(_ name: String, _ kind: Kind, _ help: String, unit: String? = nil, _ samples: [Sample]) {
        self.init(name: name, kind: kind, unit: unit, help: help, samples: samples)
    }
}

/// A number in the text forms: whole, or with a fraction.
package enum MetricNumber: Sendable, Equatable {
    case whole(Int)
    case real(Double)

    /// As the specification writes it: no exponent is needed for what is measured here.
    package var text: String {
        switch self {
        case .whole(let value): String(value)
        case .real(let value): String(value)
        }
    }

    /// So many milliseconds as seconds.
    static func seconds(_ duration: Duration) -> MetricNumber {
        .real(
            Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
    }
}

// MARK: - Building

extension MetricFamily {
    /// A gauge, or a counter, of one number.
    static func gauge(
        _ name: String, _ help: String, unit: String? = nil, _ value: MetricNumber
    ) -> MetricFamily {
        MetricFamily(name, .gauge, help, unit: unit, [Sample(value: value)])
    }

    static func counter(_ name: String, _ help: String, _ value: Int) -> MetricFamily {
        MetricFamily(name, .counter, help, [Sample(value: .whole(value))])
    }

    /// One number for each value of a label.
    static func by(
        _ label: String, _ name: String, _ kind: Kind, _ help: String, unit: String? = nil,
        _ values: [(String, MetricNumber)]
    ) -> MetricFamily {
        MetricFamily(
            name, kind, help, unit: unit,
            values.map { Sample(labels: [(label, $0.0)], value: $0.1) })
    }

    static func info(_ name: String, _ help: String, _ labels: [(String, String)])
        -> MetricFamily
    {
        MetricFamily(
            name, .info, help, [Sample(labels: labels.map { ($0.0, $0.1) }, value: .whole(1))])
    }
}
