import ArgumentParser
import Glibc
import LiaisonClient
import LiaisonWire

/// What every command understands.
struct GlobalOptions: ParsableArguments {
    @Option(help: "The daemon's socket (LIAISON_SOCKET).")
    var socket: String?

    @Flag(help: "Print the daemon's result as one JSON document.")
    var json = false

    @Option(help: "The language to speak: zh or en (LIAISON_LANG).")
    var lang: String?

    @Option(help: "Seconds to wait for the daemon and its answer.")
    var timeout: Int?

    /// Where the daemon listens unless somebody says otherwise.
    private static let defaultSocket = "/run/liaison/control.sock"
    /// How long we wait to learn the office's language when nothing else depends on it.
    private static let glance = Duration.milliseconds(200)
    /// The longest wait that can be asked for: a day.
    private static let longestTimeout = 86_400

    func validate() throws {
        if let lang, Language(tag: lang) == nil {
            throw ValidationError("--lang is zh or en.")
        }
        if let timeout, !(1...Self.longestTimeout).contains(timeout) {
            throw ValidationError("--timeout is 1 to \(Self.longestTimeout) seconds.")
        }
    }

    /// The socket's path.
    var path: String {
        socket ?? Environment.value("LIAISON_SOCKET") ?? Self.defaultSocket
    }

    /// The layout in the language to speak; `office` is the greeting's, when there is one.
    func layout(office: String?) -> Layout {
        let language = Language.chosen(
            flag: lang, environment: Environment.value, office: office)
        return Layout(
            Texts(language), LayoutStyle.ofStandardOutput(environment: Environment.value))
    }

    /// The office's language when a daemon answers at once.
    func officeLanguage() -> String? {
        try? Connection(path: path, timeout: Self.glance).greeting.language
    }

    /// Runs one command: what it asks goes over one connection, and what fails ends with a
    /// sentence and the exit status of `ExitStatus`.
    func run(
        timeout longest: Duration = Connection.defaultTimeout,
        _ body: (Session) throws -> Void
    ) throws {
        let session = Session(self, timeout: timeout.map { .seconds($0) } ?? longest)
        do {
            try body(session)
        } catch let failure as CallFailure {
            session.report(session.words(for: failure), failure.value)
            throw ExitCode(ExitStatus(failure).rawValue)
        } catch let failure as LocalFailure {
            session.report(session.layout.failure(failure), failure.value)
            throw ExitCode(ExitStatus(failure).rawValue)
        }
    }
}

/// The variables of the environment.
enum Environment {
    /// The variable `name`; nil when it is not set or empty.
    static func value(_ name: String) -> String? {
        guard let text = getenv(name).map({ String(cString: $0) }), !text.isEmpty else {
            return nil
        }
        return text
    }

    /// Shows moments in the office's zone, unless the user has chosen one.
    static func adopt(zone: String) {
        guard value("TZ") == nil else { return }
        setenv("TZ", zone, 1)
        tzset()
    }
}
