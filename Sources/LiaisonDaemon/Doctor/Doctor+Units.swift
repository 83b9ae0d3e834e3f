internal import LiaisonWire

/// The units of the service, as systemd has them.
extension Doctor {
    func unitFindings() -> [Found] {
        guard let facts = units(), facts.serves(source.file) else {
            return [Found(.ok, .unitAbsent, "systemd runs no service with this configuration")]
        }
        return [unit(facts), sockets(facts), backupTimer(facts)]
    }

    private func unit(_ facts: UnitFacts) -> Found {
        func property(_ name: String) -> String? { facts.property(name, of: UnitFacts.service) }
        if property("LoadState") == "masked" {
            return Found(.failing, .unitMasked, "it is masked")
        }
        if property("PrivateUsers") == "yes" {
            return Found(
                .failing, .unitPrivateUsers,
                "PrivateUsers= makes all callers look alike: it refuses to start")
        }
        let needsReload = (facts.units.values.map { $0["NeedDaemonReload"] }).contains("yes")
        // Between two starts of a service that does not come up.
        let isRetried = property("SubState") == "auto-restart"
        switch property("ActiveState") {
        case _ where isRetried, "failed":
            let status = property("ExecMainStatus").flatMap { Int($0) } ?? 0
            return Found(
                .failing, .unitFailed, "its last start or run failed",
                [JSONMember("status", .integer(status))])
        case _ where needsReload:
            return Found(.degraded, .unitOutdated, "its file has changed since systemd read it")
        case "active", "activating", "reloading":
            return Found(.ok, .unitActive, "it runs")
        default:
            return Found(.ok, .unitInactive, "it starts with its first client")
        }
    }

    private func sockets(_ facts: UnitFacts) -> Found {
        let sockets = UnitFacts.sockets
        guard sockets.allSatisfy({ facts.property("ActiveState", of: $0) == "active" }) else {
            return Found(.failing, .socketsStopped, "nobody listens on a socket of the service")
        }
        return sockets.allSatisfy { facts.property("UnitFileState", of: $0) == "enabled" }
            ? Found(.ok, .socketsListening, "systemd listens on them")
            : Found(.degraded, .socketsNotEnabled, "the next boot will not listen on them")
    }

    private func backupTimer(_ facts: UnitFacts) -> Found {
        facts.property("ActiveState", of: UnitFacts.backupTimer) == "active"
            ? Found(.ok, .backupTimerActive, "backs the roll up every night")
            : Found(.degraded, .backupTimerStopped, "no backup is made by itself")
    }
}
