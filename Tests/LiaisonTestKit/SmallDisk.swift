import Foundation

/// A disk of a few MiB, in memory, that can be filled up. Unmounted with the value.
package final class SmallDisk: Sendable {
    package let path: String
    private var ballast: String { path + "/ballast" }

    /// It could not be mounted: that takes root.
    package struct NotMounted: Error {}

    /// Whether this process may mount. Containers often may not, even as root.
    package static let isPermitted =
        (try? TemporaryDirectory())
        .map { directory in (try? SmallDisk(at: directory.path, mebibytes: 1)) != nil } ?? false

    package convenience init(at path: String, mebibytes: Int) throws {
        try self.init(at: path, kibibytes: mebibytes * 1024)
    }

    package init(at path: String, kibibytes: Int) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let options = "size=\(kibibytes)k,mode=0700"
        let mount = try Command.run(
            "/usr/bin/env", ["mount", "-t", "tmpfs", "-o", options, "tmpfs", path])
        guard mount.status == 0 else { throw NotMounted() }
    }

    // Lazily: a daemon that a failed test left behind may still have files open.
    deinit { _ = try? Command.run("/usr/bin/env", ["umount", "-l", path]) }

    /// Makes it larger, or smaller as far as what is on it allows.
    package func resize(kibibytes: Int) throws {
        let options = "remount,size=\(kibibytes)k"
        let mount = try Command.run("/usr/bin/env", ["mount", "-o", options, path])
        guard mount.status == 0 else { throw NotMounted() }
    }

    /// Writes until the last byte is taken.
    package func fill() {
        let file = open(ballast, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        defer { close(file) }
        var block = [UInt8](repeating: 0x55, count: 65_536)
        while !block.isEmpty {
            if write(file, block, block.count) <= 0 { block.removeLast((block.count + 1) / 2) }
        }
    }

    /// Gives the space back.
    package func free() { unlink(ballast) }
}
