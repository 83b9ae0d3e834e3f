package import LiaisonWire

/// What `liaisond` does with no daemon running, and how it reports it.
package struct OfflineWork: Sendable {
    private let configuration: Configuration

    package init(_ configuration: Configuration) { self.configuration = configuration }

    /// Restores a backup, or only tries that out.
    ///
    /// - Returns: one JSON object: what was done, or `error` with a word and a sentence.
    package func restore(
        _ backup: String, replaces: Bool, isDrill: Bool
    ) -> (report: JSONValue, status: ExitStatus) {
        guard let zone = SystemZone(named: configuration.zone) else {
            let failure = StartFailure.zone(configuration.zone)
            return (
                ["error": ["word": "zone", "message": .string(failure.sentence)]], .configuration
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
            report = .object(
                (report.members ?? []) + [JSONMember("zone", .string(configuration.zone))])
            return (report, .ok)
        } catch {
            return (error.json, error.status)
        }
    }
}
