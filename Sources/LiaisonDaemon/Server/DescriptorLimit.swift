internal import Glibc
internal import LiaisonWire

/// How many file descriptors the process may have open (getrlimit(2)).
struct DescriptorLimit: Sendable {
    /// The limit in force.
    let descriptors: Int
    /// As many as all connections at once, the spare ones and the daemon's own files take.
    let needed: Int
    private let spare: Int

    /// What is open without a connection: the database, its log and its readers, the sockets, the
    /// event loops' own; about 30.
    private static let own = 64

    /// Raises the limit to what is needed, as far as the hard limit allows.
    init(raisedFor limits: ServerLimits) {
        spare = limits.spareDescriptors
        needed = limits.connections + spare + Self.own
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else {
            descriptors = needed
            return
        }
        if limit.rlim_cur < rlim_t(needed) {
            limit.rlim_cur = min(rlim_t(needed), limit.rlim_max)
            setrlimit(resource, &limit)  // when it is refused, what was in force still is
            getrlimit(resource, &limit)
        }
        descriptors = Int(clamping: limit.rlim_cur)
    }

    /// Whether a connection with this descriptor leaves too few to spare. The kernel gives the
    /// lowest number that is free: with `n` given, all below it are in use.
    func isExhausted(by descriptor: Int32) -> Bool {
        #if DEBUG
            if Fault.isActive(.forgetSpareDescriptors) { return false }
        #endif
        return Int(descriptor) >= descriptors - spare
    }
}
