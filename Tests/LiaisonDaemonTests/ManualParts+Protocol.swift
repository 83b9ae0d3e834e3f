import LiaisonCore
import LiaisonTestKit
import LiaisonWire

/// The tables of the protocol. What results hold stands in PROTOCOL.md and in what
/// `liaison.describe` answers: a page of the manual is to be read through.
extension ManualParts {
    static let methods = Mdoc.list(
        LiaisonWire.Method.all.map { method in
            let kind = method.mutates ? "changes something, under a key" : "reads"
            let own =
                method.errors.isEmpty
                ? ""
                : " Errors of its own: \(method.errors.map(\.rawValue).joined(separator: ", "))."
            let params = Mdoc.list(
                method.params.map { ("Cm \($0.name)", Mdoc.prose(described($0))) }, isCompact: true)
            return (
                "Cm \(method.name)",
                Mdoc.prose("\(method.summary) Role \(method.role.word); \(kind).\(own)")
                    + (params.isEmpty ? "" : ".Pp\n" + params)
            )
        })

    private static func described(_ parameter: Parameter) -> String {
        let presence =
            switch parameter.presence {
            case .required: ""
            case .optional: " Optional."
            case .alternative: " Exactly one of these."
            case .beside(let other): " Only with `\(other)`."
            }
        return ManualParts.sentence(parameter.summary) + presence
    }

    static let notifications = Mdoc.list(
        NotificationMethod.all.map { notification in
            (
                "Cm \(notification.name)",
                Mdoc.prose("\(notification.summary) Sent by the \(notification.sender.rawValue).")
            )
        })

    static let errors = Mdoc.list(
        ErrorType.allCases.map { error in
            (
                "Er \(error.rawValue) Pq \(error.code)",
                Mdoc.prose(error.meaning + (error.retryable ? " It can be tried again." : ""))
            )
        })

    static let events = Mdoc.list(
        EventKind.allCases.map { ("Cm \($0.rawValue)", Mdoc.prose($0.meaning)) }, isCompact: true)

    static let limits = Mdoc.list(
        (ServerLimits().value(EventBounds()).members ?? []).map { limit in
            ("Cm \(limit.name)", Mdoc.prose(limit.value.text))
        }, isCompact: true)
}
