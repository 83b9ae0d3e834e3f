extension Method {
    /// What `liaison.describe` answers: the whole table, in the subset of JSON Schema that says
    /// what the validation does, and the limits as they are configured. Its bytes are what the
    /// greeting's schema digest is of.
    package static func describe(_ limits: ServerLimits) -> JSONValue {
        [
            "protocol": [
                "major": .integer(ProtocolVersion.major), "minor": .integer(ProtocolVersion.minor),
            ],
            "methods": .array(all.map(\.description)),
            "errors": .array(
                ErrorType.allCases.map { type in
                    [
                        "type": .string(type.rawValue), "code": .integer(type.code),
                        "retryable": .bool(type.retryable),
                    ]
                }),
            "limits": limits.value,
            "meta": Parameter.schema(of: Incoming.metaParameters),
        ]
    }

    private var description: JSONValue {
        [
            "name": .string(name), "summary": .string(summary), "role": .string(role.word),
            "mutates": .bool(mutates), "key_required": .bool(mutates),
            "params": Parameter.schema(of: params),
            "result": [
                "type": "object",
                "properties": .object(
                    result.map { JSONMember(Self.bare($0), .object([])) }),
                "required": .strings(result.filter { !$0.hasSuffix("?") }),
            ],
            "errors": .strings(allErrors.map(\.rawValue)),
        ]
    }

    private static func bare(_ name: String) -> String {
        name.hasSuffix("?") ? String(name.dropLast()) : name
    }
}

extension Parameter {
    /// The JSON Schema of an object of these parameters.
    static func schema(of parameters: [Parameter]) -> JSONValue {
        let alternatives = parameters.filter { $0.presence == .alternative }
        let dependent: [JSONMember] = parameters.compactMap { parameter in
            guard case .beside(let other) = parameter.presence else { return nil }
            return JSONMember(parameter.name, .strings([other]))
        }
        let rest: [(String, JSONValue?)] = [
            (
                "oneOf",
                alternatives.isEmpty
                    ? nil : .array(alternatives.map { ["required": .strings([$0.name])] })
            ),
            ("dependentRequired", dependent.isEmpty ? nil : .object(dependent)),
        ]
        let members: JSONValue = [
            "type": "object",
            "properties": .object(
                parameters.map { parameter in
                    let members = parameter.kind.schema.members ?? []
                    return JSONMember(
                        parameter.name,
                        .object(
                            members + [JSONMember("description", .string(parameter.summary))]))
                }),
            "required": .strings(
                parameters.filter { $0.presence == .required }.map(\.name)),
            "additionalProperties": false,
        ]
        return .object((members.members ?? []) + (JSONValue.compact(rest).members ?? []))
    }
}

extension Parameter.Kind {
    /// The JSON Schema of one value. Lengths of text are bytes of UTF-8, which JSON Schema cannot
    /// say: hence `x-maxBytes`.
    var schema: JSONValue {
        switch self {
        case .text(let range):
            [
                "type": "string", "minLength": .integer(min(range.lowerBound, 1)),
                "x-maxBytes": .integer(range.upperBound),
            ]
        case .reference: ["type": "string", "minLength": 1, "x-reference": true]
        case .date: ["type": "string", "format": "date"]
        case .month: ["type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"]
        case .integer(let range):
            [
                "type": "integer", "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
            ]
        case .boolean: ["type": "boolean"]
        case .oneOf(let words): ["type": "string", "enum": .strings(words)]
        case .list(let kind, let max):
            ["type": "array", "items": kind.schema, "maxItems": .integer(max)]
        case .object(let parameters): Parameter.schema(of: parameters)
        }
    }
}
