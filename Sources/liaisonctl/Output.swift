import Glibc
import LiaisonClient

/// Standard output, standard error and the terminal.
enum Output {
    /// Writes `lines` to standard output at once; a full disk behind it ends the program.
    static func lines(_ lines: [String]) {
        if !write(lines, to: STDOUT_FILENO) { exit(ExitStatus.inputOutput.rawValue) }
    }

    /// Writes `lines` to standard error.
    static func errors(_ lines: [String]) {
        _ = write(lines, to: STDERR_FILENO)
    }

    /// Clears the screen, if standard output is one (ECMA-48: CUP, ED).
    static func clearTerminal() {
        guard isatty(STDOUT_FILENO) == 1 else { return }
        _ = write(Array("\u{1B}[H\u{1B}[2J".utf8), to: STDOUT_FILENO)
    }

    /// Whether somebody can be asked.
    static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Whether progress can be shown.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// Asks on the terminal; only a clear yes is one, `yes` being the user's own word for it.
    static func confirms(_ question: String, yes: String) -> Bool {
        _ = write(Array(question.utf8), to: STDOUT_FILENO)
        guard let answer = readLine() else { return false }
        return ["y", "yes", yes].contains(answer.lowercased())
    }

    private static func write(_ lines: [String], to descriptor: Int32) -> Bool {
        guard !lines.isEmpty else { return true }
        return write(Array((lines.joined(separator: "\n") + "\n").utf8), to: descriptor)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
