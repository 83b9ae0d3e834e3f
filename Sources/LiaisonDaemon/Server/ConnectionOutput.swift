internal import NIOCore

/// What was written to a client, and how much of that it has taken from the socket.
final class ConnectionOutput {
    private let maxBytes: Int
    private var written = 0
    private var taken = 0

    init(maxBytes: Int) { self.maxBytes = maxBytes }

    /// Notes a line of so many bytes that is about to be written. The writing is its owner's: it can
    /// have the channel tell at once that it is full, and its owner then looks here.
    func note(_ count: Int) { written += count }

    /// Whether more waits unread, as far as the last look saw, than may ever wait at once.
    var isOverBound: Bool { written - taken > maxBytes && !Self.isUnbounded }

    private static var isUnbounded: Bool {
        #if DEBUG
            Fault.isActive(.unboundedOutputQueue)
        #else
            false
        #endif
    }

    /// Looks how much of what was flushed the client has left unread, and whether it has taken
    /// something since the last look.
    func look(_ context: ChannelHandlerContext) -> (unread: Int, hasProgressed: Bool) {
        // A channel that cannot say is closed: nothing waits for nobody.
        let unread = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        let before = taken
        taken = written - unread
        return (unread, taken > before)
    }
}
