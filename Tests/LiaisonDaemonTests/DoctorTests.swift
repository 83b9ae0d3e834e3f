import Foundation
import LiaisonCore
import LiaisonStore
import LiaisonSystemd
import LiaisonTestKit
import LiaisonWire
import Testing

@testable import LiaisonDaemon

/// What is wrong with an installation is found, and what is well is not called wrong.
@Suite struct DoctorTests {
    /// An installation with one thing about it.
    struct Case: Sendable, CustomTestStringConvertible {
        let diagnosis: Diagnosis
        let state: HealthState
        let prepare: @Sendable (Installation) throws -> Void
        var testDescription: String { diagnosis.rawValue }

        init(
            _ diagnosis: Diagnosis, _ state: HealthState = .ok,
            _ prepare: @escaping @Sendable (Installation) throws -> Void
        ) {
            self.diagnosis = diagnosis
            self.state = state
            self.prepare = prepare
        }
    }

    static let cases: [Case] = [
        Case(.settingsValid) { _ in },
        Case(.settingsInvalid, .failing) {
            try $0.directory.write("pack = \"x\"\nrule = 3\n", to: "etc/rules.d/mine.toml")
        },
        Case(.newFilesNone) { _ in },
        Case(.newFilesUnmerged, .degraded) {
            try $0.directory.write("", to: "etc/liaison.toml.new")
        },
        Case(.newFilesUnmerged, .degraded) {
            try $0.directory.write("", to: "etc/rules.d/national.toml.dpkg-dist")
        },
        Case(.timeImplausible, .failing) { $0.now = Instant(milliseconds: 0) },
        Case(.zoneDataKnown) { _ in },
        Case(.stateMissing) { _ in },
        Case(.stateSound) { try $0.begin() },
        Case(.stateOpen, .degraded) {
            try $0.begin()
            chmod($0.state, 0o750)
        },
        Case(.fileSystemLocal) { try $0.begin() },
        Case(.databaseMissing) {
            try FileManager.default.createDirectory(
                atPath: $0.state, withIntermediateDirectories: true)
        },
        Case(.databaseSound) { try $0.begin() },
        Case(.databaseNewer, .failing) { try $0.begin("PRAGMA user_version = 1000") },
        Case(.databaseForeign, .failing) { try $0.begin("PRAGMA application_id = 7") },
        Case(.databaseDamaged, .failing) {
            try $0.begin("PRAGMA foreign_keys = OFF; UPDATE staff SET org = 4711")
        },
        Case(.databaseUnreadable, .failing) {
            try $0.begin()
            try FileManager.default.removeItem(atPath: $0.state + "/liaison.db")
            try FileManager.default.createDirectory(
                atPath: $0.state + "/liaison.db", withIntermediateDirectories: true)
        },
        Case(.leftoversNone) { try $0.begin() },
        Case(.leftoversKept) {
            try $0.begin()
            try $0.directory.write("x", to: "state/liaison.db.replaced-20261128T073212.345Z")
        },
        Case(.leftoversDrill, .degraded) {
            try $0.begin()
            try $0.directory.write("x", to: "state/drill-a1b2c3/liaison.db")
        },
        Case(.backupPlaceMissing) { try $0.begin() },
        Case(.backupPlaceSame) {
            try $0.begin()
            try $0.directory.write("x", to: "state/backups/x")
        },
        Case(.unitAbsent) { _ in },
        Case(.unitAbsent) {
            $0.install(["ExecStart": "{ argv[]=liaisond --config /elsewhere.toml ; }"])
        },
        Case(.unitAbsent) { $0.install(["LoadState": "not-found", "ExecStart": ""]) },
        Case(.unitActive) { $0.install() },
        Case(.unitInactive) { $0.install(["ActiveState": "inactive", "SubState": "dead"]) },
        Case(.unitFailed, .failing) {
            $0.install(["ActiveState": "failed", "SubState": "failed", "ExecMainStatus": "78"])
        },
        Case(.unitFailed, .failing) {
            $0.install(["ActiveState": "activating", "SubState": "auto-restart"])
        },
        Case(.unitOutdated, .degraded) { $0.install(["NeedDaemonReload": "yes"]) },
        Case(.unitPrivateUsers, .failing) { $0.install(["PrivateUsers": "yes"]) },
        Case(.unitMasked, .failing) { $0.install(["LoadState": "masked", "ExecStart": ""]) },
        Case(.socketsListening) { $0.install() },
        Case(.socketsStopped, .failing) { $0.install(sockets: ["ActiveState": "failed"]) },
        Case(.socketsNotEnabled, .degraded) { $0.install(sockets: ["UnitFileState": "disabled"]) },
        Case(.backupTimerActive) { $0.install() },
        Case(.backupTimerStopped, .degraded) { $0.install(timer: ["ActiveState": "inactive"]) },
    ]

    @Test(arguments: cases)
    func `an installation is told what is about it`(it: Case) throws {
        let installation = try Installation()
        try it.prepare(installation)
        let found = installation.diagnoses()
        #expect(found[it.diagnosis]?.state == it.state, "\(found.keys.map(\.rawValue).sorted())")
        let worst = installation.report().state
        #expect(worst >= it.state)
    }

