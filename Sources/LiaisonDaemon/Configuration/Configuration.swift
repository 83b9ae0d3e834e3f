internal import Glibc
package import LiaisonCore
package import LiaisonWire
internal import TOMLKit

/// What `liaison.toml` says, every key with its default. Flags of the command line come after.
package struct Configuration: Sendable {
    package var officeName = "党务办公室"
    /// `zh` or `en`: the language of people who say nothing else.
    package var language = "zh"
    package var zone = "Asia/Shanghai"
    package var stateDirectory = "/var/lib/liaison"
    package var socket = "/run/liaison/control.sock"
    package var monitorSocket = "/run/liaison/monitor.sock"
    package var rulesDirectory: String
    package var calendarDirectory: String
    package var headingsFile: String
    package var abroadFile: String
    /// The hour of the day's messages.
    package var digestTime = CivilTime(secondOfDay: 8 * 3600 + 1800)
    /// The channel of the office's own staff record: `journal` or `manual`.
    package var digestChannel = "journal"
    /// Who is taken to have paid the dues that a ledger reports.
    package var duesPayer = Payer.member
    package var accessGroup: String?
    /// Where backups go; nil for `backups` in the state directory.
    package var backupDirectory: String?
    /// How many backups stay.
    package var backupKeep = 14
    /// Hours after which the newest backup is too old.
    package var backupMaxAgeHours = 48
    /// From how many milliseconds on a request is kept as slow.
    package var slowMilliseconds = 50
    /// After how many failed tries an outreach names the second number and the family (a product
    /// number: two are enough to know that the first one does not answer).
    package var outreachWidenAfter = 2
    /// What is kept free on the disk for what has to go on when it is full.
    package var reserveKiB = 8192
    /// Bounds on what clients may do; the numbers' reasons stand in etc/liaison.toml.
    package var limits = ServerLimits()
    /// What watching may cost; the numbers' reasons stand in etc/liaison.toml.
    package var events = EventBounds()

    /// The defaults; other files stand beside the configuration file.
    package init(directory: String) {
        rulesDirectory = directory + "/rules.d"
        calendarDirectory = directory + "/calendar.d"
        headingsFile = directory + "/headings.toml"
        abroadFile = directory + "/abroad.toml"
    }

    /// Reads a file; all of its faults at once.
    package static func load(file: String) -> Result<Configuration, ConfigurationFaults> {
        let slash = file.lastIndex(of: "/")
        let directory = slash.map { String(file[..<$0]) } ?? "."
        var configuration = Configuration(directory: directory.isEmpty ? "/" : directory)
        return read(file) { root in configuration.take(root, directory) }.map { configuration }
    }

    /// Reads a TOML file strictly and gives its faults, if any.
    static func read(
        _ file: String,
        _ body: (TOMLSection) -> Void
    ) -> Result<Void, ConfigurationFaults> {
        let text: String
        do { text = try Files.text(file) } catch {
            let message = "cannot be read (errno \(error.code))"
            return .failure(
                ConfigurationFaults([
                    ConfigurationFault(file: file, line: 1, key: "", message: message)
                ])
            )
        }
        let (document, root) = TOMLDocument.parse(file: file, text: text)
        if let root {
            body(root)
            root.finish()
        }
        guard document.faults.isEmpty else {
            return .failure(ConfigurationFaults(document.faults.sorted { $0.line < $1.line }))
        }
        return .success(())
    }

    private mutating func take(_ root: TOMLSection, _ directory: String) {
        if let office = root.section("office") {
            officeName = office.text("name") ?? officeName
            if let text = office.text("language") {
                if ["zh", "en"].contains(text) {
                    language = text
                } else {
                    office.blame("language", "\"\(text)\" is not one of zh, en")
                }
            }
            zone = office.text("zone") ?? zone
            if SystemZone(named: zone) == nil {
                office.blame("zone", StartFailure.zone(zone).what)
            }
            office.finish()
        }
        if let paths = root.section("paths") { take(paths: paths, directory) }
        if let digest = root.section("digest") {
            if let text = digest.text("time") {
                if let time = CivilTime(text) {
                    digestTime = time
                } else {
                    digest.blame("time", "must be a time such as 08:30 or 08:30:00")
                }
            }
            digestChannel = channel(digest) ?? digestChannel
            digest.finish()
        }
        if let section = root.section("import") {
            duesPayer = section.word("dues_payer") ?? duesPayer
            section.finish()
        }
        if let section = root.section("access") {
            accessGroup = section.text("group")
            if let name = accessGroup, getgrnam(name) == nil {
                section.blame("group", StartFailure.group(name).what)
            }
            section.finish()
        }
        if let section = root.section("backup") {
            backupDirectory = section.text("directory").map {
                $0.hasPrefix("/") ? $0 : directory + "/" + $0
            }
            backupKeep = section.integer("keep", in: 1...10_000) ?? backupKeep
            backupMaxAgeHours = section.integer("max_age_hours", in: 1...8_784) ?? backupMaxAgeHours
            section.finish()
        }
        if let section = root.section("log") {
            slowMilliseconds = section.integer("slow_ms", in: 1...60_000) ?? slowMilliseconds
            section.finish()
        }
        if let section = root.section("outreach") {
            outreachWidenAfter = section.integer("widen_after", in: 1...20) ?? outreachWidenAfter
            section.finish()
        }
        if let section = root.section("storage") {
            reserveKiB = section.integer("reserve_kib", in: Self.reservesKiB) ?? reserveKiB
            section.finish()
        }
        if let section = root.section("limits") { take(limits: section) }
        if let section = root.section("events") { take(events: section) }
    }

    /// Name, number, reason: below, it would not hold one commit and its log; above, it would be most
    /// of a small disk.
    private static let reservesKiB = 256...1_048_576

    private func channel(_ digest: TOMLSection) -> String? {
        guard let text = digest.text("channel") else { return nil }
        guard ["journal", "manual"].contains(text) else {
            digest.blame("channel", "\"\(text)\" is not one of journal, manual")
            return nil
        }
        return text
    }

    private mutating func take(paths: TOMLSection, _ directory: String) {
        func path(_ key: String) -> String? {
            paths.text(key).map { $0.hasPrefix("/") ? $0 : directory + "/" + $0 }
        }
        stateDirectory = path("state_dir") ?? stateDirectory
        socket = path("socket") ?? socket
        monitorSocket = path("monitor_socket") ?? monitorSocket
        rulesDirectory = path("rules_dir") ?? rulesDirectory
        calendarDirectory = path("calendar_dir") ?? calendarDirectory
        headingsFile = path("headings") ?? headingsFile
        abroadFile = path("abroad") ?? abroadFile
        paths.finish()
    }

    private mutating func take(limits section: TOMLSection) {
        for row in ServerLimits.table {
            guard let number = section.integer(row.name, in: row.range) else { continue }
            limits[keyPath: row.path] = number
        }
        if limits.connections - limits.reserved < 1 {
            section.blame("connections_reserved", "must be less than connections")
        }
        if limits.outputMaxBytes < limits.outputBytes {
            section.blame("output_max_bytes", "must not be less than output_bytes")
        }
        section.finish()
    }

    private mutating func take(events section: TOMLSection) {
        for row in EventBounds.table {
            guard let number = section.integer(row.name, in: row.range) else { continue }
            events[keyPath: row.path] = number
        }
        section.finish()
    }
}
