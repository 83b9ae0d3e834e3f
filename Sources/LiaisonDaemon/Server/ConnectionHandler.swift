internal import LiaisonSystemd
internal import LiaisonWire
internal import Logging
internal import NIOCore

/// One client's connection: greets, cuts the stream into lines, has each request answered, and
/// writes the answers. It thinks nothing: the desk does.
///
/// All of its state is touched on the connection's event loop only; answers and notifications come
/// back to it through the outlet. A client that floods, or leaves answers unread, is not read from:
/// it waits on its own socket.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase {
        case open
        /// No more is read; what was read is answered.
        case ending
        /// The last line is written; it only has to leave.
        case closing
    }

    let parts: SocketServer.Parts
    private let ceiling: LiaisonWire.Role

    var phase = Phase.open
    var caller: Caller?
    var input: LineQueue
    /// A request whose turn has come while as many as may be are being answered.
    var held: (request: Request, turn: Turn)?
    /// Requests that were taken up.
    var requests = 0
    private let output: ConnectionOutput
    private var isReading = true
    /// Requests are being taken up.
    var isServing = false
    private var patience: ConnectionPatience?
    private var alarm: (at: ConnectionPatience.Moment, task: Scheduled<Void>)?

    init(_ parts: SocketServer.Parts, ceiling: LiaisonWire.Role) {
        self.parts = parts
        self.ceiling = ceiling
        input = LineQueue(limit: parts.limits.lineBytes)
        output = ConnectionOutput(maxBytes: parts.limits.outputMaxBytes)
    }

    /// The number of requests being answered.
    var inFlight: Int { caller?.turns.count ?? 0 }

    // MARK: - Coming and going

    func channelActive(context: ChannelHandlerContext) {
        guard let (peer, descriptor) = Self.peer(of: context.channel) else {
            context.close(promise: nil)
            return
        }
        guard !parts.descriptors.isExhausted(by: descriptor) else {
            parts.counters.count(.refusedDescriptors)
            tell(.clientRefused, of: peer, ["limit": "LimitNOFILE"])
            close(saying: Refused(.serverFull, retryAfter: 1000).encoded, context)
            return
        }
        switch parts.doorman.admit(peer.uid) {
        case .failure(let refused):
            parts.counters.count(.refusedFull)
            if refused.type == .serverFull {
                tell(.clientRefused, of: peer, ["limit": "limits.connections"])
            }
            close(saying: refused.encoded, context)
        case .success(let number):
            let role = min(parts.access.role(of: peer), ceiling)
            let outlet = outlet(context)
            parts.counters.came(role)
            caller = Caller(
                uid: peer.uid, pid: peer.pid, role: role, connection: number, outlet: outlet)
            patience = ConnectionPatience(parts.limits, openedAt: .now)
            write(parts.greeting(role), context)
            flush(context)
        }
    }

    /// The outlet of this connection: it wakes the loop, which drains it.
    private func outlet(_ context: ChannelHandlerContext) -> Outlet {
        let loop = context.eventLoop
        let bound = NIOLoopBound((self, context), eventLoop: loop)
        return Outlet(bound: parts.limits.outputBytes) {
            loop.execute {
                let (handler, context) = bound.value
                handler.drainOutlet(context)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        #if DEBUG
            if !Fault.isActive(.keepAlarmsOfTheGone) { alarm?.task.cancel() }
        #else
            alarm?.task.cancel()
        #endif
        alarm = nil
        if let caller {
            parts.counters.left(caller.role)
            parts.doorman.leave(caller.uid)
            parts.desk.forget(connection: caller.connection)
            caller.outlet.close()
        }
        caller = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // One connection's trouble ends that connection and nothing else.
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            parts.counters.count(.unterminatedBytes, input.finish())
            end(context)
        case is DrainEvent: drain(context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// The server stops: what was read and not begun is answered, if only with: not now.
    private func drain(_ context: ChannelHandlerContext) {
        #if DEBUG
            if Fault.isActive(.dropWaitingRequests) {
                input.removeAll()
                held = nil
            }
        #endif
        if let request = held?.request { decline(request, context) }
        held = nil
        while let line = input.next() {
            if case .request(let request) = Incoming(line: line.bytes) {
                decline(request, context)
            }
        }
        end(context)
        flush(context)
    }

    private func end(_ context: ChannelHandlerContext) {
        if case .open = phase { phase = .ending }
        // Who can ask no more need not wait for something to happen.
        if let caller { parts.desk.engine.feed.endWaits(of: caller.connection) }
        serve(context)
    }

    // MARK: - Reading

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard caller != nil, case .open = phase else { return }
        let now = ConnectionPatience.Moment.now
        let result = unwrapInboundIn(data).withUnsafeReadableBytes { bytes in
            Result<Int, LineQueue.Fault> { () throws(LineQueue.Fault) in
                try input.feed(bytes.bindMemory(to: UInt8.self), at: now)
            }
        }
        switch result {
        case .success(let lines):
            patience?.read(lines: lines, isInsideLine: input.isInsideLine, at: now)
        case .failure(.anotherProtocol):
            parts.counters.count(.anotherProtocol)
            tell(.otherProtocol)
            context.close(promise: nil)
            return
        case .failure(.tooLong):
            phase = .ending
            let error = ErrorReply(
                .frameTooLong, "the line is longer than \(input.limit) bytes")
            write(Reply.error(error, id: nil), context)
        }
        serve(context)
        flush(context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        flush(context)
        // Whoever serves already goes on by himself: a write within a write would nest once more for
        // every buffer that is filled.
        if context.channel.isWritable, !isServing {
            serve(context)
            flush(context)
        }
        context.fireChannelWritabilityChanged()
    }

    /// Whether another request may be taken up.
    func hasRoom(_ context: ChannelHandlerContext) -> Bool {
        #if DEBUG
            if Fault.isActive(.unboundedOutputQueue) { return true }
        #endif
        return context.channel.isWritable
    }

    /// Reads on or stops reading, as there is room; ends when all is done.
    func updateReading(_ context: ChannelHandlerContext) {
        var mustRead = held == nil && input.isEmpty && hasRoom(context)
        if case .open = phase {} else { mustRead = false }
        if mustRead != isReading {
            isReading = mustRead
            patience?.reading(mustRead, isInsideLine: input.isInsideLine, at: .now)
            // It fails for a closed channel only.
            context.channel.setOption(.autoRead, value: mustRead).whenFailure { _ in }
        }
        guard case .ending = phase, inFlight == 0, held == nil, input.isEmpty else { return }
        close(saying: [], context)
    }

    // MARK: - Writing

    func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        if output.isOverBound {
            context.flush()
            _ = output.look(context)
            guard !output.isOverBound else {
                parts.counters.count(.overflow)
                tell(.clientTooSlow, ["limit": "limits.output_max_bytes"])
                return context.close(promise: nil)
            }
        }
        output.note(bytes.count)
        context.write(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    private func drainOutlet(_ context: ChannelHandlerContext) {
        guard let caller else { return }
        for item in caller.outlet.taken() {
            switch item {
            case .answer(let id, let bytes):
                let turn = caller.turns.remove(id)
                write(bytes, context)
                if let pace = turn?.pace { parts.desk.requests.ended(pace) }
            case .notification(let bytes):
                if case .closing = phase { continue }
                write(bytes, context)
            }
        }
        patience?.active(at: .now)
        serve(context)
        flush(context)
    }

    /// Sends what was written, and looks how the client takes it.
    func flush(_ context: ChannelHandlerContext) {
        guard let caller else { return }
        context.flush()
        // A client that is gone is found out by writing: then the connection has ended by now, and an
        // alarm set after its end would hold all of it until it rings.
        guard self.caller != nil else { return }
        let (unread, hasProgressed) = output.look(context)
        let isBackedUp = !hasRoom(context)
        patience?.unread(
            unread, hasProgressed: hasProgressed, isBackedUp: isBackedUp, at: .now)
        for again in caller.outlet.backedUp(isBackedUp) { again() }
        watch(context)
    }

    /// Writes the last line and closes once it has left; at the latest when a client that takes
    /// nothing would be closed.
    private func close(saying bytes: [UInt8], _ context: ChannelHandlerContext) {
        if case .closing = phase { return }
        phase = .closing
        guard context.channel.isActive else { return }
        let channel = context.channel
        // The task holds the channel until it is cancelled with the channel's end, which can come
        // with the writing below: so it stands before that.
        alarm?.task.cancel()
        let stall = parts.limits.outputStall
        let task = context.eventLoop.scheduleTask(in: .milliseconds(Int64(stall))) {
            channel.close(promise: nil)
        }
        alarm = (.now + .milliseconds(stall), task)
        write(bytes, context)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in
            channel.close(promise: nil)
        }
    }

    // MARK: - Waiting

    private var isBusy: Bool {
        inFlight > 0 || held != nil || !input.isEmpty
            || (caller?.outlet.isWatching ?? false)
    }

    /// Sets the alarm for the next limit, unless one rings before.
    private func watch(_ context: ChannelHandlerContext) {
        if case .closing = phase { return }
        guard let next = patience?.next(isBusy: isBusy) else { return }
        if let alarm {
            if alarm.at <= next.at { return }
            alarm.task.cancel()
        }
        let wait = max(.zero, ConnectionPatience.Moment.now.duration(to: next.at))
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let task = context.eventLoop.scheduleTask(in: TimeAmount(wait)) {
            let (handler, context) = bound.value
            handler.ring(context)
        }
        alarm = (next.at, task)
    }

    private func ring(_ context: ChannelHandlerContext) {
        alarm = nil
        guard caller != nil else { return }
        let now = ConnectionPatience.Moment.now
        let (unread, hasProgressed) = output.look(context)
        patience?.unread(
            unread, hasProgressed: hasProgressed, isBackedUp: !hasRoom(context), at: now)
        guard let next = patience?.next(isBusy: isBusy), next.at <= now else {
            return watch(context)
        }
        parts.counters.count(.breach(next.breach))
        if let limit = next.breach.outputLimit { tell(.clientTooSlow, ["limit": limit]) }
        if let reason = next.breach.goodbye {
            close(saying: Goodbye(reason).encoded, context)
        } else {
            context.close(promise: nil)
        }
    }

    private static func peer(of channel: any Channel) -> (PeerCredentials, Int32)? {
        try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(
            of: NIOBSDSocket.Handle.self
        ) { descriptor in
            (try PeerCredentials(fileDescriptor: descriptor), descriptor)
        }  // a peer that is gone already has no credentials: the connection is closed
    }
}

/// Sent through every pipeline when the server stops: finish what is in flight, take no more.
struct DrainEvent: Sendable {}

extension ConnectionPatience.Breach {
    /// What is said at the end; nil when the client does not read what is said.
    fileprivate var goodbye: Goodbye.Reason? {
        switch self {
        case .firstLine: .silent
        case .line: .lineUnfinished
        case .idle: .idle
        case .backlog, .stall: nil
        }
    }
}
