import ArgumentParser
import Glibc
import LiaisonDaemon
import LiaisonWire

/// The daemon's command line. Reads flags, and leaves the rest to `Daemon`.
@main
struct Liaisond: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "liaisond",
        abstract: "Keeps the roll of an organisation's mobile members and reminds who has duties.",
        version: Product.version
    )

    @Option(help: "The configuration file.")
    var config: String

    @Option(help: "The state directory, in place of paths.state_dir.")
    var stateDir: String?

    @Option(help: "The control socket, in place of paths.socket.")
    var socket: String?

    @Option(help: "The monitor socket, in place of paths.monitor_socket.")
    var monitorSocket: String?

    @Flag(help: "Validate configuration, rules and calendar, and exit: 0 or 78.")
    var check = false

    @Option(help: "Put this backup in the place of the roll, with no daemon running, and exit.")
    var restore: String?

    @Flag(help: "With --restore: where there is a roll, replace it; it is kept beside.")
    var replace = false

    @Flag(help: "With --restore: only try the backup out; the roll is not touched.")
    var drill = false

    @Flag(help: "Look the installation over, print what is wrong, and exit: 0, 1 or 2.")
    var doctor = false

    func run() async throws {
        let source = ConfigurationSource(
            file: config, stateDirectory: stateDir, socket: socket, monitorSocket: monitorSocket)
        if doctor {
            let (report, status) = OfflineWork.doctor(source)
            say(report)
            throw ExitCode(status)
        }
        switch source.load() {
        case .failure(let failure):
            for fault in failure.faults { complain(fault.description) }
            if !check { Daemon.turnAway() }
            throw ExitCode(78)
        case .success(let configuration):
            if check {
                let faults = configuration.checkRules()
                for fault in faults { complain(fault) }
                throw ExitCode(faults.isEmpty ? 0 : 78)
            }
            if let restore { throw ExitCode(work(on: restore, configuration).rawValue) }
            let status = await Daemon(configuration: configuration, from: source).run()
            throw ExitCode(status.rawValue)
        }
    }

    /// Restores, or tries a restore out: one line of JSON says what came of it.
    private func work(on backup: String, _ configuration: Configuration) -> ExitStatus {
        let (report, status) = OfflineWork(configuration).restore(
            backup, replaces: replace, isDrill: drill)
        say(report)
        return status
    }

    private func say(_ report: JSONValue) {
        let bytes = Array((report.text + "\n").utf8)
        _ = write(1, bytes, bytes.count)
    }

    private func complain(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(2, bytes, bytes.count)
    }
}
