internal import Glibc
internal import LiaisonSystemd
internal import LiaisonWire

/// A socket to listen on: one that the service manager holds, or one made at a path.
struct Listener: Sendable {
    /// The `FileDescriptorName=` of the two sockets (systemd.socket(5)).
    enum Name: String, CaseIterable, Sendable {
        case control
        case monitor

        /// What a connection may be at most, whoever it is.
        var ceiling: LiaisonWire.Role { self == .control ? .admin : .monitor }
        /// Of a node made here; an inherited one has its unit's `SocketMode=`.
        var mode: mode_t { self == .control ? 0o660 : 0o666 }
    }

    let descriptor: Int32
    let path: String
    let ceiling: LiaisonWire.Role
    /// The node is the service manager's, and stays.
    let isInherited: Bool

    /// The inherited socket of this name, or one made at `path`.
    init(
        _ name: Name, inherited: InheritedSockets, path: String, group: UInt32?
    ) throws(SocketServer.Failure) {
        ceiling = name.ceiling
        if let socket = inherited[name.rawValue] {
            descriptor = socket.descriptor
            self.path = socket.path
            isInherited = true
        } else {
            descriptor = try Self.bind(path, mode: name.mode, group: group)
            self.path = path
            isInherited = false
        }
    }

    /// Removes a node that was made here.
    func removeNode() {
        if !isInherited { unlink(path) }
    }

    /// A socket bound at `path`. The caller holds the state's lock, so a node left behind is
    /// nobody's: it is unlinked. The mode is final before the name exists: bind under a umask (a
    /// chmod afterwards would leave a moment in which strangers connect).
    private static func bind(
        _ path: String, mode: mode_t, group: UInt32?
    ) throws(SocketServer.Failure) -> Int32 {
        guard var address = sockaddr_un(path: path) else { throw .pathTooLong(path) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .bind(path, errno: errno) }
        unlink(path)
        let before = umask(~mode & 0o777)
        defer { umask(before) }
        let result = address.withPointer { Glibc.bind(descriptor, $0, $1) }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw .bind(path, errno: code)
        }
        if let group, chown(path, uid_t.max, group) != 0 {
            let code = errno
            close(descriptor)
            throw .bind(path, errno: code)
        }
        return descriptor
    }
}

extension sockaddr_un {
    /// The address of a path; nil when it is longer than the 107 bytes that fit (unix(7)).
    init?(path: String) {
        self.init()
        sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: sun_path) else { return nil }
        withUnsafeMutableBytes(of: &sun_path) { $0.copyBytes(from: bytes) }
    }

    mutating func withPointer<Result>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        withUnsafePointer(to: &self) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