    /// What needs another machine, another user or another moment than a case can make.
    static let elsewhere: [Diagnosis: String] = [
        .timeSynchronised: "adjtimex(2) of the machine decides",
        .timeUnsynchronised: "adjtimex(2) of the machine decides",
        .sqliteSound: "`a version of SQLite is known by its bugs`",
        .sqliteWarned: "`a version of SQLite is known by its bugs`",
        .sqliteUnsafe: "`a version of SQLite is known by its bugs`",
        .stateDenied: "LiaisonSystemTests/DoctorTests",
        .stateForeign: "LiaisonSystemTests/DoctorTests",
        .fileSystemNetwork: "`a file system that keeps nothing is told by its type`",
        .fileSystemVolatile: "`a file system that keeps nothing is told by its type`",
        .databaseInUse: "`a database that somebody has open is left alone`",
        .databaseDenied: "LiaisonSystemTests/DoctorTests",
        .databaseOutdated: "LiaisonSystemTests/MigrationTests",
        .backupPlaceApart: "LiaisonSystemTests/DoctorTests",
    ]

    @Test func `every diagnosis has a case, or a reason why it has none`() {
        let shown = Set(Self.cases.map(\.diagnosis))
        #expect(shown.isDisjoint(with: Self.elsewhere.keys))
        #expect(shown.union(Self.elsewhere.keys) == Set(Diagnosis.allCases))
    }

    @Test func `a diagnosis is found by its check and its word, and by nothing else`() {
        for diagnosis in Diagnosis.allCases {
            #expect(Diagnosis(check: diagnosis.check, code: diagnosis.code) == diagnosis)
        }
        #expect(Diagnosis(check: "sqlite", code: "moon") == nil)
    }

    @Test(arguments: [
        (3_040_001, ["wal-reset"], "warned"), (3_046_001, ["wal-reset"], "warned"),
        (3_051_002, ["wal-reset"], "warned"), (3_051_003, [], "sound"), (3_053_000, [], "sound"),
        (3_050_006, ["wal-reset"], "warned"), (3_050_007, [], "sound"),
        (3_044_005, ["wal-reset"], "warned"), (3_044_006, [], "sound"),
        (3_045_006, ["wal-reset"], "warned"), (3_034_001, ["wal-reset"], "warned"),
        (3_035_000, ["wal-reset", "savepoint"], "unsafe"),
        (3_037_001, ["wal-reset", "savepoint"], "unsafe"), (3_037_002, ["wal-reset"], "warned"),
    ])
    func `a version of SQLite is known by its bugs`(number: Int, bugs: [String], code: String) {
        let version = SQLiteVersion(number: number)
        #expect(version.bugs.map(\.rawValue) == bugs)
        let found = Doctor.sqlite(version)
        #expect(found.diagnosis.code == code)
        #expect(found.finding.version == version.description)
        #expect(SQLiteVersion(number: 3_040_001).description == "3.40.1")
    }

    /// The numbers of linux/magic.h.
    @Test(arguments: [
        (0xEF53, "local"), (0x5846_5342, "local"), (0x9123_683E, "local"), (0, "local"),
        (0x6969, "network"), (0xFF53_4D42, "network"), (0x0102_1994, "volatile"),
    ])
    func `a file system that keeps nothing is told by its type`(type: Int, code: String) {
        #expect(Doctor.fileSystem(type: type).diagnosis.code == code)
    }

    @Test func `a database that somebody has open is left alone`() throws {
        let installation = try Installation()
        try installation.begin()
        let lock = try StateLock(path: installation.state + "/liaisond.lock")
        #expect(installation.diagnoses()[.databaseInUse]?.state == .ok)
        withExtendedLifetime(lock) {}
    }

    @Test func `all faults of all files are named`() throws {
        let installation = try Installation()
        try installation.directory.write("year = 2026\n", to: "etc/calendar.d/2026.toml")
        try installation.directory.write("rule = 3\n", to: "etc/rules.d/mine.toml")
        let values = try #require(installation.diagnoses()[.settingsInvalid]).values
        let faults = try #require(values.first { $0.name == "faults" }?.value.array)
        #expect(faults.count >= 3)
        #expect(faults.allSatisfy { $0.string?.contains(".toml:1: ") == true })
    }

    @Test func `looking changes nothing, a log beside the database included`() throws {
        let installation = try Installation()
        try installation.begin()
        let database = DatabaseFile(installation.state + "/liaison.db")
        for mode in ["DELETE", "WAL"] {
            _ = try database.rows("PRAGMA journal_mode = \(mode)")
            for name in ["liaison.db-wal", "liaison.db-shm"] {
                try? FileManager.default.removeItem(atPath: installation.state + "/" + name)
            }
            let before = try Self.contents(of: installation.state)
            #expect(installation.diagnoses()[.databaseSound] != nil)
            #expect(try Self.contents(of: installation.state) == before, "\(mode)")
        }
        // What no checkpoint has moved yet counts, and stays where it is.
        let open = try Store(path: database.path)
        _ = try open.beginAnew(at: installation.now, by: .restore)
        let copy = installation.directory.path + "/copied"
        try FileManager.default.copyItem(atPath: installation.state, toPath: copy)
        try open.close()
        try FileManager.default.removeItem(atPath: installation.state)
        try FileManager.default.moveItem(atPath: copy, toPath: installation.state)
        let before = try Self.contents(of: installation.state)
        #expect(before.keys.contains("liaison.db-wal"))
        #expect(installation.diagnoses()[.databaseSound] != nil)
        let after = try Self.contents(of: installation.state)
        // The shared memory is an index that SQLite makes anew.
        #expect(
            after.filter { $0.key != "liaison.db-shm" }
                == before.filter { $0.key != "liaison.db-shm" })
    }

    private static func contents(of directory: String) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory)
        return try Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, try Data(contentsOf: URL(filePath: directory + "/" + $0)))
            })
    }
}
