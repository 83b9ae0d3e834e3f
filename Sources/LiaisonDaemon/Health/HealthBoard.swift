package import LiaisonCore
internal import LiaisonWire
internal import Synchronization

/// Every check and how it stands, since when.
package final class HealthBoard: Sendable {
    /// One check's finding.
    package struct Entry: Sendable, Equatable {
        package var name: String
        package var finding: HealthFinding
        /// Since when it is in this state, as far as anybody looked.
        package var since: Instant
    }

    /// Name, number, reason: everybody may ask how the service is, as often as he likes; who asks
    /// again within a second is told the same.
    private static let freshness = Duration.seconds(1)

    private struct State {
        var entries: [Entry] = []
        var lookedAt: ContinuousClock.Instant?
    }

    private let checks: [HealthCheck]
    private let clock: @Sendable () -> Instant
    private let state = Mutex(State())

    package init(_ checks: [HealthCheck], clock: @escaping @Sendable () -> Instant) {
        self.checks = checks
        self.clock = clock
    }

    /// How everything stands.
    package func look() -> [Entry] {
        let kept = state.withLock { state -> [Entry]? in
            guard let at = state.lookedAt, at.duration(to: .now) < Self.freshness else {
                return nil
            }
            return state.entries
        }
        return kept ?? lookAnew()
    }

    /// How everything stands now. Who looks meanwhile waits for nobody: the lock is held only to
    /// note what was found.
    package func lookAnew() -> [Entry] {
        let now = clock()
        let findings = checks.map { ($0.name, $0.look(now)) }
        return state.withLock { state in
            let before = Dictionary(uniqueKeysWithValues: state.entries.map { ($0.name, $0) })
            state.entries = findings.map { name, finding in
                let old = before[name]
                let since = old?.finding.state == finding.state ? old?.since : nil
                return Entry(name: name, finding: finding, since: since ?? now)
            }
            state.lookedAt = .now
            return state.entries
        }
    }

    /// The worst of the checks.
    package static func worst(of entries: [Entry]) -> HealthState {
        entries.map(\.finding.state).max() ?? .ok
    }

    /// What `daemon.health` answers.
    var value: JSONValue {
        let entries = look()
        return [
            "state": .string(Self.worst(of: entries).rawValue),
            "checks": .array(entries.map { $0.finding.json(of: $0.name, since: $0.since) }),
        ]
    }
}

extension HealthFinding {
    /// As a check of a report.
    func json(of name: String, since: Instant? = nil) -> JSONValue {
        .compact([
            ("name", .string(name)), ("state", .string(state.rawValue)),
            ("detail", .string(detail)), ("year", year.map { .integer($0) }),
            ("code", .string(code)), ("since", since.map { .string($0.rfc3339) }),
            ("values", .object(values)),
            ("version", version.map { .string($0) }),
        ])
    }
}
