internal import Dispatch
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire
internal import Synchronization

/// The rules and the calendar in force: those of the files, and beside them what the office has
/// installed over the protocol, which stands in the database. One change at a time, each whole or not
/// at all.
final class RulesInForce: Sendable {
    /// A change of the rules that waits for its turn; it calls `over` once, when it has ended.
    typealias Job = @Sendable (_ over: @escaping @Sendable () -> Void) -> Void

    private struct State {
        /// What the files say, as they were last taken up.
        var files: RuleBook
        var waiting: [Job] = []
        var isBusy = false
    }

    private let engine: Engine
    /// Called when reminders may be due on other days.
    private let look: @Sendable () -> Void
    private let queue = DispatchQueue(label: "liaison.rules")
    private let state: Mutex<State>

    init(_ engine: Engine, files: RuleBook, look: @escaping @Sendable () -> Void = {}) {
        self.engine = engine
        self.look = look
        state = Mutex(State(files: files))
    }

    /// What the files say, and what is installed beside them.
    static func book(of files: RuleBook, in store: Store) throws(StoreFailure) -> RuleBook {
        files.taking(try Installed(in: store))
    }

    func book(of files: RuleBook) throws(StoreFailure) -> RuleBook {
        try Self.book(of: files, in: engine.store)
    }

    /// A rule as the files have it, whatever was confirmed.
    func filed(_ id: String) -> Rule? { state.withLock { $0.files[id] } }

    /// The files were read again.
    func replace(files: RuleBook) { state.withLock { $0.files = files } }

    /// Has a change made when those asked for before have ended.
    func inTurn(_ job: @escaping Job) {
        let mustRun = state.withLock { state in
            state.waiting.append(job)
            defer { state.isBusy = true }
            return !state.isBusy
        }
        if mustRun { runNext() }
    }

    private func runNext() {
        let next = state.withLock { state -> Job? in
            guard !state.waiting.isEmpty else {
                state.isBusy = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        guard let next else { return }
        queue.async { next { self.runNext() } }
    }

    /// Has every duty derived from these rules; those before stay in force where that fails.
    func adopt(
        _ book: RuleBook, _ done: @escaping @Sendable (Result<Derivation, StoreFailure>) -> Void
    ) {
        let before = engine.rules
        engine.adopt(book)
        engine.deriveAnew { result in
            if case .failure = result { self.engine.adopt(before) }
            done(result)
        }
    }

    /// Carries out a change that the office asks for: derives the duties from what it would be,
    /// then has the change itself written with its answer, which tells what became of them.
    ///
    /// In this order one transaction has the change, its log line, its event and its whole answer,
    /// and a repetition under its key the same answer. Whoever is stopped before it has changed
    /// nothing: the next start derives the duties from the rules that it has.
    ///
    /// - Parameter turn: asked when the change's own has come.
    func carryOut(
        _ change: RuleChange, in turn: Turn,
        ticket: @escaping @Sendable (MovedNotices) -> Ticket,
        done: @escaping @Sendable (Verdict) -> Void
    ) {
        inTurn { over in
            let end: @Sendable (Verdict) -> Void = { verdict in
                over()
                done(verdict)
            }
            if let withdrawal = turn.begin() { return end(.withdrawn(withdrawal)) }
            let before = self.engine.rules
            do throws(StoreFailure) {
                let files = self.state.withLock { $0.files }
                var installed = try Installed(in: self.engine.store)
                change.apply(&installed)
                self.adopt(files.taking(installed)) { result in
                    switch result {
                    case .failure(let failure): end(.failed(failure))
                    case .success(let derivation):
                        #if DEBUG
                            if Fault.isActive(.dieBeforeWritingRules) { Fault.die() }
                        #endif
                        self.engine.submit(ticket(derivation.moved)) { verdict in
                            self.conclude(verdict, before, end)
                        }
                    }
                }
            } catch {
                end(.failed(error))
            }
        }
    }

    /// What could not be written is not in force.
    private func conclude(
        _ verdict: Verdict, _ before: RuleBook, _ end: @escaping @Sendable (Verdict) -> Void
    ) {
        if case .done = verdict {
            look()
            return end(verdict)
        }
        adopt(before) { _ in end(verdict) }
    }
}

/// What an office has installed over the protocol, beside its files.
struct Installed: Sendable {
    /// By year.
    var years: [Int: WorkCalendar.Year]
    /// By rule.
    var confirmations: [String: RuleConfirmation]

    init(in store: Store) throws(StoreFailure) {
        let installed = try store.installedYears()
        years = Dictionary(uniqueKeysWithValues: installed.map { ($0.year, $0.days) })
        let confirmed = try store.ruleConfirmations()
        confirmations = Dictionary(uniqueKeysWithValues: confirmed.map { ($0.rule, $0) })
    }
}

/// A change of the rules or the calendar that an office asks for over the protocol.
struct RuleChange: Sendable {
    /// What is written.
    var work: Work
    /// The same among what is installed.
    var apply: @Sendable (inout Installed) -> Void
    /// The answer.
    var encode: @Sendable (MovedNotices) -> JSONValue

    /// What is asked of the engine when the duties are derived.
    func asking(_ moved: MovedNotices) -> Desk.Change {
        let encode = encode
        return Desk.Change(work: work, encode: { _ in encode(moved) })
    }
}

extension RuleBook {
    /// These rules, of the files, with what is installed beside them. An installed year stands in
    /// the place of a file's: somebody has installed it later, on purpose, and the log knows who.
    func taking(_ installed: Installed) -> RuleBook {
        let rules = rules.map { rule in
            // A pack that has come to say it itself counts.
            guard rule.isSlot, let confirmation = installed.confirmations[rule.id] else {
                return rule
            }
            return rule.confirmed(confirmation)
        }
        return RuleBook(rules: rules, calendar: calendar.taking(installed.years))
    }
}
