internal import Glibc
internal import LiaisonStore
internal import LiaisonSystemd
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
        let foreign = OnceAMinute()
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
    private let paths: [String]
    private let connections: ChannelRoster

    /// Binds both sockets. The caller holds the state's lock, so a node left behind is nobody's:
    /// it is unlinked, and made anew with its final mode.
    init(
        control: String,
        monitor: String,
        group socketGroup: UInt32?,
        parts: Parts
    ) throws {
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        let roster = ChannelRoster()
        self.group = loops
        self.parts = parts
        self.connections = roster
        self.paths = [control, monitor]
        var listeners: [any Channel] = []
        for (path, mode, ceiling) in [
            (control, mode_t(0o660), LiaisonWire.Role.admin), (monitor, mode_t(0o666), .monitor),
        ] {
            let descriptor = try Self.bind(path, mode: mode, group: socketGroup)
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
            listeners.append(try bootstrap.withBoundSocket(descriptor).wait())
        }
        self.listeners = listeners
    }

    /// A listening socket at `path`. The mode is final before the name exists: bind under a umask
    /// (a chmod afterwards would leave a moment in which strangers connect).
    private static func bind(_ path: String, mode: mode_t, group: UInt32?) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw Failure.pathTooLong(path)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure.bind(path, errno: errno) }
        unlink(path)
        let before = umask(~mode & 0o777)
        defer { umask(before) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw Failure.bind(path, errno: code)
        }
        if let group, chown(path, uid_t.max, group) != 0 {
            let code = errno
            close(descriptor)
            throw Failure.bind(path, errno: code)
        }
        return descriptor
    }

    /// Stops: nobody new, requests already read are answered, then every connection closes.
    package func drain() async {
        parts.doorman.close()
        for listener in listeners { try? await listener.close() }  // closed is closed
        await connections.drain(within: .seconds(5))
        for path in paths { unlink(path) }
        try? await group.shutdownGracefully()  // the process ends next
    }
}
