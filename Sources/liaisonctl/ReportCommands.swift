import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl report`
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Figures from what was recorded.",
        subcommands: [
            Duties.self, Handshake.self, Statistics.self, Behind.self, Places.self,
        ])

    /// `liaisonctl report duties`
    struct Duties: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The duties of the three sides: what is on record, and what is open.")
        @OptionGroup var global: GlobalOptions
        @Option(help: "One organisation's members.") var org: String?
        @Option(help: "A year, quarter or month: 2026, 2026Q4, 2026-11; this year otherwise.")
        var period: String?

        func run() throws {
            try global.run { session in
                let answer = try session.read(
                    "report.duties", [("org", .given(org)), ("period", .given(period))])
                session.show(answer) { $0.dutyReport(answer) }
            }
        }
    }

    /// `liaisonctl report handshake`
    struct Handshake: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who left and is not placed yet, and on whose side it waits.")
        @OptionGroup var global: GlobalOptions
        @Option(help: "One organisation's members.") var org: String?

        func run() throws {
            try global.run { session in
                let answer = try session.pages(
                    "report.handshake", [("org", .given(org))], of: "people")
                session.show(answer) { $0.handshakes(answer) }
            }
        }
    }
}
