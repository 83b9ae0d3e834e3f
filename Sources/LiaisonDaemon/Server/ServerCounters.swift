package import LiaisonWire
internal import Synchronization

/// What the server has counted since its start, for whoever asks how it is used.
package final class ServerCounters: Sendable {
    /// What is counted; the raw value is its name in the protocol.
    package enum Event: String, Sendable, CaseIterable {
        case admitted
        case ended
        case refusedFull = "refused_full"
        case refusedDescriptors = "refused_descriptors"
        /// Bytes of last lines without an end, which were discarded.
        case unterminatedBytes = "unterminated_bytes"
        case anotherProtocol = "other_protocol"
        case notification = "notifications"
        /// Lines that are no request.
        case invalid = "invalid_lines"
        case response = "responses"
        case overflow = "closed_overflow"
        case firstLine = "closed_first_line"
        case line = "closed_line"
        case idle = "closed_idle"
        case backlog = "closed_backlog"
        case stall = "closed_stall"

        static func breach(_ breach: ConnectionPatience.Breach) -> Event {
            switch breach {
            case .firstLine: .firstLine
            case .line: .line
            case .idle: .idle
            case .backlog: .backlog
            case .stall: .stall
            }
        }
    }

    private let counts = Mutex<[Event: Int]>([:])
    private let present = Mutex<[Role: Int]>([:])

    package init() {}

    /// Counts `number` more of an event.
    package func count(_ event: Event, _ number: Int = 1) {
        guard number > 0 else { return }
        counts.withLock { $0[event, default: 0] += number }
    }

    /// One more connection, in this role.
    func came(_ role: Role) {
        count(.admitted)
        present.withLock { $0[role, default: 0] += 1 }
    }

    /// One less.
    func left(_ role: Role) {
        count(.ended)
        present.withLock { $0[role, default: 0] -= 1 }
    }

    /// The connections that are in now, by role.
    func present(_ role: Role) -> Int { present.withLock { $0[role] ?? 0 } }

    /// How often an event has happened.
    package func total(_ event: Event) -> Int { counts.withLock { $0[event] ?? 0 } }

    /// Every count by its name, zeros included.
    package var value: JSONValue {
        let counts = counts.withLock { $0 }
        return .object(
            Event.allCases.map { JSONMember($0.rawValue, .integer(counts[$0] ?? 0)) })
    }
}
