import Glibc
import LiaisonClient

/// How far long work is: one line on a terminal's standard error, rewritten in place and erased at
/// the end. Where standard error is no terminal nothing is written.
final class Progress {
    private let isShown: Bool
    private let width: Int
    private var isOnScreen = false

    /// Shown where standard error is a terminal that can erase.
    init() {
        isShown = isatty(STDERR_FILENO) == 1 && Environment.value("TERM") != "dumb"
        var size = winsize()
        let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = isKnown ? Int(size.ws_col) : LayoutStyle.plain.width
    }

    deinit { erase() }

    /// Puts `text` in the place of what was shown before. The last column stays free: a terminal
    /// that is full to its edge would go on to the next line.
    func show(_ text: String) {
        guard isShown else { return }
        write("\r" + DisplayWidth.cut(printable(text), to: width - 1) + Self.eraseRest)
        isOnScreen = true
    }

    /// Takes the line away.
    func erase() {
        guard isOnScreen else { return }
        write("\r" + Self.eraseRest)
        isOnScreen = false
    }

    /// ECMA-48, erase in line: from the cursor to the end.
    private static let eraseRest = "\u{1B}[K"

    private func write(_ text: String) {
        // A terminal that is gone is not worth an error.
        _ = Array(text.utf8).withUnsafeBytes {
            Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
        }
    }
}
