import Foundation

/// System calls of a running process, counted by strace.
package enum Strace {
    /// strace could not attach; what it said.
    package struct Failed: Error { package let said: String }

    /// Whether this machine lets one process watch another. Containers often do not.
    package static let isPermitted: Bool = {
        do {
            let idle = Process()
            idle.executableURL = URL(filePath: "/bin/cat")
            let input = Pipe()
            idle.standardInput = input
            try idle.start()
            defer {
                try? input.fileHandleForWriting.close()  // it ends with its input
                idle.waitUntilExit()
            }
            return try count(of: idle.processIdentifier) {} == 0
        } catch { return false }
    }()

    /// The syncs (fdatasync, fsync) that a process and its threads make during `body`.
    package static func count(of pid: Int32, during body: () throws -> Void) throws -> Int {
        let directory = try TemporaryDirectory()
        let trace = directory.path + "/trace"
        let strace = Process()
        strace.executableURL = URL(filePath: "/usr/bin/env")
        strace.arguments = [
            "strace", "-f", "-e", "trace=fdatasync,fsync", "-o", trace, "-p", "\(pid)",
        ]
        let errors = Pipe()
        strace.standardError = errors
        try strace.start()
        // It says so once every thread there is has been attached; later ones follow by -f.
        let said = errors.fileHandleForReading.text(until: { $0.contains(" attached") })
        guard said.contains(" attached") else {
            strace.waitUntilExit()
            throw Failed(said: said)
        }
        let result = Result { try body() }
        // It detaches and ends.
        kill(strace.processIdentifier, SIGTERM)
        strace.waitUntilExit()
        try result.get()
        // A call that another thread's line interrupts is shown twice, but opened once.
        let text = try String(contentsOfFile: trace, encoding: .utf8)
        return text.components(separatedBy: "sync(").count - 1
    }
}

extension FileHandle {
    /// What can be read until it is enough, or ends.
    package func text(until isEnough: (String) -> Bool) -> String {
        var data = Data()
        while true {
            let more = availableData
            data += more
            let text = String(decoding: data, as: UTF8.self)
            if more.isEmpty || isEnough(text) { return text }
        }
    }
}
