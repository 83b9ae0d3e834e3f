/// What is wrong with a command line, in words: what failed, why, what to do.
extension UsageFault {
    /// In Chinese.
    var chinese: String {
        let help = "用法见 \(helpCommand)"
        return switch self {
        case .unknownCommand(let word, let command, _):
            "没有“\((command.path + [word]).joined(separator: " "))”这个命令；"
                + (nearest.map { "是不是要用 liaisonctl \($0)？" } ?? "") + "全部命令见 \(helpCommand)"
        case .unknownOption(let word, _):
            "\(commandName) 没有“\(word)”这个选项；"
                + (nearest.map { "是不是要写 \($0)？" } ?? "") + help
        case .missingValue(let option, let command):
            "\(option.name) 后面缺少内容（\(meaning(option, command, .chinese))）；"
                + "请写成 \(option.name) \(sample(option, command, .chinese))"
        case .unexpectedValue(let option, _): "\(option.name) 后面不带内容；请只写 \(option.name)"
        case .missingArgument(let argument, let command):
            "缺少\(trimmedEnd(label(argument, command, .chinese)))：\(meaning(argument, command, .chinese))；"
                + "请写成 \(command.usage(.chinese))"
        case .unexpectedArgument(let word, _):
            "多出了“\(word)”，\(commandName) 用不着它；内容里有空格时请加引号，\(help)"
        case .badValue(let word, let argument, let command):
            "\(label(argument, command, .chinese))不能是“\(word)”；"
                + (nearest.map { "是不是要写 \($0)？" } ?? "")
                + "可以写：\(choices(argument, command, .chinese))"
        case .refused(let reason, _): "命令写得不对（\(reason)）；\(help)"
        }
    }

    /// In English.
    var english: String {
        let help = "see `\(helpCommand)`"
        return switch self {
        case .unknownCommand(let word, let command, _):
            "there is no command \"\((command.path + [word]).joined(separator: " "))\""
                + (nearest.map { ": did you mean `liaisonctl \($0)`?" } ?? ":")
                + " for all commands \(help)"
        case .unknownOption(let word, _):
            "\(commandName) has no option \(word)"
                + (nearest.map { ": did you mean \($0)?" } ?? ":") + " \(help)"
        case .missingValue(let option, let command):
            "\(option.name) needs a value (\(meaning(option, command, .english))): write "
                + "\(option.name) \(sample(option, command, .english))"
        case .unexpectedValue(let option, _):
            "\(option.name) takes no value: write \(option.name) alone"
        case .missingArgument(let argument, let command):
            "\(label(argument, command, .english)) is missing "
                + "(\(meaning(argument, command, .english))): write "
                + "`\(command.usage(.english))`"
        case .unexpectedArgument(let word, _):
            "\(commandName) has no use for \"\(word)\": put text with blanks in quotes; \(help)"
        case .badValue(let word, let argument, let command):
            "\(label(argument, command, .english)) cannot be \"\(word)\": "
                + (nearest.map { "did you mean \($0)? " } ?? "")
                + "it is \(choices(argument, command, .english))"
        case .refused(let reason, _): "the command line is wrong (\(reason)): \(help)"
        }
    }

    private var commandName: String {
        (["liaisonctl"] + command.path).joined(separator: " ")
    }

    /// What shows how the command is used.
    private var helpCommand: String {
        command.path.isEmpty ? "liaisonctl --help" : "liaisonctl help \(command.key)"
    }

    /// The argument as it is typed.
    private func label(
        _ argument: CommandArgument, _ command: CommandTree, _ language: Language
    ) -> String {
        if argument.kind == .positional { return sample(argument, command, language) }
        return language == .chinese ? " \(argument.name) " : argument.name
    }

    /// What it is for, without the full stop.
    private func meaning(
        _ argument: CommandArgument, _ command: CommandTree, _ language: Language
    ) -> String {
        let text = HelpText.summary(of: argument, in: command, language)
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// What to write for it.
    private func sample(
        _ argument: CommandArgument, _ command: CommandTree, _ language: Language
    ) -> String {
        HelpText.placeholder(of: argument, in: command, language)
    }

    /// All it may be.
    private func choices(
        _ argument: CommandArgument, _ command: CommandTree, _ language: Language
    ) -> String {
        guard argument.values.isEmpty else {
            return argument.values.map { value in
                let word = HelpText.word(for: value, of: argument, in: command, language)
                return language == .chinese ? "\(value)（\(word)）" : value
            }.joined(separator: language == .chinese ? "、" : ", ")
        }
        return HelpText.of(argument, in: command)?.place?.rule(language)
            ?? HelpText.placeholder(of: argument, in: command, language)
    }
}

extension Layout {
    /// The words for a command line that is wrong.
    package func failure(_ fault: UsageFault) -> FailureText {
        let sentence = texts.either(fault.chinese, fault.english).trimmedStart
        return FailureText(sentence: printable(sentence), lines: [])
    }
}

extension String {
    /// Without blanks at the start: an option's name is set off by blanks inside a sentence only.
    fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}
