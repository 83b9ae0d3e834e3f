import Foundation
import Glibc

/// A program on a terminal: what it shows can be waited for, and something typed.
package final class PseudoTerminal {
    /// A terminal could not be had, or the program said nothing for too long.
    package struct Failed: Error {
        package let what: String
        /// All that was shown until then.
        package let shown: String
    }

    /// Nothing shown for this long is a failure.
    private static let patienceMilliseconds: Int32 = 20_000

    // TIOCSPTLCK and TIOCGPTN of ioctl_tty(2): Glibc's module has neither them nor posix_openpt(3).
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    private let master: Int32
    private let process = Process()
    /// Where the next wait begins, in bytes of what was shown.
    private var seen = 0
    private var bytes: [UInt8] = []

    /// Starts `program` as the leader of a session on a terminal of its own, so that Ctrl-C reaches
    /// it.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String],
        columns: UInt16 = 80, lines: UInt16 = 24
    ) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var locked: Int32 = 0
        var number: Int32 = 0
        guard master >= 0, ioctl(master, Self.setLock, &locked) == 0,
            ioctl(master, Self.getNumber, &number) == 0
        else { throw Failed(what: "no terminal", shown: "") }
        let name = "/dev/pts/\(number)"
        let slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard slave >= 0 else { throw Failed(what: "no terminal", shown: "") }
        var size = winsize(ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["setsid", "--ctty", "--wait", program] + arguments
        process.environment = Command.environment(environment)
            .filter { $0.key != "COLUMNS" }
        let file = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
        process.standardInput = file
        process.standardOutput = file
        process.standardError = file
        try process.start()
        try? file.close()
    }

    deinit {
        if process.isRunning { process.terminate() }
        close(master)
    }

    /// All that was shown so far.
    package var shown: String { String(decoding: bytes, as: UTF8.self) }

    /// Reads until `text` is shown after what was waited for before; gives what came up to it.
    @discardableResult
    package func wait(for text: String) throws -> String {
        let wanted = Array(text.utf8)
        while true {
            if let range = bytes[seen...].firstRange(of: wanted) {
                defer { seen = range.upperBound }
                return String(decoding: bytes[seen..<range.upperBound], as: UTF8.self)
            }
            guard try read() else { throw Failed(what: "never shown: \(text)", shown: shown) }
        }
    }

    /// Types `text`; a return is "\n", Ctrl-C "\u{3}" and the end of input "\u{4}".
    package func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// Reads to the end; gives the exit status.
    package func end() throws -> Int32 {
        while try read() {}
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Takes what comes next; false when the program has closed its terminal.
    private func read() throws -> Bool {
        var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, Self.patienceMilliseconds) > 0 else {
            throw Failed(what: "silence", shown: shown)
        }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(master, &buffer, buffer.count)
        // A terminal whose last user is gone reads as EIO.
        guard count > 0 else { return false }
        bytes += buffer[..<count]
        return true
    }
}
