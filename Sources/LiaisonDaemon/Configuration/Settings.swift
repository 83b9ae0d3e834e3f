internal import Crypto
internal import LiaisonCore
internal import LiaisonStore

/// All that the files say, read and checked as a whole: nothing of it is used unless all of it is
/// good.
struct Settings: Sendable {
    /// `liaison.toml`, with the flags of the command line.
    var configuration: Configuration
    let rules: [Rule]
    let calendar: WorkCalendar
    let headings: HeadingSpellings
    let abroad: [String]

    /// Reads everything beside `configuration`; all faults of all files at once.
    static func load(_ configuration: Configuration) -> Result<Settings, ConfigurationFaults> {
        let rules = configuration.loadRules()
        let calendar = configuration.loadCalendar()
        let headings = configuration.loadHeadings()
        let abroad = configuration.loadAbroad()
        do {
            return .success(
                Settings(
                    configuration: configuration, rules: try rules.get(),
                    calendar: try calendar.get(), headings: try headings.get(),
                    abroad: try abroad.get()))
        } catch {
            return .failure(
                ConfigurationFaults(
                    faults(rules) + faults(calendar) + faults(headings) + faults(abroad)))
        }
    }

    private static func faults(_ result: Result<some Any, ConfigurationFaults>)
        -> [ConfigurationFault]
    {
        if case .failure(let found) = result { found.faults } else { [] }
    }

    /// What the files say; `RulesInForce` knows what is installed beside them.
    var ruleBook: RuleBook { RuleBook(rules: rules, calendar: calendar) }

    /// What the desk needs of it.
    var office: OfficeSettings {
        let configuration = configuration
        var office = OfficeSettings(
            zone: configuration.zone,
            language: configuration.language,
            duesPayer: configuration.duesPayer,
            digest: configuration.digestTime,
            headings: headings,
            abroad: PlacesAbroad(abroad),
            backup: BackupSettings(
                directory: configuration.backupDirectory
                    ?? configuration.stateDirectory + "/backups",
                keep: configuration.backupKeep, maxAgeHours: configuration.backupMaxAgeHours),
            checkRules: { configuration.checkRules() },
            slow: .milliseconds(configuration.slowMilliseconds),
            widenAfter: configuration.outreachWidenAfter
        )
        office.rulesWith = { configuration.rules(with: $0, called: $1) }
        return office
    }

    /// A digest of everything in it and of the rules in force, in hexadecimal: equal where the same
    /// would be done.
    func hash(under book: RuleBook) -> String {
        let rules = book.fingerprint
        let spellings = [headings.outflow, headings.inflow ?? [:]].flatMap { list in
            LedgerField.allCases.map { "\($0.rawValue)=\(list[$0] ?? [])" }
        }
        let keys = ConfigurationKey.table.map { "\($0.name)=\($0.value(configuration))" }
        let text = ([rules] + spellings + abroad + keys).joined(separator: "\n")
        return Daemon.hex(SHA256.hash(data: Array(text.utf8)).prefix(16))
    }
}

extension RuleBook {
    /// By what the store knows whether its duties were derived from these.
    var digest: String {
        Daemon.hex(SHA256.hash(data: Array(fingerprint.utf8)).prefix(16))
    }
}
