import LiaisonWire

/// Examples of conversations: `C:` lines that a client sends, `S:` lines that the server answers.
///
/// In place of what differs from one machine or day to another stands a placeholder: `<m1>`, ending
/// in a digit, is the same value wherever it stands; `<time>`, without one, is any value each time;
/// `<today>` is the day in the office's zone, `<today-30>` thirty days before it. Within quotation
/// marks a placeholder is a string or a part of one, elsewhere any value.
package struct Transcript: Sendable {
    package enum Line: Sendable, Equatable {
        case client(String)
        case server(String)
    }

    /// One connection's lines.
    package struct Session: Sendable, CustomStringConvertible {
        package var line: Int
        package var lines: [Line] = []
        package var description: String { "the session at line \(line)" }
    }

    package var sessions: [Session] = []

    /// The sessions of a text: runs of such lines, apart from each other by any other line.
    package init(_ text: String) {
        var isInside = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let parsed: Line? =
                line.hasPrefix("C: ")
                ? .client(String(line.dropFirst(3)))
                : line.hasPrefix("S: ") ? .server(String(line.dropFirst(3))) : nil
            guard let parsed else {
                isInside = false
                continue
            }
            if !isInside { sessions.append(Session(line: index + 1)) }
            isInside = true
            sessions[sessions.count - 1].lines.append(parsed)
        }
    }

    /// The methods that clients call in it.
    package var methods: Set<String> {
        Set(
            sessions.flatMap(\.lines).compactMap { line in
                guard case .client(let text) = line else { return nil }
                return (try? JSON.value(Placeholders.quoted(text)))?["method"]?.string
            })
    }
}

/// How exactly what the server says must be what a transcript says.
package enum Agreement: Sendable {
    /// Byte for byte, but for placeholders.
    case exact
    /// Objects may have more members: what a later minor version added.
    case withAdditions
}

/// Plays transcripts against a daemon. Placeholders keep their values from one to the next.
package struct TranscriptPlayer {
    private let socket: String
    private var placeholders: Placeholders
    private let agreement: Agreement

    package init(socket: String, today: String, agreement: Agreement = .exact) {
        self.socket = socket
        self.agreement = agreement
        placeholders = Placeholders(today: today)
    }

    /// What differs, in one line each; empty when nothing does.
    package mutating func play(_ session: Transcript.Session) throws -> [String] {
        let connection = try RawConnection(path: socket)
        var waiting: [String] = []
        func next() -> String? {
            if waiting.isEmpty { waiting = connection.lines(1) }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
        let greeting = next()
        var faults: [String] = []
        for (index, line) in session.lines.enumerated() {
            switch line {
            case .client(let text):
                connection.send(Array((placeholders.filled(text) + "\n").utf8))
            case .server(let text):
                let isGreeting = index == 0 && text.contains(Greeting.method)
                guard let said = isGreeting ? greeting : next() else {
                    return faults + ["\(session): the connection ended"]
                }
                faults += try compare(said, with: text).map { "\(session): \($0) in \(said)" }
            }
        }
        // Nothing more comes: the next line is the answer to what is asked now.
        connection.send(
            Array((#"{"jsonrpc":"2.0","id":"end","method":"daemon.ping"}"# + "\n").utf8))
        let last = next() ?? ""
        if !last.hasPrefix(#"{"jsonrpc":"2.0","id":"end","#) {
            faults.append("\(session): a line too many: \(last)")
        }
        return faults
    }

    /// What differs between a line said and the line that stands in a transcript.
    package mutating func compare(_ said: String, with pattern: String) throws -> [String] {
        let value = try JSON.value(said)
        guard value.text == said else { return ["not written as this product writes"] }
        return placeholders.compare(
            value, with: try JSON.value(Placeholders.quoted(pattern)), at: "", agreement)
    }
}
