import Foundation
import LiaisonTestKit
import Testing

/// Monitoring on a host of its own, under a real systemd.
@Suite(
    .enabled(if: BootedHost.whyNot == nil, "SKIPPED: \(BootedHost.whyNot ?? "")"), .serialized)
struct HostMetricsTests {
    static let folder = "/var/lib/prometheus/node-exporter"

    /// Waits until the unit has written the file once more.
    static func waitForFile(_ host: BootedHost) throws {
        try host.succeed(
            """
            timeout 60 journalctl -u liaison-metrics.service -o cat -n 0 -f |
                grep -m 1 'Finished' >/dev/null
            """)
    }

    @Test func `R64 the timer writes the textfile while the service runs, and starts nothing`()
        throws
    {
        let host = try BootedHost()
        try host.install()
        let verified = try host.run(
            "systemd-analyze verify /etc/systemd/system/liaison-metrics.* 2>&1")
        #expect(verified.status == 0 && verified.output.isEmpty, "\(verified.output)")
        try host.succeed(
            "systemd-analyze security --offline=yes --threshold=20 liaison-metrics.service")
        // Without a collector it does nothing.
        try host.succeed("liaisonctl status")
        #expect(try host.run("systemctl is-active liaison-metrics.timer").output == "inactive\n")
        try host.succeed("mkdir -p \(Self.folder) && systemctl restart liaisond")
        #expect(try host.succeed("systemctl is-active liaison-metrics.timer") == "active\n")
        try Self.waitForFile(host)
        let text = try host.succeed("cat \(Self.folder)/liaison.prom")
        #expect(MetricsReading(text, .prometheus).faults == [])
        #expect(
            try host.succeed("stat -c '%a %U' \(Self.folder)/liaison.prom; ls \(Self.folder)")
                == "644 root\nliaison.prom\n")
        // Who stops the service finds it stopped, and the file says when that was.
        try host.succeed("systemctl stop liaisond")
        #expect(try host.run("systemctl is-active liaison-metrics.timer").output == "inactive\n")
        #expect(try host.run("systemctl start liaison-metrics.service").status != 0)
        #expect(try host.run("systemctl is-active liaisond").output == "inactive\n")
        #expect(try host.succeed("cat \(Self.folder)/liaison.prom") != "")
    }

    /// The README's three lines for the journal.
    @Test func `the lines that the README gives for the journal find what they promise`() throws {
        let host = try BootedHost()
        try host.install()
        try host.succeed("liaisonctl status")
        let pulse = try host.succeed(
            "journalctl -u liaisond -g 'scheduler goes on' -n 1 -o cat")
        #expect(pulse.contains("scheduler goes on"))
        try host.succeed(
            "sed -i 's/^language = .*/sprache = 1/' /etc/liaison/liaison.toml")
        #expect(try host.run("systemctl reload liaisond").status != 0)
        let wrong = try host.succeed("journalctl -u liaisond -p warning -S -1d -o cat")
        #expect(wrong.contains("the configuration was refused"))
        #expect(!wrong.contains("scheduler goes on"))
        #expect(try host.succeed("systemctl status liaisond --no-pager").contains("refused"))
    }
}
