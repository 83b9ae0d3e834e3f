internal import Glibc

/// Reading whole files, with the errno where it fails.
enum Files {
    struct Failure: Error {
        var path: String
        var code: Int32
    }

    /// Configuration files are a few kilobytes; a megabyte is somebody else's file.
    static let bytesMax = 1 << 20

    static func text(_ path: String) throws(Failure) -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// The first bytes of a file; nil when it cannot be read.
    static func start(_ path: String, bytes: Int) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var chunk = [UInt8](repeating: 0, count: bytes)
        let count = read(descriptor, &chunk, chunk.count)
        return count < 0 ? nil : String(decoding: chunk.prefix(count), as: UTF8.self)
    }

    static func bytes(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while bytes.count <= bytesMax {
            let count = read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw Failure(path: path, code: errno) }
            if count == 0 { break }
            bytes += chunk.prefix(count)
        }
        return bytes
    }

    /// The names in a directory that end so, sorted.
    static func names(in directory: String, ending: String) throws(Failure) -> [String] {
        guard let handle = opendir(directory) else { throw Failure(path: directory, code: errno) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(ending), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
