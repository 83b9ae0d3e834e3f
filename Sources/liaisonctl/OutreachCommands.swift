import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl outreach`
struct Outreach: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looking for a member who is out of contact.",
        subcommands: [
            Open.self, Settle.self, List.self, Show.self,
        ])

    /// `liaisonctl outreach open`
    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin to look for a member.",
            discussion: "Each try is recorded with liaisonctl contact, as ever.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @Option(help: "What is known.") var situation: MethodWord<SituationWords>
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "outreach.open", who,
                [
                    ("situation", .string(situation.rawValue))
                ] + occasion.params)
        }
    }

    /// `liaisonctl outreach settle`
    struct Settle: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record how the branch goes on with somebody who was found.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: PeopleArguments
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.record(
                "outreach.settle", who, occasion.params)
        }
    }

    /// `liaisonctl outreach list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Who is looked for.")
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.run { session in
                let answer = try session.pages("outreach.list", of: "outreach")
                session.show(answer) { $0.outreachList(answer) }
            }
        }
    }

    /// `liaisonctl outreach show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The record of looking for a member, for printing.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: MemberArguments

        func run() throws {
            try global.run { session in
                let answer = try session.read("outreach.get", who.params)
                session.show(answer) { $0.outreachRecord(answer) }
            }
        }
    }
}
