import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// The service on a host of its own, under a real systemd.
@Suite(
    .enabled(if: BootedHost.whyNot == nil, "SKIPPED: \(BootedHost.whyNot ?? "")"), .serialized)
struct HostTests {
    @Test func `R33 R43 the installed units are clean, and the first client starts the service`()
        throws
    {
        let host = try BootedHost()
        let said = try host.install()
        #expect(said.contains("usermod -a -G liaison-clients"))
        try host.succeed(
            "cd /usr/local/share && ls man/man8/liaisond.8 man/man5/liaison.toml.5 "
                + "bash-completion/completions/liaisonctl zsh/site-functions/_liaisonctl")
        let verified = try host.run(
            "cd /etc/systemd/system && systemd-analyze verify liaison*.service liaison*.socket "
                + "liaison*.timer 2>&1")
        #expect(verified.status == 0 && verified.output.isEmpty, "\(verified.output)")
        // In tenths: at most 0.5.
        try host.succeed("systemd-analyze security --offline=yes --threshold=5 liaisond.service")
        #expect(try host.run("systemctl is-active liaisond").output == "inactive\n")
        #expect(try HostExperiment.start(host).contains(#""members":0"#))
        let modes = try host.succeed(
            "stat -c '%a %U %G %n' /run/liaison /run/liaison/*.sock /var/lib/liaison")
        #expect(
            modes == """
                755 root root /run/liaison
                660 liaison liaison-clients /run/liaison/control.sock
                666 liaison liaison /run/liaison/monitor.sock
                700 liaison liaison /var/lib/liaison

                """)
        // The lines about its start are the daemon's own, and say nothing of threads.
        let journal = try host.succeed("journalctl -u liaisond -o cat _COMM=liaisond")
        let starts = journal.split(separator: "\n").map { $0.prefix { $0 != " " } }.sorted()
        #expect(starts == ["ready", "the"] && journal.contains("scheduler goes on"), "\(journal)")
    }

    @Test func `the doctor sees what systemd has in force, and what it advises puts it right`()
        throws
    {
        let host = try BootedHost()
        try host.install()
        func look() throws -> String { try host.run("liaisonctl doctor --lang en").output }
        let installed = try look()
        #expect(installed.contains("its first client starts it"), "\(installed)")
        #expect(!installed.contains("failing"), "\(installed)")
        try HostExperiment.start(host)
        #expect(try look().contains("it runs"))

        // A drop-in that makes all callers look alike. Of a directory that is new to it systemd 252 does
        // not see by itself that it has changed; of the file it does.
        try host.succeed("touch /etc/systemd/system/liaisond.service")
        #expect(try look().contains("run systemctl daemon-reload"))
        try host.succeed(
            "mkdir -p /etc/systemd/system/liaisond.service.d && "
                + "printf '[Service]\\nPrivateUsers=yes\\n' "
                + ">/etc/systemd/system/liaisond.service.d/more.conf")
        try host.succeed("systemctl daemon-reload; systemctl restart liaisond || true")
        let namespaced = try host.run("liaisonctl doctor --lang en")
        #expect(namespaced.status == 2)
        #expect(namespaced.output.contains("unit: take it out: systemctl edit liaisond"))
        try host.succeed(
            "rm -r /etc/systemd/system/liaisond.service.d && systemctl daemon-reload && "
                + "systemctl restart liaisond")
        #expect(try look().contains("it runs"))

        try host.succeed("systemctl stop liaisond.socket liaisond-monitor.socket")
        let advice = "systemctl enable --now liaisond.socket liaisond-monitor.socket"
        #expect(try look().contains("sockets: start them: \(advice)"))
        try host.succeed("\(advice) && liaisonctl ping")
        #expect(try !look().contains("failing"))
    }

    @Test func `who is in the group may use the service, and who is not learns how it is`() throws {
        let host = try BootedHost()
        try host.install()
        try host.succeed("useradd clerk && useradd stranger && usermod -a -G liaison-clients clerk")
        func list(_ user: String) throws -> Command {
            try host.run(
                "setpriv --reuid=\(user) --regid=\(user) --init-groups liaisonctl member list")
        }
        #expect(try list("clerk").status == 0)
        #expect(try list("stranger").status == 77)
        // Whether the service is well is everybody's to ask, and needs no other words for it.
        let stranger = "setpriv --reuid=stranger --regid=stranger --init-groups liaisonctl"
        #expect(try host.run("\(stranger) ping").status == 0)
        #expect(try [0, 1].contains(host.run("\(stranger) health").status))
    }

    @Test func `R35 a reload of a broken configuration fails, and the journal names file and line`()
        throws
    {
        let host = try BootedHost()
        try host.install()
        try HostExperiment.start(host)
        let journal = try HostExperiment.breakConfiguration(on: host)
        let fault = "/etc/liaison/liaison.toml:7: office.sprache: unknown key"
        #expect(journal.contains(fault), "\(journal)")
        #expect(try host.succeed("systemctl show -P StatusText liaisond") == "Serving\n")
    }

    @Test func `a ledger in, and the reminder stands in the journal`() throws {
        let host = try BootedHost()
        try host.install()
        let noon = try HostExperiment.prepare(host)
        let reminder = try HostExperiment.remind(on: host, at: noon)
        #expect(reminder.contains("staff=s-"))
    }

    @Test
    func `restarts, freezes, a blocked writer and a crash of the host lose nothing acknowledged`()
        throws
    {
        let host = try BootedHost()
        try host.install()
        let clients = try HostExperiment.survive(on: host)
        // Once for the process that was stopped, once for the writer that was blocked.
        let said = try host.succeed("journalctl -u liaisond -o cat")
        #expect(said.components(separatedBy: "Watchdog timeout").count - 1 >= 2, "\(said)")
        let audit = try HostExperiment.audit(clients, on: host)
        #expect(audit.isClean, "\(audit)")
        #expect(clients.flatMap(\.book).count { $0.isAcknowledged } > 100)
    }

    @Test
    func `taking it off leaves the roll and the configuration, and it can be installed again`()
        throws
    {
        let host = try BootedHost()
        try host.install()
        try host.succeed("echo '# ours' >>/etc/liaison/headings.toml")
        _ = try host.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        #expect(try host.install().contains("kept /etc/liaison/headings.toml"))
        try host.succeed("/opt/liaison/systemd/install.sh --uninstall")
        let left = try host.succeed(
            "find /etc /usr/local /run /var/lib -iname '*liaison*' -not -path '*/overlay/*' | sort")
        let data = "/var/lib/liaison"
        #expect(
            left.split(separator: "\n") == [
                "/etc/liaison", "/etc/liaison/liaison.toml", "\(data)", "\(data)/liaison.db",
                "\(data)/liaison.db-shm", "\(data)/liaison.db-wal", "\(data)/liaison.mark",
                "\(data)/liaisond.lock",
            ], "\(left)")
        try host.install()
        #expect(try host.call("org.list")["orgs"]?.array?.count == 2)
    }
}
