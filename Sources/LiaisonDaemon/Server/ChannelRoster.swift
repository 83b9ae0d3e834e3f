internal import NIOCore
internal import Synchronization

/// The open connections, so that they can be told to end.
final class ChannelRoster: Sendable {
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    func add(_ channel: any Channel) {
        let key = ObjectIdentifier(channel)
        channels.withLock { $0[key] = channel }
        channel.closeFuture.whenComplete { _ in self.remove(key) }
    }

    private func remove(_ key: ObjectIdentifier) {
        channels.withLock { $0[key] = nil }
    }

    /// Asks every connection to finish, and closes what has not within the limit.
    func drain(within limit: TimeAmount) async {
        let open = channels.withLock { Array($0.values) }
        for channel in open {
            channel.pipeline.fireUserInboundEventTriggered(DrainEvent())
            channel.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
        }
        // Waiting fails only for a channel that is already gone.
        for channel in open { try? await channel.closeFuture.get() }
    }
}
