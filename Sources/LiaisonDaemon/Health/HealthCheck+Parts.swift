internal import LiaisonCore
internal import LiaisonSystemd
internal import LiaisonWire
internal import Synchronization

/// The parts of the daemon, and what they hold.
extension HealthCheck {
    /// Name, number, reason: people wait for an answer, and after a second they ask again.
    private static let slow = Duration.seconds(1)
    /// Name, number, reason: the interval of the shipped unit's watchdog, which then starts the
    /// service anew.
    private static let stopped = Duration.seconds(30)

    /// Whether a part answers when it is asked.
    static func part(_ name: String, _ heartbeat: Heartbeat) -> HealthCheck {
        HealthCheck(name) { _ in
            let values = [JSONMember("lag_ms", .integer(heartbeat.lag.wholeMilliseconds))]
            return late(heartbeat, values) ?? HealthFinding(.ok, "alive", "goes on", values)
        }
    }

    /// The finding about a part that answers late or not at all; nil for one that is in time.
    static func late(_ heartbeat: Heartbeat, _ values: [JSONMember]) -> HealthFinding? {
        switch heartbeat.lag {
        case stopped...: HealthFinding(.failing, "stopped", "does not go on", values)
        case slow...: HealthFinding(.degraded, "slow", "goes on slowly", values)
        default: nil
        }
    }

    /// Whether there are file descriptors left for clients.
    static func descriptors(_ limit: DescriptorLimit) -> HealthCheck {
        HealthCheck("descriptors") { _ in
            let open = ProcessUsage.descriptors
            let values = [
                JSONMember("open", .integer(open)),
                JSONMember("limit", .integer(limit.descriptors)),
            ]
            return limit.isExhausted(by: Int32(clamping: open))
                ? HealthFinding(.degraded, "few", "new clients are refused", values)
                : HealthFinding(.ok, "free", "enough are free", values)
        }
    }

    /// Whether there is room for another client.
    static func connections(_ doorman: Doorman, _ limit: Int) -> HealthCheck {
        HealthCheck("connections") { _ in
            let present = doorman.present
            let values = [
                JSONMember("open", .integer(present)), JSONMember("limit", .integer(limit)),
            ]
            return present >= limit
                ? HealthFinding(.degraded, "full", "new clients are refused", values)
                : HealthFinding(.ok, "free", "there is room", values)
        }
    }

    /// Whether the next start would take the configuration.
    static func configuration(_ reloader: Reloader) -> HealthCheck {
        HealthCheck("configuration") { _ in
            reloader.isRefused
                ? HealthFinding(
                    .degraded, "refused", "the last reload was refused; a start would be too")
                : HealthFinding(.ok, "in-force", "as read")
        }
    }

    /// Name, number, reason: who looks at the service once an hour still sees it.
    private static let dropMemory = Duration.seconds(3_600)

    /// Whether the journal has all that was to be said.
    ///
    /// - Parameter dropped: lines that were dropped since the start.
    static func log(_ dropped: @escaping @Sendable () -> Int) -> HealthCheck {
        let last = Mutex<(dropped: Int, at: ContinuousClock.Instant?)>((0, nil))
        return HealthCheck("log") { _ in
            let total = dropped()
            let values = [JSONMember("dropped", .integer(total))]
            let at = last.withLock { last in
                if total > last.dropped { last = (total, .now) }
                return last.at
            }
            guard let at, at.duration(to: .now) < dropMemory else {
                return HealthFinding(.ok, "complete", "nothing dropped within an hour", values)
            }
            return HealthFinding(.degraded, "dropped", "lines of the log were dropped", values)
        }
    }
}
