import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// Who may do what is the kernel's word on the peer, for every method of the table.
@Suite(.enabled(if: getuid() == 0, "SKIPPED: becoming another user takes root"))
struct AccessTests {
    /// A uid and a gid that nobody has, so that no rule of this machine speaks for it.
    static let stranger = ["--reuid=41999", "--regid=41999"]
    /// A group that every Debian has, and its number.
    static let group = (name: "users", number: 100)

    /// liaisonctl of another user against a socket of the daemon.
    static func call(
        _ method: LiaisonWire.Method,
        as user: [String],
        on socket: String,
        _ daemon: TestDaemon
    ) throws -> Command {
        try Command.run(
            "/usr/bin/env",
            ["setpriv"] + user + [daemon.directory.path + "/liaisonctl", "call", method.name]
                // The one open method that needs a parameter: any id is its own connection's.
                + (method.name == "liaison.cancel" ? [#"{"id": 1}"#] : []),
            environment: ["LIAISON_SOCKET": socket, "LIAISON_LANG": "en"]
        )
    }

    /// A daemon with a client beside it that everybody may run.
    static func daemon(_ edits: [(String, String)] = []) throws -> TestDaemon {
        let daemon = try TestDaemon(edits)
        try FileManager.default.copyItem(
            atPath: Project.debug("liaisonctl"), toPath: daemon.directory.path + "/liaisonctl")
        chmod(daemon.directory.path, 0o755)
        try daemon.start()
        return daemon
    }

    /// A stranger, and the kernel's overflow uid: what a peer of another user namespace shows as.
    static let strangers = [
        stranger + ["--clear-groups"], ["--reuid=65534", "--regid=65534", "--clear-groups"],
        ["--reuid=65534", "--regid=65534", "--groups=\(group.number)"],
    ]

    @Test(arguments: strangers)
    func `R27 a stranger learns whether the service is well, and is denied all else`(
        user: [String]
    ) throws {
        let daemon = try Self.daemon([
            (#"# group = "liaison-clients""#, "group = \"\(Self.group.name)\"")
        ])
        // The file mode keeps most strangers off the control socket; the daemon must not rely on
        // that.
        chmod(daemon.socket, 0o666)
        for socket in [daemon.socket, daemon.monitorSocket] {
            var open: Set<String> = []
            for method in LiaisonWire.Method.all {
                let run = try Self.call(method, as: user, on: socket, daemon)
                if run.status == 0 {
                    open.insert(method.name)
                    continue
                }
                #expect(run.status == 77, "\(method.name)")
                #expect(run.errors.contains("access.group"), "\(method.name)")
            }
            #expect(
                open == [
                    "liaison.describe", "liaison.cancel", "daemon.ping", "daemon.version",
                    "daemon.health", "daemon.metrics",
                ])
        }
    }

    @Test func `the control socket's own mode keeps strangers out`() throws {
        let daemon = try Self.daemon()
        let ping = try #require(LiaisonWire.Method.named("daemon.ping"))
        let user = Self.stranger + ["--clear-groups"]
        #expect(try Self.call(ping, as: user, on: daemon.socket, daemon).status == 77)
        #expect(try Self.call(ping, as: user, on: daemon.monitorSocket, daemon).status == 0)
    }

    static let insiders = [
        ["--reuid=41999", "--regid=\(group.number)", "--clear-groups"],
        stranger + ["--groups=\(group.number)"], ["--reuid=0", "--regid=0", "--clear-groups"],
    ]

    @Test(arguments: insiders)
    func `R28 a member of access.group, and root, may do everything on the control socket only`(
        user: [String]
    ) throws {
        let daemon = try Self.daemon([
            (#"# group = "liaison-clients""#, "group = \"\(Self.group.name)\"")
        ])
        for method in LiaisonWire.Method.all {
            // Without parameters most are refused, but for the parameters.
            let run = try Self.call(method, as: user, on: daemon.socket, daemon)
            #expect([0, 1, 65].contains(run.status), "\(method.name): \(run.status)")
            let monitored = try Self.call(method, as: user, on: daemon.monitorSocket, daemon)
            #expect(monitored.status == (method.role == .monitor ? 0 : 77), "\(method.name)")
        }
    }
}
