internal import CLinux
internal import Glibc

/// Who is at the other end of a Unix socket, as the kernel noted it at connect(2). It does not
/// change afterwards, whatever the peer does.
package struct PeerCredentials: Equatable, Sendable {
    package let pid: Int32
    package let uid: UInt32
    package let gid: UInt32
    /// The primary group and the supplementary ones: SO_PEERGROUPS leaves the primary one out.
    package let groups: [UInt32]

    /// The errno of a call that failed.
    package struct Failure: Error, Equatable, Sendable {
        package let code: Int32
    }

    /// Linux allows a process this many groups (NGROUPS_MAX, getgroups(2)).
    private static let groupsMax: Int32 = 65536

    package init(fileDescriptor: Int32) throws(Failure) {
        var pid: pid_t = 0
        var uid: uid_t = 0
        var gid: gid_t = 0
        let code = clinux_peer_credentials(fileDescriptor, &pid, &uid, &gid)
        guard code == 0 else { throw Failure(code: code) }
        self.pid = pid
        self.uid = uid
        self.gid = gid
        var capacity: Int32 = 64
        while true {
            var groups = [gid_t](repeating: 0, count: Int(capacity))
            let count = clinux_peer_groups(fileDescriptor, &groups, capacity)
            if count >= 0 {
                self.groups = [gid] + groups.prefix(Int(count))
                return
            }
            guard -count == ERANGE, capacity < Self.groupsMax else { throw Failure(code: -count) }
            capacity *= 4
        }
    }
}
