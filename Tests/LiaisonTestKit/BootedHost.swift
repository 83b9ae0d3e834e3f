import Foundation
import LiaisonClient
package import LiaisonWire
import Synchronization

/// A host with a real systemd, of its own for each test (Tests/Host/host.sh).
package final class BootedHost: Sendable {
    /// Whether one can be booted here; the sentence says why not.
    package static let whyNot: String? = {
        let check = try? Command.run(Project.path("Tests/Host/host.sh"), ["check"])
        return check?.status == 0 ? nil : check?.errors ?? "host.sh cannot be run"
    }()

    private let scratch: TemporaryDirectory
    private let directory: String
    /// Whose files it has, to begin with; nil for this machine's.
    private let root: String?
    /// A directory of this machine, and where it is shown on the host; nil for none.
    private let shown: (directory: String, at: String)?
    /// The process that is the host's first.
    private let first = Mutex("")

    /// Something on the host, or with it, did not work.
    package struct Failed: Error { package let what: String }

    /// Boots it; nothing is installed yet.
    ///
    /// - Parameters:
    ///   - root: a directory whose files it has, in place of this machine's.
    ///   - shown: a directory of this machine that it shows, to read, and where.
    package init(
        root: String? = nil, showing shown: (directory: String, at: String)? = nil
    ) throws {
        self.root = root
        self.shown = shown
        scratch = try TemporaryDirectory()
        directory = scratch.path + "/" + (scratch.path as NSString).lastPathComponent
        try boot("up")
    }

    deinit { _ = try? Command.run(Project.path("Tests/Host/host.sh"), ["down", directory]) }

    private func boot(_ how: String) throws {
        var environment: [String: String] = [:]
        environment["HOST_ROOT"] = root
        environment["HOST_SHOWS"] = shown.map { "\($0.directory):\($0.at)" }
        let booted = try Command.run(
            Project.path("Tests/Host/host.sh"), [how, directory], environment: environment)
        guard booted.status == 0 else { throw Failed(what: booted.errors) }
        let pid = booted.output.trimmingCharacters(in: .whitespacesAndNewlines)
        first.withLock { $0 = pid }
    }

    /// Kills everything on it at once, and boots it again.
    package func crashAndBoot() throws {
        let crashed = try Command.run(Project.path("Tests/Host/host.sh"), ["crash", directory])
        guard crashed.status == 0 else { throw Failed(what: crashed.errors) }
        try boot("boot")
    }

    /// Runs a shell's words on it, as root.
    package func run(_ words: String) throws -> Command {
        try Command.run(
            Project.path("Tests/Host/host.sh"),
            ["run", first.withLock { $0 }, "sh", "-c", words])
    }

    /// The same, for what has to succeed; gives what it printed.
    @discardableResult
    package func succeed(_ words: String) throws -> String {
        let command = try run(words)
        guard command.status == 0 else {
            throw Failed(what: "\(words): \(command.status): \(command.errors)")
        }
        return command.output
    }

    /// Installs what is built, as an administrator does.
    @discardableResult
    package func install() throws -> String {
        try succeed("/opt/liaison/systemd/install.sh --skip-build 2>&1")
    }

    /// A file of it, as seen from here. What is mounted on the host itself is not there.
    package func file(_ path: String) -> String { directory + "/tree" + path }

    /// The daemon's control socket, as seen from here.
    package var socket: String {
        "/proc/\(first.withLock { $0 })/root" + "/run/liaison/control.sock"
    }

    package func call(_ method: String, _ params: JSONValue = [:]) throws -> JSONValue {
        let mutates = Method.named(method)?.mutates ?? false
        return try Connection(path: socket).call(method, params, key: mutates ? newKey() : nil)
    }
}
