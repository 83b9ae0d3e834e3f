import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl study`
struct Study: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record class hours of training.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "How it took place.") var kind: MethodWord<StudyWords>
    @Option(help: "Class hours.") var hours: Int
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record(
            "study.record", who,
            [
                ("kind", .string(kind.rawValue)),
                ("hours", .integer(hours)),
            ] + occasion.params)
    }
}

/// `liaisonctl activity`
struct Activity: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record how a member played his part.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "How.") var kind: MethodWord<ActivityWords>
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record(
            "activity.record", who,
            [
                ("kind", .string(kind.rawValue))
            ] + occasion.params)
    }
}

/// `liaisonctl care`
struct Care: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record what was done for a member.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "What.") var kind: MethodWord<CareWords>
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record(
            "care.record", who,
            [
                ("kind", .string(kind.rawValue))
            ] + occasion.params)
    }
}

/// `liaisonctl appraise`
struct Appraise: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record the result of a year's appraisal.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The year it is about.") var year: Int
    @Option(help: "The result.") var result: MethodWord<AppraisalWords>
    @Option(help: "Who held it; the member's branch otherwise.") var org: String?
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record(
            "appraisal.record", who,
            [
                ("year", .integer(year)), ("org", .given(org)),
                ("result", .string(result.rawValue)),
            ] + occasion.params)
    }
}

/// `liaisonctl exchange-appraisal`
struct ExchangeAppraisal: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record that the result of an appraisal has reached the other side.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "The year it is about.") var year: Int
    @Option(help: "The day it happened; today otherwise.") var on: String?

    func run() throws {
        try global.record(
            "appraisal.exchange", who,
            [
                ("year", .integer(year)),
                ("on", .given(on)),
            ])
    }
}

/// `liaisonctl commend`
struct Commend: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record a commendation.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "Whose.") var kind: MethodWord<CommendationWords>
    @Option(help: "The day it happened; today otherwise.") var on: String?
    @Option(help: "The document's number.") var document: String?
    @Option(help: "A short remark.") var note: String?

    func run() throws {
        try global.record(
            "commendation.record", who,
            [
                ("kind", .string(kind.rawValue)),
                ("on", .given(on)),
                ("document", .given(document)),
                ("note", .given(note)),
            ])
    }
}

/// `liaisonctl conduct`
struct Conduct: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record the receiving side's account of a member's conduct.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record(
            "conduct.record", who, occasion.params)
    }
}

/// `liaisonctl notify`
struct Notify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record that a member was told of a meeting that concerns him.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "Of what.") var kind: MethodWord<NotificationWords>
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record(
            "notification.record", who,
            [
                ("kind", .string(kind.rawValue))
            ] + occasion.params)
    }
}

/// `liaisonctl statement`
struct Statement: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record a member's own report on thought, work and organisation life.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record(
            "statement.record", who, occasion.params)
    }
}

/// `liaisonctl exempt`
struct Exempt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record that attendance is asked of a member no more, or again.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "Why not; left out when it is asked again.") var reason:
        MethodWord<ExemptionWords>?
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record(
            "exemption.set", who,
            [
                ("reason", .given(reason))
            ] + occasion.params)
    }
}

/// `liaisonctl arrange-dues`
struct ArrangeDues: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record the branch's consent to another way of paying dues, or its end.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: PeopleArguments
    @Option(help: "Which; left out when it has ended.") var arrangement:
        MethodWord<ArrangementWords>?
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.record(
            "dues.arrange", who,
            [
                ("arrangement", .given(arrangement))
            ] + occasion.params)
    }
}

/// `liaisonctl change`
struct ReportedChange: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Record a change that the member reported.")
    @OptionGroup var global: GlobalOptions
    @OptionGroup var who: MemberArguments
    @Option(help: "What has changed.") var kind: MethodWord<ChangeWords>
    @Option(help: "What it is now.") var value: String?
    @OptionGroup var occasion: Occasion

    func run() throws {
        try global.run { session in
            let answer = try session.change(
                "change.record",
                who.params + [
                    ("kind", .string(kind.rawValue)), ("value", .given(value)),
                ] + occasion.params)
            session.showOutcomes([answer], of: answer)
        }
    }
}
