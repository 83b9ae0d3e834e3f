import ArgumentParser
import LiaisonClient
import LiaisonWire

/// What names a member in every recording command.
struct MemberArguments: ParsableArguments {
    @Argument(help: "Handle, roster number with --for, or text that fits only one member.")
    var member: String
    @Option(name: .customLong("for"), help: "Whose roster number it is.") var staff: String?

    /// The params that name the member.
    var params: [(String, JSONValue?)] {
        [("member", .string(member)), ("for", .given(staff))]
    }
}

/// Whom a recording command is about.
protocol NamingPeople {
    /// The params that name the people.
    func params() throws -> [(String, JSONValue?)]
}

/// Whom a recording command is about: people by name, everybody of a branch but some, or the people
/// of a file. Several are recorded in one transaction: all or nobody.
struct PeopleArguments: ParsableArguments, NamingPeople {
    @Argument(
        help: """
            One or more: handle, roster number with --for, or text that fits only one member. Without \
            them --branch or --file says who.
            """)
    var members: [String] = []
    @OptionGroup var selection: PeopleSelection

    func params() throws -> [(String, JSONValue?)] {
        let named = try selection.references(members)
        return .naming(named, isList: selection.file != nil) + selection.params
    }
}

/// Whom a departure is about: people by name or those of a file. A branch stands for its people who
/// are away already.
struct DepartingArguments: ParsableArguments, NamingPeople {
    @Argument(
        help: """
            One or more: handle, roster number with --for, or text that fits only one member. Without \
            them --file says who.
            """)
    var members: [String] = []
    @Option(name: .customLong("for"), help: "Whose roster numbers they are.") var staff: String?
    @Option(help: "A file with one of them a line; - is standard input.") var file: String?

    func params() throws -> [(String, JSONValue?)] {
        guard members.isEmpty != (file == nil) else { throw LocalFailure.departingOneWay }
        let named = try file.map(PeopleReading.references) ?? members
        return .naming(named, isList: file != nil) + [("for", .given(staff))]
    }
}

extension [(String, JSONValue?)] {
    /// The params for people by name: one is answered as one, unless he stands in a list.
    fileprivate static func naming(_ named: [String], isList: Bool) -> Self {
        let isOne = named.count == 1 && !isList
        return [
            ("member", isOne ? .string(named[0]) : nil),
            ("members", isOne || named.isEmpty ? nil : .strings(named)),
        ]
    }
}

/// The ways of naming people beside naming them one by one.
struct PeopleSelection: ParsableArguments {
    @Option(name: .customLong("for"), help: "Whose roster numbers they are.") var staff: String?
    @Option(help: "Everybody away of this organisation and those below it.") var branch: String?
    @Option(
        parsing: .upToNextOption, help: "People of --branch who are left out, one after the other.")
    var allBut: [String] = []
    @Option(help: "A file with one of them a line; - is standard input.") var file: String?

    /// Those named on the command line, or in the file; nobody with `--branch`.
    func references(_ named: [String]) throws -> [String] {
        let ways = [!named.isEmpty, branch != nil, file != nil].count { $0 }
        guard ways == 1 else { throw LocalFailure.namesOneWay }
        guard allBut.isEmpty || branch != nil else {
            throw LocalFailure.onlyWith("--all-but", "--branch")
        }
        return try file.map(PeopleReading.references) ?? named
    }

    /// The params of everything but the names.
    var params: [(String, JSONValue?)] {
        [
            ("branch", .given(branch)), ("all_but", allBut.isEmpty ? nil : .strings(allBut)),
            ("for", .given(staff)),
        ]
    }
}

/// When what is recorded happened, and what is to be remembered of it.
struct Occasion: ParsableArguments {
    @Option(help: "The day it happened; today otherwise.") var on: String?
    @Option(help: "A short remark.") var note: String?

    var params: [(String, JSONValue?)] { [("on", .given(on)), ("note", .given(note))] }
}

