package import LiaisonWire

/// Why a call got no result.
package enum CallFailure: Error, Sendable, Equatable {
    /// No connection: the socket at `path` gave `errno`.
    case unreachable(path: String, errno: Int32)
    /// The server speaks another major version; both as `1.0`.
    case protocolMismatch(theirs: String, ours: String)
    /// The server answered with an error.
    case refused(ErrorReply)
    /// The connection ended before the reply.
    case closed
    /// The time given passed before the reply.
    case timedOut
    /// The server sent something that is no message of the protocol.
    case malformed(String)
}

extension CallFailure {
    /// Whether another attempt to connect can go better: the server is being started, or its
    /// queue of connections is full.
    package var canConnectLater: Bool {
        switch self {
        case .unreachable(_, let errno): Socket.isPassing(errno)
        case .refused(let error): error.type.retryable
        case .closed: true
        case .protocolMismatch, .timedOut, .malformed: false
        }
    }
}
