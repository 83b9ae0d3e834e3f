/// What `liaisond --doctor` may find beyond what `daemon.health` tells: the check, and the finding's
/// word within it. A closed list, so that each has its sentences in both languages.
package enum Diagnosis: String, Sendable, CaseIterable {
    case settingsValid = "settings.valid"
    case settingsInvalid = "settings.invalid"
    case newFilesNone = "new-files.none"
    case newFilesUnmerged = "new-files.unmerged"
    case timeSynchronised = "time.synchronised"
    case timeUnsynchronised = "time.unsynchronised"
    case timeImplausible = "time.implausible"
    case zoneDataKnown = "zone-data.known"
    case sqliteSound = "sqlite.sound"
    case sqliteWarned = "sqlite.warned"
    case sqliteUnsafe = "sqlite.unsafe"
    case stateSound = "state.sound"
    case stateMissing = "state.missing"
    case stateDenied = "state.denied"
    case stateOpen = "state.open"
    case stateForeign = "state.foreign"
    case fileSystemLocal = "file-system.local"
    case fileSystemNetwork = "file-system.network"
    case fileSystemVolatile = "file-system.volatile"
    case databaseSound = "database.sound"
    case databaseMissing = "database.missing"
    case databaseInUse = "database.in-use"
    case databaseDenied = "database.denied"
    case databaseNewer = "database.newer"
    case databaseOutdated = "database.outdated"
    case databaseForeign = "database.foreign"
    case databaseDamaged = "database.damaged"
    case databaseUnreadable = "database.unreadable"
    case leftoversNone = "leftovers.none"
    case leftoversKept = "leftovers.kept"
    case leftoversDrill = "leftovers.drill"
    case backupPlaceApart = "backup-place.apart"
    case backupPlaceSame = "backup-place.same"
    case backupPlaceMissing = "backup-place.missing"
    case unitAbsent = "unit.absent"
    case unitActive = "unit.active"
    case unitInactive = "unit.inactive"
    case unitFailed = "unit.failed"
    case unitOutdated = "unit.outdated"
    case unitPrivateUsers = "unit.private-users"
    case unitMasked = "unit.masked"
    case socketsListening = "sockets.listening"
    case socketsStopped = "sockets.stopped"
    case socketsNotEnabled = "sockets.not-enabled"
    case backupTimerActive = "backup-timer.active"
    case backupTimerStopped = "backup-timer.stopped"

    /// - Parameters: the check's name and the finding's word, as they stand in a report.
    package init?(check: String, code: String) { self.init(rawValue: "\(check).\(code)") }

    /// The check's name.
    package var check: String { String(rawValue.prefix { $0 != "." }) }

    /// The word, which means one thing within its check.
    package var code: String { String(rawValue.drop { $0 != "." }.dropFirst()) }
}
