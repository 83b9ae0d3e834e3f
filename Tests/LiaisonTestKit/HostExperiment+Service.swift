import Foundation
import LiaisonClient
import LiaisonWire

/// What is done to a host's service by an administrator, or by bad luck.
extension HostExperiment {
    private static let configuration = "/etc/liaison/liaison.toml"

    /// Asks the service something, which starts it, and waits until systemd has heard that it is ready:
    /// its answer comes a moment before, and what systemd is told in between belongs to the start.
    ///
    /// - Returns: the answer.
    @discardableResult
    package static func start(_ host: BootedHost) throws -> String {
        let answer = try host.succeed("liaisonctl status --json")
        try host.succeed(
            "timeout 60 sh -c 'until systemctl --quiet is-active liaisond; do :; done'")
        return answer
    }

    /// Before the first start: it is about noon, every day works, and the day's digest is not due.
    /// Once made, a day's digest is not made again.
    package static func prepare(_ host: BootedHost) throws -> Noon {
        let noon = Noon()
        try Data(noon.everyDayWorks.utf8).write(
            to: URL(filePath: host.file("/etc/liaison/calendar.d/\(noon.year).toml")))
        try host.succeed(
            "sed -i 's|Asia/Shanghai|\(noon.zone)|; s|08:30|23:59:59|' \(configuration)")
        return noon
    }

    /// Imports the county's ledger, releases it, lets the digest become due, and gives the first
    /// reminder in the journal.
    package static func remind(on host: BootedHost, at noon: Noon) throws -> String {
        try host.succeed(
            """
            cd /opt/liaison
            digest=$(liaisonctl import Tests/Ledgers/county/ledger.csv --plan --json |
                sed 's/.*"digest":"\\([0-9a-f]*\\)".*/\\1/')
            liaisonctl import --apply $digest && liaisonctl release
            """)
        try host.succeed("sed -i 's|23:59:59|\(noon.clock(after: 3))|' \(configuration)")
        try host.succeed("systemctl reload liaisond")
        return try host.succeed(
            "timeout 60 journalctl -u liaisond -o cat -n all -f | grep -m 1 'work reminder'")
    }

    /// A reload of a configuration with a key that does not exist has to fail; then the key is put
    /// right, and a reload goes through. In between the service goes on.
    ///
    /// - Returns: what the journal has of it.
    package static func breakConfiguration(on host: BootedHost) throws -> String {
        let file = configuration
        try host.succeed("sed -i 's/^language = .*/sprache = \"en\"/' \(file)")
        guard try host.run("systemctl reload liaisond").status != 0 else {
            throw BootedHost.Failed(what: "a broken configuration was taken up")
        }
        try host.succeed("systemctl is-active liaisond && liaisonctl ping")
        try host.succeed("sed -i 's/^sprache/language/' \(file) && systemctl reload liaisond")
        return try host.succeed("journalctl -u liaisond -o cat")
    }

    /// Restarts, a stopped process, a writer that cannot get on and a crash of the whole host, under
    /// clients that write all the time.
    ///
    /// - Returns: the clients with their books.
    package static func survive(on host: BootedHost) throws -> [WritingClient] {
        // A watchdog of two seconds: no test waits for the thirty that are shipped.
        try host.succeed(
            """
            mkdir -p /etc/systemd/system/liaisond.service.d
            printf '[Service]\\nWatchdogSec=2s\\nRestartSec=100ms\\n' \
              >/etc/systemd/system/liaisond.service.d/test.conf
            systemctl daemon-reload
            """)
        let clients = try Roll(of: 8) { try host.call($0, $1) }.clients(4, seed: 11)
        try work(
            clients, on: host,
            meanwhile: { acknowledged in
                for _ in 0..<3 {
                    try acknowledged()
                    try host.succeed("systemctl restart liaisond")
                }
                try acknowledged()
                try restarted(host) { try host.succeed("systemctl kill -s STOP liaisond") }
                try host.succeed("liaisonctl wait-ready --timeout 30")
                try acknowledged()
                try DatabaseFile(host.file("/var/lib/liaison/liaison.db")).whileLocked {
                    try restarted(host) {}
                }
                try acknowledged()
            })
        try work(
            clients, on: host,
            meanwhile: { acknowledged in
                // The journal's own lines are not what the crash is about.
                try host.succeed("journalctl --sync")
                try acknowledged()
                try host.crashAndBoot()
            })
        return clients
    }

    /// Does something, and waits until systemd has started the service once more by itself.
    private static func restarted(_ host: BootedHost, _ after: () throws -> Void) throws {
        let count = "systemctl show -P NRestarts liaisond"
        let before = try host.succeed(count).trimmingCharacters(in: .newlines)
        try after()
        try host.succeed(
            "timeout 60 sh -c 'until [ $(\(count)) -gt \(before) ]; do :; done'")
    }

    /// Makes a backup as the timer does, wipes the service's directory, restores the backup, and starts
    /// the service with the day's digest due.
    ///
    /// - Returns: what was on the roll when the backup was made, and after the restore.
    package static func wipeAndRestore(
        _ host: BootedHost
    ) throws -> (before: [[String]], after: [[String]]) {
        let sockets = "liaisond.socket liaisond-monitor.socket"
        try host.succeed("systemctl start \(sockets)")
        try start(host)
        try host.succeed(
            "systemctl start liaison-backup.service && mv /var/lib/liaison/backups/*.db /srv/kept.db"
        )
        try host.succeed("systemctl stop \(sockets) liaisond && rm -r /var/lib/liaison/*")
        let before = try TestDaemon.contents(of: host.file("/srv/kept.db"))
        try host.succeed("liaisonctl restore --yes /srv/kept.db")
        let after = try TestDaemon.contents(of: host.file("/var/lib/liaison/liaison.db"))
        try host.succeed("sed -i 's|23:59:59|00:00:01|' \(configuration)")
        try host.succeed("systemctl start \(sockets)")
        try start(host)
        return (before, after)
    }
}
