package import LiaisonWire

/// How `liaisonctl` and its commands are used.
extension Layout {
    /// The help of `command`, or of the program itself.
    package func help(_ command: CommandTree, in root: CommandTree) -> [String] {
        command.path.isEmpty ? programHelp(root) : commandHelp(command)
    }

    private var isChinese: Bool { texts.language == .chinese }

    private func either(_ chinese: String, _ english: String) -> String {
        texts.either(chinese, english)
    }

    private func title(_ text: String) -> String { style.heading(text) }

    // MARK: The program

    private func programHelp(_ root: CommandTree) -> [String] {
        var lines = paragraph(HelpText.summary(of: root, texts.language))
        lines += ["", title(either("用法", "Usage"))]
        lines += paragraph(either("liaisonctl 命令 [选项]", "liaisonctl COMMAND [OPTIONS]"), indent: 2)
        lines += ["", title(either("常用", "What you want to do"))] + tasks()
        for group in HelpGroup.allCases {
            let commands = root.commands.filter { HelpText.of($0)?.group == group }
            guard !commands.isEmpty else { continue }
            lines += ["", title(group.title(texts.language))]
            lines += columns(commands.map { ($0.name, listed($0)) })
        }
        lines += ["", title(either("各命令通用的选项", "Options of every command"))]
        lines += arguments(root.arguments, of: root)
        lines += ["", title(either("退出码", "Exit status"))]
        lines += columns(
            ExitStatus.allCases.map { ("\($0.rawValue)", $0.meaning(texts.language)) })
        lines.append("")
        lines += paragraph(
            either(
                "一个命令的用法：liaisonctl help 命令。在终端上只打 liaisonctl，会一步步地问。",
                "How one command is used: liaisonctl help COMMAND. On a terminal, liaisonctl alone "
                    + "asks step by step."))
        return lines
    }

    /// What people want to do, and what to type for it: side by side where it fits, else below.
    private func tasks() -> [String] {
        let tasks = EverydayCommand.allCases.filter { $0 != .help }
        let column = tasks.map { DisplayWidth.columns(of: $0.purpose(texts)) }.max() ?? 0
        return tasks.flatMap { task -> [String] in
            let typed = "liaisonctl " + task.usage(texts)
            let beside = "  " + DisplayWidth.filled(task.purpose(texts), to: column) + "  " + typed
            if DisplayWidth.columns(of: beside) <= style.width { return [beside] }
            return paragraph(task.purpose(texts), indent: 2) + commandLine(typed, indent: 6)
        }
    }

    /// A line to type, broken at blanks only, so that no word of it is torn.
    private func commandLine(_ typed: String, indent: Int) -> [String] {
        var lines: [String] = []
        for word in typed.split(separator: " ") {
            let longer = (lines.last.map { $0 + " " } ?? DisplayWidth.blanks(indent)) + word
            if !lines.isEmpty, DisplayWidth.columns(of: longer) <= style.width {
                lines[lines.count - 1] = longer
            } else {
                lines.append(DisplayWidth.blanks(lines.isEmpty ? indent : indent + 2) + word)
            }
        }
        return lines.flatMap { line in
            // A single word wider than the screen is torn all the same.
            DisplayWidth.columns(of: line) <= style.width ? [line] : paragraph(line, indent: 0)
        }
    }

    /// What a command is for; for one with commands of its own, those too.
    private func listed(_ command: CommandTree) -> String {
        let summary = sentence(HelpText.summary(of: command, texts.language))
        guard !command.commands.isEmpty else { return summary }
        let names = command.commands.map(\.name).joined(separator: either("、", ", "))
        return summary + either("（\(names)）", " (\(names))")
    }

    /// The help of `command` for programs.
    package func helpValue(_ command: CommandTree, in root: CommandTree) -> JSONValue {
        let arguments = command.arguments.map { argument in
            JSONValue.compact([
                ("name", .string(argument.name)), ("kind", .string(argument.kind.rawValue)),
                ("summary", .string(argument.summary)), ("optional", .bool(argument.isOptional)),
                ("repeating", .bool(argument.isRepeating)),
                ("values", argument.values.isEmpty ? nil : .strings(argument.values)),
            ])
        }
        let commands = command.commands.map { command -> JSONValue in
            ["name": .string(command.name), "summary": .string(command.summary)]
        }
        return [
            "command": .string(command.key), "summary": .string(command.summary),
            "arguments": .array(arguments), "commands": .array(commands),
        ]
    }

    // MARK: One command

