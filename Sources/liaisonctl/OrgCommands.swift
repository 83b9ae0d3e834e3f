import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl org`
struct Org: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The organisation tree.",
        subcommands: [
            List.self, Show.self, Add.self, Set.self, Record.self, History.self, Members.self,
        ])

    /// `liaisonctl org list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The tree.")
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.run { session in
                let answer = try session.pages("org.list", of: "orgs")
                session.show(answer) { $0.orgs(answer) }
            }
        }
    }

    /// `liaisonctl org add`
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add an organisation.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Its name.") var name: String
        @Option(help: "What it is.") var kind: OrgKind
        @Option(help: "The organisation above it.") var parent: String?

        func run() throws {
            try global.run { session in
                let answer = try session.change(
                    "org.add",
                    [
                        ("name", .string(name)), ("kind", .string(kind.rawValue)),
                        ("parent", .given(parent)),
                    ])
                session.show(answer) { $0.made(answer, "org", name: name) }
            }
        }
    }

    /// `liaisonctl org set`
    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change an organisation.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The organisation.") var org: String
        @Option(help: "Its new name.") var name: String?
        @Option(help: "The organisation above it.") var parent: String?
        @Option(help: "The staff person who heads it.") var secretary: String?
        @Option(help: "The term: 3 years, or 5 in villages and communities.") var termYears: Int?
        @Option(help: "On whom a mobile-member organisation leans.") var sponsor:
            MethodWord<SponsorWords>?

        func run() throws {
            try global.run { session in
                if [name, parent, secretary].allSatisfy({ $0 == nil }), termYears == nil,
                    sponsor == nil
                {
                    throw LocalFailure.nothingToChange([
                        "--name", "--parent", "--secretary", "--term-years", "--sponsor",
                    ])
                }
                let answer = try session.change(
                    "org.update",
                    [
                        ("org", .string(org)), ("name", .given(name)), ("parent", .given(parent)),
                        ("secretary", .given(secretary)),
                        ("term_years", termYears.map { .integer($0) }),
                        ("sponsor", .given(sponsor)),
                    ])
                session.show(answer) { $0.updated(answer, "org") }
            }
        }
    }
}

/// `liaisonctl staff`
struct Staff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Those with duties toward members.",
        subcommands: [List.self, Add.self, Set.self])

    /// `liaisonctl staff list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All of them.")
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.run { session in
                let answer = try session.pages("staff.list", of: "staff")
                session.show(answer) { $0.staff(answer) }
            }
        }
    }

    /// `liaisonctl staff add`
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a staff person.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The person's name.") var name: String
        @Option(help: "What the person does.") var role: StaffRole
        @Option(help: "The person's telephone.") var phone: String?
        @Option(help: "The organisation; the office otherwise.") var org: String?
        @Option(help: "How the person is told.") var channel: StaffChannel?

        func run() throws {
            try global.run { session in
                let answer = try session.change(
                    "staff.add",
                    [
                        ("name", .string(name)), ("phone", .given(phone)), ("org", .given(org)),
                        ("role", .string(role.rawValue)), ("channel", .given(channel)),
                    ])
                session.show(answer) { $0.made(answer, "staff", name: name) }
            }
        }
    }

    /// `liaisonctl staff set`
    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change a staff person.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The staff person.") var staff: String
        @Option(help: "The new name.") var name: String?
        @Option(help: "The new telephone.") var phone: String?
        @Option(help: "What the person does now.") var role: StaffRole?
        @Option(help: "The new organisation.") var org: String?
        @Option(help: "How the person is told.") var channel: StaffChannel?
        @Option(help: "The day the person gave up the post.") var left: String?

        func run() throws {
            try global.run { session in
                if [name, phone, org, left].allSatisfy({ $0 == nil }), role == nil, channel == nil {
                    throw LocalFailure.nothingToChange(
                        ["--name", "--phone", "--role", "--org", "--channel", "--left"])
                }
                let answer = try session.change(
                    "staff.update",
                    [
                        ("staff", .string(staff)), ("name", .given(name)),
                        ("phone", .given(phone)), ("role", .given(role)), ("org", .given(org)),
                        ("channel", .given(channel)), ("left", .given(left)),
                    ])
                session.show(answer) { $0.updated(answer, "staff") }
            }
        }
    }
}
