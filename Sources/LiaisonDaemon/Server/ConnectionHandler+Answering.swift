internal import Dispatch
internal import LiaisonWire
internal import NIOCore

/// From a line to what becomes of it.
extension ConnectionHandler {
    /// Takes up what waits, as long as there is room in flight and the client reads its answers.
    func serve(_ context: ChannelHandlerContext) {
        guard !isServing else { return }
        isServing = true
        defer { isServing = false }
        while hasRoom(context) {
            if let (request, turn) = held {
                guard inFlight < parts.limits.inFlight else { break }
                held = nil
                begin(request, turn)
            } else if let line = input.next() {
                take(line, context)
            } else {
                break
            }
        }
        updateReading(context)
    }

    private func take(_ line: LineQueue.Line, _ context: ChannelHandlerContext) {
        guard let caller else { return }
        switch Incoming(line: line.bytes) {
        case .notification(let method, let params):
            parts.counters.count(.notification)
            if method == Method.cancel, let id = params["id"].flatMap({ RequestID(value: $0) }) {
                caller.turns.cancel(id) { _ in }  // the request has its one answer anyway
            }
        case .response: parts.counters.count(.response)
        case .invalid(let fault, let id):
            parts.counters.count(.invalid)
            write(Reply.error(ErrorReply(fault), id: id), context)
        case .request(let request): take(request, readAt: line.readAt, caller, context)
        }
    }

    private func take(
        _ request: Request,
        readAt: ContinuousClock.Instant,
        _ caller: Caller,
        _ context: ChannelHandlerContext
    ) {
        guard !caller.turns.contains(request.id) else {
            parts.desk.requests.count(request.method, .refused)
            let error = ErrorReply(.duplicateID, "this id is still being answered")
            write(Reply.error(error, id: nil), context)
            return
        }
        if let error = Self.refusal(request, caller) {
            parts.desk.requests.count(request.method, .refused)
            if error.type == .accessDenied {
                tell(
                    .accessDenied,
                    [
                        "method": request.method.name, "role": caller.role.word,
                        "needed": request.method.role.word,
                    ])
            }
            write(Reply.error(error, id: request.id), context)
            return
        }
        requests += 1
        let pace = RequestPace(
            request.method, connection: caller.connection, number: requests, readAt: readAt)
        if request.method.name == Method.cancel {
            // Behind what it is to take back it would come too late.
            caller.turns.add(Turn(pace: pace), request.id)
            parts.desk.answer(request, from: caller) { caller.outlet.answer(request.id, $0) }
            return
        }
        let deadline = request.meta.deadline.map { readAt + .milliseconds($0) }
        let turn = Turn(
            deadline: deadline, mayLast: request.method.name == Method.wait, pace: pace)
        if let line = parts.desk.known(request, from: caller), turn.begin() == nil {
            write(line, context)
            parts.desk.requests.ended(pace)
        } else if inFlight < parts.limits.inFlight {
            begin(request, turn)
        } else {
            held = (request, turn)
        }
    }

    private func begin(_ request: Request, _ turn: Turn) {
        guard let caller else { return }
        caller.turns.add(turn, request.id)
        // The client reads its answers, or `serve` would not have come here.
        if Desk.isDirect(request) {
            parts.desk.answer(request, from: caller, turn: turn) {
                caller.outlet.answer(request.id, $0)
            }
            return
        }
        let queue = parts.readers.queue(for: caller.connection)
        answer(request, turn, caller, parts.desk, on: queue)
    }

    /// Answers a request that came too late: nothing is done, and its client may ask the next
    /// daemon.
    func decline(_ request: Request, _ context: ChannelHandlerContext) {
        parts.desk.requests.count(request.method, .refused)
        let error = ErrorReply(
            .serverDraining,
            "the service is stopping: nothing was done; try again",
            retryAfter: 1000
        )
        write(Reply.error(error, id: request.id), context)
    }

    /// Refuses what may not be or is not well formed, before anything is looked up.
    private static func refusal(_ request: Request, _ caller: Caller) -> ErrorReply? {
        let method = request.method
        guard caller.role >= method.role else {
            return ErrorReply(
                .accessDenied,
                "\(method.name) needs the role \(method.role.word); this connection has "
                    + "\(caller.role.word); an administrator can add you to the group in "
                    + "access.group of liaison.toml",
                details: [
                    "method": .string(method.name), "held": .string(caller.role.word),
                    "needed": .string(method.role.word),
                ]
            )
        }
        do {
            try request.validate()
            return nil
        } catch { return ErrorReply(error) }
    }
}

/// Has a request answered on a queue for reading, once its client reads what was answered before.
private func answer(
    _ request: Request, _ turn: Turn, _ caller: Caller, _ desk: Desk, on queue: DispatchQueue
) {
    queue.async {
        let mayBegin = caller.outlet.mayBegin {
            answer(request, turn, caller, desk, on: queue)
        }
        guard mayBegin else { return }
        desk.answer(request, from: caller, turn: turn) { caller.outlet.answer(request.id, $0) }
    }
}
