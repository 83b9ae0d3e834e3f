import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// What the daemon tells a real journal.
@Suite(.enabled(if: BootedHost.whyNot == nil, "SKIPPED: \(BootedHost.whyNot ?? "")"))
struct HostJournalTests {
    /// The number of the message that the catalog explains under a subject.
    private static func id(of subject: String) throws -> String {
        let catalog = try String(
            contentsOfFile: Project.path("systemd/liaison.catalog"), encoding: .utf8)
        let lines = catalog.split(separator: "\n")
        let place = try #require(lines.firstIndex(of: "Subject: \(subject)"))
        return String(lines[place - 1].dropFirst(3))
    }

    /// The fields of an entry, as `journalctl -o json` prints them.
    private static func entries(_ host: BootedHost, _ match: String) throws -> [JSONValue] {
        try host.succeed("journalctl -o json \(match)").split(separator: "\n").map {
            try JSONScanner.parse(Array($0.utf8))
        }
    }

    @Test func `an entry is found by its fields, and journalctl -x explains it in both languages`()
        throws
    {
        let host = try BootedHost()
        try host.install()
        try host.succeed("liaisonctl status && useradd stranger")
        let stranger = "setpriv --reuid=stranger --regid=stranger --init-groups liaisonctl"
        // The control socket would not even let him in.
        _ = try host.run("\(stranger) reload --socket /run/liaison/monitor.sock")
        let id = try Self.id(of: "A request was denied")
        try host.succeed(
            "timeout 60 journalctl -n all -f -o cat MESSAGE_ID=\(id) | grep -q -m 1 denied")
        let denied = try #require(try Self.entries(host, "MESSAGE_ID=\(id)").first)
        let uid = try host.succeed("id -u stranger").trimmingCharacters(in: .newlines)
        #expect(denied["LIAISON_PEER_UID"]?.string == uid)
        #expect(denied["PRIORITY"]?.string == "4")
        #expect(denied["_SYSTEMD_UNIT"]?.string == "liaisond.service")
        #expect(denied["_TRANSPORT"]?.string == "journal")
        #expect(denied["CODE_FILE"]?.string?.hasSuffix(".swift") == true)
        let ready = try Self.id(of: "Liaison serves")
        #expect(
            try Self.entries(host, "MESSAGE_ID=\(ready)").first?["LIAISON_VERSION"]?.string
                == Product.version)

        let english = try host.succeed("LC_ALL=C.UTF-8 journalctl -x -u liaisond MESSAGE_ID=\(id)")
        #expect(english.contains("Subject: A request was denied"), "\(english)")
        #expect(english.contains("The user with number \(uid) "), "\(english)")
        // It takes the language from the locale, which has to exist.
        let chinese = try host.succeed(
            "localedef -i zh_CN -f UTF-8 zh_CN.UTF-8 && "
                + "LC_ALL=zh_CN.UTF-8 journalctl -x -u liaisond MESSAGE_ID=\(id)")
        #expect(chinese.contains("有请求因权限不足被拒绝"), "\(chinese)")
    }

    /// As many entries as journald's queue holds several times over.
    static let reloads = 40

    @Test func `R61 while journald stands still every request is answered, and no entry is lost`()
        throws
    {
        let host = try BootedHost()
        try host.install()
        try host.succeed("liaisonctl status")
        try host.succeed("systemctl kill -s STOP systemd-journald")
        for _ in 0..<Self.reloads { _ = try host.call("daemon.reload") }
        #expect(try host.call("org.list")["orgs"] != nil)
        try host.succeed("systemctl kill -s CONT systemd-journald")
        let id = try Self.id(of: "A new configuration is in force")
        let count = try host.succeed(
            "timeout 60 journalctl -n all -f -o cat MESSAGE_ID=\(id) "
                + "| grep -m \(Self.reloads) -c 'taken up'")
        #expect(count == "\(Self.reloads)\n")
    }
}
