package import Foundation

/// A program run to its end.
package struct Command: Sendable {
    package let status: Int32
    package let output: String
    package let errors: String

    /// This process's environment with `own`, and nothing in it that chooses a language, a colour or
    /// a pager unless `own` does.
    package static func environment(_ own: [String: String]) -> [String: String] {
        let refused: Set = [
            "LANG", "LC_ALL", "LC_MESSAGES", "LIAISON_LANG", "LIAISON_FAULT", "LIAISON_SOCKET",
            "LIAISON_PAGER", "PAGER", "LESS", "NO_COLOR", "TERM", "COLUMNS",
        ]
        return ProcessInfo.processInfo.environment.filter { !refused.contains($0.key) }
            .merging(own) { _, new in new }
    }

    /// Whether there is such a program on the path.
    package static func exists(_ program: String) -> Bool {
        (try? run("/usr/bin/env", ["sh", "-c", "command -v \(program)"]))?.status == 0
    }

    /// Runs a program; it ends by itself. Output goes through files, so that no pipe can fill.
    package static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String? = nil
    ) throws -> Command {
        let directory = try TemporaryDirectory()
        let output = directory.path + "/out"
        let errors = directory.path + "/err"
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = self.environment(environment)
        for file in [output, errors] {
            _ = FileManager.default.createFile(atPath: file, contents: nil)
        }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        if let input {
            let file = try directory.write(input, to: "in")
            process.standardInput = FileHandle(forReadingAtPath: file)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.start()
        process.waitUntilExit()
        return Command(
            status: process.terminationStatus,
            output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8)
        )
    }
}

extension Process {
    /// Runs it, with no signal blocked. A program inherits the mask of the thread that starts it,
    /// and the threads of dispatch block nearly all signals: it would never hear that it is to end.
    package func start() throws {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}
