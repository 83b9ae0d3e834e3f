import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// The package on bare Debians under a real systemd, from its installation to its purge.
@Suite(
    .enabled(if: BareHost.whyNot == nil, "SKIPPED: \(BareHost.whyNot ?? "")"), .serialized)
struct BareHostTests {
    private static let install =
        "DEBIAN_FRONTEND=noninteractive apt-get install -y \(BareHost.package) 2>&1"

    @Test(arguments: BareHost.versions)
    func `installed from the package, the service starts, imports, reminds and keeps what was good`(
        debian: String
    ) throws {
        let host = try BareHost.boot(debian)
        let before = try BareHost.files(of: host)
        try host.succeed(Self.install)
        let verified = try host.run(
            "systemd-analyze verify --man=no /usr/lib/systemd/system/liaison*.* 2>&1")
        #expect(verified.status == 0 && verified.output.isEmpty, "\(verified.output)")
        // In tenths: at most 0.5.
        try host.succeed("systemd-analyze security --offline=yes --threshold=5 liaisond.service")
        let noon = try HostExperiment.prepare(host)
        // The first question starts it.
        #expect(try host.run("systemctl is-active liaisond").output == "inactive\n")
        #expect(try HostExperiment.start(host).contains(#""members":0"#))
        // A ledger in, the reminder out.
        let reminder = try HostExperiment.remind(on: host, at: noon)
        #expect(reminder.contains("staff=s-"), "\(reminder)")
        let explained = try host.succeed("journalctl -x -u liaisond")
        #expect(explained.contains("Subject: A member of the staff has work due"), "\(explained)")
        // What is wrong is refused with file and line, and what was before goes on.
        let said = try HostExperiment.breakConfiguration(on: host)
        let fault = "/etc/liaison/liaison.toml:7: office.sprache: unknown key"
        #expect(said.contains(fault), "\(said)")
        #expect(try host.succeed("systemctl is-active liaisond") == "active\n")
        let members = try host.call("daemon.status")["members"]?.integer
        #expect((members ?? 0) > 100)
        // Installed again, all of it stays, what the office has changed too.
        try host.succeed("echo '# ours' >>/etc/liaison/headings.toml")
        try host.succeed(Self.install.replacing("install -y", with: "install --reinstall -y"))
        #expect(try host.succeed("tail -1 /etc/liaison/headings.toml") == "# ours\n")
        #expect(try host.call("daemon.status")["members"]?.integer == members)
        try Self.purge(host, before)
    }

    /// Removed, the configuration stays; purged, the roll alone does, and is root's.
    private static func purge(_ host: BootedHost, _ before: Set<String>) throws {
        func left() throws -> [String] {
            try BareHost.files(of: host).subtracting(before)
                .filter { $0.contains("liaison") && !$0.hasPrefix("/var/log/") }.sorted()
        }
        try host.succeed("apt-get remove -y liaison 2>&1")
        // The control: what stays is found.
        #expect(try left().contains { $0.hasPrefix("/etc/liaison/headings.toml") })
        #expect(try host.run("test -e /usr/sbin/liaisond || test -e /run/liaison").status == 1)
        try host.succeed("apt-get purge -y liaison 2>&1")
        let data = "/var/lib/liaison"
        let rest = try left()
        #expect(rest.contains(data + "/liaison.db"))
        #expect(rest.filter { $0 != data && !$0.hasPrefix(data + "/") } == [])
        #expect(try host.succeed("stat -c '%a %U %G' /var/lib/liaison") == "700 root root\n")
        #expect(try host.run("getent passwd liaison || getent group liaison-clients").status != 0)
        #expect(try host.succeed("find /var/lib/liaison ! -user root") == "")
        // And it is there again for whoever installs again.
        try host.succeed(install)
        #expect(try (host.call("daemon.status")["members"]?.integer ?? 0) > 100)
    }

    @Test(arguments: BareHost.versions)
    func `restarts, freezes, a blocked writer and a crash of the host lose nothing acknowledged`(
        debian: String
    ) throws {
        let host = try BareHost.boot(debian)
        try host.succeed(Self.install)
        _ = try HostExperiment.prepare(host)
        let clients = try HostExperiment.survive(on: host)
        let said = try host.succeed("journalctl -u liaisond -o cat")
        // Once for the process that was stopped, once for the writer that was blocked.
        #expect(said.components(separatedBy: "Watchdog timeout").count - 1 >= 2, "\(said)")
        let audit = try HostExperiment.audit(clients, on: host)
        #expect(audit.isClean, "\(audit)")
        #expect(clients.flatMap(\.book).count { $0.isAcknowledged } > 100)
        // Backup, wipe, restore: the same roll, and no flood, though the day's digest is due.
        let (before, after) = try HostExperiment.wipeAndRestore(host)
        #expect(before == after && before.count > 100)
        let status = try host.call("daemon.status")
        #expect(status["restored"]?["from"]?.string != nil && status["held"]?.integer == 8)
        #expect(try host.call("delivery.list")["deliveries"]?.array?.isEmpty == true)
    }
}
