internal import Glibc
package import LiaisonCore
package import LiaisonWire

/// Looks an installation over, whether a daemon runs or not: what is wrong with it, for whoever has
/// to put it right. Changes nothing.
///
/// What it finds has the form of `daemon.health`, and is told by the client in two languages.
package struct Doctor: Sendable {
    let source: ConfigurationSource
    let now: Instant
    /// What systemd says of the units; nil where there is no systemd.
    let units: @Sendable () -> UnitFacts?

    package init(
        _ source: ConfigurationSource, at now: Instant,
        units: @escaping @Sendable () -> UnitFacts? = UnitFacts.asked
    ) {
        self.source = source
        self.now = now
        self.units = units
    }

    /// Everything that was looked at, in the order in which an installation depends on it.
    package struct Report: Sendable {
        package var findings: [(name: String, finding: HealthFinding)]
        /// The office's language and zone, once the configuration could be read.
        package var language: String?
        package var zone: String?

        package var state: HealthState { findings.map(\.finding.state).max() ?? .ok }

        package var json: JSONValue {
            .compact([
                ("state", .string(state.rawValue)),
                ("checks", .array(findings.map { $0.finding.json(of: $0.name) })),
                ("language", language.map { .string($0) }), ("zone", zone.map { .string($0) }),
            ])
        }
    }

    package func report() -> Report {
        var report = Report(findings: [])
        func add(_ diagnosis: HealthFinding, of name: String) {
            report.findings.append((name, diagnosis))
        }
        func add(_ found: Found) { add(found.finding, of: found.diagnosis.check) }
        func add(_ check: HealthCheck) { add(check.look(now), of: check.name) }

        add(sqlite())
        add(time())
        add(zoneData())
        let configuration: Configuration
        switch source.load() {
        case .failure(let failure):
            add(invalid(failure.faults.map(\.description)))
            add(newFiles())
            // Where anything else is, only the configuration says.
            for found in unitFindings() { add(found) }
            return report
        case .success(let read): configuration = read
        }
        report.language = configuration.language
        report.zone = configuration.zone
        let settings = Settings.load(configuration)
        switch settings {
        case .failure(let failure): add(invalid(failure.faults.map(\.description)))
        case .success: add(Found(.ok, .settingsValid, "configuration, rules and calendar load"))
        }
        add(newFiles())
        let directory = configuration.stateDirectory
        let today = SystemZone(named: configuration.zone)?.civil(of: now).date
        if let settings = try? settings.get(), let today {
            let calendar = settings.calendar.taking(installedYears(in: directory))
            add(.calendar { (calendar, today) })
        }
        let state = state(directory)
        add(state)
        // A directory is on the disk of the one that it will be made in.
        let present = Self.present(directory)
        add(fileSystem(present))
        add(.disk(present))
        if state.diagnosis != .stateDenied {
            add(database(in: directory, today: today ?? CivilDate(dayNumber: 0)))
            add(leftovers(directory))
            if let settings = try? settings.get() {
                // The lock is made by the first start, and never written.
                let begun = FileFacts.changed(directory + "/liaisond.lock") ?? now
                add(.backup(OfficeInForce(settings.office), since: begun))
                add(backupPlace(settings.office.backup.directory, directory))
            }
        }
        for found in unitFindings() { add(found) }
        return report
    }

    /// One finding of the doctor's own.
    struct Found: Sendable {
        var diagnosis: Diagnosis
        var finding: HealthFinding

        init(
            _ state: HealthState, _ diagnosis: Diagnosis, _ detail: String,
            _ values: [JSONMember] = [], version: String? = nil
        ) {
            self.diagnosis = diagnosis
            finding = HealthFinding(state, diagnosis.code, detail, values, version: version)
        }
    }

    private func invalid(_ faults: [String]) -> Found {
        Found(
            .failing, .settingsInvalid, "configuration, rules or calendar are refused",
            [JSONMember("faults", .array(faults.map { .string($0) }))])
    }

    /// The directory, or the nearest above it that there is.
    private static func present(_ directory: String) -> String {
        var path = directory
        while !FileFacts.exists(path), let slash = path.lastIndex(of: "/"), slash != path.startIndex
        {
            path = String(path[..<slash])
        }
        return path
    }
}
