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
    var lang: LanguageTag?

    @Option(help: "Seconds to wait for the daemon and its answer.")
    var timeout: Seconds?

    @Option(help: "Whether to use colour; NO_COLOR and a dumb terminal turn it off.")
    var color = ColourUse.auto

    @Flag(help: "No colour, as --color never.")
    var noColor = false

    @Flag(help: "Show long output without a pager (LIAISON_PAGER, PAGER).")
    var noPager = false

    /// Where the daemon listens unless somebody says otherwise.
    private static let defaultSocket = "/run/liaison/control.sock"
    /// Where everybody may ask whether the service is well.
    private static let defaultMonitorSocket = "/run/liaison/monitor.sock"
    /// How long we wait to learn something of the daemon that nothing else depends on: the
    /// office's language, its version, the names to complete.
    static let glance = Duration.milliseconds(200)

    /// The socket's path.
    var path: String {
        socket ?? Environment.value("LIAISON_SOCKET") ?? Self.defaultSocket
    }

    /// The socket for everybody, unless one was chosen: then that one is meant.
    var openPath: String? {
        path == Self.defaultSocket ? Self.defaultMonitorSocket : nil
    }

    /// Where something is printed.
    enum Place {
        case output, errors
    }

    /// The layout in the language to speak; `office` is the greeting's, when there is one.
    func layout(office: String?, for place: Place = .output) -> Layout {
        let style = LayoutStyle.of(
            place == .output ? STDOUT_FILENO : STDERR_FILENO,
            colour: noColor ? .never : color.use, environment: Environment.value)
        return Layout(Texts(language(office: office)), style)
    }

    private func language(office: String?) -> Language {
        Language.chosen(flag: lang?.tag, environment: Environment.value, office: office)
    }

    /// The office's language when it matters and a daemon answers at once.
    func officeLanguage() -> String? {
        let isDecided =
            language(office: Language.chinese.rawValue)
            == language(office: Language.english.rawValue)
        return isDecided ? nil : glance()?.language
    }

    /// The greeting of a daemon that answers at once.
    func glance() -> Greeting? {
        try? Connection.open(path, or: openPath, timeout: Self.glance).greeting
    }

    /// Runs one command: what it asks goes over one connection, and what fails ends with a
    /// sentence and the exit status of `ExitStatus`.
    func run(
        timeout longest: Duration = Connection.defaultTimeout,
        _ body: (Session) throws -> Void
    ) throws {
        if json { Interruption.saysJSON() }
        let session = Session(self, timeout: timeout.map { .seconds($0.count) } ?? longest)
        do {
            try body(session)
        } catch let failure as CallFailure {
            session.report(session.words(for: failure), failure.value)
            throw ExitCode(ExitStatus(failure).rawValue)
        } catch let failure as LocalFailure {
            session.report(session.errorLayout.failure(failure), failure.value)
            throw ExitCode(ExitStatus(failure).rawValue)
        }
    }
}

/// A language as it is asked for: `zh`, `en`, or a longer tag of one of them.
struct LanguageTag: ExpressibleByArgument {
    /// As given.
    let tag: String

    init?(argument: String) {
        guard Language(tag: argument) != nil else { return nil }
        tag = argument
    }
}

/// A wait as it is asked for.
struct Seconds: ExpressibleByArgument {
    /// Of the bounds of `HelpPlace.timeouts`.
    let count: Int

    init?(argument: String) {
        guard let count = Int(argument), HelpPlace.timeouts.contains(count) else { return nil }
        self.count = count
    }
}

/// When colour is used.
enum ColourUse: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    /// What the layout calls it.
    var use: LayoutColour {
        switch self {
        case .auto: .auto
        case .always: .always
        case .never: .never
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

    /// Whether the variable `name` is set, if only to nothing.
    static func isSet(_ name: String) -> Bool { getenv(name) != nil }

    /// Shows moments in the office's zone, unless the user has chosen one.
    static func adopt(zone: String) {
        guard value("TZ") == nil else { return }
        setenv("TZ", zone, 1)
        tzset()
    }
}
