import Foundation
import Synchronization

/// ext4 on a disk that remembers every write and every flush in order, and fails when told to
/// (`Tests/Power/disk.py`). Everything of it stands in memory; gone with the value.
package final class PowerDisk: Sendable {
    /// Where the file system is mounted.
    package let path: String
    /// Gone before the directory that it is in.
    private let memory: SmallDisk
    private let directory: TemporaryDirectory
    private let server: Mutex<Process?>
    private let areMarksLost = Mutex(false)

    /// A command of mount(8) and the like did not succeed; what it said.
    package struct Failed: Error { package let said: String }

    /// Bytes of the disk: room for a database and a write-ahead log that is never cut back.
    static let bytes = 96 * 1024 * 1024
    /// MiB of memory that the disk, two images of it and its log may take.
    private static let memoryMebibytes = 2048

    package static let takes = "a disk of our own takes root, FUSE and loop devices"

    /// Whether this process may serve a disk and mount it: root may, with FUSE and loop devices.
    package static let isPermitted: Bool = {
        do {
            let directory = try TemporaryDirectory()
            return try !PowerDisk(at: directory.path + "/fs").cutOff().boundaries.isEmpty
        } catch { return false }
    }()

    /// - Parameter path: a directory, made if it is not there.
    package init(at path: String) throws {
        self.path = path
        directory = try TemporaryDirectory()
        memory = try SmallDisk(at: directory.path + "/memory", mebibytes: Self.memoryMebibytes)
        server = Mutex(nil)
        let files = FileManager.default
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        try files.createDirectory(atPath: served, withIntermediateDirectories: true)
        try Self.makeFileSystem(in: image)
        try serve()
        try Self.mount(served + "/disk", at: path)
    }

    // Only what a failed test has left: `cutOff` has unmounted it, and something else may be there.
    // Lazily: a daemon may still have files open.
    deinit {
        guard server.withLock({ $0 != nil }) else { return }
        _ = try? Command.run("/usr/bin/env", ["umount", "-l", path])
        _ = try? Command.run("/usr/bin/env", ["umount", "-l", served])
        server.withLock { $0?.terminate() }
    }

    private var served: String { directory.path + "/served" }
    private var image: String { memory.path + "/begin.img" }
    private var log: String { memory.path + "/log" }

    /// Everything is written by mkfs itself: the kernel would go on with it later, among our writes.
    private static func makeFileSystem(in image: String) throws {
        _ = FileManager.default.createFile(atPath: image, contents: nil)
        guard truncate(image, bytes) == 0 else { throw Failed(said: "no space for the image") }
        try run(
            "mkfs.ext4", "-q", "-F", "-b", "4096", "-O", "^resize_inode", "-J", "size=4",
            "-E", "lazy_itable_init=0,lazy_journal_init=0,nodiscard", image)
    }

    private func serve() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", Project.path("Tests/Power/disk.py"), served, image, log]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.start()
        server.withLock { $0 = process }
        guard output.fileHandleForReading.text(until: { $0.contains("ready") }).contains("ready")
        else { throw Failed(said: "disk.py cannot mount") }
    }

    static func mount(_ image: String, at path: String) throws {
        try run("mount", "-t", "ext4", "-o", "loop", image, path)
    }

    /// A program that another test is just starting holds for a moment what this process has open:
    /// while it does, the file system is busy.
    static func unmount(_ path: String) throws {
        for _ in 0..<unmountings {
            if (try? run("umount", path)) != nil { return }
        }
        try run("umount", path)
    }

    /// Each takes some milliseconds.
    private static let unmountings = 500

    private static func run(_ command: String...) throws {
        let done = try Command.run("/usr/bin/env", command)
        guard done.status == 0 else { throw Failed(said: done.errors) }
    }

    /// Notes something at its place among the writes and flushes: it is in the log on return.
    package func mark(_ text: String) { write(text, to: "marks") }

    /// Orders a fault, or `none`; `disk.py` has the words.
    package func order(_ words: String) { write(words, to: "faults") }

    private func write(_ text: String, to file: String) {
        let descriptor = open(served + "/" + file, O_WRONLY | O_CLOEXEC)
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        if Foundation.write(descriptor, bytes, bytes.count) != bytes.count {
            areMarksLost.withLock { $0 = true }
        }
    }

    /// Unmounts the file system and mounts it again: nothing of what the kernel kept stays, and what
    /// is read is the disk's.
    package func remount() throws {
        try Self.unmount(path)
        try Self.mount(served + "/disk", at: path)
    }

    /// Checks the file system and mounts it again, as a machine does that boots: a failure that struck
    /// its own log leaves it read-only until then.
    package func check() throws {
        try Self.unmount(path)
        // e2fsck(8): 1 means that errors were corrected.
        let checked = try Command.run("/usr/bin/env", ["e2fsck", "-y", served + "/disk"])
        guard checked.status <= 1 else { throw Failed(said: checked.output + checked.errors) }
        try Self.mount(served + "/disk", at: path)
    }

    /// Unmounts everything; what the disk remembers.
    package func cutOff() throws -> PowerLog {
        try Self.unmount(path)
        try Self.unmount(served)
        server.withLock { server in
            server?.waitUntilExit()
            server = nil
        }
        guard !areMarksLost.withLock({ $0 }) else { throw Failed(said: "a mark was not taken") }
        return try PowerLog(of: log, from: image, keeping: memory, in: directory)
    }
}
