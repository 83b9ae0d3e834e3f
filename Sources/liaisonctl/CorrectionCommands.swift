import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl amend`
struct AmendFact: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Correct a record: it stays, and counts no more.")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The record's handle, as member history or org history shows it.") var fact:
        String
    @Option(help: "Why.") var because: String
    @Option(help: "The day it happened.") var on: String?
    @Option(help: "Of a contact, by which way.") var by: Way?
    @Option(help: "Of a contact or an appraisal, what came of it.") var result:
        MethodWord<AmendedResultWords>?
    @Option(help: "Of a contact, who began it.") var startedBy: Starter?
    @Option(help: "Of dues, the last month paid for, YYYY-MM.") var through: String?
    @Option(help: "Of dues, who paid.") var payer: Payer?
    @Option(help: "Which of its kind.") var kind: MethodWord<AmendedKindWords>?
    @Option(help: "Of training, class hours.") var hours: Int?
    @Option(help: "Of an appraisal, the year.") var year: Int?
    @Option(help: "Of an organisation's record, how many people, or yuan.") var amount: Int?

    func run() throws {
        try global.correct(
            "fact.amend", fact, because,
            [
                ("on", .given(on)), ("by", .given(by)), ("result", .given(result)),
                ("started_by", .given(startedBy)), ("through", .given(through)),
                ("payer", .given(payer)), ("kind", .given(kind)), ("hours", .given(hours)),
                ("year", .given(year)), ("amount", .given(amount)),
            ])
    }
}

/// `liaisonctl void`
struct VoidFact: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Make void what should not have been recorded: it stays, and counts no more.")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The record's handle, as member history or org history shows it.") var fact:
        String
    @Option(help: "Why.") var because: String

    func run() throws { try global.correct("fact.void", fact, because, []) }
}

extension GlobalOptions {
    /// Corrects a fact and shows what that did.
    fileprivate func correct(
        _ method: String, _ fact: String, _ because: String, _ params: [(String, JSONValue?)]
    ) throws {
        try run { session in
            let answer = try session.change(
                method, [("fact", .string(fact)), ("because", .string(because))] + params)
            session.showOutcomes([answer], of: answer)
        }
    }
}
