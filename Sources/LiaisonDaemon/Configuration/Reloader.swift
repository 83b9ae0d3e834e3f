internal import Dispatch
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonSystemd
internal import Logging
internal import Synchronization

/// Takes up what has changed in the files while the daemon runs: whole, or not at all.
///
/// The service manager is told that a reload has begun and, however it ends, that it is over: a
/// service that says only the first keeps `systemctl reload` waiting (sd_notify(3)).
final class Reloader: Sendable {
    /// What a reload did.
    struct Outcome: Sendable {
        /// Of everything that is in force now.
        var hash: String
        /// Keys that have another value now, and `rules`, `calendar`, `headings`, `abroad` for the
        /// contents of those files.
        var changed: [String] = []
        /// Keys whose value in the file is not the one in force; a restart takes it up.
        var needsRestart: [String] = []
        /// Keys that differ from what the first start saw, and that no start looks at any more.
        var firstStartOnly: [String] = []
    }

    /// Why nothing was taken up.
    enum Failure: Error {
        case configuration(ConfigurationFaults)
        /// The duties could not be derived from the new rules.
        case store(StoreFailure)
    }

    typealias Completion = @Sendable (Result<Outcome, Failure>) -> Void

    private struct State {
        var settings: Settings
        var askers: [Completion] = []
        var isRunning = false
        var isRefused = false
    }

    private let source: ConfigurationSource
    private let rules: RulesInForce
    private let office: OfficeInForce
    private let logger: Logger
    /// Called when the hour of the digest may be another.
    private let look: @Sendable () -> Void
    private let notifier = ServiceNotifier()
    private let queue = DispatchQueue(label: "liaison.reload")
    private let state: Mutex<State>

    init(
        _ source: ConfigurationSource, from settings: Settings, rules: RulesInForce,
        office: OfficeInForce, logger: Logger, look: @escaping @Sendable () -> Void
    ) {
        self.source = source
        self.rules = rules
        self.office = office
        self.logger = logger
        self.look = look
        state = Mutex(State(settings: settings))
    }

    /// Reads the files and answers when what they say is in force, or is not to be. Whoever asks
    /// while one reload runs gets the next: the files may have changed after they were read.
    func reload(_ completion: @escaping Completion) {
        let mustRun = state.withLock { state in
            state.askers.append(completion)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if mustRun { queue.async { self.run() } }
    }

    /// Whether the last reload was refused.
    var isRefused: Bool { state.withLock { $0.isRefused } }

    private func run() {
        let askers = state.withLock { state in
            defer { state.askers = [] }
            return state.askers
        }
        notifier.notify("RELOADING=1", "MONOTONIC_USEC=\(ServiceNotifier.monotonicMicroseconds)")
        takeUpInTurn { result in
            self.notifier.notify("READY=1", "STATUS=\(Self.status(result))")
            self.log(result)
            if case .failure = result {
                self.note(isRefused: true)
            } else {
                self.note(isRefused: false)
            }
            for asker in askers { asker(result) }
            let isOver = self.state.withLock { state in
                state.isRunning = !state.askers.isEmpty
                return state.askers.isEmpty
            }
            if !isOver { self.queue.async { self.run() } }
        }
    }

    private func note(isRefused: Bool) { state.withLock { $0.isRefused = isRefused } }

    /// Takes up the files when no other change of the rules is under way.
    private func takeUpInTurn(_ done: @escaping Completion) {
        rules.inTurn { over in
            self.takeUp { result in
                over()
                done(result)
            }
        }
    }

    private func takeUp(_ done: @escaping Completion) {
        let new: Settings
        switch source.loadAll() {
        case .failure(let faults): return done(.failure(.configuration(faults)))
        case .success(let settings): new = settings
        }
        let old = state.withLock { $0.settings }
        var outcome = Self.compare(old, new)
        let settings = Self.inForce(new, after: old)
        let book: RuleBook
        do throws(StoreFailure) { book = try rules.book(of: settings.ruleBook) } catch {
            return done(.failure(.store(error)))
        }
        outcome.hash = settings.hash(under: book)
        rules.adopt(book) { [outcome] result in
            switch result {
            case .failure(let failure): done(.failure(.store(failure)))
            case .success:
                self.rules.replace(files: settings.ruleBook)
                self.office.replace(with: settings.office)
                self.state.withLock { $0.settings = settings }
                self.look()
                done(.success(outcome))
            }
        }
    }

    /// What differs, by when it counts.
    private static func compare(_ old: Settings, _ new: Settings) -> Outcome {
        var outcome = Outcome(hash: "")
        for key in ConfigurationKey.table
        where key.value(old.configuration) != key.value(new.configuration) {
            switch key.effect {
            case .reload: outcome.changed.append(key.name)
            case .restart: outcome.needsRestart.append(key.name)
            case .firstStart: outcome.firstStartOnly.append(key.name)
            }
        }
        if old.rules != new.rules { outcome.changed.append("rules") }
        if old.calendar != new.calendar { outcome.changed.append("calendar") }
        if old.headings != new.headings { outcome.changed.append("headings") }
        if old.abroad != new.abroad { outcome.changed.append("abroad") }
        return outcome
    }

    /// The new settings, with what only a start takes up left as it is: so every reload names it
    /// again until there is one.
    private static func inForce(_ new: Settings, after old: Settings) -> Settings {
        var settings = new
        settings.configuration = old.configuration
        for key in ConfigurationKey.table where key.effect == .reload {
            key.copy(&settings.configuration, new.configuration)
        }
        return settings
    }

    private static func status(_ result: Result<Outcome, Failure>) -> String {
        switch result {
        case .success: "Serving"
        case .failure(.configuration(let faults)):
            "Serving as configured before; refused: \(faults.faults.first?.description ?? "")"
        case .failure(.store):
            "Serving as configured before; the duties could not be derived anew"
        }
    }

    private func log(_ result: Result<Outcome, Failure>) {
        switch result {
        case .success(let outcome):
            logger.say(
                .configurationApplied,
                [
                    "changed": outcome.changed.joined(separator: " "),
                    "needs_restart": outcome.needsRestart.joined(separator: " "),
                    "hash": outcome.hash,
                ])
        case .failure(.configuration(let faults)):
            for fault in faults.faults {
                logger.say(.configurationRefused, ["fault": "\(fault)"])
            }
        case .failure(.store(let failure)):
            logger.say(.rulesNotAdopted, ["reason": "\(failure)"])
        }
    }
}
