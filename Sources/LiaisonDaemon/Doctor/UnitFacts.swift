internal import Glibc

/// What systemd has in force for this service's units: `systemctl show`, which has read every
/// drop-in, so that nobody has to do that again.
package struct UnitFacts: Sendable {
    /// Properties of a unit, by its name.
    package var units: [String: [String: String]]

    package init(units: [String: [String: String]]) { self.units = units }

    static let service = "liaisond.service"
    static let sockets = ["liaisond.socket", "liaisond-monitor.socket"]
    static let backupTimer = "liaison-backup.timer"

    private static let properties = [
        "Id", "LoadState", "ActiveState", "SubState", "UnitFileState", "NeedDaemonReload",
        "PrivateUsers",
        "ExecMainStatus", "ExecStart",
    ]

    /// Asks systemd; nil where it is not there to be asked.
    package static let asked: @Sendable () -> UnitFacts? = {
        let names = ([service] + sockets + [backupTimer]).joined(separator: " ")
        let command =
            "systemctl show --no-pager -p \(properties.joined(separator: ",")) \(names) 2>/dev/null"
        guard let pipe = popen(command, "re") else { return nil }
        var text: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&chunk, 1, chunk.count, pipe)
            guard count > 0 else { break }
            text += chunk[..<count]
        }
        guard pclose(pipe) == 0 else { return nil }
        return UnitFacts(text: String(decoding: text, as: UTF8.self))
    }

    /// Reads what `systemctl show` prints: lines `NAME=VALUE`, an empty one between two units.
    init(text: String) {
        units = [:]
        var unit: [String: String] = [:]
        // The last unit has no empty line after it.
        for line in (text + "\n").split(separator: "\n", omittingEmptySubsequences: false) {
            if let equals = line.firstIndex(of: "=") {
                unit[String(line[..<equals])] = String(line[line.index(after: equals)...])
            } else if line.isEmpty {
                if let name = unit["Id"] { units[name] = unit }
                unit = [:]
            }
        }
    }

    func property(_ name: String, of unit: String) -> String? { units[unit]?[name] }

    /// Whether the service is there and is the one that reads this configuration.
    func serves(_ configuration: String) -> Bool {
        let start = property("ExecStart", of: Self.service) ?? ""
        let isLoaded = ["loaded", "masked"].contains(property("LoadState", of: Self.service))
        // A masked unit has no command left to tell.
        return isLoaded && (start.isEmpty || start.contains(" \(configuration) "))
    }
}
