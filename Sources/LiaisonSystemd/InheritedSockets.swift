internal import Glibc

/// Listening sockets that the service manager holds and hands over at the start (sd_listen_fds(3)):
/// whoever connects while the daemon is away waits in the kernel's queue for the next one.
package struct InheritedSockets: Sendable, Equatable {
    /// Why what was handed over cannot be used.
    package enum Failure: Error, Equatable, Sendable {
        /// A name under which this program listens to nothing.
        case unknownName(String)
        /// Two of one name.
        case doubled(String)
        /// No listening stream socket with a path.
        case noListener(String)
    }

    /// One of them.
    package struct Socket: Sendable, Equatable {
        package let descriptor: Int32
        /// Where it is bound.
        package let path: String
    }

    /// The first descriptor that is handed over: SD_LISTEN_FDS_START (sd_listen_fds(3)).
    private static let first: Int32 = 3

    private let sockets: [String: Socket]

    /// None.
    package init() { sockets = [:] }

    private init(sockets: [String: Socket]) { self.sockets = sockets }

    /// Takes what the environment names for this process, and takes the variables out of it: they
    /// speak of nobody else. To be called before there are threads, since environ(7) has no lock.
    ///
    /// - Parameter names: the `FileDescriptorName=` of each socket that is known here. Order means
    ///   nothing (systemd.socket(5)).
    package static func take(names: Set<String>) throws(Failure) -> InheritedSockets {
        func text(_ name: String) -> String? {
            defer { unsetenv(name) }
            return getenv(name).map { String(cString: $0) }
        }
        let pid = text("LISTEN_PID").flatMap { pid_t($0) }
        let count = text("LISTEN_FDS").flatMap { Int32($0) } ?? 0
        let given = text("LISTEN_FDNAMES") ?? ""
        guard pid == getpid(), count > 0 else { return InheritedSockets(sockets: [:]) }
        let parts = given.split(separator: ":", omittingEmptySubsequences: false)
        var sockets: [String: Socket] = [:]
        for number in 0..<count {
            let name = Int(number) < parts.count ? String(parts[Int(number)]) : "unknown"
            let descriptor = first + number
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            guard names.contains(name) else { throw .unknownName(name) }
            guard sockets[name] == nil else { throw .doubled(name) }
            guard let path = pathOfListener(descriptor) else { throw .noListener(name) }
            sockets[name] = Socket(descriptor: descriptor, path: path)
        }
        return InheritedSockets(sockets: sockets)
    }

    package subscript(name: String) -> Socket? { sockets[name] }

    /// Tells those who wait to be accepted why nobody will serve them, and takes nobody else: left
    /// waiting they would have the service started again at once, to no other end (systemd.socket(5)).
    package func turnAway(with line: [UInt8]) {
        for socket in sockets.values {
            _ = fcntl(socket.descriptor, F_SETFL, O_NONBLOCK)
            while true {
                let client = accept(socket.descriptor, nil, nil)
                guard client >= 0 else { break }
                _ = send(client, line, line.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
                close(client)
            }
        }
    }

    /// The path of a listening Unix stream socket; nil when the descriptor is anything else, one in
    /// the abstract namespace included, which has no mode.
    private static func pathOfListener(_ descriptor: Int32) -> String? {
        guard option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue),
            option(SO_ACCEPTCONN, of: descriptor) == 1
        else { return nil }
        var address = sockaddr_un()
        let size = MemoryLayout<sockaddr_un>.size
        var length = socklen_t(size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(descriptor, $0, &length)
            }
        }
        let header = MemoryLayout<sa_family_t>.size
        guard result == 0, address.sun_family == sa_family_t(AF_UNIX), Int(length) > header else {
            return nil
        }
        let bytes = withUnsafeBytes(of: &address.sun_path) { path in
            path.prefix(Int(length) - header).prefix { $0 != 0 }.map { $0 }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private static func option(_ name: Int32, of descriptor: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, name, &value, &length) == 0 else { return nil }
        return value
    }
}
