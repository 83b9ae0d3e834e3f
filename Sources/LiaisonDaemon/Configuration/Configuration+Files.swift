package import LiaisonCore

/// The files beside the configuration: rules, calendar, headings, places abroad.
extension Configuration {
    package func loadCalendar() -> Result<WorkCalendar, ConfigurationFaults> {
        var years: [Int: WorkCalendar.Year] = [:]
        return each(calendarDirectory) { root in
            guard let file = CalendarFile(reading: root) else { return }
            years[file.year] = file.days
        }.map { WorkCalendar(years: years) }
    }

    /// Spellings of ledger headings by field. A file of an office from before inflow ledgers were known
    /// has no section for them, and stays good.
    package func loadHeadings() -> Result<HeadingSpellings, ConfigurationFaults> {
        var headings = HeadingSpellings()
        return Self.read(headingsFile) { root in
            guard let fields = root.section("fields", isRequired: true) else { return }
            for field in LedgerField.allCases where field.belongs(to: .outflow) {
                headings.outflow[field] = fields.texts(field.rawValue, isRequired: true) ?? []
            }
            fields.finish()
            guard let inflow = root.section("inflow") else { return }
            var spellings: [LedgerField: [String]] = [:]
            for field in LedgerField.allCases where field.belongs(to: .inflow) {
                let isOwn = !field.belongs(to: .outflow)
                spellings[field] = inflow.texts(field.rawValue, isRequired: isOwn) ?? []
            }
            inflow.finish()
            headings.inflow = spellings
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
    package func checkRules() -> [String] { Self.sentences(Settings.load(self)) }

    static func sentences(_ result: Result<some Any, ConfigurationFaults>) -> [String] {
        guard case .failure(let found) = result else { return [] }
        return found.faults.map(\.description)
    }

    /// Reads every TOML file of a directory.
    private func each(
        _ directory: String,
        _ body: (TOMLSection) -> Void
    ) -> Result<Void, ConfigurationFaults> {
        let names: [String]
        do { names = try Files.names(in: directory, ending: ".toml") } catch {
            return .failure(
                ConfigurationFaults([Self.unreadable(directory, error, "the directory ")]))
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
