package import LiaisonCore
internal import Synchronization

/// What the desk and the scheduler need of the configuration.
package struct OfficeSettings: Sendable {
    package var zone: String
    /// Of people who say nothing else: `zh` or `en`.
    package var language: String
    package var duesPayer: Payer
    package var digest: CivilTime
    package var headings: HeadingSpellings
    package var abroad: PlacesAbroad
    package var backup: BackupSettings
    package var checkRules: @Sendable () -> [String]
    /// The rules of the files with another pack among them.
    var rulesWith: RulesWith = { _, _ in .success([]) }
    /// From how long on a request is kept as slow.
    package var slow: Duration
    /// After how many failed tries an outreach names further ways to reach a member.
    package var widenAfter: Int

    package init(
        zone: String,
        language: String,
        duesPayer: Payer,
        digest: CivilTime,
        headings: HeadingSpellings,
        abroad: PlacesAbroad,
        backup: BackupSettings = BackupSettings(directory: ""),
        checkRules: @escaping @Sendable () -> [String],
        slow: Duration = .milliseconds(50),
        widenAfter: Int = 2
    ) {
        self.widenAfter = widenAfter
        self.slow = slow
        self.zone = zone
        self.language = language
        self.duesPayer = duesPayer
        self.digest = digest
        self.headings = headings
        self.abroad = abroad
        self.backup = backup
        self.checkRules = checkRules
    }
}

/// The rules as they would be with a pack of this text, which faults call by this name.
typealias RulesWith =
    @Sendable (_ text: String, _ name: String)
    -> Result<[Rule], ConfigurationFaults>

/// Where backups go, how many stay, and when the newest is too old.
package struct BackupSettings: Sendable, Equatable {
    package var directory: String
    package var keep: Int
    package var maxAgeHours: Int

    package init(directory: String, keep: Int = 14, maxAgeHours: Int = 48) {
        self.directory = directory
        self.keep = keep
        self.maxAgeHours = maxAgeHours
    }
}

/// The office's settings as they are now: one value, which a reload replaces whole.
package final class OfficeInForce: Sendable {
    private let settings: Mutex<OfficeSettings>

    package init(_ settings: OfficeSettings) { self.settings = Mutex(settings) }

    package var now: OfficeSettings { settings.withLock { $0 } }

    package func replace(with new: OfficeSettings) { settings.withLock { $0 = new } }
}
