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
            candidates("member.list", ["limit": .integer(Self.shown)], "members", "member", start)
        case .member:
            candidates("member.find", ["text": .string(start)], "members", "member", start)
        case .staff: candidates("staff.list", [:], "staff", "staff", start)
        case .org: candidates("org.list", [:], "orgs", "org", start)
        }
    }

    private func candidates(
        _ method: String, _ params: JSONValue, _ list: String, _ handle: String, _ start: String
    ) -> [Completion.Candidate] {
        let begun = ContinuousClock.now
        guard let connection = try? Connection(path: options.path, timeout: GlobalOptions.glance)
        else { return [] }
        let left = GlobalOptions.glance - begun.duration(to: .now)
        guard left > .zero else { return [] }
        connection.timeout = left
        let rows = (try? connection.call(method, params))?[list]?.array ?? []
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
