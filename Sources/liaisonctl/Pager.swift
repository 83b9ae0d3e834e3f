import Glibc

/// The program that shows long output a screen at a time.
enum Pager {
    /// What is run when nobody says otherwise: it ends by itself when all fits, passes colour, and
    /// leaves the text on the screen.
    private static let standard = "less -FRX"

    /// Shows `lines`; false when there is no pager, so that they are still to be written.
    static func show(_ lines: [String]) -> Bool {
        guard let command else { return false }
        // A less without options of its own should pass colour, and know the text's encoding
        // whatever the locale.
        setenv("LESS", "FRX", 0)
        setenv("LESSCHARSET", "utf-8", 0)
        guard let pipe = popen(command, "w") else { return false }
        // The pager is left before its end, and Ctrl-C is the pager's own: neither ends us.
        let broken = signal(SIGPIPE, SIG_IGN)
        let interrupt = signal(SIGINT, SIG_IGN)
        fputs(lines.joined(separator: "\n") + "\n", pipe)
        let status = pclose(pipe)
        signal(SIGPIPE, broken)
        signal(SIGINT, interrupt)
        // The shell's word for a command that does not exist.
        return (status >> 8) & 0xFF != 127
    }

    /// What to run: the first variable that is set decides, and an empty one or `cat` is none.
    private static var command: String? {
        for name in ["LIAISON_PAGER", "PAGER"] where Environment.isSet(name) {
            let command = Environment.value(name)
            return command == "cat" ? nil : command
        }
        return standard
    }
}
