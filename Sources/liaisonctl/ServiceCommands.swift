import ArgumentParser
import LiaisonClient
import LiaisonWire

/// `liaisonctl status`
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The office at a glance.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.run { session in
            let answer = try session.read("daemon.status")
            session.show(answer) { $0.status(answer) }
        }
    }
}

/// `liaisonctl health`
struct Health: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Whether the service is well: 0 ok, 1 degraded, 2 failing.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.run { session in
            let answer = try session.read("daemon.health")
            session.show(answer) { $0.health(answer) }
            let status = ExitStatus(health: answer["state"]?.string)
            if status != .done { throw ExitCode(status.rawValue) }
        }
    }
}

/// `liaisonctl slow`
struct Slow: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The last requests that took long, and where their time went.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.run { session in
            let answer = try session.read("daemon.slowlog")
            session.show(answer) { $0.slow(answer) }
        }
    }
}

/// `liaisonctl ping`
struct Ping: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Whether the service answers.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.run { session in
            let answer = try session.read("daemon.ping")
            session.show(answer) { $0.ping(answer) }
        }
    }
}

/// `liaisonctl wait-ready`
struct WaitReady: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Wait until the daemon answers (30 seconds, or --timeout).")
    @OptionGroup var global: GlobalOptions

    /// A start takes far less; a migration before it may take this long.
    private static let patience = Duration.seconds(30)

    func run() throws {
        try global.run(timeout: Self.patience) { session in
            let answer = try session.read("daemon.ping")
            let version = try session.caller.greeting().version
            session.show(answer) { $0.ready(version) }
        }
    }
}

/// `liaisonctl reload`
struct Reload: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read configuration, rules and calendar again: all of it, or nothing.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
        // New rules are applied to every member on the roll.
        try global.run(timeout: Connection.importTimeout) { session in
            let answer = try session.read("daemon.reload")
            session.show(answer) { $0.reloaded(answer) }
        }
    }
}

/// `liaisonctl release`
struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "End the opening: from now on reminders are sent.")
    @OptionGroup var global: GlobalOptions
    @Flag(help: "Do not ask, though the roll was restored from a backup.") var yes = false

    func run() throws {
        try global.run(timeout: Connection.importTimeout) { session in
            guard try yes || isChecked(session) else {
                Output.lines([session.layout.words(.notReleased)])
                throw ExitCode(ExitStatus.negative.rawValue)
            }
            let answer = try session.change("daemon.release")
            session.show(answer) { $0.released(answer) }
        }
    }

    /// After a restore somebody says that he has seen what is due: it may have been told before.
    private func isChecked(_ session: Session) throws -> Bool {
        let status = try session.read("daemon.status")
        guard status["restored"]?.members != nil else { return true }
        guard Output.hasTerminal, !session.isJSON else { throw LocalFailure.nobodyToRelease }
        Output.lines(session.layout.releaseRestored(status))
        return Output.confirms(
            session.layout.words(.confirmRelease), yes: session.layout.texts.say(.yes))
    }
}

/// `liaisonctl call METHOD [JSON]`
struct Call: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Call a method of the protocol and print its result.",
        discussion: """
            The params are one JSON object, or NAME=VALUE one by one; a value that is a number, a \
            truth value, an array or an object is read as JSON.
            """)
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The method, such as member.get.") var method: String
    @Argument(help: "Its params: a JSON object, or NAME=VALUE.") var params: [String] = []

    func run() throws {
        try global.run { session in
            let mutates = LiaisonWire.Method.named(method)?.mutates ?? false
            let object = try CallParams.object(params, of: method)
            let answer = try session.ask(method, object, key: mutates ? newKey() : nil)
            session.show(answer) { $0.json(answer) }
        }
    }
}

/// `liaisonctl describe`
struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The methods of the protocol; with --json the whole table.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.run { session in
            let answer = try session.read("liaison.describe")
            session.show(answer) { $0.methods(answer) }
        }
    }
}
