import ArgumentParser
import Glibc
import LiaisonClient
import LiaisonWire

/// `liaisonctl backup`
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a backup of the roll while it is in use: one file, verified.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
        // A large roll is copied and read through.
        try global.run(timeout: Connection.importTimeout) { session in
            let answer = try session.read("daemon.backup")
            session.show(answer) { $0.backup(answer) }
        }
    }
}

/// `liaisonctl restore FILE`
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the place of the roll; the service has to be stopped.",
        discussion: """
            What is there now is kept beside it. Nothing is sent before liaisonctl release: whoever \
            has something open may have been told since the backup was made.
            """)
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The backup.", completion: .file()) var file: String
    @Option(help: "The daemon's configuration file.") var config = Offline.defaultConfiguration
    @Flag(help: "Only try the backup out, and leave a record of it.") var drill = false
    @Option(help: "Where the record of the drill goes.", completion: .file())
    var record: String?
    @Flag(help: "Replace the roll without asking.") var yes = false

    func run() throws {
        try global.run { session in
            guard record == nil || drill else {
                throw LocalFailure.onlyWith("--record", "--drill")
            }
            if drill { try tryOut(session) } else { try restore(session) }
        }
    }

    private func restore(_ session: Session) throws {
        let offline = Offline(configuration: config, session: session)
        var report = try offline.run(["--restore", file] + (yes ? ["--replace"] : []))
        if report["restored"]?.bool != true {
            // There is a roll: somebody has to say that it is to go.
            guard Output.hasTerminal, !session.isJSON else { throw LocalFailure.nobodyToReplace }
            session.show(report, pages: false) { $0.restorePlan(report) }
            guard
                Output.confirms(session.layout.words(.confirm), yes: session.layout.texts.say(.yes))
            else {
                Output.lines([session.layout.words(.notReplaced)])
                throw ExitCode(ExitStatus.negative.rawValue)
            }
            report = try offline.run(["--restore", file, "--replace"])
        }
        session.show(report, pages: false) { $0.restored(report, service: "liaisond") }
    }

    private func tryOut(_ session: Session) throws {
        let now = LayoutMoment.now
        let path = record ?? DrillRecordFile.path(beside: file, at: now)
        do {
            let report = try Offline(configuration: config, session: session)
                .run(["--restore", file, "--drill"])
            let lines = session.layout.drillRecord(report, file: file, at: now)
            try DrillRecordFile(path: path).write(lines)
            session.show(report) { lines + ["", $0.words(.record(path))] }
            guard session.layout.passes(report) else {
                throw ExitCode(ExitStatus.negative.rawValue)
            }
        } catch LocalFailure.offline(let fault) where fault.isAboutTheBackup {
            let lines = session.layout.drillRecord(nil, fault: fault, file: file, at: now)
            try DrillRecordFile(path: path).write(lines)
            throw LocalFailure.offline(fault)
        }
    }
}
