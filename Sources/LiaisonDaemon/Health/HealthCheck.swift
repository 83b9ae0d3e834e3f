package import LiaisonCore
package import LiaisonWire

/// How well something is, from the best to the worst; the raw value is the word on the wire.
package enum HealthState: String, Sendable, CaseIterable, Comparable {
    case ok
    /// It works, and somebody should look at it.
    case degraded
    /// It does not do its work.
    case failing

    package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a check found: a word and numbers for programs, and one line for whoever reads no words of
/// the client's. What to do about it stands with the client, in two languages, by the word.
package struct HealthFinding: Sendable, Equatable {
    package var state: HealthState
    /// The finding in a word, which means one thing within its check.
    package var code: String
    /// One English line, about the service and about nobody on the roll.
    package var detail: String
    /// The numbers behind it; their names end with their unit.
    package var values: [JSONMember]
    /// The year that it speaks of.
    package var year: Int?
    /// The version that it speaks of.
    package var version: String?

    package init(
        _ state: HealthState, _ code: String, _ detail: String, _ values: [JSONMember] = [],
        year: Int? = nil, version: String? = nil
    ) {
        self.state = state
        self.code = code
        self.detail = detail
        self.values = values
        self.year = year
        self.version = version
    }
}

/// One thing that `daemon.health` looks at. Another is one more element of the list in
/// `Daemon.serve`, one more word in the client's `Term`, and its sentences in `HealthText`.
package struct HealthCheck: Sendable {
    package let name: String
    /// Looks, at this moment; must not wait for the writer, for an event loop, or for a client.
    package let look: @Sendable (Instant) -> HealthFinding

    package init(_ name: String, _ look: @escaping @Sendable (Instant) -> HealthFinding) {
        self.name = name
        self.look = look
    }
}
