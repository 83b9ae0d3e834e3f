import Dispatch
package import Foundation
import LiaisonClient
package import LiaisonWire
import Synchronization

/// The real daemon on a directory of its own.
package final class TestDaemon: Sendable {
    package let directory: TemporaryDirectory
    package let configuration: String
    package let program: String
    private let process = Mutex<Process?>(nil)
    /// What it runs in; nil where it is a child of this process.
    let unit = ShippedUnit.inForce
    /// The transient unit's name while it runs in one.
    let unitName = Mutex("")

    /// The daemon did not get ready; what it said stands in `log`.
    package struct NotReady: Error { package let log: String }

    /// The day's digest in its last second: whatever the hour is, none falls into a test, where its
    /// events, its batch and `last_digest` would make the same test another one in the afternoon.
    private static let noDigest = [(#"time = "08:30""#, #"time = "23:59:59""#)]

    /// A daemon that is not running yet.
    ///
    /// - Parameter edits: what to replace in its liaison.toml, where the digest's hour is the day's
    ///   last second.
    package init(
        _ edits: [(String, String)] = [],
        program: String = Project.debug("liaisond"),
        rules: String = RulePacks.tested
    ) throws {
        directory = try TemporaryDirectory()
        // What works offline reads where the roll is: never this machine's own.
        let state = ("\"/var/lib/liaison\"", "\"\(directory.path)/state\"")
        configuration = try directory.configuration(
            Self.noDigest + [state] + edits, rules: rules)
        self.program = program
    }

    deinit { kill() }

    /// The cursor of everything that has happened so far.
    package func cursor() throws -> String {
        guard let cursor = try call("member.list")["cursor"]?.string else { throw NoCursor() }
        return cursor
    }

    /// A list says nothing about where it stands.
    package struct NoCursor: Error {}

    package var socket: String { directory.path + "/control.sock" }
    package var monitorSocket: String { directory.path + "/monitor.sock" }
    package var stateDirectory: String { directory.path + "/state" }
    package var database: String { stateDirectory + "/liaison.db" }

    /// All that the daemon has written to its log.
    package var log: String {
        (try? String(contentsOfFile: directory.path + "/log", encoding: .utf8)) ?? ""
    }

    /// A line that has not come by then does not come.
    private static let logSeconds = 30.0

    /// Waits until a line of the log has these words; false when none comes. It follows the file
    /// with tail(1), which wakes with every line.
    package func waitForLog(_ words: String) throws -> Bool {
        let tail = Process()
        tail.executableURL = URL(filePath: "/usr/bin/env")
        tail.arguments = ["tail", "-n", "+1", "-f", directory.path + "/log"]
        let output = Pipe()
        tail.standardOutput = output
        try tail.start()
        // Not timeout(1): ended before it knows its child it leaves that behind, and Foundation's
        // Process waits for whoever holds what it handed down.
        let limit = DispatchWorkItem { tail.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.logSeconds, execute: limit)
        defer {
            limit.cancel()
            tail.terminate()
            tail.waitUntilExit()
        }
        return output.fileHandleForReading.text { $0.contains(words) }.contains(words)
    }

    package var arguments: [String] {
        [
            "--config", configuration, "--state-dir", stateDirectory, "--socket", socket,
            "--monitor-socket", monitorSocket,
        ]
    }

    /// Starts it, under another program if given, and waits until it says that it is ready.
    ///
    /// - Parameters:
    ///   - fault: a fault point to switch on for this run, for the controls of experiments.
    ///   - held: sockets that it inherits.
    ///   - watchdog: in how many milliseconds the service manager wants a sign of life.
    /// - Returns: what stands in for the service manager.
    @discardableResult
    package func start(
        under wrapper: [String] = [], fault: String? = nil, held: HeldSockets? = nil,
        watchdog: Int? = nil
    ) throws -> NotifySocket {
        let notify = NotifySocket(path: directory.path + "/notify")
        let process = try launch(
            under: wrapper, notify: notify.path, fault: fault, held: held, watchdog: watchdog)
        guard notify.wait(for: "READY=1") else {
            process.terminate()
            throw NotReady(log: log)
        }
        try checkConfinement()
        return notify
    }

    /// Starts it and waits for its end, for starts that must fail; 124 when it did not.
    package func startAndFail(
        under wrapper: [String] = ["/usr/bin/env", "timeout", "20"], fault: String? = nil,
        held: HeldSockets? = nil
    ) throws -> Int32 {
        let process = try launch(under: wrapper, notify: nil, fault: fault, held: held)
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Starts it and waits for nothing.
    package func launch(
        under wrapper: [String],
        notify: String?,
        fault: String? = nil,
        held: HeldSockets? = nil,
        watchdog: Int? = nil
    ) throws -> Process {
        var variables = ["SWIFT_BACKTRACE": "enable=no"]
        variables["NOTIFY_SOCKET"] = notify
        variables["LIAISON_FAULT"] = fault
        variables["LISTEN_FDNAMES"] = held?.names.joined(separator: ":")
        variables["WATCHDOG_USEC"] = watchdog.map { "\($0 * 1000)" }
        let command = try confined(
            (held?.wrapper ?? []) + wrapper + [program] + arguments, variables)
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        var environment = ProcessInfo.processInfo.environment
        for name in Self.ownVariables { environment[name] = nil }
        process.environment = environment.merging(variables) { _, new in new }
        let file = directory.path + "/log"
        if !FileManager.default.fileExists(atPath: file) {
            _ = FileManager.default.createFile(atPath: file, contents: nil)
        }
        let log = FileHandle(forWritingAtPath: file)
        log?.seekToEndOfFile()
        process.standardError = log
        process.standardOutput = log
        process.standardInput = FileHandle.nullDevice
        if let held {
            process.standardInput = FileHandle(fileDescriptor: held.descriptors[0])
            process.standardOutput = FileHandle(fileDescriptor: held.descriptors[1])
        }
        try process.start()
        self.process.withLock { $0 = process }
        return process
    }

    /// What nobody's environment hands down to it.
    private static let ownVariables = [
        "NOTIFY_SOCKET", "LIAISON_FAULT", "JOURNAL_STREAM", "LISTEN_FDNAMES", "WATCHDOG_USEC",
    ]

    package var pid: Int32 {
        unit == nil ? process.withLock { $0?.processIdentifier ?? 0 } : mainProcess
    }

    /// SIGKILL, and waits until it is gone.
    package func kill() { signal(SIGKILL) }

    /// SIGTERM, and waits for its end; gives the exit status.
    @discardableResult
    package func stop() -> Int32 { signal(SIGTERM) }

    /// Watches for its end from now on.
    ///
    /// - Parameter tell: called when it has ended.
    package func watch(_ tell: @escaping @Sendable () -> Void) -> Ending {
        let ending = Ending()
        guard let process = process.withLock({ $0 }) else { return ending }
        DispatchQueue(label: "end").async {
            process.waitUntilExit()
            ending.end(process.terminationStatus)
            tell()
        }
        return ending
    }

    @discardableResult
    private func signal(_ number: Int32) -> Int32 {
        guard let process = process.withLock({ $0 }) else { return 0 }
        // A unit has no process for a moment.
        while process.isRunning {
            let pid = self.pid
            guard pid > 0 else { continue }
            Foundation.kill(pid, number)
            break
        }
        process.waitUntilExit()
        self.process.withLock { $0 = nil }
        return process.terminationStatus
    }

    /// An answer is not what `liaison.describe` says of it.
    package struct Undescribed: Error { package let faults: [String] }

    /// Calls a method over a new connection; a mutation under a new key unless one is given. The
    /// answer is held against the method's description.
    @discardableResult
    package func call(
        _ method: String,
        _ params: JSONValue = [:],
        key: String? = nil
    ) throws -> JSONValue {
        let mutates = Method.named(method)?.mutates ?? false
        let result = try Connection(path: socket).call(
            method, params, key: key ?? (mutates ? newKey() : nil))
        let faults = SchemaCheck.faults(of: result, from: method)
        guard faults.isEmpty else { throw Undescribed(faults: faults) }
        return result
    }

    /// The error a method answers with; nil when it answers a result.
    package func refusal(_ method: String, _ params: JSONValue) throws -> ErrorReply? {
        do {
            try call(method, params)
            return nil
        } catch let failure as CallFailure {
            guard case .refused(let error) = failure else { throw failure }
            return error
        }
    }

    /// Runs liaisonctl against it.
    package func ctl(
        _ arguments: String...,
        language: String = "en",
        input: String? = nil
    ) throws -> Command {
        try Ctl.run(
            arguments,
            socket: socket,
            environment: ["LIAISON_LANG": language, "COLUMNS": "100"],
            input: input
        )
    }
}
