import Foundation
import LiaisonClient
import LiaisonWire

/// Backups and restores of a test's daemon.
extension TestDaemon {
    /// Makes a backup; gives its path.
    package func backUp() throws -> String {
        guard let path = try call("daemon.backup")["path"]?.string else { throw NoCursor() }
        return path
    }

    /// Runs `liaisonctl restore`, as an administrator does.
    package func restore(
        _ arguments: String..., language: String = "en", fault: String? = nil
    ) throws -> Command {
        try Ctl.run(
            ["restore", "--config", configuration] + arguments, socket: socket,
            environment: [
                "LIAISON_LANG": language, "COLUMNS": "120", "TZ": "UTC",
                "SWIFT_BACKTRACE": "enable=no",
            ].merging(fault.map { ["LIAISON_FAULT": $0] } ?? [:]) { _, new in new })
    }

    /// Everything on the roll that is somebody's or about somebody, as rows; what is counted anew
    /// with every life of the database is left out.
    package static func contents(of path: String) throws -> [[String]] {
        let file = DatabaseFile(path)
        return try [
            "SELECT 'member', handle, standing, joined, converted, branch, liaison FROM member",
            "SELECT 'org', handle, kind, name, parent FROM org",
            "SELECT 'staff', handle, org, role, channel FROM staff",
            "SELECT 'absence', member, departed, reason, recognisedOn, closedOn FROM absence",
            "SELECT 'fact', id, member, kind, happenedOn, recordedAt, result FROM fact",
            "SELECT 'duty', id, subject, rule, period, since, due, state FROM duty",
            "SELECT 'personal', kind, owner, field, version, hex(value) FROM personal",
        ].flatMap { try file.rows($0) }
    }
}
