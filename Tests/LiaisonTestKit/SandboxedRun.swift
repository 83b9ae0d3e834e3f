import Foundation

/// The client's tests once more, on a host with a real systemd, each of their daemons in the sandbox
/// of the unit that is installed there (`ShippedUnit`).
package enum SandboxedRun {
    /// Suites that never run in the sandbox, or tests of them (`Suite/name`), and why.
    package static let leftOut: [String: String] = [
        "HostTests": bootsHosts, "HostJournalTests": bootsHosts, "HostMetricsTests": bootsHosts,
        "HostUnitTests": bootsHosts, "BareHostTests": bootsHosts, "BundleTests": bootsHosts,
        "PackageTests": noDaemon, "ReleaseTests": noDaemon, "HelpTests": noDaemon,
        "UsageTests": noDaemon,
        "QuickstartTests": "its daemon is started by the script it is about",
        "SyncTests": "strace may not be attached to what is confined",
        "PowerCutTests": "what takes the power away stands before the daemon",
        "FailedSyncTests": "the same", "AccessTests": givesSocket,
        "AdviceTests/who is denied is let in once the key that the sentence names is set":
            givesSocket,
        "ActivationTests/R26 in a user namespace where callers look alike the daemon refuses to start":
            "nobody makes a namespace in the sandbox",
        "BackupTests/the oldest go, the newest stay, and what is not ours is left":
            "the test makes the directory, as root, which the daemon is not",
        "BackupTests/a backup that is named before it is made is found out":
            "its kills go through systemctl, which is too slow to meet a backup",
        "MigrationTests/a start that dies anywhere in the migration leaves the schema from before, whole":
            tellsNoSignal,
        "MigrationTests/a migration in pieces that dies is found between two schemas":
            tellsNoSignal,
    ]
    private static let tellsNoSignal =
        "systemd-run does not end by the signal that ended the daemon"
    private static let bootsHosts = "it boots a host itself"
    private static let noDaemon = "it runs no daemon"
    private static let givesSocket =
        "the daemon gives its socket to a group; a socket unit does that, and HostTests has it"

    /// Suites of long experiments about what is the same in a sandbox: kills, crowds, full disks.
    /// They run in it too where everything is asked for.
    package static let experiments = [
        "CrashTests", "CrowdTests", "HostileClientTests", "HostileReaderTests", "FullDiskTests",
        "LeftoverTests", "BackupTests", "FreshAnswerTests", "StopTests", "DeadlineTests",
        "StalledLogTests", "WatchdogTests", "ActivationTests", "FollowTests",
    ]

    /// Where the host has this project.
    private static let project = "/opt/liaison-tests"
    /// Where the tests have their directories: neither /tmp nor /home, which the sandbox hides.
    private static let scratch = "/srv/t"

    /// A host with the service installed, its directories for the tests, and the project to read.
    package static func host() throws -> BootedHost {
        let host = try BootedHost(showing: (Project.path(""), project))
        try host.install()
        try host.succeed("mkdir -m 0711 \(scratch)")
        return host
    }

    /// The unit that is installed on a host.
    package static func unit(of host: BootedHost) -> ShippedUnit {
        ShippedUnit(file: host.file("/etc/systemd/system/liaisond.service"))
    }

    /// Runs the suites on a host, in its unit.
    package static func run(on host: BootedHost) throws -> Command {
        let isAll = Amount.of("LIAISON_SANDBOXED_EXPERIMENTS", otherwise: 0) > 0
        // A test's name stands between marks of its own.
        let out = (leftOut.keys.sorted() + (isAll ? [] : experiments))
            .map { $0.contains("/") ? $0.replacing("/", with: "/.") : $0 + "/" }
        return try host.run(
            """
            cd \(project) && TMPDIR=\(scratch) LIAISON_PROJECT=\(project) \
            LIAISON_UNIT=/etc/systemd/system/liaisond.service \
            .build/debug/liaisonPackageTests.xctest --testing-library swift-testing \
            --filter '^LiaisonSystemTests\\.' --skip '\\.(\(out.joined(separator: "|")))' 2>&1
            """)
    }

    /// What went wrong in a run, by what it printed.
    package static func failures(in output: String) -> String {
        output.split(separator: "\n").filter { $0.contains("✘") }.joined(separator: "\n")
    }
}
