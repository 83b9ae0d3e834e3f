import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl member`
struct Member: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The people of the roll.",
        subcommands: [
            List.self, Show.self, Add.self, Set.self, Find.self, History.self,
        ])

    /// `liaisonctl member list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The members of the roll.")
        @OptionGroup var global: GlobalOptions
        @Option(help: "One organisation's members.") var org: String?

        func run() throws {
            try global.run { session in
                let answer = try session.pages(
                    "member.list", [("org", .given(org))], of: "members")
                session.show(answer) { $0.members(answer) }
            }
        }
    }

    /// `liaisonctl member show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Everything about one member.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: MemberArguments

        func run() throws {
            try global.run { session in
                let answer = try session.read("member.get", who.params)
                session.show(answer) { $0.member(answer) }
            }
        }
    }

    /// `liaisonctl member find`
    struct Find: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find by part of a name, pinyin initials, tail of a phone or ID number.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "What to look for.") var text: String
        @Option(name: .customLong("for"), help: "Whose roster number it is.") var staff: String?

        func run() throws {
            try global.run { session in
                let answer = try session.read(
                    "member.find", [("text", .string(text)), ("for", .given(staff))])
                session.show(answer) { $0.members(answer, orElse: .membersNone(text)) }
                if answer["members"]?.array?.isEmpty ?? true {
                    throw ExitCode(ExitStatus.negative.rawValue)
                }
            }
        }
    }

    /// `liaisonctl member history`
    struct History: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Everything recorded about one member.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: MemberArguments

        func run() throws {
            try global.run { session in
                let answer = try session.pages("member.history", who.params, of: "entries")
                session.show(answer) { $0.history(answer) }
            }
        }
    }

    /// `liaisonctl member add`
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a member to the roll.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The member's name.") var name: String
        @Option(help: "The branch.") var branch: String
        @Option(help: "The ID number.") var idNumber: String?
        @Option(help: "The telephone.") var phone: String?
        @Option(help: "Another telephone.") var secondPhone: String?
        @Option(help: "The sex.") var sex: String?
        @Option(help: "The people.") var ethnicity: String?
        @Option(help: "The schooling.") var education: String?
        @Option(help: "The standing.") var standing: Standing?
        @Option(help: "The day of joining.") var joined: String?
        @Option(help: "The day of becoming a full member.") var converted: String?
        @Option(help: "A short remark.") var note: String?
        @Option(help: "Whether he belongs here or came from elsewhere.")
        var side: MethodWord<SideWords>?
        @OptionGroup var particulars: MemberParticulars

        func run() throws {
            try global.run { session in
                let answer = try session.change(
                    "member.add",
                    [
                        ("name", .string(name)), ("branch", .string(branch)),
                        ("id_number", .given(idNumber)), ("phone", .given(phone)),
                        ("second_phone", .given(secondPhone)), ("sex", .given(sex)),
                        ("ethnicity", .given(ethnicity)), ("education", .given(education)),
                        ("standing", .given(standing)), ("joined", .given(joined)),
                        ("converted", .given(converted)), ("note", .given(note)),
                        ("side", .given(side)),
                    ] + particulars.params)
                session.show(answer) { $0.made(answer, "member", name: name) }
            }
        }
    }
}

/// The fields of a person that no rule asks for, and when he graduated.
struct MemberParticulars: ParsableArguments {
    @Option(help: "The day of graduation of somebody kept by a school.") var graduated: String?
    @Option(help: "The day of birth.") var birth: String?
    @Option(help: "The native place.") var nativePlace: String?
    @Option(help: "The registered home.") var registeredResidence: String?
    @Option(help: "Where the member lives now, to the city.") var currentResidence: String?
    @Option(help: "Where the member works, as what.") var employer: String?
    @Option(help: "The Party post.") var partyPost: String?
    @Option(help: "Who keeps the file.") var archive: String?
    @Option(help: "What is paid a month.") var duesStandard: String?
    @Option(help: "The activity certificate's number.") var certificate: String?
    @Option(help: "Where somebody who came here belongs.") var homeOrg: String?
    @Option(help: "Whom to ask there.") var homeContact: String?
    @Option(help: "Somebody of the family who consents.") var nextOfKin: String?
    @Option(help: "Their telephone.") var nextOfKinPhone: String?
    @Option(help: "A migrant worker or not.") var migrantWorker: MethodWord<MigrantWords>?

    var params: [(String, JSONValue?)] {
        [
            ("graduated", .given(graduated)), ("home_org", .given(homeOrg)),
            ("home_contact", .given(homeContact)),
            ("birth", .given(birth)), ("native_place", .given(nativePlace)),
            ("registered_residence", .given(registeredResidence)),
            ("current_residence", .given(currentResidence)),
            ("employer", .given(employer)),
            ("party_post", .given(partyPost)),
            ("archive", .given(archive)),
            ("dues_standard", .given(duesStandard)),
            ("certificate", .given(certificate)),
            ("next_of_kin", .given(nextOfKin)),
            ("next_of_kin_phone", .given(nextOfKinPhone)),
            ("migrant_worker", .given(migrantWorker)),
        ]
    }
}
