import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl rules`
struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The rules in force.",
        subcommands: [List.self, Check.self, Diff.self, Confirm.self])

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
            abstract: "What is wrong with the rule files, or with one pack; 1 when something is.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "A pack that is not among the files yet.", completion: .file())
        var file: String?

        func run() throws {
            try global.run { session in
                let answer = try session.read(
                    "rules.check", try file.map { try Rules.pack($0) } ?? [])
                session.show(answer) { $0.rulesCheck(answer) }
                if !(answer["faults"]?.array ?? []).isEmpty {
                    throw ExitCode(ExitStatus.negative.rawValue)
                }
            }
        }
    }

    /// `liaisonctl rules diff FILE`
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Whose duties would be others with a pack; changes nothing.",
            discussion: "The pack stands in the place of one with the same name among the files.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The pack.", completion: .file()) var file: String

        func run() throws {
            // Everybody on the roll is looked at.
            try global.run(timeout: Connection.importTimeout) { session in
                let answer = try session.pages(
                    "rules.diff", try Rules.pack(file), of: "people")
                session.show(answer) { $0.rulesDiff(answer) }
            }
        }
    }

    /// `liaisonctl rules confirm RULE`
    struct Confirm: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fill a rule that the packs leave open, from the document that sets it.",
            discussion: "It is in force at once, and everybody's duties are worked out anew.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The rule.") var rule: String
        @Option(help: "How long its clock runs, such as \"30 days\".") var period: String
        @Option(help: "The instrument and its article.") var article: String
        @Option(help: "The document's number.") var document: String
        @Option(help: "Who has seen the document.") var by: String
        @Option(help: "When; today if not given.") var on: String?

        func run() throws {
            // Every duty on the roll is worked out anew.
            try global.run(timeout: Connection.importTimeout) { session in
                let answer = try session.change(
                    "rules.confirm",
                    [
                        ("rule", .string(rule)), ("period", .string(period)),
                        ("article", .string(article)), ("document", .string(document)),
                        ("by", .string(by)), ("on", .given(on)),
                    ])
                session.show(answer) { layout in
                    layout.ruleConfirmed(answer, rules: try? session.read("rules.list"))
                }
            }
        }
    }

    /// A pack as it is sent.
    private static func pack(_ file: String) throws -> [(String, JSONValue?)] {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return [
            ("text", .string(try FileReading.text(file))),
            ("name", name.utf8.count <= Limits.referenceBytes ? .string(name) : nil),
        ]
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
