package import Logging

/// One entry of the log, in the two forms it is written in.
package struct JournalEntry: Sendable, Equatable {
    /// Name, number, reason: so many bytes of one value are kept. The longest that is logged, a
    /// fault of the configuration, has some hundreds; whatever a client could bring in ends here, and
    /// an entry stays far below what one datagram holds.
    package static let valueBytes = 4096

    package let level: Logger.Level
    /// One line: the sentence, then `key=value` for whoever reads it.
    package let text: String
    /// Fields of the journal besides `MESSAGE` and `PRIORITY` (systemd.journal-fields(7)).
    package let fields: [Field]

    /// A field of the journal.
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(level: Logger.Level, text: String, fields: [Field] = []) {
        self.level = level
        self.text = text
        self.fields = fields
    }

    /// The metadata key whose value is the entry's `MESSAGE_ID`; it is no part of the text.
    package static let messageID = "message_id"

    /// - Parameter thread: the number of the thread that logged it (gettid(2)).
    init(_ event: LogEvent, metadata: Logger.Metadata, thread: Int32) {
        var text = Self.line("\(event.message)")
        var fields = [
            Field("SYSLOG_IDENTIFIER", "liaisond"), Field("TID", "\(thread)"),
            Field("CODE_FILE", event.file), Field("CODE_LINE", "\(event.line)"),
            Field("CODE_FUNC", event.function),
        ]
        for (key, given) in metadata.sorted(by: { $0.key < $1.key }) {
            let value = Self.line("\(given)")
            fields.append(Field(Self.name(of: key), value))
            if key == Self.messageID {
                fields.append(Field("DOCUMENTATION", "man:liaisond(8)"))
            } else {
                text += " \(key)=\(value)"
            }
        }
        self.init(level: event.level, text: text, fields: fields)
    }

    /// The journal's name of a metadata key. Names have capitals, digits and underscores, 64 bytes at
    /// most, and begin with no digit and no underscore: journald leaves out any other without a word
    /// (systemd.journal-fields(7)). What is ours begins with `LIAISON_`.
    package static func name(of key: String) -> String {
        switch key {
        case messageID: return "MESSAGE_ID"
        case "errno": return "ERRNO"
        default:
            let name = key.uppercased().utf8.map { byte in
                let isPlain = (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                return isPlain ? Character(UnicodeScalar(byte)) : "_"
            }
            return "LIAISON_" + String(name.prefix(56))
        }
    }

    /// As a line of text; under the journal with its priority in front (sd-daemon(3)).
    func line(hasPriority: Bool) -> String {
        (hasPriority ? "<\(Self.priority(level))>" : "") + text + "\n"
    }

    /// As a datagram of the journal's native protocol: `NAME=value` lines, which is enough since no
    /// value has a line's end.
    var datagram: [UInt8] {
        var bytes = Array("MESSAGE=\(text)\nPRIORITY=\(Self.priority(level))\n".utf8)
        for field in fields { bytes += Array("\(field.name)=\(field.value)\n".utf8) }
        return bytes
    }

    /// One line whatever it quotes, and not longer than `valueBytes`.
    private static func line(_ text: String) -> String {
        let escaped = escaped(text)
        guard escaped.utf8.count > valueBytes else { return escaped }
        var kept = ""
        var count = 0
        for character in escaped {
            count += character.utf8.count
            guard count <= valueBytes - 3 else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// Control characters as escapes: a line is one line.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            return text
        }
        return text.unicodeScalars.map { scalar in
            scalar.value < 0x20 || scalar.value == 0x7F
                ? "\\x" + String(scalar.value + 0x100, radix: 16).dropFirst() : String(scalar)
        }.joined()
    }

    /// syslog(3) priorities.
    static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}
