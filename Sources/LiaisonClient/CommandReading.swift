/// A command line read along the tree: which command it is of, what was given, what is wrong.
///
/// The parser alone decides what is accepted. This reading says in two languages why it refused,
/// which command's help is meant, and what can stand at the end of an unfinished line.
package struct CommandReading: Sendable {
    /// The command reached.
    package private(set) var command: CommandTree
    /// Options and flags given, without dashes.
    package private(set) var given: [(argument: CommandArgument, value: String?)] = []
    /// Values without a name, in order.
    package private(set) var values: [String] = []
    /// The option whose value would be the next word.
    package private(set) var awaiting: CommandArgument?
    /// What is wrong first; what is missing comes last.
    package private(set) var fault: UsageFault?
    /// Whether `--` ended the options.
    package private(set) var isEnded = false
    /// Whether the words begin with `help`.
    package private(set) var isHelp = false

    private let root: CommandTree

    /// Reads `words`, what stands behind the program's name, along `tree`.
    package init(_ words: [String], in tree: CommandTree) {
        root = tree
        command = tree
        for word in words { take(word) }
    }

    /// The fault of a line that is complete: what is wrong in it, or what is missing.
    package var faultAtEnd: UsageFault? {
        if let fault { return fault }
        if let awaiting {
            return .missingValue(option: awaiting, command: command)
        }
        guard command.commands.isEmpty else { return nil }
        let required = command.positionals.filter { !$0.isOptional }
        if values.count < required.count {
            return .missingArgument(required[values.count], command: command)
        }
        let missing = command.arguments.first { argument in
            argument.kind == .option && !argument.isOptional
                && !given.contains { $0.argument == argument }
        }
        return missing.map { .missingArgument($0, command: command) }
    }

    /// Whether the flag or option with this key was given.
    package func has(_ key: String) -> Bool { given.contains { $0.argument.key == key } }

    /// The value of the option with this key, the last one given.
    package func value(_ key: String) -> String? {
        given.last { $0.argument.key == key }?.value ?? nil
    }

    private mutating func take(_ word: String) {
        if let awaiting, !Self.isOption(word) {
            accept(awaiting, word)
        } else if isEnded {
            takeValue(word)
        } else if word == "--" {
            isEnded = true
        } else if Self.isOption(word) {
            takeOption(word)
        } else {
            takeValue(word)
        }
    }

    /// Whether the parser takes `word` for an option: a single dash is a value, and so is a number.
    private static func isOption(_ word: String) -> Bool {
        word.hasPrefix("-") && word.count > 1 && Int(word) == nil
    }

    private mutating func takeOption(_ word: String) {
        if let awaiting {
            note(.missingValue(option: awaiting, command: command))
            self.awaiting = nil
        }
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        // What every command takes can stand before any of them.
        guard let option = command.option(name) ?? root.option(name) else {
            return note(.unknownOption(name, command: command))
        }
        switch (option.kind, parts.count) {
        case (.flag, 1): given.append((option, nil))
        case (.flag, _): note(.unexpectedValue(option: option, command: command))
        case (_, 1): awaiting = option
        default: accept(option, String(parts[1]))
        }
    }

    private mutating func accept(_ option: CommandArgument, _ value: String) {
        awaiting = nil
        given.append((option, value))
        check(value, for: option)
    }

    private mutating func takeValue(_ word: String) {
        if command.path.isEmpty, word == "help", values.isEmpty, !isHelp {
            isHelp = true
        } else if !command.commands.isEmpty {
            if let next = command.commands.first(where: { $0.name == word }) {
                command = next
            } else {
                note(.unknownCommand(word, in: command, root: root))
            }
        } else if isHelp {
            note(.unknownCommand(word, in: command, root: root))
        } else if let argument = argument(at: values.count) {
            values.append(word)
            check(word, for: argument)
        } else {
            note(.unexpectedArgument(word, command: command))
        }
    }

    /// The argument that the value at this place is of; the last one takes all that follow when it
    /// may be repeated.
    package func argument(at place: Int) -> CommandArgument? {
        let positionals = command.positionals
        if place < positionals.count { return positionals[place] }
        return positionals.last.flatMap { $0.isRepeating ? $0 : nil }
    }

    private mutating func check(_ value: String, for argument: CommandArgument) {
        let isWrong =
            argument.values.isEmpty
            ? HelpText.of(argument, in: command)?.place?.accepts(value) == false
            : !argument.values.contains(value)
        if isWrong { note(.badValue(value, of: argument, command: command)) }
    }

    private mutating func note(_ fault: UsageFault) {
        if self.fault == nil { self.fault = fault }
    }
}
