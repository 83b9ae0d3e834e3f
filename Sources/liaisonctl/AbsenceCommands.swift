import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl leave`
struct Leave: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Register a departure.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: DepartingArguments
    @Option(help: "The day of departure.") var on: String
    @Option(help: "Where to, to city or county.") var to: String
    @Option(help: "Why.") var reason: String
    @Flag(help: "It is abroad.") var abroad = false
    @Option(help: "The expected day of return.") var until: String?
    @Option(help: "When it was reported.") var reported: MethodWord<ReportedWords>?
    @OptionGroup var particulars: ParticularsArguments

    func run() throws {
        try global.record(
            "absence.open", who,
            [
                ("on", .string(on)), ("to", .string(to)), ("reason", .string(reason)),
                ("abroad", .given(abroad)), ("until", .given(until)),
                ("reported", .given(reported)),
            ] + particulars.params)
    }
}

/// `liaisonctl arrive`
struct Arrive: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Register somebody who came here and whose affiliation stays elsewhere.",
        discussion: "Add him with `member add NAME --side receiving` first.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: DepartingArguments
    @Option(help: "The day it happened; today otherwise.") var on: String?
    @Option(help: "Where from, to province or city.") var from: String
    @Option(help: "Why.") var reason: String?
    @Option(help: "The code of the division, six digits.") var division: String?
    @Option(help: "The year of the list that has the code; this one otherwise.")
    var divisionYear: Int?
    @Option(help: "The division's name in that list.") var divisionName: String?
    @Option(help: "The work before.") var occupation: MethodWord<OccupationWords>?
    @Option(help: "The kind of unit there.") var unitKind: MethodWord<UnitKindWords>?

    func run() throws {
        try global.record(
            "absence.arrive", who,
            [
                ("on", .given(on)), ("from", .string(from)), ("reason", .given(reason)),
                ("division", .given(division)), ("division_year", .given(divisionYear)),
                ("division_name", .given(divisionName)),
                ("occupation", .given(occupation)), ("unit_kind", .given(unitKind)),
            ])
    }
}

/// What the statistics ask of an absence.
struct ParticularsArguments: ParsableArguments {
    @Option(help: "How far.") var scope: MethodWord<ScopeWords>?
    @Option(help: "The code of the division, six digits.") var division: String?
    @Option(help: "The year of the list that has the code; this one otherwise.")
    var divisionYear: Int?
    @Option(help: "The division's name in that list.") var divisionName: String?
    @Option(help: "The work before.") var occupation: MethodWord<OccupationWords>?
    @Option(help: "The kind of unit there.") var unitKind: MethodWord<UnitKindWords>?

    var params: [(String, JSONValue?)] {
        [
            ("scope", .given(scope)), ("division", .given(division)),
            ("division_year", .given(divisionYear)),
            ("division_name", .given(divisionName)), ("occupation", .given(occupation)),
            ("unit_kind", .given(unitKind)),
        ]
    }
}

/// `liaisonctl recognise`
struct Recognise: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record that the branch recognised a member as mobile.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The day it happened; today otherwise.") var on: String?
    @Option(help: "What changed.") var cause: MethodWord<CauseWords>?

    func run() throws {
        try global.record(
            "absence.recognise", who, [("on", .given(on)), ("cause", .given(cause))])
    }
}

/// `liaisonctl check-in`
struct CheckIn: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-in",
        abstract: "Record that a member checked in with the receiving organisation.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The day it happened; today otherwise.") var on: String?
    @Option(help: "Who confirmed it there.") var confirmedBy: String?

    func run() throws {
        try global.record(
            "absence.check_in", who,
            [("on", .given(on)), ("confirmed_by", .given(confirmedBy))])
    }
}

/// `liaisonctl place`
struct Place: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record the branch that took a member in.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The receiving organisation.") var org: String?
    @Option(name: .customLong("in"), help: "An organisation of this roll.") var here: String?
    @Option(help: "What kind of case it is.") var kind: MethodWord<PlacementWords>?
    @Option(help: "Whom to ask there.") var contact: String?
    @Option(help: "The day it happened; today otherwise.") var on: String?

    func run() throws {
        try global.record(
            "absence.place", who,
            [
                ("org", .given(org)), ("in", .given(here)), ("kind", .given(kind)),
                ("contact", .given(contact)),
                ("on", .given(on)),
            ])
    }
}

/// `liaisonctl return`
struct Return: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record a return, or with --transferred an accepted transfer.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The day it happened; today otherwise.") var on: String?
    @Flag(help: "The affiliation was transferred and accepted.") var transferred = false

    func run() throws {
        try global.record(
            "absence.close", who,
            [
                ("on", .given(on)), ("how", .string(transferred ? "transferred" : "returned")),
            ])
    }
}

/// `liaisonctl assign`
struct Assign: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give members to a liaison.",
        discussion: "The last name is the liaison: `assign MEMBER... LIAISON`.")
    @OptionGroup var global: GlobalOptions
    @Argument(
        help: "One or more members, then the liaison; with --branch or --file the liaison alone.")
    var names: [String]
    @OptionGroup var selection: PeopleSelection
    @Option(help: "Who stands in for the liaison.") var deputy: String?
    @Option(help: "From which day; today otherwise.") var on: String?
    @Option(help: "A remark.") var note: String?

    func run() throws {
        try global.record(
            "assignment.set", Assigned(names: names, selection: selection),
            [
                ("staff", .given(names.last)), ("deputy", .given(deputy)), ("on", .given(on)),
                ("note", .given(note)),
            ])
    }

    /// All names but the last, or whom the selection means.
    private struct Assigned: NamingPeople {
        let names: [String]
        let selection: PeopleSelection

        func params() throws -> [(String, JSONValue?)] {
            let saysWho = names.count > 1 || selection.branch != nil || selection.file != nil
            guard saysWho else { throw LocalFailure.liaisonMissing }
            var who = PeopleArguments()
            who.members = Array(names.dropLast())
            who.selection = selection
            return try who.params()
        }
    }
}
