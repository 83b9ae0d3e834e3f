import Foundation

/// What the kernel says of a running process (proc(5)).
package struct ProcessFacts: Sendable {
    private let directory: String

    package init(pid: Int32) { directory = "/proc/\(pid)" }

    /// Memory in use, in KiB; 0 when the process is gone.
    package var residentKiB: Int {
        let status = (try? String(contentsOfFile: directory + "/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first
            .flatMap { Int($0) } ?? 0
    }

    /// What it has read of files and sockets, from the disk or not; 0 when the process is gone.
    package var bytesRead: Int {
        let io = (try? String(contentsOfFile: directory + "/io", encoding: .utf8)) ?? ""
        let line = io.split(separator: "\n").first { $0.hasPrefix("rchar: ") }
        return line.flatMap { Int($0.dropFirst("rchar: ".count)) } ?? 0
    }

    /// Open file descriptors.
    package var descriptors: Int {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory + "/fd")) ?? []).count
    }

    /// Lets the test process itself open as many files as the system allows: it plays a thousand
    /// clients.
    package static func raiseOwnDescriptorLimit() {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(resource, &limit)
    }
}
