package import LiaisonWire

/// What is wrong with a command line.
package enum UsageFault: Error, Sendable, Equatable {
    /// No such command below `in`.
    case unknownCommand(String, in: CommandTree, root: CommandTree)
    /// No such option of the command.
    case unknownOption(String, command: CommandTree)
    /// An option at the end, or before another option, that needs a value.
    case missingValue(option: CommandArgument, command: CommandTree)
    /// A flag with a value.
    case unexpectedValue(option: CommandArgument, command: CommandTree)
    /// A value or an option that must be given.
    case missingArgument(CommandArgument, command: CommandTree)
    /// One value too many.
    case unexpectedArgument(String, command: CommandTree)
    /// A value that the argument cannot have.
    case badValue(String, of: CommandArgument, command: CommandTree)
    /// The parser refused it for a reason of its own, said in English.
    case refused(String, command: CommandTree)
}

extension UsageFault {
    /// The word that was probably meant: a command with all its names, an option, a value.
    package var nearest: String? {
        switch self {
        case .unknownCommand(let word, let command, let root):
            // `find` is `member find`: the verb is right, the noun is missing.
            if let deeper = root.all.first(where: { $0.path.count > 1 && $0.name == word }) {
                return deeper.key
            }
            let near = Self.nearest(to: word, among: command.commands.map(\.name))
            return near.map { (command.path + [$0]).joined(separator: " ") }
        case .unknownOption(let word, let command):
            return Self.nearest(to: word, among: command.arguments.map(\.name))
        case .badValue(let word, let argument, _):
            // Few words, so a wilder guess is still a good one: `fone` is phone.
            return Self.nearest(to: word, among: argument.values, slips: 2)
        default: return nil
        }
    }

    /// The command it is about.
    package var command: CommandTree {
        switch self {
        case .unknownCommand(_, let command, _), .unknownOption(_, let command),
            .missingValue(_, let command), .unexpectedValue(_, let command),
            .missingArgument(_, let command), .unexpectedArgument(_, let command),
            .badValue(_, _, let command), .refused(_, let command):
            command
        }
    }

    /// The fault as one JSON object, for `--json`.
    package var value: JSONValue {
        let details = JSONValue.compact([
            ("fault", .string(code)), ("command", .string(command.key)),
            ("word", word.map { .string($0) }), ("nearest", nearest.map { .string($0) }),
        ])
        return [
            "message": .string(english),
            "data": ["type": "client.usage", "retryable": false, "details": details],
        ]
    }

    private var code: String {
        switch self {
        case .unknownCommand: "unknown_command"
        case .unknownOption: "unknown_option"
        case .missingValue: "missing_value"
        case .unexpectedValue: "unexpected_value"
        case .missingArgument: "missing_argument"
        case .unexpectedArgument: "unexpected_argument"
        case .badValue: "bad_value"
        case .refused: "refused"
        }
    }

    private var word: String? {
        switch self {
        case .unknownCommand(let word, _, _), .unknownOption(let word, _),
            .badValue(let word, _, _),
            .unexpectedArgument(let word, _):
            word
        case .missingValue(let argument, _), .unexpectedValue(let argument, _),
            .missingArgument(let argument, _):
            argument.name
        case .refused: nil
        }
    }

    /// The candidate that is one beginning of the other, or differs by few letters; nil when none
    /// is near enough to be meant.
    private static func nearest(
        to word: String, among candidates: [String], slips: Int = 1
    ) -> String? {
        if word.count > 2, let longer = candidates.first(where: { $0.hasPrefix(word) }) {
            return longer
        }
        let scored = candidates.map { ($0, distance(word, $0)) }
        guard let best = scored.min(by: { $0.1 < $1.1 }) else { return nil }
        // A third of the letters may be wrong: `agneda` is agenda, `foo` is nothing.
        return best.1 <= max(min(slips, word.count / 2), word.count / 3) ? best.0 : nil
    }

    /// Letters to insert, leave out, replace or swap with their neighbour (optimal string
    /// alignment).
    private static func distance(_ left: String, _ right: String) -> Int {
        let first = Array(left)
        let second = Array(right)
        var rows = [[Int]](
            repeating: Array(repeating: 0, count: second.count + 1), count: first.count + 1)
        for index in 0...first.count { rows[index][0] = index }
        for index in 0...second.count { rows[0][index] = index }
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        for row in 1...first.count {
            for column in 1...second.count {
                let isSame = first[row - 1] == second[column - 1]
                var best = min(
                    rows[row - 1][column] + 1, rows[row][column - 1] + 1,
                    rows[row - 1][column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, first[row - 1] == second[column - 2],
                    first[row - 2] == second[column - 1]
                {
                    best = min(best, rows[row - 2][column - 2] + 1)
                }
                rows[row][column] = best
            }
        }
        return rows[first.count][second.count]
    }
}
