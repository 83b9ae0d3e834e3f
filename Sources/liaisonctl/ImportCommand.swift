import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl import`
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open the roll from a ledger, or bring it up to date.",
        discussion: """
            `import FILE --plan` shows what would happen and changes nothing; `import --apply \
            DIGEST` carries out exactly that plan. `import FILE` shows the plan and asks. A ledger \
            of people who came here is imported with `--kind inflow`.
            """)
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The ledger.") var file: String?
    @Flag(help: "Show what would happen; change nothing.") var plan = false
    @Option(help: "Carry out the plan with this digest.") var apply: String?
    @Flag(name: .customLong("without-id"), help: "Take people in whose ID number is damaged.")
    var withoutID = false
    @Flag(help: "Take absences of six months or more as not yet recognised.")
    var notRecognised = false
    @Option(help: "The organisation whose ledger it is.") var org: String?
    @Option(help: "Whether it is of people who left or of people who came here.")
    var kind: MethodWord<LedgerWords>?

    func run() throws {
        // A county's ledger is planned, and applied, in one piece.
        try global.run(timeout: Connection.importTimeout) { session in
            if notRecognised, kind?.rawValue == "inflow" { throw LocalFailure.homeSideRecognises }
            switch (file, apply) {
            case (let file?, nil): try offer(file, session)
            case (nil, let digest?): try carryOut(digest, session)
            default: throw LocalFailure.importNeedsOne
            }
        }
    }

    private func offer(_ file: String, _ session: Session) throws {
        if !plan, session.isJSON || !Output.hasTerminal { throw LocalFailure.nobodyToAsk }
        session.progress.show(session.layout.texts.say(.readingFile(file)))
        let ledger = try LedgerReading.read(file)
        let planned = try ImportRun(session, ledger).plan(kind: kind?.rawValue, options: options)
        session.show(planned) { $0.plan(planned) }
        guard !plan, let digest = planned["digest"]?.string else { return }
        let texts = session.layout.texts
        if Output.confirms(texts.say(.planAsk), yes: texts.say(.yes)) {
            try carryOut(digest, session)
        } else {
            Output.lines([texts.say(.planLeft)])
        }
    }

    private func carryOut(_ digest: String, _ session: Session) throws {
        session.progress.show(session.layout.texts.say(.applying))
        let answer = try session.change("import.apply", [("digest", .string(digest))])
        session.show(answer) { $0.applied(answer) }
    }

    private var options: JSONValue {
        .compact([
            ("without_id", .given(withoutID)),
            ("not_recognised", .given(notRecognised)), ("org", .given(org)),
        ])
    }
}
