internal import Dispatch
internal import LiaisonSystemd
internal import LiaisonWire
internal import NIOCore

/// One client's connection: greets, cuts the stream into lines, has each request answered, and
/// writes the answers. It thinks nothing: the desk does.
///
/// All of its state is touched on the connection's event loop only; answers come back to it with
/// `execute`. At most `Limits.inFlight` requests are being answered; past that it stops reading,
/// so that a client that floods waits on its own socket.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let desk: Desk
    private let access: Access
    private let doorman: Doorman
    private let readers: ReaderQueues
    private let greeting: @Sendable (LiaisonWire.Role) -> [UInt8]
    private let firstLine: TimeAmount
    private let ceiling: LiaisonWire.Role

    private var caller: Caller?
    private var splitter: LineSplitter
    private var waiting: [[UInt8]] = []
    private var inFlight: Set<RequestID> = []
    private var hasSpoken = false
    private var isEnding = false
    private var deadline: Scheduled<Void>?

    init(_ parts: SocketServer.Parts, ceiling: LiaisonWire.Role) {
        desk = parts.desk
        access = parts.access
        doorman = parts.doorman
        readers = parts.readers
        greeting = parts.greeting
        firstLine = .seconds(Int64(parts.firstLineSeconds))
        splitter = LineSplitter(limit: parts.lineBytes)
        self.ceiling = ceiling
    }

    func channelActive(context: ChannelHandlerContext) {
        guard let peer = Self.peer(of: context.channel) else {
            context.close(promise: nil)
            return
        }
        switch doorman.admit(peer.uid) {
        case .failure(let refused):
            write(refused.encoded, context)
            context.close(promise: nil)
        case .success(let number):
            let role = min(access.role(of: peer), ceiling)
            caller = Caller(uid: peer.uid, pid: peer.pid, role: role, connection: number)
            write(greeting(role), context)
            let channel = context.channel
            deadline = context.eventLoop.scheduleTask(in: firstLine) {
                channel.close(promise: nil)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        if let caller {
            doorman.leave(caller.uid)
            desk.forget(connection: caller.connection)
        }
        caller = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard caller != nil, !isEnding else { return }
        let buffer = unwrapInboundIn(data)
        var lines: [[UInt8]] = []
        var isTooLong = false
        buffer.withUnsafeReadableBytes { bytes in
            let chunk = bytes.bindMemory(to: UInt8.self)
            if !hasSpoken, startsAnotherProtocol(Array(chunk.prefix(8))) {
                isEnding = true
                return
            }
            do { try splitter.feed(chunk, into: &lines) } catch { isTooLong = true }
        }
        if isEnding {
            context.close(promise: nil)
            return
        }
        if !lines.isEmpty { spoken() }
        waiting += lines
        serve(context)
        guard isTooLong else { return }
        isEnding = true
        write(
            Reply.error(
                ErrorReply(.frameTooLong, "the line is longer than \(splitter.limit) bytes"),
                id: nil
            ),
            context
        )
        endIfDone(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            _ = splitter.finish()
            isEnding = true
            endIfDone(context)
        case is DrainEvent:
            isEnding = true
            #if DEBUG
                if Fault.isActive(.dropWaitingRequests) { waiting = [] }
            #endif
            // What was read is answered, if only with: not now.
            for line in waiting { decline(line, context) }
            waiting = []
            context.channel.setOption(.autoRead, value: false).whenFailure { _ in }
            endIfDone(context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // One connection's trouble ends that connection and nothing else.
        context.close(promise: nil)
    }

    private func spoken() {
        guard !hasSpoken else { return }
        hasSpoken = true
        deadline?.cancel()
        deadline = nil
    }

    /// Takes lines that wait, as long as there is room in flight.
    private func serve(_ context: ChannelHandlerContext) {
        while !waiting.isEmpty, inFlight.count < Limits.inFlight {
            take(waiting.removeFirst(), context)
        }
        let mustPause = !waiting.isEmpty
        context.channel.setOption(.autoRead, value: !mustPause && !isEnding)
            .whenFailure { _ in }
    }

    private func take(_ line: [UInt8], _ context: ChannelHandlerContext) {
        guard let caller else { return }
        switch Incoming(line: line) {
        case .notification, .response: return
        case .invalid(let fault, let id):
            write(Reply.error(ErrorReply(fault), id: id), context)
        case .request(let request):
            guard !inFlight.contains(request.id) else {
                let error = ErrorReply(.duplicateID, "this id is still being answered")
                write(Reply.error(error, id: nil), context)
                return
            }
            if let error = Self.refusal(request, caller) {
                write(Reply.error(error, id: request.id), context)
                return
            }
            inFlight.insert(request.id)
            answer(request, caller, context)
        }
    }

    /// Answers a line that came too late: nothing is done, and its client may ask the next daemon.
    private func decline(_ line: [UInt8], _ context: ChannelHandlerContext) {
        guard case .request(let request) = Incoming(line: line) else { return }
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

    private func answer(_ request: Request, _ caller: Caller, _ context: ChannelHandlerContext) {
        let desk = desk
        let loop = context.eventLoop
        let bound = NIOLoopBound((self, context), eventLoop: loop)
        readers.queue(for: caller.connection).async {
            desk.answer(request, from: caller) { bytes in
                loop.execute {
                    let (handler, context) = bound.value
                    handler.finish(request.id, bytes, context)
                }
            }
        }
    }

    private func finish(_ id: RequestID, _ bytes: [UInt8], _ context: ChannelHandlerContext) {
        inFlight.remove(id)
        guard caller != nil else { return }
        write(bytes, context)
        if !isEnding { serve(context) } else { serveRest(context) }
    }

    /// After end of input everything that was read is still answered.
    private func serveRest(_ context: ChannelHandlerContext) {
        while !waiting.isEmpty, inFlight.count < Limits.inFlight {
            take(waiting.removeFirst(), context)
        }
        endIfDone(context)
    }

    private func endIfDone(_ context: ChannelHandlerContext) {
        guard isEnding, inFlight.isEmpty, waiting.isEmpty else { return }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in
            channel.close(promise: nil)
        }
    }

    private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    private static func peer(of channel: any Channel) -> PeerCredentials? {
        try? channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(
            of: NIOBSDSocket.Handle.self
        ) { descriptor in
            try PeerCredentials(fileDescriptor: descriptor)
        }  // a peer that is gone already has no credentials: the connection is closed
    }
}

/// Sent through every pipeline when the server stops: finish what is in flight, take no more.
struct DrainEvent: Sendable {}

/// A few serial queues for reading from the store, so that a slow question holds up only the
/// connections that share its queue, and no event loop ever waits for the disk.
final class ReaderQueues: Sendable {
    private let queues: [DispatchQueue]

    init(_ count: Int) {
        queues = (0..<count).map { DispatchQueue(label: "liaison.reader.\($0)") }
    }

    func queue(for connection: Int) -> DispatchQueue { queues[connection % queues.count] }
}
