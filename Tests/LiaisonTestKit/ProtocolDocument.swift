import Foundation
import LiaisonCore
import LiaisonWire

/// `PROTOCOL.md`: what a stranger needs to write a client. Its tables come from the method table.
package enum ProtocolDocument {
    package static let path = Project.path("Sources/LiaisonWire/PROTOCOL.md")

    /// The generated parts, by the names between their marks.
    package static let parts = [
        ("errors", errors), ("limits", limits), ("events", events),
        ("notifications", notifications), ("common", common), ("methods", methods),
        ("shapes", shapes),
    ]

    /// The document with its generated parts as they should be.
    package static func rewritten(_ text: String) -> String {
        parts.reduce(text) { text, part in
            let open = "<!-- generated: \(part.0) -->\n"
            let close = "<!-- end of \(part.0) -->"
            guard let start = text.range(of: open), let end = text.range(of: close) else {
                return text
            }
            return text[..<start.upperBound] + "\n" + part.1 + "\n" + text[end.lowerBound...]
        }
    }

    private static let errors = table(
        ["type", "code", "retryable", "meaning"],
        ErrorType.allCases.map {
            ["`\($0.rawValue)`", "\($0.code)", $0.retryable ? "yes" : "no", $0.meaning]
        })

    private static let limits = table(
        ["name", "default"],
        (ServerLimits().value(EventBounds()).members ?? []).map { ["`\($0.name)`", $0.value.text] })

    private static let events = table(
        ["kind", "meaning"], EventKind.allCases.map { ["`\($0.rawValue)`", $0.meaning] })

    private static let notifications = NotificationMethod.all.map { notification in
        "### `\(notification.name)`\n\n\(notification.summary) Sent by the "
            + "\(notification.sender.rawValue).\n\n"
            + table(["member", "value", "meaning"], rows(notification.params))
    }.joined(separator: "\n")

    private static let common =
        "Beside its own errors any method can answer with \(list(Method.commonErrors)); one that "
        + "changes something also with \(list(Method.changeErrors)).\n"

    private static func list(_ errors: [ErrorType]) -> String {
        errors.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    }

    private static let methods = Method.all.map { method in
        let kind = method.mutates ? "changes something: needs `meta.key`" : "reads"
        let marks =
            (method.mutates || method.isIdempotent ? [] : ["not to be repeated"])
            + (method.isDeprecated ? ["**deprecated**"] : [])
        let head =
            "### `\(method.name)`\n\n\(method.summary) "
            + "Role `\(method.role.word)`; \(([kind] + marks).joined(separator: "; "))."
            + (method.errors.isEmpty ? "" : " Errors: \(list(method.errors)).") + "\n"
        let params = rows(method.params)
        return head
            + (params.isEmpty ? "" : "\n" + table(["parameter", "value", "meaning"], params))
            + "\n" + table(["result", "value", "meaning"], rows(method.result))
    }.joined(separator: "\n")

    private static let shapes = SharedShape.allCases.map { shape in
        "### \(shape.rawValue)\n\n" + table(["member", "value", "meaning"], rows(shape.fields))
    }.joined(separator: "\n")

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        ([head, head.map { _ in "---" }] + rows).map { cells in
            "| " + cells.joined(separator: " | ") + " |\n"
        }.joined()
    }

    // MARK: - Parameters and results as rows

    private static func rows(_ parameters: [Parameter], _ prefix: String = "") -> [[String]] {
        parameters.flatMap { parameter -> [[String]] in
            let name = prefix + parameter.name
            return [
                ["`\(name)`", words(parameter.kind) + words(parameter.presence), parameter.summary]
            ]
                + inner(parameter.kind, name)
        }
    }

    private static func words(_ presence: Parameter.Presence) -> String {
        switch presence {
        case .required: ""
        case .optional: ", optional"
        case .alternative: ", exactly one of these"
        case .beside(let other): ", only with `\(other)`"
        }
    }

    private static func inner(_ kind: Parameter.Kind, _ name: String) -> [[String]] {
        switch kind {
        case .object(let members): rows(members, name + ".")
        case .list(let kind, _): inner(kind, name + "[]")
        default: []
        }
    }

    private static func words(_ kind: Parameter.Kind) -> String {
        switch kind {
        case .text(let range): "text of \(range.lowerBound) to \(range.upperBound) bytes"
        case .reference: "reference"
        case .requestID: "id of a request"
        case .date: "date"
        case .month: "month"
        case .integer(let range): "integer, \(range.lowerBound) to \(range.upperBound)"
        case .boolean: "boolean"
        case .oneOf(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let kind, let max): "up to \(max) of: \(Self.words(kind))"
        case .object: "object"
        }
    }

    private static func rows(_ fields: [Field], _ prefix: String = "") -> [[String]] {
        fields.flatMap { field -> [[String]] in
            let name = prefix + field.name
            return [["`\(name)`", words(field.shape) + words(field.presence), field.summary]]
                + inner(field.shape, name)
        }
    }

    private static func inner(_ shape: Shape, _ name: String) -> [[String]] {
        switch shape {
        case .object(let fields): rows(fields, name + ".")
        case .list(let shape): inner(shape, name + "[]")
        default: []
        }
    }

    private static func words(_ shape: Shape) -> String {
        switch shape {
        case .text: "text"
        case .handle(let kind): "handle `\(kind.rawValue)-`"
        case .date: "date"
        case .month: "month"
        case .time: "time"
        case .count, .integer: "integer"
        case .boolean: "boolean"
        case .null: "null"
        case .oneOf(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let shape): "list of: \(words(shape))"
        case .object: "object"
        case .shared(let shape): "[\(shape.rawValue)](#\(shape.rawValue))"
        case .map(let shape): "object by name of: \(words(shape))"
        case .either(let shapes): shapes.map { words($0) }.joined(separator: " or ")
        case .schema: "JSON Schema"
        }
    }
}
