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

    func run() async throws {
        let source = ConfigurationSource(
            file: config, stateDirectory: stateDir, socket: socket, monitorSocket: monitorSocket)
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
            let status = await Daemon(configuration: configuration, from: source).run()
            throw ExitCode(status.rawValue)
        }
    }

    private func complain(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(2, bytes, bytes.count)
    }
}
