internal import Foundation

/// One run of `liaisonctl events --follow --cursor-file`.
package final class Follower {
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()

    /// - Parameter fault: a fault point of liaisonctl, for the control.
    package init(_ daemon: TestDaemon, cursorFile: String, fault: String? = nil) throws {
        process.executableURL = URL(filePath: Project.debug("liaisonctl"))
        process.arguments = ["events", "--follow", "--json", "--cursor-file", cursorFile]
        var environment = ProcessInfo.processInfo.environment
        environment["LIAISON_SOCKET"] = daemon.socket
        environment["LIAISON_LANG"] = "en"
        environment["LIAISON_FAULT"] = fault
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.start()
    }

    /// Reads whole lines until one has these words, or the program ends. What is read ends with a
    /// line: the rest of a half one would be taken for the next.
    package func lines(until words: String) -> [String] {
        Self.whole(output.fileHandleForReading.text { $0.contains(words) && $0.hasSuffix("\n") })
    }

    /// Waits until it says these words on standard error.
    package func waitForNote(_ words: String) -> Bool {
        errors.fileHandleForReading.text { $0.contains(words) }.contains(words)
    }

    /// SIGKILL; what it had written.
    package func kill() -> [String] {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return Self.whole(output.fileHandleForReading.text { _ in false })
    }

    /// A line that a kill cut off is none.
    private static func whole(_ text: String) -> [String] {
        let end = text.lastIndex(of: "\n") ?? text.startIndex
        return text[..<end].split(separator: "\n").map(String.init)
    }
}
