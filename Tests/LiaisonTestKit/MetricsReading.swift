/// A strict reader of the two text forms of metrics, written from their specifications and from
/// nothing of the daemon's: OpenMetrics 1.0 (exposition format) and Prometheus text 0.0.4.
package struct MetricsReading: Sendable {
    /// One line with a number.
    package struct Sample: Sendable, Equatable {
        package var name: String
        package var labels: [String: String]
        package var value: Double
    }

    /// Which form a text is in.
    package enum Form: Sendable {
        case openMetrics, prometheus
    }

    /// The type of each family, by its name in the metadata.
    package private(set) var types: [String: String] = [:]
    package private(set) var units: [String: String] = [:]
    package private(set) var samples: [Sample] = []
    /// What is wrong, as `line: what`.
    package private(set) var faults: [String] = []

    private let form: Form
    private var help: Set<String> = []
    /// The family of the lines that are being read, and those that are over.
    private var family: String?
    private var closed: Set<String> = []
    private var seen: Set<String> = []

    package init(_ text: String, _ form: Form) {
        self.form = form
        if !text.hasSuffix("\n") { faults.append("end: no newline") }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        if form == .openMetrics {
            if lines.last != "# EOF" { faults.append("end: no # EOF") }
            lines = lines.dropLast()
        }
        for (index, line) in lines.enumerated() { read(line, index + 1) }
        checkHistograms()
    }

    /// The value of the one sample with this name and these labels.
    package func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        let found = samples.filter { $0.name == name && $0.labels == labels }
        return found.count == 1 ? found[0].value : nil
    }

    /// The names of all samples.
    package var names: Set<String> { Set(samples.map(\.name)) }

    private mutating func read(_ line: Substring, _ number: Int) {
        if line.isEmpty { return fault(number, "an empty line") }
        if line.hasPrefix("#") { return readMetadata(line, number) }
        readSample(line, number)
    }

    private mutating func fault(_ number: Int, _ what: String) {
        faults.append("\(number): \(what)")
    }

    private mutating func readMetadata(_ line: Substring, _ number: Int) {
        let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
            .map(String.init)
        guard words.count == 4, words[0] == "#", Self.isName(words[2]), !words[3].isEmpty else {
            return fault(number, "no metadata")
        }
        let name = words[2]
        if family != name {
            if let family { closed.insert(family) }
            if closed.contains(name) { fault(number, "\(name) in two places") }
            family = name
        } else if samples.contains(where: { owner(of: $0.name) == name }) {
            fault(number, "metadata after a sample")
        }
        switch (words[1], form) {
        case ("TYPE", _):
            let known: Set =
                form == .openMetrics
                ? ["counter", "gauge", "histogram", "info", "summary", "stateset", "unknown"]
                : ["counter", "gauge", "histogram", "summary", "untyped"]
            if !known.contains(words[3]) { fault(number, "no type \(words[3])") }
            if types.updateValue(words[3], forKey: name) != nil { fault(number, "a second TYPE") }
        case ("HELP", _):
            if !help.insert(name).inserted { fault(number, "a second HELP") }
        case ("UNIT", .openMetrics):
            if !name.hasSuffix("_" + words[3]) { fault(number, "\(name) without its unit") }
            if units.updateValue(words[3], forKey: name) != nil { fault(number, "a second UNIT") }
        default: fault(number, "no keyword \(words[1])")
        }
    }

    private mutating func readSample(_ line: Substring, _ number: Int) {
        guard let (name, labels, rest) = Self.parts(line) else {
            return fault(number, "no sample")
        }
        // A time would be a second word: node_exporter refuses it.
        guard let value = Self.number(rest) else { return fault(number, "no number: \(rest)") }
        let sample = Sample(name: name, labels: labels, value: value)
        guard let owner = owner(of: name), owner == family else {
            return fault(number, "\(name) is not of the family before it")
        }
        if !help.contains(owner) { fault(number, "\(name) without HELP") }
        let key = name + labels.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined()
        if !seen.insert(key).inserted { fault(number, "\(key) twice") }
        if ["counter", "histogram"].contains(types[owner]), value < 0 || value.isNaN {
            fault(number, "\(name) below 0")
        }
        samples.append(sample)
    }

    /// The family that a sample of this name belongs to, by its suffix and the family's type.
    private func owner(of name: String) -> String? {
        let suffixes: [String: [String]] =
            form == .openMetrics
            ? [
                "counter": ["_total", "_created"], "gauge": [""], "info": ["_info"],
                "histogram": ["_bucket", "_count", "_sum", "_created"],
            ]
            : ["counter": [""], "gauge": [""], "histogram": ["_bucket", "_count", "_sum"]]
        return types.first { family, type in
            (suffixes[type] ?? []).contains { family + $0 == name }
        }?.key
    }

    /// Buckets grow, end with `+Inf`, and that is the count.
    private mutating func checkHistograms() {
        for family in types.keys.sorted() where types[family] == "histogram" {
            let buckets = samples.filter { $0.name == family + "_bucket" }
            for (labels, group) in Dictionary(
                grouping: buckets, by: { $0.labels.filter { $0.key != "le" } })
            {
                let bounds = group.map { Self.number(Substring($0.labels["le"] ?? "")) ?? .nan }
                if bounds != bounds.sorted() || bounds.last != .infinity {
                    faults.append("\(family): bounds out of order")
                }
                let values = group.map(\.value)
                if values != values.sorted() { faults.append("\(family): buckets that shrink") }
                if value(family + "_count", labels) != values.last {
                    faults.append("\(family): another count than +Inf")
                }
                if value(family + "_sum", labels) == nil { faults.append("\(family): no sum") }
            }
            if buckets.isEmpty { faults.append("\(family): no buckets") }
        }
    }

    private static func isName(_ text: String) -> Bool {
        text.wholeMatch(of: /[a-zA-Z_:][a-zA-Z0-9_:]*/) != nil
    }

    /// Name, labels and what stands behind the one blank after them.
    private static func parts(_ line: Substring) -> (String, [String: String], Substring)? {
        guard let head = line.prefixMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)/) else { return nil }
        var rest = line[head.range.upperBound...]
        var labels: [String: String] = [:]
        if rest.first == "{" {
            rest = rest.dropFirst()
            while rest.first != "}" {
                guard
                    let label = rest.prefixMatch(
                        of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"/),
                    labels.updateValue(String(label.2), forKey: String(label.1)) == nil
                else { return nil }
                rest = rest[label.range.upperBound...]
                if rest.first == "," {
                    rest = rest.dropFirst()
                } else if rest.first != "}" {
                    return nil
                }
            }
            rest = rest.dropFirst()
        }
        guard rest.first == " " else { return nil }
        return (String(head.1), labels, rest.dropFirst())
    }

    private static func number(_ text: Substring) -> Double? {
        if text == "+Inf" { return .infinity }
        guard text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?/) != nil else { return nil }
        return Double(text)
    }
}
