internal import Glibc

/// What the file system says about a path.
enum FileFacts {
    /// Its size; nil when there is no such file.
    static func bytes(of path: String) -> Int? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return Int(facts.st_size)
    }

    /// What is free on a directory's disk for whoever is not root, and what the disk holds.
    static func room(in directory: String) -> (free: Int, total: Int)? {
        var facts = statvfs()
        guard statvfs(directory, &facts) == 0 else { return nil }
        let block = Int(clamping: facts.f_frsize)
        return (Int(clamping: facts.f_bavail) * block, Int(clamping: facts.f_blocks) * block)
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
