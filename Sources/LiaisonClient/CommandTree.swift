package import LiaisonWire

/// The commands of `liaisonctl` as its argument parser declares them: the one source of help,
/// completion and the sentences about a wrong command line.
package struct CommandTree: Sendable, Equatable {
    /// What is typed: `member`, then `show`.
    package let name: String
    /// The names from the program's down to this one, without the program's own.
    package let path: [String]
    /// One English line.
    package let summary: String
    /// What has to be said beside it, in English; blank when nothing.
    package let discussion: String
    /// What it takes, what every command takes included.
    package let arguments: [CommandArgument]
    /// The commands below it; none when it does something itself.
    package let commands: [CommandTree]

    /// The tree in the parser's own description of itself (its `--experimental-dump-help`); nil
    /// when that is something else.
    package init?(dump: JSONValue) {
        guard let command = dump.part("command") else { return nil }
        // The program itself does nothing: what it takes, every command takes.
        let global = command.list("arguments").compactMap {
            $0.part("preferredName")?.field("name")
        }
        self.init(command, path: [], global: global)
    }

    private init(_ value: JSONValue, path: [String], global: [String]) {
        name = value.field("commandName") ?? ""
        self.path = path
        summary = value.field("abstract") ?? ""
        discussion = value.field("discussion") ?? ""
        arguments = value.list("arguments").filter { $0.flag("shouldDisplay") }
            .map { CommandArgument($0, global: global) }
        commands = value.list("subcommands").filter { $0.flag("shouldDisplay") }.map { command in
            CommandTree(
                command, path: path + [command.field("commandName") ?? ""], global: global)
        }
    }

    /// Its name as one text: `member show`; blank for the program itself.
    package var key: String { path.joined(separator: " ") }

    /// The command below this one with these names; nil when there is none.
    package func command(_ path: some Collection<String>) -> CommandTree? {
        guard let first = path.first else { return self }
        return commands.first { $0.name == first }?.command(path.dropFirst())
    }

    /// This command and all below it, as they are declared.
    package var all: [CommandTree] { [self] + commands.flatMap(\.all) }

    /// The values without a name, in order.
    package var positionals: [CommandArgument] { arguments.filter { $0.kind == .positional } }

    /// The option or flag written so, dashes included.
    package func option(_ name: String) -> CommandArgument? {
        arguments.first { $0.names.contains(name) }
    }
}

/// One value, option or flag of a command.
package struct CommandArgument: Sendable, Equatable {
    /// How it is given.
    package enum Kind: String, Sendable {
        /// By its place.
        case positional
        /// By a name and a value.
        case option
        /// By a name alone.
        case flag
    }

    /// How it is given.
    package let kind: Kind
    /// What is typed, dashes included; none for a positional.
    package let names: [String]
    /// The name without dashes; of a positional, what stands for its value.
    package let key: String
    /// The words it may have; none when it is free.
    package let values: [String]
    /// Whether it can be left out.
    package let isOptional: Bool
    /// Whether it can be given several times.
    package let isRepeating: Bool
    /// One English line.
    package let summary: String
    /// Whether every command takes it.
    package let isOfEveryCommand: Bool

    init(_ value: JSONValue, global: [String]) {
        kind = value.field("kind").flatMap(Kind.init) ?? .positional
        names = value.list("names").map { name in
            (name.field("kind") == "long" ? "--" : "-") + (name.field("name") ?? "")
        }
        key = value.part("preferredName")?.field("name") ?? value.field("valueName") ?? ""
        values = value.texts("allValues")
        isOptional = value.flag("isOptional")
        isRepeating = value.flag("isRepeating")
        summary = value.field("abstract") ?? ""
        isOfEveryCommand = kind != .positional && global.contains(key)
    }

    /// The name to show; the longest is the plainest.
    package var name: String { names.max { $0.count < $1.count } ?? key }
}
