package import LiaisonCore

/// The files beside the configuration: rules, calendar, headings, places abroad.
extension Configuration {
    /// All rules of all packs, in the order of file names. An id occurs once among them.
    package func loadRules() -> Result<[Rule], ConfigurationFaults> {
        var rules: [Rule] = []
        var seen: [String: String] = [:]
        return each(rulesDirectory) { root in
            _ = root.text("pack", isRequired: true)
            for section in root.sections("rule") {
                guard let rule = Rule(reading: section) else { continue }
                if let other = seen[rule.id] {
                    section.blame("id", "rule \(rule.id) is also in \(other)")
                }
                seen[rule.id] = root.document.file
                rules.append(rule)
            }
        }.map { rules }
    }

    package func loadCalendar() -> Result<WorkCalendar, ConfigurationFaults> {
        var years: [Int: WorkCalendar.Year] = [:]
        return each(calendarDirectory) { root in
            guard let file = CalendarFile(reading: root) else { return }
            years[file.year] = file.days
        }.map { WorkCalendar(years: years) }
    }

    /// Spellings of ledger headings by field.
    package func loadHeadings() -> Result<[LedgerField: [String]], ConfigurationFaults> {
        var headings: [LedgerField: [String]] = [:]
        return Self.read(headingsFile) { root in
            guard let fields = root.section("fields", isRequired: true) else { return }
            for field in LedgerField.allCases {
                headings[field] = fields.texts(field.rawValue, isRequired: true) ?? []
            }
            fields.finish()
        }.map { headings }
    }

    /// Names of places that count as abroad.
    package func loadAbroad() -> Result<[String], ConfigurationFaults> {
        var places: [String] = []
        return Self.read(abroadFile) { root in
            places = root.texts("places", isRequired: true) ?? []
        }.map { places }
    }

    /// Everything that `--check` and `rules.check` report.
    package func checkRules() -> [String] {
        guard case .failure(let found) = Settings.load(self) else { return [] }
        return found.faults.map(\.description)
    }

    /// Reads every TOML file of a directory.
    private func each(
        _ directory: String,
        _ body: (TOMLSection) -> Void
    ) -> Result<Void, ConfigurationFaults> {
        let names: [String]
        do { names = try Files.names(in: directory, ending: ".toml") } catch {
            let message = "the directory cannot be read (errno \(error.code))"
            return .failure(
                ConfigurationFaults([
                    ConfigurationFault(file: directory, line: 1, key: "", message: message)
                ])
            )
        }
        var faults: [ConfigurationFault] = []
        for name in names {
            if case .failure(let found) = Self.read(directory + "/" + name, body) {
                faults += found.faults
            }
        }
        return faults.isEmpty ? .success(()) : .failure(ConfigurationFaults(faults))
    }
}
