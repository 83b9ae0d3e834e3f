internal import LiaisonWire
internal import Logging
internal import NIOCore
internal import NIOPosix

/// Listens on the control and the monitor socket.
package final class SocketServer: Sendable {
    /// Everything a connection needs.
    struct Parts: Sendable {
        var desk: Desk
        var access: Access
        var doorman: Doorman
        var readers: ReaderQueues
        var limits: ServerLimits
        var counters: ServerCounters
        var descriptors: DescriptorLimit
        var logger: Logger
        let repetitions = Repetitions()
        var greeting: @Sendable (LiaisonWire.Role) -> [UInt8]
    }

    /// Why a socket could not be made.
    package enum Failure: Error, Equatable, Sendable {
        /// `sun_path` holds 107 bytes (unix(7)).
        case pathTooLong(String)
        case bind(String, errno: Int32)
    }

    /// Name, number, reason: so much of one connection is read before the others of its loop have
    /// their turn. It holds some 200 requests, and when the answers to all are known they take a
    /// millisecond or two.
    private static let readBytes = 16_384

    private let group: MultiThreadedEventLoopGroup
    private let parts: Parts
    private let listeners: [any Channel]
    private let sockets: [Listener]
    private let connections: ChannelRoster

    /// Listens on the sockets.
    init(_ sockets: [Listener], parts: Parts) throws {
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        let roster = ChannelRoster()
        self.group = loops
        self.parts = parts
        self.connections = roster
        self.sockets = sockets
        var listeners: [any Channel] = []
        for socket in sockets {
            let ceiling = socket.ceiling
            let bootstrap = ServerBootstrap(group: loops)
                .serverChannelOption(.backlog, value: 128)
                .serverChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        // Without descriptors accept(2) fails, and fails again at once: it waits.
                        try channel.pipeline.syncOperations.addHandler(
                            AcceptBackoffHandler(shouldForwardIOErrorCaught: false)
                        )
                    }
                }
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                .childChannelOption(.maxMessagesPerRead, value: 1)
                .childChannelOption(
                    .recvAllocator,
                    value: FixedSizeRecvByteBufferAllocator(capacity: Self.readBytes)
                )
                .childChannelOption(
                    .writeBufferWaterMark,
                    value: .init(low: parts.limits.outputBytes / 2, high: parts.limits.outputBytes)
                )
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        roster.add(channel)
                        try channel.pipeline.syncOperations.addHandler(
                            ConnectionHandler(parts, ceiling: ceiling)
                        )
                    }
                }
            listeners.append(try bootstrap.withBoundSocket(socket.descriptor).wait())
        }
        self.listeners = listeners
    }

    /// Calls `done` when every loop has done something.
    func touchLoops(_ done: @escaping @Sendable () -> Void) {
        Self.touch(Array(group.makeIterator())[...], done)
    }

    private static func touch(
        _ loops: ArraySlice<any EventLoop>, _ done: @escaping @Sendable () -> Void
    ) {
        guard let loop = loops.first else { return done() }
        loop.execute {
            #if DEBUG
                if Fault.isActive(.freezeTheLoops) { Fault.freeze() }
            #endif
            touch(loops.dropFirst(), done)
        }
    }

    /// The connections that are open.
    package var connectionCount: Int { parts.doorman.present }

    /// Stops: nobody new, requests already read are answered, then every connection closes.
    package func drain() async {
        parts.doorman.close()
        for listener in listeners { try? await listener.close() }  // closed is closed
        await connections.drain(within: .seconds(5))
        for socket in sockets { socket.removeNode() }
        try? await group.shutdownGracefully()  // the process ends next
    }
}
