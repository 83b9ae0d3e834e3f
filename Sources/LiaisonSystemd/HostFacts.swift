internal import CLinux

/// What the kernel says of this machine.
package enum HostFacts {
    /// The type of the file system that a path is on (statfs(2)); nil when it cannot be asked.
    package static func fileSystemType(of path: String) -> Int? {
        let type = clinux_file_system_type(path)
        return type < 0 ? nil : Int(type)
    }

    /// Whether a time server keeps the clock; nil when that cannot be asked.
    package static var isClockSynchronised: Bool? {
        let answer = clinux_clock_is_synchronised()
        return answer < 0 ? nil : answer == 1
    }
}
