import Foundation
import LiaisonWire

/// The unit that ships, as what a test's daemon runs in: a transient service with every directive of
/// the file, read from it, but for those in `differing`.
package struct ShippedUnit: Sendable {
    /// What the whole of this process's daemons run in; nil where they are its own children. Set where
    /// the tests run on a host (`SandboxedRun`).
    package static let inForce: ShippedUnit? = ProcessInfo.processInfo.environment["LIAISON_UNIT"]
        .map { ShippedUnit(file: $0) }

    /// The directives that a test's daemon does not have, and why. Nothing of the sandbox is among
    /// them, which a test checks.
    package static let differing: [String: String] = [
        "Type": "the test stands in for the service manager",
        "NotifyAccess": "it is told at a socket of the test's own",
        "ExecStart": "the test's own command",
        "ExecReload": "the test reloads it",
        "Restart": "the test starts it again",
        "RestartSec": "the same",
        "RestartPreventExitStatus": "the same",
        "WatchdogSec": "the test says how often it wants a sign of life",
        "TimeoutStartSec": "the test waits as long as it likes",
        "TimeoutStopSec": "the test stops it",
        "StateDirectory": "each has a state directory of its own",
        "StateDirectoryMode": "the same",
        "ConfigurationDirectory": "each has a configuration of its own",
    ]

    /// Every directive of the section Service, in the file's order; a name may come twice.
    package var directives: [(name: String, value: String)]

    /// - Parameter text: what stands in the unit's file.
    package init(text: String) {
        var section = Substring()
        directives = []
        for line in text.split(separator: "\n") {
            if line.first == "[" { section = line }
            guard section == "[Service]", line.first != "#", line.first != ";",
                let equals = line.firstIndex(of: "=")
            else { continue }
            directives.append(
                (String(line[..<equals]), String(line[line.index(after: equals)...])))
        }
    }

    /// - Parameter file: one that systemd has read; a unit that is not there has no directive, and its
    ///   daemons are found to be in no sandbox.
    package init(file: String) {
        self.init(text: (try? String(contentsOfFile: file, encoding: .utf8)) ?? "")
    }

    /// Who the service runs as.
    package var user: String { directives.last { $0.name == "User" }?.value ?? "root" }

    /// The unit without some of its directives, for controls.
    package func without(_ names: String...) -> ShippedUnit {
        var unit = self
        unit.directives.removeAll { names.contains($0.name) }
        return unit
    }

    /// The command that runs another in such a service, has its standard streams, and ends with it.
    ///
    /// - Parameters:
    ///   - name: the transient unit's.
    ///   - variables: of the environment; everything else is as the unit says.
    ///   - writable: the directory that it may write to, in place of the service's own.
    package func wrapper(
        named name: String, variables: [String: String] = [:], writable: String? = nil
    ) -> [String] {
        let kept = directives.filter { Self.differing[$0.name] == nil }
        return [
            "/usr/bin/systemd-run", "--quiet", "--wait", "--pipe", "--collect",
            "--service-type=exec", "--unit=\(name)",
        ]
            + kept.map { "--property=\($0.name)=\($0.value)" }
            + (writable.map { ["--property=ReadWritePaths=\($0)"] } ?? [])
            + variables.sorted { $0.key < $1.key }.map { "--setenv=\($0.key)=\($0.value)" } + ["--"]
    }

    /// The first process of a unit that runs; 0 when it does not.
    package static func mainProcess(of name: String) -> Int32 {
        let shown = try? Command.run(
            "/usr/bin/systemctl", ["show", "--property=MainPID", "--value", name])
        return Int32(shown?.output.trimmingCharacters(in: .whitespacesAndNewlines) ?? "") ?? 0
    }

    /// What of the sandbox a process has, by the kernel's own word (proc_pid_status(5)): that its
    /// system calls are filtered, that it gains no privilege, and that it has none.
    package static func confines(_ pid: Int32) -> Bool {
        let status =
            (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8))?
            .split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) } ?? []
        func value(_ name: Substring) -> Substring? { status.first { $0.first == name }?.last }
        return value("Seccomp:") == "2" && value("NoNewPrivs:") == "1"
            && value("CapBnd:") == "0000000000000000"
    }
}
