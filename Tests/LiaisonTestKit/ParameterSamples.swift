package import LiaisonWire

/// What a parameter takes and what it does not, made from the table and not by hand.
extension Parameter.Kind {
    /// A value the kind takes.
    package var sample: JSONValue {
        switch self {
        case .text, .reference: "x"
        case .date: "2026-01-05"
        case .month: "2026-08"
        case .integer(let range): .integer(range.lowerBound)
        case .boolean: true
        case .oneOf(let words): .string(words[0])
        case .list(let kind, _): [kind.sample]
        case .object(let parameters): Parameter.samples(of: parameters)
        }
    }

    /// Values the kind does not take, each wrong in one place: of another type, out of range, too
    /// many, and the same at every level below.
    package var wrongs: [JSONValue] {
        switch self {
        case .text(let range):
            [1, nil, true, [], .object([]), long(range.upperBound + 1)]
                + (range.lowerBound > 0 ? [""] : [])
        case .reference: [1, nil, ["x"], "", long(201)]
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
            [1, nil, .object([]), .array(Array(repeating: kind.sample, count: max + 1))]
                + kind.wrongs.map { [kind.sample, $0] }
        case .object(let parameters): [1, nil, [], "{}"] + Parameter.wrongs(of: parameters)
        }
    }

    private func long(_ count: Int) -> JSONValue { .string(String(repeating: "x", count: count)) }
}

extension Parameter {
    /// An object with all of these parameters.
    package static func samples(of parameters: [Parameter]) -> JSONValue {
        .object(parameters.map { JSONMember($0.name, $0.kind.sample) })
    }

    /// Objects that are not of these parameters, each wrong in one place: one member more, a
    /// required one missing, one of a wrong value.
    package static func wrongs(of parameters: [Parameter]) -> [JSONValue] {
        let whole = samples(of: parameters).members ?? []
        let surplus = JSONValue.object(whole + [JSONMember("surplus", 1)])
        let missing = parameters.filter { $0.presence == .required }.map { required in
            JSONValue.object(whole.filter { $0.name != required.name })
        }
        let wrong = parameters.flatMap { parameter in
            parameter.kind.wrongs.map { value in
                JSONValue.object(
                    whole.map { $0.name == parameter.name ? JSONMember($0.name, value) : $0 })
            }
        }
        return [surplus] + missing + wrong
    }
}
