internal import NIOCore

/// What was written to a client, and how much of that it has taken from the socket.
///
/// A class, since writing and flushing call back into the connection, which looks here again.
final class ConnectionOutput {
    private let maxBytes: Int
    private var written = 0
    private var taken = 0

    /// More waits unread than may ever wait at once.
    struct Overflow: Error {}

    init(maxBytes: Int) { self.maxBytes = maxBytes }

    /// Writes a line without flushing.
    func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) throws(Overflow) {
        if written - taken > maxBytes, !Self.isUnbounded {
            context.flush()
            guard look(context).unread <= maxBytes else { throw Overflow() }
        }
        written += bytes.count
        context.write(NIOAny(ByteBuffer(bytes: bytes)), promise: nil)
    }

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
