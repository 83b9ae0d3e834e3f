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
        abstract: "The working days.", subcommands: [Show.self, Install.self])

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

    /// `liaisonctl calendar install FILE`
    struct Install: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take up a year's working days; shows which reminders move.",
            discussion: """
                The file is TOML as in calendar.d, or JSON as public data sets have it: \
                {"year":2027,"days":[{"name","date","isOffDay"}]}. A year installed stands in the \
                place of a file of that year.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The year's file.", completion: .file()) var file: String
        @Option(help: "The date of Spring Festival, where the file does not say it.")
        var springFestival: String?

        func run() throws {
            // Every duty on the roll is planned anew.
            try global.run(timeout: Connection.importTimeout) { session in
                let text = try FileReading.text(file)
                let answer = try session.change(
                    "calendar.install",
                    [("text", .string(text)), ("spring_festival", .given(springFestival))])
                session.show(answer) { $0.installed(answer) }
            }
        }
    }
}
