import ArgumentParser
import Glibc
import LiaisonClient
import LiaisonWire

/// The text forms of metrics.
enum MetricsFormat: String, ExpressibleByArgument, CaseIterable {
    case openmetrics, prometheus, json
}

/// `liaisonctl metrics`
struct Metrics: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What is measured, for monitoring.",
        discussion: """
            With --textfile it is written for node_exporter's textfile collector, in the format \
            prometheus: a new file takes the place of the old one, or the old one stays.
            """)
    @OptionGroup var global: GlobalOptions
    @Option(help: "In which format.") var format: MetricsFormat?
    @Option(help: "Replace this file instead of printing; its name must end with .prom.")
    var textfile: String?

    func run() throws {
        try global.run { session in
            guard let textfile else { return try print(session) }
            guard format ?? .prometheus == .prometheus else {
                throw LocalFailure.notTogether("--textfile", "--format")
            }
            // The collector reads no other name, and says nothing about one.
            guard textfile.hasSuffix(".prom") else { throw LocalFailure.notAPromFile(textfile) }
            let answer = try ask(.prometheus, session)
            let text = answer["text"]?.string ?? ""
            try FileReplacing.replace(
                textfile, with: Array(text.utf8), mode: 0o644, in: ".\(getpid())")
            if global.json { Output.document(["file": .string(textfile)]) }
        }
    }

    private func print(_ session: Session) throws {
        let answer = try ask(format ?? .openmetrics, session)
        guard !global.json, let text = answer["text"]?.string else {
            return session.show(answer) { $0.json(answer) }
        }
        // As it is: nothing may be folded or escaped for a terminal.
        Output.lines(text.split(separator: "\n").map(String.init))
    }

    private func ask(_ format: MetricsFormat, _ session: Session) throws -> JSONValue {
        try session.read("daemon.metrics", [("format", .string(format.rawValue))])
    }
}
