import Glibc
import LiaisonClient
import LiaisonWire

/// For people who do not know the commands: asks in plain words, shows the command line that does
/// the same, and runs that.
struct Menu {
    private let options: GlobalOptions
    private let layout: Layout

    /// A menu of the command line with `options`.
    init(_ options: GlobalOptions) {
        self.options = options
        layout = options.layout(office: options.officeLanguage())
    }

    /// Offers, asks and runs until somebody leaves it; the end of input leaves it too.
    func run() {
        Interruption.endsLine()
        show(layout.menu())
        do {
            while true {
                guard let number = Int(try ask(.choose)), let choice = MenuChoice(rawValue: number)
                else {
                    say(.chooseAgain)
                    continue
                }
                if choice == .end { return }
                try perform(choice)
                show([""] + layout.menu())
            }
        } catch {
            show([""])
        }
    }

    /// Standard input has ended.
    private struct InputEnded: Error {}

    private func perform(_ choice: MenuChoice) throws(InputEnded) {
        switch choice {
        case .agenda: execute(["agenda"])
        case .unknowns: execute(["unknowns"])
        case .find:
            guard let member = try member() else { return }
            say(.sameCommand(line(["member", "show", member.typed])))
            execute(["member", "show", member.typed])
        case .contact: try contact()
        case .leave: try leave()
        case .returning: try returning()
        case .end: break
        }
    }

    // MARK: What is recorded

    private func contact() throws(InputEnded) {
        guard let member = try member(), let today = today() else { return }
        let way = try pick(.way, .word, Way.allCases.map(\.rawValue))
        let result = try pick(.result, .word, ContactResult.allCases.map(\.rawValue))
        let on = try date(today)
        var words = ["contact", member.typed, "--by", way]
        if result != ContactResult.reached.rawValue { words += ["--result", result] }
        if on != today { words += ["--on", on] }
        let what = [layout.choice(.word, way), layout.choice(.word, result), on]
        try record(words, about: member, what)
    }

    private func leave() throws(InputEnded) {
        guard let member = try member(), let today = today() else { return }
        let on = try date(today)
        let place = try text(.place)
        // The words of the office's language: a reason is kept as it is written.
        let reasons = ["wage-work", "business", "study", "family", "retirement", "other"]
        let reason = layout.choice(.reason, try pick(.reason, .reason, reasons))
        let words = ["leave", member.typed, "--on", on, "--to", place, "--reason", reason]
        try record(words, about: member, [on, place, reason])
    }

    private func returning() throws(InputEnded) {
        guard let member = try member(), let today = today() else { return }
        let on = try date(today)
        let words = ["return", member.typed] + (on == today ? [] : ["--on", on])
        try record(words, about: member, [layout.title(of: .returning), on])
    }

    private func record(
        _ words: [String], about member: (typed: String, shown: String), _ what: [String]
    ) throws(InputEnded) {
        show([""])
        say(.willRecord(([member.shown] + what).joined(separator: "  ")))
        say(.sameCommand(line(words)))
        let answer = try ask(.confirm).lowercased()
        guard ["y", "yes", layout.texts.say(.yes)].contains(answer) else { return say(.left) }
        execute(words)
    }

    // MARK: Questions

    /// The member somebody means, as it can be typed and as it is shown; nil to go back.
    private func member() throws(InputEnded) -> (typed: String, shown: String)? {
        while true {
            let typed = try ask(.who)
            if typed.isEmpty { return nil }
            do {
                let card = try call("member.get", ["member": .string(typed)])
                return (typed, layout.person(card))
            } catch .refused(let error) where error.type == .memberAmbiguous {
                let people = error.details?["candidates"]?.array ?? []
                return try pick(people)
            } catch .refused(let error) where error.type == .memberNotFound {
                report(.refused(error))
                say(.again)
            } catch {
                report(error)
                return nil
            }
        }
    }

    private func pick(_ people: [JSONValue]) throws(InputEnded) -> (typed: String, shown: String)? {
        say(.several)
        show(layout.numbered(people: people))
        while true {
            let typed = try ask(.pick)
            if typed.isEmpty { return nil }
            if let number = Int(typed), people.indices.contains(number - 1) {
                let person = people[number - 1]
                return (person["member"]?.string ?? "", layout.person(person))
            }
            say(.pickAgain)
        }
    }

    /// One of `codes` by its number; the first when nothing is entered.
    private func pick(
        _ question: MenuPhrase, _ family: TermFamily, _ codes: [String]
    ) throws(InputEnded) -> String {
        show(layout.numbered(family, codes))
        while true {
            let typed = try ask(question)
            if typed.isEmpty { return codes[0] }
            if let number = Int(typed), codes.indices.contains(number - 1) {
                return codes[number - 1]
            }
            say(.pickAgain)
        }
    }

    private func date(_ today: String) throws(InputEnded) -> String {
        while true {
            let typed = try ask(.date(today))
            if typed.isEmpty { return today }
            if let date = MenuDate.iso(typed) { return date }
            say(.dateAgain)
        }
    }

    private func text(_ question: MenuPhrase) throws(InputEnded) -> String {
        while true {
            let typed = try ask(question)
            if !typed.isEmpty { return typed }
            say(.needed)
        }
    }

    /// The daemon's day: the office's, whatever the clock of this machine says.
    private func today() -> String? {
        do {
            return try call("daemon.status", [:])["today"]?.string
        } catch {
            report(error)
            return nil
        }
    }

    // MARK: Input, output, running

    private func call(_ method: String, _ params: JSONValue) throws(CallFailure) -> JSONValue {
        let timeout = options.timeout.map { Duration.seconds($0.count) }
        return try Caller(path: options.path, timeout: timeout ?? Connection.defaultTimeout)
            .call(method, params)
    }

    private func report(_ failure: CallFailure) {
        // What is asked here records nothing; what does runs as a command of its own.
        Output.report(layout.failure(failure, changes: false), failure.value, isJSON: false)
    }

    private func ask(_ question: MenuPhrase) throws(InputEnded) -> String {
        guard let typed = Output.asks(question.text(layout.texts)) else { throw InputEnded() }
        return typed.trimmed
    }

    private func say(_ phrase: MenuPhrase) { show([phrase.text(layout.texts)]) }

    private func show(_ lines: [String]) { Output.lines(lines.map(layout.style.safe)) }

    /// The command line that does the same as `words`.
    private func line(_ words: [String]) -> String {
        (["liaisonctl"] + words + given).map(CompletingShell.escaped).joined(separator: " ")
    }

    /// Runs `words` as if they had been typed.
    private func execute(_ words: [String]) {
        _ = Liaisonctl.run(words + given)
    }

    /// The options that this run was given itself.
    private var given: [String] {
        var words: [String] = []
        if let socket = options.socket { words += ["--socket", socket] }
        if let lang = options.lang { words += ["--lang", lang.tag] }
        if let timeout = options.timeout { words += ["--timeout", "\(timeout.count)"] }
        if options.color != .auto { words += ["--color", options.color.rawValue] }
        if options.noColor { words.append("--no-color") }
        if options.noPager { words.append("--no-pager") }
        return words
    }
}

extension String {
    /// Without blanks, of either width, at both ends.
    fileprivate var trimmed: String {
        let blanks: Set<Character> = [" ", "\t", "\u{3000}", "\r"]
        var kept = self[...]
        while let first = kept.first, blanks.contains(first) { kept.removeFirst() }
        while let last = kept.last, blanks.contains(last) { kept.removeLast() }
        return String(kept)
    }
}
