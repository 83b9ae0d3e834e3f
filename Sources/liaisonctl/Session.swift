import ArgumentParser
import LiaisonClient
import LiaisonWire

/// One run of one command: its connection, its language, its output.
final class Session {
    /// Whether the daemon's result is printed as it is.
    let isJSON: Bool
    /// The calls.
    let caller: Caller
    /// How far long work is.
    let progress = Progress()
    private let options: GlobalOptions
    private var office: String?
    private var isGreeted = false
    /// The params asked with last: a failure about one of several people points into them.
    private var asked: JSONValue = [:]
    /// Whether what was asked last was to record something.
    private var changes = false

    /// A session of the command with `options`; nothing is connected yet.
    init(_ options: GlobalOptions, timeout: Duration) {
        self.options = options
        isJSON = options.json
        caller = Caller(path: options.path, timeout: timeout)
    }

    /// The layout; in the office's language once the daemon has greeted.
    var layout: Layout { options.layout(office: office) }

    /// The layout of what goes to standard error.
    var errorLayout: Layout { options.layout(office: office, for: .errors) }

    /// Asks a method that changes nothing.
    func read(_ method: String, _ params: [(String, JSONValue?)] = []) throws -> JSONValue {
        try ask(method, .compact(params), key: nil)
    }

    /// Asks a method that records something, under a new key.
    func change(_ method: String, _ params: [(String, JSONValue?)] = []) throws -> JSONValue {
        try ask(method, .compact(params), key: newKey())
    }

    /// Asks `method` with `params` as they are.
    func ask(_ method: String, _ params: JSONValue, key: String?) throws -> JSONValue {
        if !isGreeted {
            isGreeted = true
            let mayAnybody = LiaisonWire.Method.named(method)?.role == .monitor
            caller.openPath = mayAnybody ? options.openPath : nil
            let greeting = try caller.greeting()
            office = greeting.language
            if !greeting.zone.isEmpty { Environment.adopt(zone: greeting.zone) }
        }
        asked = params
        changes = key != nil
        return try caller.call(method, params, key: key)
    }

    /// Takes over what a daemon that was not asked would have said in its greeting: the office's
    /// language and zone, as its configuration has them.
    func adopt(_ report: JSONValue) {
        office = report["language"]?.string ?? office
        if let zone = report["zone"]?.string { Environment.adopt(zone: zone) }
    }

    /// All pages of a list, as one answer.
    func pages(
        _ method: String, _ params: [(String, JSONValue?)] = [], of list: String,
        each page: (_ rows: Int) -> Void = { _ in }
    ) throws -> JSONValue {
        try Pages.all(of: method, .compact(params), list: list, each: page) {
            try ask(method, $0, key: nil)
        }
    }

    /// Prints `answer`: as JSON, or in the lines that `lay` makes of it, through the pager unless
    /// it is to be shown again.
    func show(_ answer: JSONValue, pages: Bool = true, _ lay: (Layout) -> [String]) {
        progress.erase()
        if isJSON { return Output.document(answer) }
        let layout = layout
        Output.page(
            layout.style.folded(lay(layout)), layout.style,
            isOff: options.noPager || !pages)
    }

    /// Prints what recorded facts did, `answer` being the daemon's whole result. A mutation answers
    /// handles only, so a person's name, what stays open and the titles of the rules are asked for;
    /// without them the handles do.
    func showOutcomes(_ people: [JSONValue], of answer: JSONValue) {
        show(answer) { layout in
            let titles = (try? read("rules.list")).map(layout.ruleTitles) ?? [:]
            return people.flatMap { person in
                let card =
                    person["member"].flatMap { try? read("member.get", [("member", $0)]) }
                    ?? person["org"].flatMap { try? read("org.get", [("org", $0)]) }
                return layout.outcome(person, member: card, titles: titles)
            }
        }
    }

    /// Why a call got no result, in words: the daemon tells of one of several by his handle, so his
    /// name is asked for.
    func words(for failure: CallFailure) -> FailureText {
        var name: String?
        let params = asked
        let changes = changes
        if case .refused(let error) = failure, let member = error.details?["member"] {
            let card = try? read("member.get", [("member", member)])
            name = card?["member"]?["name"]?.string
        }
        return errorLayout.failure(
            failure, asked: params, name: name, command: Self.command(for: failure),
            changes: changes)
    }

    /// The command typed, where the sentence names one of its options: only what the daemon refused is
    /// about one, and the tree of all commands takes longer than to find that nobody answers.
    private static func command(for failure: CallFailure) -> CommandTree? {
        guard case .refused = failure else { return nil }
        let words = Array(CommandLine.arguments.dropFirst())
        return Usage.tree.map { CommandReading(words, in: $0).command }
    }

    /// Says on standard error why the command failed; with `--json` as an object.
    func report(_ text: FailureText, _ value: JSONValue) {
        progress.erase()
        Output.report(text, value, isJSON: isJSON)
    }
}

extension JSONValue {
    /// A text argument, when it was given.
    static func given(_ text: String?) -> JSONValue? {
        text.map { .string($0) }
    }

    /// A flag, when it was set: what is not asked for is not sent.
    static func given(_ flag: Bool) -> JSONValue? {
        flag ? .bool(true) : nil
    }

    /// A number, when it was given.
    static func given(_ number: Int?) -> JSONValue? {
        number.map { .integer($0) }
    }

    /// A choice, when it was made.
    static func given(_ choice: (some RawRepresentable<String>)?) -> JSONValue? {
        choice.map { .string($0.rawValue) }
    }
}
