import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl doctor`
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What is wrong with this installation: 0 nothing, 1 something, 2 it cannot work.",
        discussion: """
            Works whether the service runs or not, and changes nothing. Run it as root: nobody else \
            may look into the state directory.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "The daemon's configuration file.") var config = Offline.defaultConfiguration

    func run() throws {
        try global.run { session in
            let report = try Offline(configuration: config, session: session).run(["--doctor"])
            session.show(report) { $0.doctor(report) }
            let status = ExitStatus(health: report["state"]?.string)
            if status != .done { throw ExitCode(status.rawValue) }
        }
    }
}
