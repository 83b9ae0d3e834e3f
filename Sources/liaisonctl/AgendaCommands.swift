import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl agenda`
struct Agenda: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Who must be called, by whom, since when, and why.")
    @OptionGroup var global: GlobalOptions
    @Option(name: .customLong("for"), help: "One liaison's list, with roster numbers.")
    var staff: String?
    @Option(help: "One organisation's members.") var org: String?
    @Option(help: "Look this many days ahead.") var days: Int?
    @Flag(help: "Show it again whenever something happens.") var watch = false
    @Flag(help: "As a calendar file for a telephone or a mail program.") var ics = false

    func run() throws {
        try global.run { session in
            if staff != nil, org != nil { throw LocalFailure.notTogether("--for", "--org") }
            if ics, global.json { throw LocalFailure.notTogether("--ics", "--json") }
            if ics, watch { throw LocalFailure.notTogether("--ics", "--watch") }
            while true {
                let answer = try session.pages(
                    "agenda.get",
                    [("for", .given(staff)), ("org", .given(org)), ("days", .given(days))],
                    of: "people")
                let others = try session.pages(
                    "agenda.orgs",
                    [("for", .given(staff)), ("org", .given(org)), ("days", .given(days))],
                    of: "subjects")
                if ics {
                    let now = try session.read("daemon.ping")["time"]?.string ?? ""
                    return Output.lines(
                        session.layout.calendarFile(
                            answer, others: others, stamp: LayoutMoment.compact(now)))
                }
                if watch { Output.clearTerminal() }
                session.show(
                    .object((answer.members ?? []) + [JSONMember("others", others)]),
                    pages: !watch
                ) {
                    $0.agenda(answer, days: days, others: others)
                }
                guard watch else { return }
                try waitForChange(since: answer["cursor"], session)
            }
        }
    }

    /// Waits within what one call may take; a quiet stretch of them is an hour, after which the day
    /// may be another one.
    private static let waitMilliseconds = 5_000
    private static let quietWaits = 720

    /// Returns once the list may read otherwise than at this cursor.
    private func waitForChange(since cursor: JSONValue?, _ session: Session) throws {
        var cursor = cursor
        for _ in 0..<Self.quietWaits {
            do {
                let answer = try session.read(
                    "events.wait",
                    [("after", cursor), ("timeout_ms", .integer(Self.waitMilliseconds))])
                if answer["kinds"]?.array?.isEmpty == false { return }
                cursor = answer["cursor"]
            } catch CallFailure.refused(let error) where error.type == .cursorGone {
                return
            }
        }
    }
}

/// `liaisonctl unknowns`
struct Unknowns: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Who lacks what on the roll.")
    @OptionGroup var global: GlobalOptions
    @Option(help: "One organisation's members.") var org: String?

    func run() throws {
        try global.run { session in
            let answer = try session.pages("unknowns.get", [("org", .given(org))], of: "people")
            session.show(answer) { $0.unknowns(answer) }
        }
    }
}

/// `liaisonctl why`
struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Why something is, or is not, to be done.")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "A member, an item (3.2) with --for, a duty or a notice.") var id: String
    @Option(name: .customLong("for"), help: "Whose roster number it is.") var staff: String?

    func run() throws {
        try global.run { session in
            let answer = try session.read(
                "duty.why", [("id", .string(id)), ("for", .given(staff))])
            session.show(answer) { $0.why(answer) }
        }
    }
}

/// `liaisonctl duty`
struct Duty: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The duties, open or ended.", subcommands: [List.self])

    /// `liaisonctl duty list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All of them in one state, in the order in which they arose.")
        @OptionGroup var global: GlobalOptions
        @Option(name: .customLong("for"), help: "One liaison's members.") var staff: String?
        @Option(help: "One organisation's members.") var org: String?
        @Option(help: "Of one rule, such as C1.") var rule: String?
        @Option(help: "In this state; open otherwise.") var state: DutyState?

        func run() throws {
            try global.run { session in
                let answer = try session.pages(
                    "duty.list",
                    [
                        ("for", .given(staff)), ("org", .given(org)), ("rule", .given(rule)),
                        ("state", .given(state)),
                    ], of: "duties")
                session.show(answer) { $0.duties(answer) }
            }
        }
    }
}

/// `liaisonctl told`
struct Told: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Somebody was told his digest by hand.")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "Staff persons.") var staff: [String]

    func run() throws {
        try global.run { session in
            var answers: [JSONValue] = []
            for person in staff {
                let answer = try session.change("delivery.told", [("staff", .string(person))])
                if session.isJSON {
                    answers.append(answer)
                } else {
                    session.show(answer) { $0.told(answer, staff: person) }
                }
            }
            // One document whatever the number of names: always an array.
            if session.isJSON { session.show(.array(answers)) { _ in [] } }
        }
    }
}

/// `liaisonctl delivery`
struct Delivery: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The digests sent, or waiting to be told.", subcommands: [List.self])

    /// `liaisonctl delivery list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All of them, newest first.")
        @OptionGroup var global: GlobalOptions

        func run() throws {
            try global.run { session in
                let answer = try session.pages("delivery.list", of: "deliveries")
                session.show(answer) { $0.deliveries(answer) }
            }
        }
    }
}
