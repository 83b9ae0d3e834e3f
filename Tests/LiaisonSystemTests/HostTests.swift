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
        let verified = try host.run(
            "systemd-analyze verify /etc/systemd/system/liaisond*.s* 2>&1")
        #expect(verified.status == 0 && verified.output.isEmpty, "\(verified.output)")
        // In tenths: at most 0.5.
        try host.succeed("systemd-analyze security --offline=yes --threshold=5 liaisond.service")
        #expect(try host.run("systemctl is-active liaisond").output == "inactive\n")
        #expect(try host.succeed("liaisonctl status --json").contains(#""members":0"#))
        #expect(try host.succeed("systemctl is-active liaisond") == "active\n")
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
        try host.succeed("liaisonctl status")
        let file = "/etc/liaison/liaison.toml"
        try host.succeed("sed -i 's/^language = .*/sprache = \"en\"/' \(file)")
        #expect(try host.run("systemctl reload liaisond").status != 0)
        let journal = try host.succeed("journalctl -u liaisond -o cat")
        #expect(journal.contains("\(file):7: office.sprache: unknown key"), "\(journal)")
        #expect(try host.succeed("systemctl is-active liaisond") == "active\n")
        try host.succeed("sed -i 's/^sprache/language/' \(file) && systemctl reload liaisond")
        #expect(try host.succeed("systemctl show -P StatusText liaisond") == "Serving\n")
    }

    @Test func `a ledger in, and the reminder stands in the journal`() throws {
        let host = try BootedHost()
        try host.install()
        let noon = Noon()
        try Data(noon.everyDayWorks.utf8).write(
            to: URL(filePath: host.file("/etc/liaison/calendar.d/\(noon.year).toml")))
        let configuration = "/etc/liaison/liaison.toml"
        try host.succeed(
            "sed -i 's|Asia/Shanghai|\(noon.zone)|; s|08:30|23:59:59|' \(configuration)")
        try host.succeed(
            """
            cd /opt/liaison
            digest=$(liaisonctl import Tests/Ledgers/county/ledger.csv --plan --json |
                sed 's/.*"digest":"\\([0-9a-f]*\\)".*/\\1/')
            liaisonctl import --apply $digest && liaisonctl release
            """)
        try host.succeed("sed -i 's|23:59:59|\(noon.clock(after: 3))|' \(configuration)")
        try host.succeed("systemctl reload liaisond")
        let reminder = try host.succeed(
            "timeout 60 journalctl -u liaisond -o cat -n all -f | grep -m 1 'work reminder'")
        #expect(reminder.contains("staff=s-"))
    }

    @Test
    func `restarts, a frozen process and a crash of the whole host lose nothing acknowledged`()
        throws
    {
        let host = try BootedHost()
        try host.install()
        // A watchdog of two seconds: no test waits for the thirty that are shipped.
        try host.succeed(
            """
            mkdir -p /etc/systemd/system/liaisond.service.d
            printf '[Service]\\nWatchdogSec=2s\\nRestartSec=100ms\\n' \
              >/etc/systemd/system/liaisond.service.d/test.conf
            systemctl daemon-reload
            """)
        let roll = try Roll(of: 8) { try host.call($0, $1) }
        let clients = roll.clients(4, seed: 11)
        try HostExperiment.work(
            clients, on: host,
            meanwhile: { acknowledged in
                for _ in 0..<3 {
                    try acknowledged()
                    try host.succeed("systemctl restart liaisond")
                }
                try acknowledged()
                try host.succeed(
                    "systemctl kill -s STOP liaisond && liaisonctl wait-ready --timeout 30")
                try acknowledged()
            })
        let frozen = try host.succeed("journalctl -u liaisond -o cat")
        #expect(frozen.contains("Watchdog timeout"), "\(frozen)")
        try HostExperiment.work(
            clients, on: host,
            meanwhile: { acknowledged in
                try acknowledged()
                try host.crashAndBoot()
            })
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
                "\(data)/liaison.db-shm", "\(data)/liaison.db-wal", "\(data)/liaisond.lock",
            ], "\(left)")
        try host.install()
        #expect(try host.call("org.list")["orgs"]?.array?.count == 2)
    }
}
