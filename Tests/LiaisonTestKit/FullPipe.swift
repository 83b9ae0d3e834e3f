import Glibc

/// A named pipe that is full: whoever writes to it waits until somebody reads.
package final class FullPipe: Sendable {
    package let path: String
    private let descriptor: Int32

    /// The errno of a call that failed.
    package struct Failed: Error { package let code: Int32 }

    /// The smallest size the kernel gives a pipe: a page.
    private static let size: Int32 = 4_096
    /// F_SETPIPE_SZ of fcntl(2), a Linux macro that Swift does not import.
    private static let setPipeSize: Int32 = 1_024 + 7

    package init(path: String) throws(Failed) {
        self.path = path
        guard mkfifo(path, 0o600) == 0 else { throw Failed(code: errno) }
        // With both ends open it has a reader, who does not read.
        descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failed(code: errno) }
        _ = fcntl(descriptor, Self.setPipeSize, Self.size)
        let filler = [UInt8](repeating: UInt8(ascii: "."), count: Int(Self.size))
        while write(descriptor, filler, filler.count) > 0 {}
        while write(descriptor, filler, 1) > 0 {}
    }

    deinit { close(descriptor) }

    /// A descriptor to write to, which waits.
    package func openForWriting() -> Int32 { open(path, O_WRONLY | O_CLOEXEC) }

    /// Reads what there is and what comes, until it is enough or nothing more comes.
    package func text(until isEnough: (String) -> Bool) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, 20_000) > 0 else { break }
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            if isEnough(String(decoding: bytes, as: UTF8.self)) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
