/// The two text forms in which monitoring reads metrics.
package enum MetricsText: String, Sendable, CaseIterable {
    /// OpenMetrics 1.0: metadata with units, `_total` counters, an end mark.
    case openMetrics = "openmetrics"
    /// Prometheus text 0.0.4, which node_exporter's textfile collector takes.
    case prometheus

    /// The families as one text, which ends with a newline.
    package func text(_ families: [MetricFamily]) -> String {
        let body = families.map(section).joined()
        return self == .openMetrics ? body + "# EOF\n" : body
    }

    private func section(_ family: MetricFamily) -> String {
        var lines = ["# TYPE \(named(family)) \(kind(family))"]
        if self == .openMetrics, let unit = family.unit {
            lines.append("# UNIT \(named(family)) \(unit)")
        }
        lines.append("# HELP \(named(family)) \(Self.escaped(family.help, quotes: false))")
        for sample in family.samples {
            let suffix =
                switch family.kind {
                case .counter: "_total"
                case .info: "_info"
                case .gauge, .histogram: sample.suffix
                }
            lines.append("\(family.name)\(suffix)\(labels(sample)) \(sample.value.text)")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The name in the metadata: OpenMetrics names the family, Prometheus the samples.
    private func named(_ family: MetricFamily) -> String {
        guard self == .prometheus else { return family.name }
        return switch family.kind {
        case .counter: family.name + "_total"
        case .info: family.name + "_info"
        case .gauge, .histogram: family.name
        }
    }

    private func kind(_ family: MetricFamily) -> String {
        // Prometheus has no word for info.
        self == .prometheus && family.kind == .info ? "gauge" : family.kind.rawValue
    }

    private func labels(_ sample: MetricFamily.Sample) -> String {
        guard !sample.labels.isEmpty else { return "" }
        let pairs = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    /// Backslashes and newlines, and in labels quotation marks, as both forms escape them.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
