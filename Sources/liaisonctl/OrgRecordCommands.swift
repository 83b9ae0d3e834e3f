import ArgumentParser
import LiaisonClient
import LiaisonWire

extension Org {
    /// `liaisonctl org show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All that is on record of an organisation, what is open first.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The organisation.") var org: String

        func run() throws {
            try global.run { session in
                let answer = try session.read("org.get", [("org", .string(org))])
                session.show(answer) { $0.org(answer) }
            }
        }
    }

    /// `liaisonctl org record`
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record what organisations did: a meeting, a report, a founding.",
            discussion: """
                What several did together is recorded at once. A founding names its document, who \
                approved it, and with how many members.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "One organisation or several.") var orgs: [String]
        @Option(help: "What they did.") var kind: MethodWord<OrgRecordWords>
        @Option(help: "How many people, or yuan of funds.") var amount: Int?
        @Option(help: "The document.") var document: String?
        @Option(help: "Which organisation approved it.") var approvedBy: String?
        @OptionGroup var occasion: Occasion

        func run() throws {
            try global.run { session in
                let answer = try session.change(
                    "org.record",
                    [
                        ("orgs", .strings(orgs)), ("kind", .string(kind.rawValue)),
                        ("amount", amount.map { .integer($0) }), ("document", .given(document)),
                        ("approved_by", .given(approvedBy)),
                    ] + occasion.params)
                session.show(answer) { layout in
                    let tree = try? session.pages("org.list", of: "orgs")
                    return layout.orgRecorded(answer, in: tree)
                }
            }
        }
    }

    /// `liaisonctl org history`
    struct History: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Everything recorded of an organisation.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The organisation.") var org: String

        func run() throws {
            try global.run { session in
                let answer = try session.pages(
                    "org.history", [("org", .string(org))], of: "entries")
                session.show(answer) { $0.history(answer) }
            }
        }
    }

    /// `liaisonctl org members`
    struct Members: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Members of other branches placed in an organisation.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The organisation.") var org: String

        func run() throws {
            try global.run { session in
                let answer = try session.pages(
                    "org.members", [("org", .string(org))], of: "members")
                session.show(answer) { $0.orgMembers(answer) }
            }
        }
    }
}
