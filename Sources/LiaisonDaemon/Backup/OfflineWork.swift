package import LiaisonWire

/// What `liaisond` does with no daemon running, and how it reports it.
package struct OfflineWork: Sendable {
    private let configuration: Configuration

    package init(_ configuration: Configuration) {
        #if DEBUG
            Fault.bringTomorrow()
        #endif
        self.configuration = configuration
    }

    /// Restores a backup, or only tries that out.
    ///
    /// - Returns: one JSON object: what was done, or `error` with a word and a sentence.
    package func restore(
        _ backup: String, replaces: Bool, isDrill: Bool
    ) -> (report: JSONValue, status: ExitStatus) {
        guard let zone = SystemZone(named: configuration.zone) else {
            let failure = StartFailure.zone(configuration.zone)
            return (
                told(["error": ["word": "zone", "message": .string(failure.sentence)]]),
                .configuration
            )
        }
        let directory = configuration.stateDirectory
        let now = Daemon.now()
        do throws(Restore.Failure) {
            var report: JSONValue
            if isDrill {
                report = try RestoreDrill(below: directory, zone: zone, at: now).run(backup)
                    .json(at: now)
            } else {
                report = try Restore(into: directory, zone: zone, at: now)
                    .run(backup, replaces: replaces).json
            }
            report = told(report)
            return (report, .ok)
        } catch {
            return (told(error.json), error.status)
        }
    }

    /// A report with what its reader wants to know before he puts it into words.
    private func told(_ report: JSONValue) -> JSONValue {
        .object(
            (report.members ?? []) + [
                JSONMember("zone", .string(configuration.zone)),
                JSONMember("language", .string(configuration.language)),
            ])
    }

    /// Looks the installation over: see `Doctor`.
    ///
    /// - Returns: the report, and 0 when all is well, 1 when something should be looked at, 2 when
    ///   something does not work: the statuses of `liaisonctl health`.
    package static func doctor(_ source: ConfigurationSource) -> (report: JSONValue, status: Int32)
    {
        #if DEBUG
            Fault.bringTomorrow()
        #endif
        let report = Doctor(source, at: Daemon.now()).report()
        let status: Int32 =
            switch report.state {
            case .ok: 0
            case .degraded: 1
            case .failing: 2
            }
        return (report.json, status)
    }
}
