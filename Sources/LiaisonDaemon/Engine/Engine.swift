internal import Dispatch
package import LiaisonCore
package import LiaisonStore
package import LiaisonWire
internal import Synchronization

/// The one way anything changes: tickets come in, one writer decides and commits them in batches,
/// and each is announced and answered after its sync.
///
/// Whatever arrives while a commit is under way waits for the next one and shares its sync (group
/// commit). The queue is serial, so there is one writer, whoever calls.
package final class Engine: Sendable {
    /// Larger batches gain nothing once the sync is a small part of the whole, and keep the first
    /// ticket waiting.
    static let batchTickets = 256

    /// Called once with the verdict, on the writer's queue; never waits.
    package typealias Completion = @Sendable (Verdict) -> Void

    private struct Pending {
        var ticket: Ticket
        var completion: Completion
    }

    private struct State {
        var pending: [Pending] = []
        /// Those who ask whether the writer goes on.
        var probes: [@Sendable (Bool) -> Void] = []
        var isDraining = false
        var rules: RuleBook
        var tickets = 0
        var batches = 0
        var largest = 0
        var disk = Disk()
    }

    /// How the disk last answered.
    struct Disk: Sendable {
        /// Why it refused the last change that was to be written; nil when it took it.
        var refusal: StoreFailure?
        /// What was found damaged since the start. It does not heal by itself.
        var damage: StoreFailure?
        /// Whether commits wait for it.
        var isDurable = true
    }

    package let store: Store
    /// What is dropped from here before a change is answered.
    package let answers = AnswerCache()
    /// Those who watch what happens.
    package let feed: EventFeed
    /// How long batches take, with their sync.
    let commits = Histogram()
    private let queue = DispatchQueue(label: "liaison.writer")
    private let state: Mutex<State>
    private let clock: @Sendable () -> Instant
    private let zone: any ZoneRules
    /// Told of what the disk refused, once a batch; never waits.
    private let report: @Sendable (StoreFailure) -> Void
    let reserve: Reserve?
    private let whenUnsynced: @Sendable (StoreFailure) -> Void

    /// - Parameters:
    ///   - reserve: the room that is kept for what has to go on; nil where any room will do.
    ///   - whenUnsynced: called when the disk did not take a write or a sync. Nobody is
    ///     answered any more, and nothing is done: the process has to end.
    package init(
        store: Store,
        rules: RuleBook,
        zone: any ZoneRules,
        events: EventBounds = EventBounds(),
        report: @escaping @Sendable (StoreFailure) -> Void = { _ in },
        reserve: Reserve? = nil,
        whenUnsynced: @escaping @Sendable (StoreFailure) -> Void = { _ in },
        clock: @escaping @Sendable () -> Instant
    ) {
        self.reserve = reserve
        self.whenUnsynced = whenUnsynced
        self.store = store
        self.feed = EventFeed(store, events)
        self.state = Mutex(State(rules: rules))
        self.zone = zone
        self.clock = clock
        self.report = report
    }

    package var rules: RuleBook { state.withLock { $0.rules } }
    package var now: Instant { clock() }
    package var today: CivilDate { zone.civil(of: clock()).date }

    /// Tickets performed, the batches they shared, and the largest of those, since the start.
    package var work: (tickets: Int, batches: Int, largest: Int) {
        state.withLock { ($0.tickets, $0.batches, $0.largest) }
    }

    /// How the disk last answered.
    var disk: Disk { state.withLock { $0.disk } }

    /// Notes a failure that somebody met while reading.
    func note(_ error: any Error) {
        guard case .corrupt? = error as? StoreFailure else { return }
        state.withLock { $0.disk.damage = error as? StoreFailure }
    }

    /// Replaces the rules for every ticket decided from now on.
    package func adopt(_ rules: RuleBook) {
        state.withLock { $0.rules = rules }
        answers.empty()
    }

    /// Queues a ticket.
    package func submit(_ ticket: Ticket, completion: @escaping Completion) {
        wake { $0.pending.append(Pending(ticket: ticket, completion: completion)) }
    }

    /// Performs a ticket and waits for its verdict.
    package func perform(_ ticket: Ticket) async -> Verdict {
        await withCheckedContinuation { continuation in
            submit(ticket) { continuation.resume(returning: $0) }
        }
    }

    /// Waits until everything queued before has been answered.
    package func settle() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            queue.async { continuation.resume() }
        }
    }

    /// Calls `done` with true when the writer has executed a statement, between two batches, however
    /// many wait.
    package func touch(_ done: @escaping @Sendable (Bool) -> Void) {
        wake { $0.probes.append(done) }
    }

    /// Has the writer note that it is now, between two batches: by what becomes of it the disk is
    /// known to take changes when nobody else makes any.
    func noteTime() {
        queue.async {
            let result = Result<Void, StoreFailure> { () throws(StoreFailure) in
                try self.store.note(lastSeen: self.clock())
            }
            switch result {
            case .success: self.note(.taken)
            case .failure(let failure): self.note(.refused(failure))
            }
        }
    }

    private enum Outcome {
        case taken
        case refused(StoreFailure)
    }

    private func note(_ outcome: Outcome) {
        state.withLock { state in
            switch outcome {
            case .taken: state.disk.refusal = nil
            case .refused(let failure):
                state.disk.refusal = failure
                if case .corrupt = failure { state.disk.damage = failure }
            }
        }
    }

    /// Notes how the disk answered a batch: the last of its tickets says it.
    private func note(_ verdicts: [Verdict]) {
        for verdict in verdicts.reversed() {
            switch verdict {
            case .failed(let failure): return note(.refused(failure))
            case .done(_, replayed: false, _): return note(.taken)
            default: continue
            }
        }
    }

    /// Puts something in the queue; the writer takes it up.
    private func wake(_ put: (inout State) -> Void) {
        let mustWake = state.withLock { state in
            put(&state)
            defer { state.isDraining = true }
            return !state.isDraining
        }
        if mustWake { queue.async { self.drain() } }
    }

    private func answerProbes() {
        let probes = state.withLock { state in
            defer { state.probes = [] }
            return state.probes
        }
        guard !probes.isEmpty else { return }
        #if DEBUG
            if Fault.isActive(.freezeTheWriter) { Fault.freeze() }
        #endif
        let level = store.writerLevel()
        if let level { state.withLock { $0.disk.isDurable = level == Store.fullSync } }
        for probe in probes { probe(level != nil) }
    }

    private func drain() {
        while true {
            answerProbes()
            let (batch, isIdle) = state.withLock { state in
                let batch = Array(state.pending.prefix(Self.batchTickets))
                state.pending.removeFirst(batch.count)
                let isIdle = batch.isEmpty && state.probes.isEmpty
                if isIdle { state.isDraining = false }
                state.tickets += batch.count
                state.batches += batch.isEmpty ? 0 : 1
                state.largest = max(state.largest, batch.count)
                return (batch, isIdle)
            }
            guard !batch.isEmpty else {
                if isIdle { return }
                continue
            }
            guard commit(batch) else { return }
        }
    }

    /// - Returns: whether the writer may go on.
    private func commit(_ batch: [Pending]) -> Bool {
        let now = clock()
        let circumstance = Circumstance(
            now: now,
            today: zone.civil(of: now).date,
            reporter: .office,
            rules: rules
        )
        #if DEBUG
            if Fault.isActive(.replyBeforeCommit) {
                // The control of the crash experiment: answers before the disk has.
                _ = store.perform(batch.map(\.ticket), in: circumstance, watcher: answers) {
                    verdicts in
                    for (pending, verdict) in zip(batch, verdicts) { pending.completion(verdict) }
                    Fault.dawdle()
                }
                return true
            }
        #endif
        let began = ContinuousClock.now
        let verdicts = perform(batch.map(\.ticket), in: circumstance)
        commits.record(began.duration(to: .now))
        note(verdicts)
        for case .failed(let failure) in verdicts where failure.isUnsynced {
            whenUnsynced(failure)
            return false
        }
        // Whoever gets the answer may already watch: the announcement comes first, and waits for
        // nobody.
        feed.announce()
        if let failure = Self.failure(in: verdicts) { report(failure) }
        for (pending, verdict) in zip(batch, verdicts) { pending.completion(verdict) }
        return true
    }

    private static func failure(in verdicts: [Verdict]) -> StoreFailure? {
        for case .failed(let failure) in verdicts { return failure }
        return nil
    }
}
