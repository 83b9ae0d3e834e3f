import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl transfer`
struct Transfer: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A transfer of the formal affiliation, step by step.",
        subcommands: [
            Prepare.self, Issue.self, Accept.self, Refuse.self, Receipt.self, Withdraw.self,
            List.self,
        ])

    /// `liaisonctl transfer prepare`
    struct Prepare: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin a transfer.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @Option(help: "Where to.") var to: String?
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "transfer.prepare", who,
                [
                    ("to", .given(to))
                ] + occasion.params)
        }
    }

    /// `liaisonctl transfer issue`
    struct Issue: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a letter was issued, or another one.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @Option(help: "For how many days it is good; 90 otherwise.") var days: Int?
        @Option(help: "The document's number.") var document: String?
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "transfer.issue", who,
                [
                    ("days", .given(days)),
                    ("document", .given(document)),
                ] + occasion.params)
        }
    }

    /// `liaisonctl transfer accept`
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that it was accepted: the absence ends.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "transfer.accept", who, occasion.params)
        }
    }

    /// `liaisonctl transfer refuse`
    struct Refuse: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that it was refused.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "transfer.refuse", who, occasion.params)
        }
    }

    /// `liaisonctl transfer receipt`
    struct Receipt: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that the receipt slip came back.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "transfer.receipt", who, occasion.params)
        }
    }

    /// `liaisonctl transfer withdraw`
    struct Withdraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a transfer that nobody has accepted.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "transfer.withdraw", who, occasion.params)
        }
    }

    /// `liaisonctl transfer list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The transfers under way.")
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.run { session in
                let answer = try session.pages("transfer.list", of: "transfers")
                session.show(answer) { $0.transfers(answer) }
            }
        }
    }
}

/// `liaisonctl probation`
struct Probation: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The steps of a probation before its approval.",
        subcommands: [
            Apply.self, Assembly.self, Report.self, Postpone.self,
        ])

    /// `liaisonctl probation apply`
    struct Apply: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record the written application for conversion.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "probation.apply", who, occasion.params)
        }
    }

    /// `liaisonctl probation assembly`
    struct Assembly: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record what the branch assembly passed.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @Option(help: "What.") var result: MethodWord<AssemblyWords>
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "probation.assembly", who,
                [
                    ("result", .string(result.rawValue))
                ] + occasion.params)
        }
    }

    /// `liaisonctl probation report`
    struct Report: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record the report to the approving committee.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @Option(help: "The day it happened; today otherwise.") var on: String?
        @Option(help: "The document's number.") var document: String?
        @Option(help: "A short remark.") var note: String?

        func run() throws {
            try global.record(
                "probation.report", who,
                [
                    ("on", .given(on)),
                    ("document", .given(document)),
                    ("note", .given(note)),
                ])
        }
    }

    /// `liaisonctl probation postpone`
    struct Postpone: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that the discussion about somebody transferred in was put off.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @Option(help: "Until when.") var until: String
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "probation.postpone", who,
                [
                    ("until", .string(until))
                ] + occasion.params)
        }
    }
}
