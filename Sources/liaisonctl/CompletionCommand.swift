import ArgumentParser
import LiaisonClient
import LiaisonWire

extension CompletingShell: ExpressibleByArgument {}

/// `liaisonctl completion`
struct PrintCompletion: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print the script that completes command lines in a shell.",
        discussion: """
            bash: source <(liaisonctl completion bash). For zsh and fish, write it into a \
            directory of the shell's completions.
            """)
    @OptionGroup var global: GlobalOptions
    @Argument(help: "Which shell.") var shell: CompletingShell

    func run() throws {
        let script = shell.script
        Output.lines([global.json ? JSONValue.compact([("script", .string(script))]).text : script])
    }
}

/// What the scripts ask: `liaisonctl __complete SHELL WORD...`, the last word being unfinished.
/// Whatever fails, it says nothing: a prompt is no place for an error.
enum Completing {
    /// The name of the hidden command.
    static let command = "__complete"

    /// Prints what fits.
    static func run(_ words: [String]) {
        guard let name = words.first, let shell = CompletingShell(rawValue: name),
            let tree = Usage.tree
        else { return }
        let typed = Array(words.dropFirst())
        let joined = shell.joined(typed)
        let options = GlobalOptions(CommandReading(joined.dropLast(), in: tree))
        let names = KnownNames(options)
        let completion = Completion(
            tree, options.layout(office: nil).texts.language, names: names.starting)
        Output.lines(shell.lines(completion.answer(joined), for: typed))
    }
}

/// The names that the daemon knows, when it tells them at once.
private final class KnownNames {
    /// Names shown when nothing is typed yet: as many as a screen holds.
    private static let shown = 100
    private let options: GlobalOptions

    init(_ options: GlobalOptions) {
        self.options = options
    }

    /// Those that begin so, each with its handle or with what it is.
    func starting(
        _ names: Completion.Names, _ start: String
    ) -> [Completion.Candidate] {
        switch names {
        case .member where start.isEmpty || start.hasPrefix("m-"):
            candidates("member", start) { ask in
                try ask("member.list", ["limit": .integer(Self.shown)])["members"]
            }
        case .member:
            candidates("member", start) { ask in
                try ask("member.find", ["text": .string(start)])["members"]
            }
        case .staff:
            candidates("staff", start) { ask in
                try Pages.all(of: "staff.list", [:], list: "staff") {
                    try ask("staff.list", $0)
                }["staff"]
            }
        case .org:
            candidates("org", start) { ask in
                try Pages.all(of: "org.list", [:], list: "orgs") { try ask("org.list", $0) }["orgs"]
            }
        }
    }

    private typealias Asking = (_ method: String, _ params: JSONValue) throws -> JSONValue

    /// Nothing when the daemon does not tell it all at a glance.
    private func candidates(
        _ handle: String, _ start: String, _ rows: (Asking) throws -> JSONValue?
    ) -> [Completion.Candidate] {
        let ends = ContinuousClock.now + GlobalOptions.glance
        guard let connection = try? Connection(path: options.path, timeout: GlobalOptions.glance)
        else { return [] }
        let found = try? rows { method, params in
            let left = ContinuousClock.now.duration(to: ends)
            guard left > .zero else { throw CallFailure.timedOut }
            connection.timeout = left
            return try connection.call(method, params)
        }
        let rows = found?.array ?? []
        var known: Set<String> = []
        return rows.compactMap { row in
            let id = row[handle]?.string ?? ""
            let name = row["name"]?.string ?? ""
            let isHandle = start.contains("-") && id.hasPrefix(start)
            let value = isHandle || name.isEmpty ? id : name
            guard !value.isEmpty, known.insert(value).inserted else { return nil }
            return Completion.Candidate(value, isHandle ? name : id)
        }
    }
}
