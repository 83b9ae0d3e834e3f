import Foundation
package import LiaisonWire

/// Holds values against the JSON Schemas of a `liaison.describe`: the subset that it uses, and one
/// rule more, that a member which is not described is a fault. For clients it is none.
package struct SchemaCheck {
    private let shapes: JSONValue
    /// The described members met so far, as `duty.why:rules[].due` or `duty-line:due`.
    package private(set) var met: Set<String> = []

    package init(describe: JSONValue) { shapes = describe["shapes"] ?? [:] }

    /// What is wrong with a value, as `path: what`; empty when nothing is. Values are not repeated.
    package mutating func faults(
        of value: JSONValue, against schema: JSONValue, at path: String
    ) -> [String] {
        if let name = Self.shapeName(in: schema) {
            guard let shape = shapes[name] else { return ["\(path): no shape \(name)"] }
            return faults(of: value, against: shape, at: name + ":")
        }
        if let choices = schema["anyOf"]?.array {
            for choice in choices where faults(of: value, against: choice, at: path).isEmpty {
                return []
            }
            return ["\(path): none of the shapes"]
        }
        guard Self.fits(value, schema["type"]?.string ?? "") else {
            return ["\(path): \(value.kindName), not \(schema["type"]?.text ?? "anything")"]
        }
        switch value {
        case .object(let members): return self.faults(members, schema, path)
        case .array(let elements):
            let items = schema["items"] ?? [:]
            let count = schema["maxItems"]?.integer ?? Int.max
            return (elements.count > count ? ["\(path): too many"] : [])
                + elements.flatMap { faults(of: $0, against: items, at: path + "[]") }
        case .string(let text): return Self.fits(text, schema) ? [] : ["\(path): not of its form"]
        case .number:
            let range =
                (schema["minimum"]?.integer ?? Int.min)...(schema["maximum"]?.integer ?? Int.max)
            return value.integer.map { range.contains($0) } == true ? [] : ["\(path): out of range"]
        default: return []
        }
    }

    private mutating func faults(
        _ members: [JSONMember], _ schema: JSONValue, _ path: String
    ) -> [String] {
        let properties = schema["properties"]
        let more = schema["additionalProperties"]
        var faults = (schema["required"]?.array ?? []).compactMap(\.string)
            .filter { name in !members.contains { $0.name == name } }
            .map { "\(Self.path(path, $0)): missing" }
        faults += Self.alternativeFaults(Set(members.map(\.name)), schema, path)
        for member in members {
            let place = Self.path(path, member.name)
            if let property = properties?[member.name] {
                met.insert(place)
                faults += self.faults(of: member.value, against: property, at: place)
            } else if let more, more.members != nil {
                faults += self.faults(of: member.value, against: more, at: place)
            } else if more?.bool != true {
                faults.append("\(place): not described")
            }
        }
        return faults
    }

    private static func alternativeFaults(
        _ names: Set<String>, _ schema: JSONValue, _ path: String
    ) -> [String] {
        let alternatives = schema["oneOf"]?.array ?? []
        let given = alternatives.count { choice in
            (choice["required"]?.array ?? []).compactMap(\.string).allSatisfy(names.contains)
        }
        let alone = (schema["dependentRequired"]?.members ?? []).filter { dependent in
            let others = (dependent.value.array ?? []).compactMap(\.string)
            return names.contains(dependent.name) && !others.allSatisfy(names.contains)
        }
        return (alternatives.isEmpty || given == 1 ? [] : ["\(path): \(given) alternatives"])
            + alone.map { "\(Self.path(path, $0.name)): not here" }
    }

    /// Every member that a schema describes, by the same names as `met`.
    package static func described(by schema: JSONValue, at path: String) -> Set<String> {
        if let choices = schema["anyOf"]?.array {
            return choices.reduce(into: []) { $0.formUnion(described(by: $1, at: path)) }
        }
        if let items = schema["items"] { return described(by: items, at: path + "[]") }
        return (schema["properties"]?.members ?? []).reduce(into: []) { all, member in
            let place = Self.path(path, member.name)
            all.insert(place)
            all.formUnion(described(by: member.value, at: place))
        }
    }

    private static func path(_ path: String, _ name: String) -> String {
        path.hasSuffix(":") ? path + name : path + "." + name
    }

    private static func shapeName(in schema: JSONValue) -> String? {
        schema["$ref"]?.string.map { String($0.dropFirst("#/shapes/".count)) }
    }

    private static func fits(_ value: JSONValue, _ type: String) -> Bool {
        switch type {
        case "object": value.members != nil
        case "array": value.array != nil
        case "string": value.string != nil
        case "integer": value.integer != nil
        case "boolean": value.bool != nil
        case "null": value.isNull
        default: false
        }
    }

    private static let forms = [
        "date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "date-time": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$",
    ]

    private static func fits(_ text: String, _ schema: JSONValue) -> Bool {
        if let words = schema["enum"]?.array, !words.contains(.string(text)) { return false }
        if let longest = schema["x-maxBytes"]?.integer, text.utf8.count > longest { return false }
        if let shortest = schema["minLength"]?.integer, text.count < shortest { return false }
        let patterns = [schema["pattern"]?.string, schema["format"]?.string.flatMap { forms[$0] }]
        return patterns.compactMap { $0 }.allSatisfy {
            text.range(of: $0, options: .regularExpression) != nil
        }
    }
}

extension SchemaCheck {
    private static let table = Method.describe(ServerLimits())
    private static let results: [String: JSONValue] = Dictionary(
        uniqueKeysWithValues: (table["methods"]?.array ?? []).compactMap { method in
            guard let name = method["name"]?.string, let result = method["result"] else {
                return nil
            }
            return (name, result)
        })

    /// What is wrong with an answer of a method by the table's own description.
    package static func faults(of result: JSONValue, from method: String) -> [String] {
        var check = SchemaCheck(describe: table)
        guard let schema = results[method] else { return ["\(method): not described"] }
        return check.faults(of: result, against: schema, at: method + ":")
    }

    private static let notifications: [String: JSONValue] = Dictionary(
        uniqueKeysWithValues: NotificationMethod.all.map { notification in
            let told = table["notifications"]?.array?.first {
                $0["name"]?.string == notification.name
            }
            return (notification.name, told?["params"] ?? [:])
        })

    /// What is wrong with a notification of the server's by the table's own description.
    package static func faults(of params: JSONValue, notification name: String) -> [String] {
        var check = SchemaCheck(describe: table)
        guard let schema = notifications[name] else { return ["\(name): not described"] }
        return check.faults(of: params, against: schema, at: name + ":")
    }
}