    private func commandHelp(_ command: CommandTree) -> [String] {
        var lines = paragraph(HelpText.summary(of: command, texts.language))
        lines += ["", title(either("用法", "Usage"))]
        lines += commandLine(command.usage(texts.language), indent: 2)
        if !command.commands.isEmpty {
            lines += ["", title(either("命令", "Commands"))]
            lines += columns(
                command.commands.map {
                    ($0.name, sentence(HelpText.summary(of: $0, texts.language)))
                })
        }
        let own = command.arguments.filter { !$0.isOfEveryCommand }
        let required = own.filter { !$0.isOptional || $0.kind == .positional }
        let optional = own.filter { $0.isOptional && $0.kind != .positional }
        if !required.isEmpty {
            lines += ["", title(either("要写的", "What it takes"))]
            lines += arguments(required, of: command)
        }
        if !optional.isEmpty {
            lines += ["", title(either("可以加的", "What can be added"))]
            lines += arguments(optional, of: command)
        }
        let note = isChinese ? HelpText.of(command)?.note ?? "" : command.discussion
        if !note.isEmpty { lines += [""] + paragraph(note) }
        if let example = HelpText.of(command)?.example {
            lines += ["", title(either("例", "Example"))]
            lines += commandLine(isChinese ? example.chinese : example.english, indent: 2)
        }
        lines.append("")
        lines += paragraph(
            either(
                "通用的选项（--json 等）见 liaisonctl --help", "Options of every command: liaisonctl --help")
        )
        return lines
    }

    private func arguments(_ arguments: [CommandArgument], of command: CommandTree) -> [String] {
        columns(
            arguments.map { argument in
                (argument.typed(in: command, texts.language), meaning(argument, command))
            })
    }

    private func meaning(_ argument: CommandArgument, _ command: CommandTree) -> String {
        let summary = sentence(HelpText.summary(of: argument, in: command, texts.language))
        guard !argument.values.isEmpty else { return summary }
        let words = argument.values.map { value in
            let word = HelpText.word(for: value, of: argument, in: command, texts.language)
            if isChinese { return word.lowercased() == value ? value : "\(value) \(word)" }
            // `not-reached` needs no explanation in English.
            let isPlain = word.lowercased() == String(value.map { $0 == "-" ? " " : $0 })
            return isPlain ? value : "\(value) (\(word))"
        }
        return summary + either("：", ": ") + words.joined(separator: either("、", ", "))
    }

    /// An English line without its full stop: a cell is no sentence.
    private func sentence(_ text: String) -> String {
        text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}

extension CommandTree {
    /// The shortest complete line: what must be given, then that more can be.
    package func usage(_ language: Language) -> String {
        let texts = Texts(language)
        let name = (["liaisonctl"] + path).joined(separator: " ")
        guard commands.isEmpty else { return name + " " + texts.either("命令", "COMMAND") }
        let own = arguments.filter { !$0.isOfEveryCommand }
        let values = own.filter { $0.kind == .positional }.map { argument in
            let value =
                argument.typed(in: self, language)
                + (argument.isRepeating && !HelpText.saysHowOften(argument, in: self) ? "…" : "")
            return argument.isOptional ? "[\(value)]" : value
        }
        let options = own.filter { $0.kind == .option && !$0.isOptional }
            .map { $0.typed(in: self, language) }
        let hasMore = own.contains { $0.isOptional && $0.kind != .positional }
        let more = hasMore ? [texts.either("[选项]", "[OPTIONS]")] : []
        return ([name] + values + options + more).joined(separator: " ")
    }
}

extension CommandArgument {
    /// How it is written: its names, and what stands for its value.
    func typed(in command: CommandTree, _ language: Language) -> String {
        let value = HelpText.placeholder(of: self, in: command, language)
        return switch kind {
        case .positional: value
        case .option: "\(name) \(value)"
        case .flag: names.joined(separator: Texts(language).either("、", ", "))
        }
    }
}

extension ExitStatus {
    /// What the number tells, in words.
    package func meaning(_ language: Language) -> String {
        let isChinese = language == .chinese
        return switch self {
        case .done: isChinese ? "完成" : "done"
        case .negative:
            isChinese
                ? "没有找到、不止一个、已过时或不能这样记录；检查发现问题；health、doctor：部分异常"
                : "a negative answer: not found, ambiguous, stale, refused as things stand, a check "
                    + "that fails; health, doctor: degraded"
        case .failing: isChinese ? "health、doctor：不能正常工作" : "health, doctor: failing"
        case .usage: isChinese ? "命令写得不对" : "the command line is wrong"
        case .badInput:
            isChinese ? "给的内容不对：参数不合要求，文件不是台账" : "bad input: refused parameters, no ledger"
        case .unreachable: isChinese ? "连不上服务" : "the daemon cannot be reached"
        case .internal: isChinese ? "程序出错" : "a fault of the program"
        case .inputOutput:
            isChinese ? "文件或磁盘读写失败" : "a file, the output or the server's disk failed"
        case .tryAgain: isChinese ? "稍候再试可以成功" : "the same again can succeed"
        case .mismatch:
            isChinese ? "客户端与服务的协议不一致" : "client and daemon speak different protocols"
        case .denied: isChinese ? "没有权限" : "not permitted"
        case .badConfiguration:
            isChinese ? "服务的配置有误" : "the daemon's configuration is wrong"
        case .interrupted: isChinese ? "按 Ctrl-C 中断" : "interrupted (SIGINT)"
        }
    }
}
