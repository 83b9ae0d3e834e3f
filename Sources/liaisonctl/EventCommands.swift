import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl events`
struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What has happened on the roll, and what happens.",
        discussion: """
            Without --follow it shows what is kept since the cursor, or all that is kept, and ends. \
            With --follow it goes on, also over a restart of the daemon; without a cursor it begins \
            with what happens from now on.
            """)
    @OptionGroup var global: GlobalOptions
    @Flag(name: .shortAndLong, help: "Go on as things happen.") var follow = false
    @Option(
        name: .customLong("kind"), parsing: .upToNextOption,
        help: "Only these kinds, such as contact.recorded; `liaisonctl describe --json` lists them."
    )
    var kinds: [String] = []
    @Option(help: "Begin after this cursor.") var after: String?
    @Option(
        help: """
            Begin after the cursor in this file, if there is one, and keep the cursor of what was \
            shown in it.
            """)
    var cursorFile: String?
    @Flag(help: "Show the cursor after the last event.") var showCursor = false

    func run() throws {
        try global.run { session in
            if after != nil, cursorFile != nil {
                throw LocalFailure.notTogether("--after", "--cursor-file")
            }
            let file = cursorFile.map { CursorFile(path: $0) }
            let known = try after ?? file?.read()
            let stream = EventStream(
                path: global.path,
                kinds: kinds,
                start: known.map { .after($0) } ?? (follow ? .now : .oldest),
                timeout: session.caller.timeout)
            // The office's language and zone come with its greeting.
            _ = try session.read("daemon.ping")
            try stream.open()
            var viewer = EventViewer(session, stream, file, path: global.path)
            try viewer.keepCursor()
            try viewer.show(follows: follow)
            if showCursor, let cursor = stream.cursor, !session.isJSON {
                Output.lines([session.layout.eventCursor(cursor)])
            } else if showCursor, let cursor = stream.cursor {
                Output.lines([JSONValue.object([JSONMember("cursor", .string(cursor))]).text])
            }
        }
    }
}

/// Shows a stream of events as it comes.
struct EventViewer {
    private let session: Session
    private let stream: EventStream
    private let file: CursorFile?
    private let names: EventNames
    private var kept: String?
    private var count = 0

    init(_ session: Session, _ stream: EventStream, _ file: CursorFile?, path: String) {
        self.session = session
        self.stream = stream
        self.file = file
        names = EventNames(path: path, session.layout)
    }

    /// Shows what comes: for ever, or until all there was is shown.
    mutating func show(follows: Bool) throws {
        while true {
            let items = try stream.next()
            #if DEBUG
                if Fault.isActive(.cursorBeforeLine) {
                    try keepCursor()
                    Fault.dawdle()
                }
            #endif
            var lines: [String] = []
            for case .event(let event) in items { lines.append(line(event)) }
            Output.lines(lines)
            count += lines.count
            // What is written is out: only now may the place be kept. The other way round, a kill
            // between the two would lose what was read and never shown.
            try keepCursor()
            Output.errors(items.compactMap { session.layout.streamNote($0) })
            if !follows, items.contains(.bookmark) { break }
        }
        if count == 0, !session.isJSON { Output.lines([session.layout.noEvents()]) }
    }

    /// Keeps the place reached, if there is a file for it.
    mutating func keepCursor() throws {
        guard let file, let cursor = stream.cursor, cursor != kept else { return }
        try file.write(cursor)
        kept = cursor
    }

    private func line(_ event: JSONValue) -> String {
        if session.isJSON { return event.text }
        return session.layout.event(
            event, names: names.names(in: event), titles: names.titles)
    }
}
