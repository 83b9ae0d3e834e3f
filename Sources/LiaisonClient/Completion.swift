internal import LiaisonWire

/// What can stand at the end of an unfinished command line: one answer for every shell.
package struct Completion {
    /// One word that fits, and what it is.
    package struct Candidate: Sendable, Equatable {
        /// What is typed.
        package let value: String
        /// What it is; blank when the word says it.
        package let meaning: String

        /// A word that fits.
        package init(_ value: String, _ meaning: String = "") {
            self.value = value
            self.meaning = meaning
        }
    }

    /// What fits.
    package enum Answer: Sendable, Equatable {
        /// These words.
        case words([Candidate])
        /// The name of a file, which the shell knows better.
        case files
    }

    /// Whose names only the daemon knows.
    package enum Names: Sendable {
        case member, staff, org
    }

    private let tree: CommandTree
    private let language: Language
    private let names: (Names, String) -> [Candidate]

    /// Completes along `tree`; `names` gives those known for the beginning of one.
    package init(
        _ tree: CommandTree, _ language: Language,
        names: @escaping (Names, String) -> [Candidate]
    ) {
        self.tree = tree
        self.language = language
        self.names = names
    }

    /// What can stand for the last of `words`, which follow the program's name.
    package func answer(_ words: [String]) -> Answer {
        let last = words.last ?? ""
        let reading = CommandReading(words.dropLast(), in: tree)
        let command = reading.command
        // Below a command that does not exist nothing can be meant.
        if case .unknownCommand = reading.fault { return .words([]) }
        if let option = reading.awaiting ?? (last.hasPrefix("-") ? nil : reading.continuing) {
            return value(of: option, command, from: last, reading)
        }
        if last.hasPrefix("-"), !reading.isEnded {
            guard let equals = last.firstIndex(of: "=") else {
                return .words(options(reading, from: last))
            }
            guard let option = command.option(String(last[..<equals])) else { return .words([]) }
            let given = String(last[last.index(after: equals)...])
            return value(of: option, command, from: given, reading).behind(option.name + "=")
        }
        guard command.commands.isEmpty else { return .words(commands(below: command, from: last)) }
        guard !reading.isHelp, let argument = reading.argument(at: reading.values.count) else {
            return .words([])
        }
        return value(of: argument, command, from: last, reading)
    }

    private func commands(below command: CommandTree, from start: String) -> [Candidate] {
        command.commands.filter { $0.name.hasPrefix(start) }
            .map { Candidate($0.name, HelpText.summary(of: $0, language)) }
    }

    private func options(_ reading: CommandReading, from start: String) -> [Candidate] {
        let command = reading.command
        let left = command.arguments.filter { argument in
            argument.kind != .positional && (argument.isRepeating || !reading.has(argument.key))
        }
        return left.filter { $0.name.hasPrefix(start) }
            .map { Candidate($0.name, HelpText.summary(of: $0, in: command, language)) }
    }

    private func value(
        of argument: CommandArgument, _ command: CommandTree, from start: String,
        _ reading: CommandReading
    ) -> Answer {
        guard argument.values.isEmpty else {
            let all = argument.values.map { value in
                Candidate(
                    value, HelpText.word(for: value, of: argument, in: command, language))
            }
            return .words(all.filter { $0.value.hasPrefix(start) })
        }
        switch HelpText.of(argument, in: command)?.place {
        case .member, .item, .subject: return .words(known(.member, start))
        case .membersThenLiaison: return .words(known(.member, start) + known(.staff, start))
        case .staff: return .words(known(.staff, start))
        case .org: return .words(known(.org, start))
        case .file, .list, .path: return .files
        case .language:
            return .words(Language.allCases.map { Candidate($0.rawValue) }.starting(start))
        case .method:
            return .words(Method.all.map { Candidate($0.name, $0.summary) }.starting(start))
        case .params: return .words(params(reading.values, from: start))
        case .assignment: return .words(fields(reading.values, from: start))
        default: return .words([])
        }
    }

    private func known(_ names: Names, _ start: String) -> [Candidate] {
        self.names(names, start).starting(start)
    }

    /// `name=` of the method's params that are not given yet, then the words of one.
    private func params(_ values: [String], from start: String) -> [Candidate] {
        guard let name = values.first, let method = Method.named(name) else { return [] }
        return pairs(method.params, given: values.dropFirst(), from: start)
    }

    /// `field=` of what can be corrected of a member and of an absence.
    private func fields(_ values: [String], from start: String) -> [Candidate] {
        var fields: [Parameter] = []
        for parameter in Method.named("member.update")?.params ?? [] {
            if case .object(let members) = parameter.kind { fields += members }
        }
        let whose = ["member", "for"]
        fields += (Method.named("absence.update")?.params ?? []).filter { !whose.contains($0.name) }
        return pairs(fields, given: values.dropFirst(), from: start)
    }

    private func pairs(
        _ parameters: [Parameter], given: some Sequence<String>, from start: String
    ) -> [Candidate] {
        guard let equals = start.firstIndex(of: "=") else {
            let taken = given.map { $0.prefix { $0 != "=" } }
            return parameters.filter { parameter in !taken.contains { $0 == parameter.name } }
                .map { Candidate($0.name + "=", $0.summary) }.starting(start)
        }
        guard let parameter = parameters.first(where: { $0.name == start[..<equals] }) else {
            return []
        }
        let given = String(start[start.index(after: equals)...])
        return words(of: parameter, from: given)
            .map { Candidate(parameter.name + "=" + $0.value, $0.meaning) }
    }

    private func words(of parameter: Parameter, from start: String) -> [Candidate] {
        switch parameter.kind {
        case .oneOf(let words): words.map { Candidate($0) }.starting(start)
        case .boolean: ["true", "false"].map { Candidate($0) }.starting(start)
        case .reference:
            switch parameter.name {
            case "for", "staff", "secretary": known(.staff, start)
            case "org", "branch", "parent": known(.org, start)
            default: known(.member, start)
            }
        default: []
        }
    }
}

extension Completion.Answer {
    /// The same with what stands before it in the word.
    fileprivate func behind(_ start: String) -> Completion.Answer {
        guard case .words(let words) = self else { return self }
        return .words(words.map { Completion.Candidate(start + $0.value, $0.meaning) })
    }
}

extension [Completion.Candidate] {
    fileprivate func starting(_ start: String) -> [Completion.Candidate] {
        filter { $0.value.hasPrefix(start) }
    }
}
