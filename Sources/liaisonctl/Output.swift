import Glibc
import LiaisonClient
import LiaisonWire

/// Standard output, standard error and the terminal.
enum Output {
    /// Writes `lines` to standard output at once; when they cannot be written the program ends.
    static func lines(_ lines: [String]) {
        guard !lines.isEmpty, !write(lines, to: STDOUT_FILENO) else { return }
        let reason = errno
        // Whoever read has gone: the program ends as by the signal that says so, in silence.
        if reason == EPIPE {
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
        }
        onUnwritable(reason)
        exit(ExitStatus.inputOutput.rawValue)
    }

    /// Writes `lines` for people: what does not fit on the screen of a terminal goes through the
    /// pager.
    static func page(_ lines: [String], _ style: LayoutStyle, isOff: Bool) {
        let safe = lines.map(style.safe)
        if !isOff, let height = style.height, safe.count >= height, Pager.show(safe) { return }
        self.lines(safe)
    }

    /// Writes one JSON document. On a terminal, what it would obey is escaped.
    static func document(_ value: JSONValue) {
        lines([isatty(STDOUT_FILENO) == 1 ? value.terminalText : value.text])
    }

    /// Writes `lines` to standard error.
    static func errors(_ lines: [String]) {
        _ = write(lines, to: STDERR_FILENO)
    }

    /// Clears the screen, if standard output is one (ECMA-48: CUP, ED).
    static func clearTerminal() {
        guard isatty(STDOUT_FILENO) == 1 else { return }
        _ = WholeWrite.write(Array("\u{1B}[H\u{1B}[2J".utf8), to: STDOUT_FILENO)
    }

    /// Says on standard error why something failed; with `--json` as an object.
    static func report(_ text: FailureText, _ value: JSONValue, isJSON: Bool) {
        errors(isJSON ? [value.text] : ["liaisonctl: " + text.sentence] + text.lines)
    }

    /// Whether somebody can be asked.
    static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Whether progress can be shown.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// Asks on the terminal; nil at the end of input.
    static func asks(_ question: String) -> String? {
        _ = WholeWrite.write(Array(question.utf8), to: STDOUT_FILENO)
        return readLine()
    }

    /// Asks on the terminal; only a clear yes is one, `yes` being the user's own word for it.
    static func confirms(_ question: String, yes: String) -> Bool {
        guard let answer = asks(question) else { return false }
        return ["y", "yes", yes].contains(answer.lowercased())
    }

    /// Says why standard output could not be written, in the words of the running command.
    private static func onUnwritable(_ reason: Int32) {
        let words = CommandLine.arguments.dropFirst()
        let failure = LocalFailure.unwritable(errno: reason)
        let reading = Usage.tree.map { CommandReading(Array(words), in: $0) }
        let options = reading.map { GlobalOptions($0) } ?? GlobalOptions()
        let layout = options.layout(office: options.officeLanguage(), for: .errors)
        report(layout.failure(failure), failure.value, isJSON: options.json)
    }

    private static func write(_ lines: [String], to descriptor: Int32) -> Bool {
        guard !lines.isEmpty else { return true }
        return WholeWrite.write(
            Array((lines.joined(separator: "\n") + "\n").utf8), to: descriptor)
    }
}

/// What SIGINT does to a command under `--json`.
enum Interruption {
    /// Makes it end the line it was asked on before the program dies of the signal.
    static func endsLine() {
        signal(SIGINT) { number in
            let text: StaticString = "\n"
            _ = write(STDOUT_FILENO, text.utf8Start, text.utf8CodeUnitCount)
            signal(number, SIG_DFL)
            raise(number)
        }
    }

    /// Makes it say so as an object before the program dies of the signal, as a shell expects.
    static func saysJSON() {
        signal(SIGINT) { number in
            // Only what is safe in a handler (signal-safety(7)).
            let text: StaticString =
                "{\"message\":\"interrupted: it is not known whether this was done\",\"data\":{\"type\":\"client.interrupted\",\"retryable\":false}}\n"
            _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
            signal(number, SIG_DFL)
            raise(number)
        }
    }
}
