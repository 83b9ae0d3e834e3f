import Foundation
import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import LiaisonWire

@testable import LiaisonDaemon

/// An installation that a doctor can look at: files in a directory of its own, and what systemd
/// would say of its units.
final class Installation {
    let directory: TemporaryDirectory
    let configuration: String
    /// Where the roll is, or would be.
    let state: String
    /// What `systemctl show` prints; nil where there is no systemd.
    var units: String?
    var now = Instant(milliseconds: 1_796_000_000_000)  // 2026-11-30

    init() throws {
        directory = try TemporaryDirectory()
        state = directory.path + "/state"
        configuration = try directory.configuration([("/var/lib/liaison", state)])
    }

    /// The state as a first start makes it, stopped again.
    func begin() throws {
        try FileManager.default.createDirectory(
            atPath: state, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let store = try Store(path: state + "/liaison.db")
        try store.setUpOffice(
            Store.OfficeSetup(name: "党务办公室", channel: "journal"),
            in: Circumstance(
                now: now, today: CivilDate(dayNumber: 20_700), reporter: .office,
                rules: TestRules.book))
        try store.close()
        try Data().write(to: URL(filePath: state + "/liaisond.lock"))
    }

    /// The state with some SQL done to its database behind the program's back.
    func begin(_ sql: String) throws {
        try begin()
        _ = try DatabaseFile(state + "/liaison.db").rows(sql)
    }

    /// The units as installed, with some properties of the service changed.
    func install(
        _ service: [String: String] = [:], sockets: [String: String] = [:],
        timer: [String: String] = [:]
    ) {
        let unit = [
            "LoadState": "loaded", "ActiveState": "active", "SubState": "running",
            "UnitFileState": "enabled", "NeedDaemonReload": "no",
        ]
        let start =
            "{ path=/usr/sbin/liaisond ; argv[]=/usr/sbin/liaisond --config \(configuration) ; }"
        let own = ["PrivateUsers": "no", "ExecMainStatus": "0", "ExecStart": start]
        func shown(_ name: String, _ changes: [String: String]...) -> String {
            let all = changes.reduce(unit) { $0.merging($1) { _, new in new } }
            let lines = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }
            return "Id=\(name)\n" + lines.joined()
        }
        units =
            ([shown("liaisond.service", own, service)]
            + UnitFacts.sockets.map { shown($0, sockets) } + [shown(UnitFacts.backupTimer, timer)])
            .joined(separator: "\n")
    }

    func report() -> Doctor.Report {
        let facts = units.map { UnitFacts(text: $0) }
        return Doctor(ConfigurationSource(file: configuration), at: now, units: { facts }).report()
    }

    /// The doctor's own findings, without those that `daemon.health` has too.
    func diagnoses() -> [Diagnosis: HealthFinding] {
        var found: [Diagnosis: HealthFinding] = [:]
        for (name, finding) in report().findings {
            guard let diagnosis = Diagnosis(check: name, code: finding.code) else { continue }
            found[diagnosis] = finding
        }
        return found
    }
}
