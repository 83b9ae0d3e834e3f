import Glibc

/// Listening sockets that are held while daemons come and go, as the service manager holds those of
/// its socket units (systemd.socket(5)).
package final class HeldSockets: Sendable {
    package let names: [String]
    /// A shell that gives its program the two descriptors it has as input and output, as the first
    /// that are handed over, and the variables that say so (sd_listen_fds(3)).
    package let wrapper = [
        "/bin/sh", "-c",
        #"exec 3<&0 4<&1 0</dev/null 1>&2; LISTEN_PID=$$ LISTEN_FDS=2 exec "$0" "$@""#,
    ]
    package let descriptors: [Int32]

    /// What is wrong with the second of them.
    package enum Defect: Sendable {
        case notListening
        case datagrams
    }

    /// - Parameters:
    ///   - paths: where they are bound, in the order in which they are handed over.
    ///   - names: as what.
    package init(_ paths: [String], names: [String], defect: Defect? = nil) {
        self.names = names
        descriptors = paths.enumerated().map { index, path in
            let broken = index == 1 ? defect : nil
            let type = broken == .datagrams ? SOCK_DGRAM : SOCK_STREAM
            let descriptor = socket(AF_UNIX, Int32(type.rawValue | SOCK_CLOEXEC.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let bound = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            precondition(bound == 0, "a socket can be bound")
            if broken == nil { listen(descriptor, SOMAXCONN) }
            return descriptor
        }
    }

    deinit { for descriptor in descriptors { close(descriptor) } }
}
