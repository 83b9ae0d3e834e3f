internal import LiaisonSystemd

/// What a client did that its administrator should know, once a minute of each kind.
extension ConnectionHandler {
    /// Tells the journal about the client that is connected.
    func tell(_ message: JournalMessage, _ values: [String: String] = [:]) {
        guard let caller else { return }
        tell(message, uid: caller.uid, pid: caller.pid, values)
    }

    /// Tells the journal about a client that is not let in.
    func tell(_ message: JournalMessage, of peer: PeerCredentials, _ values: [String: String]) {
        tell(message, uid: peer.uid, pid: peer.pid, values)
    }

    private func tell(
        _ message: JournalMessage, uid: UInt32, pid: Int32, _ values: [String: String]
    ) {
        guard let count = parts.repetitions.due(message) else { return }
        let peer = ["peer_uid": "\(uid)", "peer_pid": "\(pid)", "count": "\(count)"]
        parts.logger.say(message, peer.merging(values) { own, _ in own })
    }
}

extension ConnectionPatience.Breach {
    /// The bound on what a client leaves unread that it went past; nil for another breach.
    var outputLimit: String? {
        switch self {
        case .firstLine, .line, .idle: nil
        case .backlog: "limits.output_backlog_ms"
        case .stall: "limits.output_stall_ms"
        }
    }
}
