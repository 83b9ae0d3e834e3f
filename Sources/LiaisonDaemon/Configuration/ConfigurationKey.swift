internal import LiaisonWire

/// One key of `liaison.toml`, and when a change of it counts. A test holds the table against the
/// shipped file.
package struct ConfigurationKey: Sendable {
    /// When a changed value is used.
    package enum Effect: Sendable {
        /// With the next reload.
        case reload
        /// With the next start.
        case restart
        /// It was: only the first start, which makes the roll, looks at it.
        case firstStart
    }

    /// As `digest.time`.
    package let name: String
    package let effect: Effect
    /// What it says, to be compared.
    let value: @Sendable (Configuration) -> String
    /// Makes the first configuration say what the second does.
    let copy: @Sendable (inout Configuration, Configuration) -> Void

    private init<Value>(
        _ name: String, _ effect: Effect,
        _ path: any WritableKeyPath<Configuration, Value> & Sendable
    ) {
        self.name = name
        self.effect = effect
        value = { String(describing: $0[keyPath: path]) }
        copy = { $0[keyPath: path] = $1[keyPath: path] }
    }

    /// A bound, which a start alone takes up.
    private init(bound name: String, _ value: @escaping @Sendable (Configuration) -> Int) {
        self.name = name
        effect = .restart
        self.value = { String(value($0)) }
        copy = { _, _ in }
    }

    /// Every key. What sockets, limits and the zone are made of is made once, at the start.
    package static let table: [ConfigurationKey] =
        [
            ConfigurationKey("office.name", .firstStart, \.officeName),
            ConfigurationKey("office.language", .reload, \.language),
            ConfigurationKey("office.zone", .restart, \.zone),
            ConfigurationKey("paths.state_dir", .restart, \.stateDirectory),
            ConfigurationKey("paths.socket", .restart, \.socket),
            ConfigurationKey("paths.monitor_socket", .restart, \.monitorSocket),
            ConfigurationKey("paths.rules_dir", .reload, \.rulesDirectory),
            ConfigurationKey("paths.calendar_dir", .reload, \.calendarDirectory),
            ConfigurationKey("paths.headings", .reload, \.headingsFile),
            ConfigurationKey("paths.abroad", .reload, \.abroadFile),
            ConfigurationKey("digest.time", .reload, \.digestTime),
            ConfigurationKey("digest.channel", .firstStart, \.digestChannel),
            ConfigurationKey("import.dues_payer", .reload, \.duesPayer),
            ConfigurationKey("outreach.widen_after", .reload, \.outreachWidenAfter),
            ConfigurationKey("storage.reserve_kib", .restart, \.reserveKiB),
            ConfigurationKey("access.group", .restart, \.accessGroup),
            ConfigurationKey("backup.directory", .reload, \.backupDirectory),
            ConfigurationKey("backup.keep", .reload, \.backupKeep),
            ConfigurationKey("backup.max_age_hours", .reload, \.backupMaxAgeHours),
            ConfigurationKey("log.slow_ms", .reload, \.slowMilliseconds),
        ]
        + ServerLimits.table.map { row in
            ConfigurationKey(bound: "limits.\(row.name)") { $0.limits[keyPath: row.path] }
        }
        + EventBounds.table.map { row in
            ConfigurationKey(bound: "events.\(row.name)") { $0.events[keyPath: row.path] }
        }
}
