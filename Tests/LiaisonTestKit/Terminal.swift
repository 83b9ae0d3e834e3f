import Foundation

/// A program run with a terminal (pty(7)) for some of its standard streams.
package struct Terminal: Sendable {
    package let status: Int32
    /// What the terminal was sent, as it was sent.
    package let screen: String

    /// Runs `program` with standard error, and standard output too if asked, on a terminal.
    package static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:],
        columns: UInt16 = 80, output: Bool = false
    ) throws -> Terminal {
        var main: Int32 = -1
        var other: Int32 = -1
        var size = winsize(ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&main, &other, nil, nil, &size) == 0 else { throw POSIXError(.ENXIO) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .filter { !["LANG", "LC_ALL", "LIAISON_LANG", "COLUMNS", "NO_COLOR"].contains($0.key) }
            .merging(["TERM": "xterm"]) { $1 }.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle(fileDescriptor: other)
        process.standardOutput =
            output ? FileHandle(fileDescriptor: other) : FileHandle.nullDevice
        try process.start()
        close(other)
        // The kernel says EIO once nobody has the other end any more.
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(main, &chunk, chunk.count)
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        close(main)
        process.waitUntilExit()
        return Terminal(
            status: process.terminationStatus, screen: String(decoding: bytes, as: UTF8.self))
    }
}
