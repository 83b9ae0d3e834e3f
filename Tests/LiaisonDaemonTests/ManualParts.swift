import Foundation
import LiaisonClient
import LiaisonCore
import LiaisonDaemon
import LiaisonTestKit
import LiaisonWire

/// The generated parts of the manual's pages.
enum ManualParts {
    /// The part of this name on a page; nil when there is none.
    static func part(_ name: String, of page: ManualPage) throws -> String? {
        switch (page.name, name) {
        case ("liaisond.8", "options"): try daemonOptions()
        case ("liaisond.8", "statuses"): daemonStatuses
        case ("liaisonctl.1", "commands"): try commands()
        case ("liaisonctl.1", "options"): try options(of: Ctl.tree())
        case ("liaisonctl.1", "statuses"): clientStatuses
        case ("liaison.toml.5", "keys"): try configurationKeys()
        case ("liaison-rules.5", "keys"): try ruleKeys()
        case ("liaison-rules.5", "words"): ruleWords
        case ("liaison-protocol.7", "methods"): methods
        case ("liaison-protocol.7", "notifications"): notifications
        case ("liaison-protocol.7", "errors"): errors
        case ("liaison-protocol.7", "events"): events
        case ("liaison-protocol.7", "limits"): limits
        default: nil
        }
    }

    // MARK: Commands and options

    /// What the daemon's parser says of itself.
    private static func daemonOptions() throws -> String {
        try options(of: Ctl.tree(of: Project.debug("liaisond")))
    }

    private static func commands() throws -> String {
        let tree = try Ctl.tree()
        return HelpGroup.allCases.map { group in
            let leaves = tree.commands.filter { HelpText.of($0)?.group == group }
                .flatMap(\.all).filter(\.commands.isEmpty)
            return Mdoc.subsection(group.title(.english))
                + Mdoc.list(leaves.map { (usage(of: $0), body(of: $0)) })
        }.joined()
    }

    /// The command as it is typed, with what must be given.
    private static func usage(of command: CommandTree) -> String {
        let own = command.arguments.filter { !$0.isOfEveryCommand }
        let values = command.positionals.map { argument in
            let place = HelpText.placeholder(of: argument, in: command, .english)
                .split(separator: " ").map { word in
                    word.hasSuffix("…") ? "Ar \(word.dropLast()) ..." : "Ar \(word)"
                }.joined(separator: " ")
            let several = argument.isRepeating && !place.contains("...") ? " ..." : ""
            return argument.isOptional ? "Oo \(place)\(several) Oc" : place + several
        }
        let required = own.filter { $0.kind == .option && !$0.isOptional }
            .map { typed($0, in: command) }
        let hasMore = own.contains { $0.isOptional && $0.kind != .positional }
        return
            (["Cm \(command.key)"] + values + required + (hasMore ? ["Op Ar option ..."] : []))
            .joined(separator: " ")
    }

    private static func body(of command: CommandTree) -> String {
        let own = command.arguments.filter { !$0.isOfEveryCommand }
        var body = Mdoc.prose(command.summary)
        if !command.discussion.isEmpty { body += Mdoc.prose(command.discussion) }
        if !own.isEmpty { body += ".Pp\n" + arguments(own, of: command, isCompact: true) }
        return body
    }

    private static func options(of command: CommandTree) -> String {
        arguments(command.arguments, of: command, isCompact: false)
    }

    private static func arguments(
        _ arguments: [CommandArgument], of command: CommandTree, isCompact: Bool
    ) -> String {
        Mdoc.list(
            arguments.map { (typed($0, in: command), meaning($0, command)) }, isCompact: isCompact)
    }

    /// The argument as it is typed.
    private static func typed(_ argument: CommandArgument, in command: CommandTree) -> String {
        let place = HelpText.placeholder(of: argument, in: command, .english)
            .split(separator: " ").map { "Ar \($0.replacing("…", with: " ..."))" }
            .joined(separator: " ")
        return switch argument.kind {
        case .positional: place
        case .option: "Fl \(argument.name.dropFirst()) \(place)"
        case .flag: argument.names.map { "Fl \($0.dropFirst())" }.joined(separator: " , ")
        }
    }

    private static func meaning(_ argument: CommandArgument, _ command: CommandTree) -> String {
        let summary = HelpText.summary(of: argument, in: command, .english)
        guard !argument.values.isEmpty else { return Mdoc.prose(summary) }
        let words = argument.values.map { value in
            let word = HelpText.word(for: value, of: argument, in: command, .english)
            // `not-reached` needs no explanation.
            return word.lowercased() == value.replacing("-", with: " ")
                ? value : "\(value) (\(word))"
        }
        return Mdoc.prose(summary) + Mdoc.prose("One of: " + words.joined(separator: ", ") + ".")
    }

    // MARK: Exit statuses

    private static let daemonStatuses = Mdoc.list(
        LiaisonDaemon.ExitStatus.allCases.map { ("\($0.rawValue)", Mdoc.prose($0.meaning)) })

    private static let clientStatuses = Mdoc.list(
        LiaisonClient.ExitStatus.allCases.map { status in
            ("\(status.rawValue)", Mdoc.prose(sentence(status.meaning(.english))))
        })

    /// A cell as a sentence.
    static func sentence(_ text: some StringProtocol) -> String {
        stopped(text.prefix(1).uppercased() + text.dropFirst())
    }

    /// The same of one that may begin with a word to be typed.
    static func stopped(_ text: some StringProtocol) -> String {
        text + (text.hasSuffix(".") ? "" : ".")
    }
}
