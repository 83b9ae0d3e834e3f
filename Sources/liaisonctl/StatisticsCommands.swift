import ArgumentParser
import LiaisonClient
import LiaisonWire

extension Report {
    /// Whose figures, and as of which day.
    struct Scope: ParsableArguments {
        @Option(help: "One organisation's members.") var org: String?
        @Option(help: "As of which day; today otherwise.") var on: String?

        var params: [(String, JSONValue?)] { [("org", .given(org)), ("on", .given(on))] }
    }

    /// `liaisonctl report statistics`
    struct Statistics: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The statistics of mobile members and of lost contact, as of any day.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var scope: Scope

        func run() throws {
            try global.run { session in
                let answer = try session.read("report.statistics", scope.params)
                session.show(answer) { $0.statistics(answer) }
            }
        }
    }

    /// `liaisonctl report behind`
    struct Behind: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The people behind one figure of the statistics.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The figure, as report statistics or report places names it.")
        var figure: String
        @OptionGroup var scope: Scope

        func run() throws {
            try global.run { session in
                let answer = try session.pages(
                    "report.behind", [("figure", .string(figure))] + scope.params, of: "members")
                session.show(answer) { $0.behind(answer) }
            }
        }
    }

    /// `liaisonctl report places`
    struct Places: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Where three or more of one branch have gone.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var scope: Scope

        func run() throws {
            try global.run { session in
                let answer = try session.pages("report.places", scope.params, of: "places")
                session.show(answer) { $0.places(answer) }
            }
        }
    }
}
