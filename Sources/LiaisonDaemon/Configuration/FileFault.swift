package import LiaisonWire

/// One thing that is wrong in a file whose text a client sent. The client knows the file's name and
/// the reader's language; so it gets the place, a word of a closed list, and what was found.
package struct FileFault: Equatable, Sendable {
    /// What kind of thing: `FileFaultCode` of the wire.
    package var code: FileFaultCode
    /// From 1; nil where the form has no lines of its own.
    package var line: Int?
    package var key: String
    /// One English line.
    package var message: String
    /// What was found, where the sentence in another language needs it.
    package var value: String?

    init(
        _ code: FileFaultCode, _ message: String, line: Int? = nil, key: String = "",
        value: String? = nil
    ) {
        self.code = code
        self.line = line
        self.key = key
        self.message = message
        self.value = value
    }

    fileprivate var json: JSONValue {
        .compact([
            ("code", .string(code.rawValue)), ("line", line.map { .integer($0) }),
            ("key", key.isEmpty ? nil : .string(key)), ("message", .string(message)),
            ("value", value.map { .string($0) }),
        ])
    }
}

/// All faults of a text that was sent.
package struct FileFaults: Error, Equatable, Sendable {
    package var faults: [FileFault]

    init(_ faults: [FileFault]) { self.faults = faults }

    /// What the reader of TOML found.
    init(_ faults: [ConfigurationFault]) {
        self.faults = faults.sorted { $0.line < $1.line }.map {
            FileFault(.syntax, $0.message, line: $0.line, key: $0.key)
        }
    }

    /// Name, number, reason: who has corrected so many sends the file again; a file of something
    /// else must not fill a line with its faults.
    private static let told = 20

    /// The error that the client gets.
    var reply: ErrorReply {
        ErrorReply(
            .fileInvalid,
            "the file is wrong: nothing was changed; correct it, then send it again",
            details: ["faults": .array(faults.prefix(Self.told).map(\.json))])
    }
}
