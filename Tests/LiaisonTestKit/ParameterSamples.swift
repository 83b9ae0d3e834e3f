package import LiaisonWire

/// What parameters take and what they do not, made from the table and not by hand.
package struct ParameterSamples: Sendable {
    /// What stands for the references of a name: a handle on the roll of a test.
    package var references: [String: String]

    package init(references: [String: String] = [:]) { self.references = references }

    /// An object with all of these parameters; of alternatives with the first, or `alternative`.
    package func whole(_ parameters: [Parameter], _ alternative: String? = nil) -> JSONValue {
        let chosen = alternative ?? Self.alternatives(parameters).first
        let given = parameters.filter { parameter in
            switch parameter.presence {
            case .required, .optional: true
            case .alternative: parameter.name == chosen
            case .beside(let other): other == chosen
            }
        }
        return .object(given.map { JSONMember($0.name, value($0.kind, $0.name)) })
    }

    /// An object with those that must be given.
    package func least(_ parameters: [Parameter]) -> JSONValue {
        let first = Self.alternatives(parameters).first
        return whole(
            parameters.filter { parameter in
                parameter.presence == .required || parameter.name == first
            })
    }

    private static func alternatives(_ parameters: [Parameter]) -> [String] {
        parameters.filter { $0.presence == .alternative }.map(\.name)
    }

    private func value(_ kind: Parameter.Kind, _ name: String) -> JSONValue {
        switch kind {
        case .text, .requestID: "x"
        case .reference: .string(references[name] ?? "x")
        case .date: "2026-01-05"
        case .month: "2026-08"
        case .integer(let range): .integer(range.lowerBound)
        case .boolean: true
        case .oneOf(let words): .string(words[0])
        case .list(let kind, _): [value(kind, name)]
        case .object(let parameters): whole(parameters)
        }
    }

    /// Objects that are not of these parameters, each wrong in one place: one member more, a
    /// required one missing, none or two of the alternatives, one of a wrong value.
    package func wrongs(_ parameters: [Parameter]) -> [JSONValue] {
        let alternatives = Self.alternatives(parameters)
        guard !alternatives.isEmpty else { return wrongs(parameters, beside: nil) }
        let first = whole(parameters).members ?? []
        let none = JSONValue.object(first.filter { !alternatives.contains($0.name) })
        let two = alternatives.dropFirst().map { other in
            JSONValue.object(
                first + (whole(parameters, other).members ?? []).filter { $0.name == other })
        }
        let astray = parameters.compactMap { parameter -> JSONValue? in
            guard case .beside(let other) = parameter.presence, other != alternatives[0] else {
                return nil
            }
            return .object(
                first + [JSONMember(parameter.name, value(parameter.kind, parameter.name))])
        }
        return [none] + two + astray
            + alternatives.flatMap { wrongs(parameters, beside: $0) }
    }

    private func wrongs(_ parameters: [Parameter], beside alternative: String?) -> [JSONValue] {
        let members = whole(parameters, alternative).members ?? []
        let surplus = JSONValue.object(members + [JSONMember("surplus", 1)])
        let missing = parameters.filter { $0.presence == .required }.map { required in
            JSONValue.object(members.filter { $0.name != required.name })
        }
        let given = parameters.filter { parameter in
            members.contains { $0.name == parameter.name }
        }
        let wrong = given.flatMap { parameter in
            wrongs(parameter.kind, parameter.name).map { value in
                JSONValue.object(
                    members.map { $0.name == parameter.name ? JSONMember($0.name, value) : $0 })
            }
        }
        return [surplus] + missing + wrong
    }

    /// Values the kind does not take, each wrong in one place: of another type, out of range, too
    /// many, and the same at every level below.
    private func wrongs(_ kind: Parameter.Kind, _ name: String) -> [JSONValue] {
        switch kind {
        case .text(let range):
            [1, nil, true, [], .object([]), Self.long(range.upperBound + 1)]
                + (range.lowerBound > 0 ? [""] : [])
        case .reference: [1, nil, ["x"], "", Self.long(201)]
        case .requestID:
            [
                nil, true, .number("1.0"), [], .object([]), .number("9007199254740992"),
                Self.long(65),
            ]
        case .date:
            [
                1, nil, "", "2026-1-1", "2026-02-29", "2026-13-01", "2026-00-01", "2026-04-31",
                "2026-11-24T00:00", "0226-11-24", "2026/11/24", "1900-02-29", "２026-11-24",
                "2026-11-00", "2026-11-24 ", "today",
            ]
        case .month: [1, nil, "2026", "2026-13", "2026-00", "2026-8", "2026-08-01", "1899-12"]
        case .integer(let range):
            [
                "1", .number("1.0"), .number("1e1"), nil, .integer(range.lowerBound - 1),
                .integer(range.upperBound + 1), .number("99999999999999999999"), true,
            ]
        case .boolean: ["true", 1, nil, 0]
        case .oneOf(let words): ["no such word", 1, nil, "", .string(words[0] + " ")]
        case .list(let kind, let max):
            [
                1, nil, .object([]),
                .array(Array(repeating: value(kind, name), count: max + 1)),
            ] + wrongs(kind, name).map { [value(kind, name), $0] }
        case .object(let parameters): [1, nil, [], "{}"] + wrongs(parameters)
        }
    }

    private static func long(_ count: Int) -> JSONValue {
        .string(String(repeating: "x", count: count))
    }
}
