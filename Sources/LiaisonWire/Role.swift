/// What a connection may do; each role includes those before it.
package enum Role: Int, Sendable, Comparable, CaseIterable {
    /// Whether the service is well, and nothing about anybody.
    case monitor
    /// Reads the roll and the agenda.
    case reader
    /// Records what happened.
    case `operator`
    /// Edits the roll, imports, and runs the service.
    case admin

    /// The role's word in the protocol and the configuration.
    package var word: String {
        switch self {
        case .monitor: "monitor"
        case .reader: "reader"
        case .operator: "operator"
        case .admin: "admin"
        }
    }

    /// The role with this word.
    package init?(word: String) {
        guard let role = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = role
    }

    package static func < (left: Role, right: Role) -> Bool {
        left.rawValue < right.rawValue
    }
}