extension GlobalOptions {
    /// Records one fact about one or more people and shows what it did.
    func record(
        _ method: String, _ who: some NamingPeople, _ params: [(String, JSONValue?)]
    ) throws {
        try run { session in
            let answer = try session.change(method, try who.params() + params)
            session.showOutcomes(answer["people"]?.array ?? [answer], of: answer)
        }
    }
}

/// `liaisonctl done`
struct Done: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Settle what one call settles, for one or more people.")
    @OptionGroup var global: GlobalOptions
    @Argument(
        help: """
            Roster numbers (3, 3.2) with --for, duties, or members. Without any, --branch or --file \
            says whom.
            """)
    var items: [String] = []
    @OptionGroup var selection: PeopleSelection
    @Option(help: "The day it happened; today otherwise.") var on: String?
    @Option(help: "By which way.") var by: Way
    @Option(help: "What came of it; reached otherwise.") var result: ContactResult?
    @Option(help: "Who began it.") var startedBy: Starter?
    @Option(help: "The member's new telephone.") var newPhone: String?
    @Option(help: "The day the member checked in.") var checkedIn: String?
    @Option(help: "The last month dues are paid for, YYYY-MM.") var duesThrough: String?
    @Option(help: "Where the member is now.") var place: String?
    @Option(help: "A short remark.") var note: String?

    func run() throws {
        try global.run { session in
            let items = try selection.references(items)
            let answer = try session.change(
                "duty.done",
                [("items", items.isEmpty ? nil : .strings(items))] + selection.params + [
                    ("on", .given(on)), ("by", .string(by.rawValue)), ("result", .given(result)),
                    ("started_by", .given(startedBy)), ("new_phone", .given(newPhone)),
                    ("checked_in", .given(checkedIn)), ("dues_through", .given(duesThrough)),
                    ("place", .given(place)), ("note", .given(note)),
                ])
            session.showOutcomes(answer["people"]?.array ?? [], of: answer)
        }
    }
}

/// `liaisonctl contact`
struct Contact: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Record a contact, or a try.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The day it happened; today otherwise.") var on: String?
    @Option(help: "By which way.") var by: Way
    @Option(help: "What came of it; reached otherwise.") var result: ContactResult?
    @Option(help: "Who began it.") var startedBy: Starter?
    @Option(help: "The member's new telephone.") var newPhone: String?
    @Option(help: "A short remark.") var note: String?

    func run() throws {
        try global.record(
            "contact.record", who,
            [
                ("on", .given(on)), ("by", .string(by.rawValue)), ("result", .given(result)),
                ("started_by", .given(startedBy)), ("new_phone", .given(newPhone)),
                ("note", .given(note)),
            ])
    }
}

/// `liaisonctl dues`
struct Dues: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Record dues paid.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The last month paid for, YYYY-MM.") var through: String
    @Option(help: "Who paid; the member otherwise.") var payer: Payer?
    @Option(help: "To which side.") var to: MethodWord<DuesSideWords>?
    @Option(help: "The day it was paid; today otherwise.") var on: String?

    func run() throws {
        try global.record(
            "dues.record", who,
            [
                ("through", .string(through)), ("payer", .given(payer)), ("to", .given(to)),
                ("on", .given(on)),
            ])
    }
}

/// `liaisonctl attend`
struct Attend: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record that a member took part in the organisation's life.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record("attendance.record", who, occasion.params)
    }
}

/// `liaisonctl decide`
struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record what the organisation decided.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "What was decided.") var kind: MethodWord<DecisionWords>
    @Option(help: "The day it was decided; today otherwise.") var on: String?
    @Option(help: "Who decided; the member's branch otherwise.") var org: String?
    @Option(help: "The document's number.") var document: String?
    @Option(help: "The SHA-256 of the scanned document.") var attachment: String?
    @Option(help: "For how many months a probation is extended.") var months: Int?
    @Option(help: "The end of a correction period.") var until: String?

    func run() throws {
        try global.record(
            "decision.record", who,
            [
                ("kind", .string(kind.rawValue)), ("on", .given(on)),
                ("org", .given(org)), ("document", .given(document)),
                ("attachment", .given(attachment)), ("months", .given(months)),
                ("until", .given(until)),
            ])
    }
}
