import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl rules`
struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The rules in force.", subcommands: [List.self, Check.self])

    /// `liaisonctl rules list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every rule with its period and its basis.")
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.run { session in
                let answer = try session.read("rules.list")
                session.show(answer) { $0.rules(answer) }
            }
        }
    }

    /// `liaisonctl rules check`
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What is wrong with the rule files; 1 when something is.")
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.run { session in
                let answer = try session.read("rules.check")
                session.show(answer) { $0.rulesCheck(answer) }
                if !(answer["faults"]?.array ?? []).isEmpty {
                    throw ExitCode(ExitStatus.negative.rawValue)
                }
            }
        }
    }
}

/// `liaisonctl calendar`
struct Calendar: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The working days.", subcommands: [Show.self])

    /// `liaisonctl calendar show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Days off and make-up days by year.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "One year.") var year: Int?

        func run() throws {
            try global.run { session in
                let answer = try session.read("calendar.get", [("year", .given(year))])
                session.show(answer) { $0.calendar(answer) }
            }
        }
    }
}
