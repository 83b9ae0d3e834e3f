import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl register`
struct Register: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record that the absence was entered in the national system.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The day it happened; today otherwise.") var on: String?

    func run() throws {
        try global.record(
            "absence.register", who,
            [
                ("on", .given(on))
            ])
    }
}

/// `liaisonctl expect`
struct Expect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record that the receiving side was told that the member comes.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The day it happened; today otherwise.") var on: String?

    func run() throws {
        try global.record(
            "absence.expect", who,
            [
                ("on", .given(on))
            ])
    }
}

/// `liaisonctl name-liaison`
struct NameLiaison: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record who keeps in touch on the receiving side.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "Who, and how to reach them.") var contact: String
    @Option(help: "The day it happened; today otherwise.") var on: String?

    func run() throws {
        try global.record(
            "absence.name_liaison", who,
            [
                ("contact", .string(contact)),
                ("on", .given(on)),
            ])
    }
}

/// `liaisonctl transferable`
struct TransferableAnswer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transferable",
        abstract:
            "Record whether the affiliation can be transferred: it can, unless --reason says why not."
    )
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "Why it cannot.") var reason: MethodWord<UntransferableWords>?
    @Option(help: "The day it happened; today otherwise.") var on: String?

    func run() throws {
        try global.record(
            "absence.transferable", who,
            [("can", .bool(reason == nil)), ("reason", .given(reason)), ("on", .given(on))])
    }
}
