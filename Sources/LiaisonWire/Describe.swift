internal import LiaisonCore

extension Method {
    /// What `liaison.describe` answers: all tables, in the subset of JSON Schema that says what the
    /// validation does, and the limits as they are configured. Its bytes are what the greeting's
    /// schema digest is of.
    package static func describe(
        _ limits: ServerLimits = ServerLimits(), _ events: EventBounds = EventBounds()
    ) -> JSONValue {
        [
            "protocol": [
                "major": .integer(ProtocolVersion.major), "minor": .integer(ProtocolVersion.minor),
            ],
            "methods": .array(all.map(\.description)),
            "shapes": .object(
                SharedShape.allCases.map { shape in
                    JSONMember(shape.rawValue, Field.schema(of: shape.fields))
                }),
            "errors": .array(
                ErrorType.allCases.map { type in
                    [
                        "type": .string(type.rawValue), "code": .integer(type.code),
                        "retryable": .bool(type.retryable), "meaning": .string(type.meaning),
                    ]
                }),
            "notifications": .array(NotificationMethod.all.map(\.description)),
            "events": .array(
                EventKind.allCases.map { kind in
                    ["kind": .string(kind.rawValue), "meaning": .string(kind.meaning)]
                }),
            "limits": limits.value(events),
            "meta": Parameter.schema(of: Incoming.metaParameters),
        ]
    }

    private var description: JSONValue {
        [
            "name": .string(name), "summary": .string(summary), "role": .string(role.word),
            "mutates": .bool(mutates), "key_required": .bool(mutates),
            "idempotent": .bool(isIdempotent), "deprecated": .bool(isDeprecated),
            "params": Parameter.schema(of: params), "result": Field.schema(of: allResult),
            "errors": .strings(allErrors.map(\.rawValue)),
        ]
    }
}

extension Field {
    /// The JSON Schema of an object with these members, and perhaps more.
    static func schema(of fields: [Field]) -> JSONValue {
        let object: JSONValue = [
            "type": "object",
            "properties": .object(
                fields.map { field in
                    JSONMember(
                        field.name,
                        .object(
                            (field.shape.schema.members ?? [])
                                + [JSONMember("description", .string(field.summary))]))
                }),
        ]
        return object.with(Parameter.Presence.schema(of: fields.map { ($0.name, $0.presence) }))
    }
}

extension Shape {
    /// The JSON Schema of one value.
    var schema: JSONValue {
        switch self {
        case .text: ["type": "string"]
        case .handle(let kind):
            ["type": "string", "pattern": .string("^\(kind.rawValue)-[0-9A-Z]+$")]
        case .date: ["type": "string", "format": "date"]
        case .month: ["type": "string", "pattern": Parameter.monthPattern]
        case .time: ["type": "string", "format": "date-time"]
        case .count: ["type": "integer", "minimum": 0]
        case .integer: ["type": "integer"]
        case .boolean: ["type": "boolean"]
        case .null: ["type": "null"]
        case .oneOf(let words): ["type": "string", "enum": .strings(words)]
        case .list(let shape): ["type": "array", "items": shape.schema]
        case .object(let fields): Field.schema(of: fields)
        case .shared(let shape): ["$ref": .string("#/shapes/\(shape.rawValue)")]
        case .map(let shape): ["type": "object", "additionalProperties": shape.schema]
        case .either(let shapes): ["anyOf": .array(shapes.map(\.schema))]
        case .schema: ["type": "object", "additionalProperties": true]
        }
    }
}

extension Parameter {
    static let monthPattern: JSONValue = "^[0-9]{4}-(0[1-9]|1[0-2])$"

    /// The JSON Schema of an object of these parameters.
    static func schema(of parameters: [Parameter]) -> JSONValue {
        let object: JSONValue = [
            "type": "object",
            "properties": .object(
                parameters.map { parameter in
                    let members = parameter.kind.schema.members ?? []
                    return JSONMember(
                        parameter.name,
                        .object(
                            members + [JSONMember("description", .string(parameter.summary))]))
                }),
            "additionalProperties": false,
        ]
        return object.with(Parameter.Presence.schema(of: parameters.map { ($0.name, $0.presence) }))
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
        case .reference:
            [
                "type": "string", "minLength": 1, "x-maxBytes": .integer(Limits.referenceBytes),
                "x-reference": true,
            ]
        case .requestID:
            [
                "anyOf": [
                    ["type": "string", "x-maxBytes": .integer(Limits.idBytes)],
                    [
                        "type": "integer", "minimum": .integer(-Limits.idMagnitude),
                        "maximum": .integer(Limits.idMagnitude),
                    ],
                ]
            ]
        case .date: ["type": "string", "format": "date"]
        case .month: ["type": "string", "pattern": Parameter.monthPattern]
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

extension Parameter.Presence {
    /// The members of an object's schema that say which of its members must be there.
    fileprivate static func schema(of members: [(name: String, presence: Self)]) -> [JSONMember] {
        let alternatives = members.filter { $0.presence == .alternative }
        let dependent: [JSONMember] = members.compactMap { member in
            guard case .beside(let other) = member.presence else { return nil }
            return JSONMember(member.name, .strings([other]))
        }
        var schema = [
            JSONMember(
                "required", .strings(members.filter { $0.presence == .required }.map(\.name)))
        ]
        if !alternatives.isEmpty {
            schema.append(
                JSONMember(
                    "oneOf", .array(alternatives.map { ["required": .strings([$0.name])] })))
        }
        if !dependent.isEmpty {
            schema.append(JSONMember("dependentRequired", .object(dependent)))
        }
        return schema
    }
}

extension JSONValue {
    /// The object with more members.
    fileprivate func with(_ more: [JSONMember]) -> JSONValue {
        .object((members ?? []) + more)
    }
}
