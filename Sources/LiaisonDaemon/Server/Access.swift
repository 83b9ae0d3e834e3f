internal import LiaisonSystemd
package import LiaisonWire

/// Who may do what, from the kernel's word on the peer.
///
/// For now three identities may do everything: root, the daemon's own user, and the socket's
/// group; everybody else may ask whether the service is well. An unmapped uid (65534, or -1) is
/// unknown and gets no more than that.
package struct Access: Sendable {
    package var ownUID: UInt32
    /// The group whose members may do everything; nil for none.
    package var group: UInt32?

    /// The kernel's overflow uid: what a peer from another user namespace shows as.
    static let nobody: UInt32 = 65534

    package init(ownUID: UInt32, group: UInt32?) {
        self.ownUID = ownUID
        self.group = group
    }

    func role(of peer: PeerCredentials) -> LiaisonWire.Role {
        role(uid: peer.uid, groups: peer.groups)
    }

    /// The role of a uid with these groups, the primary one included.
    package func role(uid: UInt32, groups: [UInt32]) -> LiaisonWire.Role {
        if uid == 0 || uid == ownUID { return .admin }
        guard uid != Self.nobody, uid != UInt32.max else { return .monitor }
        if let group, groups.contains(group) { return .admin }
        return .monitor
    }
}
