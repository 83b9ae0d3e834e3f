internal import Crypto
package import LiaisonCore
internal import LiaisonStore
package import LiaisonWire

/// Where requests are answered: finds what a request speaks of, and either reads the answer from
/// the store or makes the ticket that asks the engine for a change.
package struct Desk: Sendable {
    package let engine: Engine
    /// The office's settings, one value at any moment.
    let inForce: OfficeInForce
    /// Where other rules or another calendar are taken up.
    var rules: RulesInForce
    /// Where a reload is asked for; nil where there is no file to read.
    var reloader: Reloader?
    /// Where a backup is asked for; nil where there is no place for one.
    var backup: Backup?
    let imports: ImportTray
    /// The engine drops from it what a commit touches.
    let answers: AnswerCache
    let zone: any ZoneRules
    /// What `liaison.describe` answers, which never changes: 120 KB, encoded once.
    let described: [UInt8]
    let counters = ServerCounters()
    /// What the scheduler last did.
    let scheduling = SchedulerRecord()
    /// How requests are answered.
    package let requests: RequestRecord
    /// How everything stands; empty until the daemon is put together.
    var health: HealthBoard
    /// What is measured; the same.
    var metrics = MetricsBoard([])
    private let keys = KeysInFlight()

    package init(
        engine: Engine,
        office: OfficeSettings,
        zone: any ZoneRules,
        limits: ServerLimits = ServerLimits(),
        events: EventBounds = EventBounds()
    ) {
        self.described = Method.describe(limits, events).encoded()
        self.engine = engine
        self.answers = engine.answers
        self.rules = RulesInForce(engine, files: engine.rules)
        self.zone = zone
        let inForce = OfficeInForce(office)
        self.inForce = inForce
        self.requests = RequestRecord { inForce.now.slow }
        self.imports = ImportTray()
        self.health = HealthBoard([]) { engine.now }
    }

    var store: Store { engine.store }
    package var office: OfficeSettings { inForce.now }
    var today: CivilDate { engine.today }

    /// Answers one validated request; `reply` is called once, from any thread.
    package func answer(
        _ request: Request,
        from caller: Caller,
        turn: Turn = Turn(),
        reply: @escaping @Sendable ([UInt8]) -> Void
    ) {
        do {
            if request.method.mutates {
                try change(request, from: caller, turn: turn, reply: reply)
            } else {
                if let withdrawal = turn.begin() { throw Self.reply(to: withdrawal) }
                if let result = try card(request, caller) {
                    turn.pace?.know(.ok)
                    return reply(Reply.result(encoded: result, id: request.id, isReplay: false))
                }
                follow(
                    try route(request, caller), of: request, from: caller,
                    origin(of: request, caller), turn, reply: reply)
            }
        } catch {
            engine.note(error)
            let error = Self.reply(toAny: error)
            turn.pace?.know(RequestRecord.Outcome(error.type))
            reply(Reply.error(error, id: request.id))
        }
    }

    /// Has a change made, unless its key has been answered before or is being answered.
    private func change(
        _ request: Request,
        from caller: Caller,
        turn: Turn,
        reply: @escaping @Sendable ([UInt8]) -> Void
    ) throws {
        let origin = origin(of: request, caller)
        // What a repetition speaks of may have changed by the request itself. The transaction looks
        // as well, and for a request that refers to nothing but a handle it is early enough.
        if !Self.isDirect(request), let verdict = try store.kept(origin) {
            turn.pace?.know(Self.outcome(of: verdict))
            return reply(Self.line(verdict, id: request.id))
        }
        if let clash = keys.begin(origin) { throw Self.reply(to: clash) }
        do {
            let route = try route(request, caller)
            follow(route, of: request, from: caller, origin, turn) { [keys] line in
                keys.end(origin)
                reply(line)
            }
        } catch {
            keys.end(origin)
            throw error
        }
    }

    /// Answers at once, or asks the engine and answers with its verdict, or lets the feed answer.
    private func follow(
        _ route: Route,
        of request: Request,
        from caller: Caller,
        _ origin: LiaisonStore.Origin,
        _ turn: Turn,
        reply: @escaping @Sendable ([UInt8]) -> Void
    ) {
        let id = request.id
        let pace = turn.pace
        switch route {
        case .answer(let result):
            pace?.know(.ok)
            reply(Reply.result(result, id: id))
        case .encoded(let result):
            pace?.know(.ok)
            reply(Reply.result(encoded: result, id: id, isReplay: false))
        case .later(let begin):
            begin { result in
                switch result {
                case .success(let value):
                    pace?.know(.ok)
                    reply(Reply.result(value, id: id))
                case .failure(let error):
                    pace?.know(RequestRecord.Outcome(error.type))
                    reply(Reply.error(error, id: id))
                }
            }
        case .watch(let watch): engine.feed.begin(watch, for: id, of: caller, turn, reply: reply)
        case .change(let change):
            engine.submit(ticket(change, origin, turn)) { verdict in
                pace?.know(Self.outcome(of: verdict))
                reply(Self.line(verdict, id: id))
            }
        case .rules(let change):
            let asking: @Sendable (MovedNotices) -> Ticket = { moved in
                ticket(change.asking(moved), origin, turn)
            }
            rules.carryOut(change, in: turn, ticket: asking) { verdict in
                pace?.know(Self.outcome(of: verdict))
                reply(Self.line(verdict, id: id))
            }
        }
    }

    /// What becomes of a request.
    enum Route {
        case answer(JSONValue)
        /// An answer that is encoded already.
        case encoded([UInt8])
        /// The answer comes, once, when it is known.
        case later((@escaping @Sendable (Result<JSONValue, ErrorReply>) -> Void) -> Void)
        case change(Change)
        /// Other rules or another calendar: duties are derived from them first.
        case rules(RuleChange)
        case watch(Watch)
    }

    /// A change to ask of the engine, and how its answer reads.
    struct Change {
        var work: Work
        var reporter: Reporter = .office
        var encode: @Sendable (Answer) -> JSONValue = { Desk.encode($0) }
    }

    /// Who asks, and for what: the kernel's word on the peer, the key, and a hash of method and
    /// params by which a key that comes again is known.
    private func origin(of request: Request, _ caller: Caller) -> LiaisonStore.Origin {
        var hash = SHA256()
        hash.update(data: Array(request.method.name.utf8) + [0])
        hash.update(data: request.fingerprint)
        return LiaisonStore.Origin(
            uid: caller.uid,
            pid: caller.pid,
            method: request.method.name,
            key: request.meta.key,
            fingerprint: Array(hash.finalize())
        )
    }

    private func ticket(
        _ change: Change, _ origin: LiaisonStore.Origin, _ turn: Turn
    ) -> Ticket {
        var origin = origin
        origin.reporter = change.reporter
        let encode = change.encode
        return Ticket(
            work: change.work,
            origin: origin,
            encode: { encode($0).encoded() },
            withdrawal: { turn.begin() }
        )
    }

    /// How a request with this verdict ended.
    static func outcome(of verdict: Verdict) -> RequestRecord.Outcome {
        switch verdict {
        case .done: .ok
        case .failed: .failed
        case .refused, .refusedAbout, .withdrawn, .missing, .mismatch, .stalePlan, .noPlan,
            .conflict:
            .refused
        }
    }

    static func line(_ verdict: Verdict, id: RequestID) -> [UInt8] {
        switch verdict {
        case .done(let bytes, let replayed, _):
            Reply.result(encoded: bytes, id: id, isReplay: replayed)
        case .refused(let refusal): Reply.error(reply(to: refusal), id: id)
        case .refusedAbout(let member, let refusal):
            Reply.error(reply(to: refusal, about: member), id: id)
        case .withdrawn(let withdrawal): Reply.error(reply(to: withdrawal), id: id)
        case .missing:
            Reply.error(ErrorReply(.memberNotFound, "there is no such record"), id: id)
        case .mismatch:
            Reply.error(
                ErrorReply(.idempotencyMismatch, "this key was used for another request"),
                id: id
            )
        case .stalePlan:
            Reply.error(
                ErrorReply(.planStale, "the roll has changed since the plan was made; plan again"),
                id: id
            )
        case .noPlan:
            Reply.error(ErrorReply(.planNotFound, "no such plan; plan the import first"), id: id)
        case .conflict(let revision):
            Reply.error(
                ErrorReply(
                    .revisionConflict,
                    "the record has changed meanwhile; read it again",
                    details: ["revision": .integer(revision)]
                ),
                id: id
            )
        case .failed(let failure): Reply.error(reply(to: failure), id: id)
        }
    }
}
