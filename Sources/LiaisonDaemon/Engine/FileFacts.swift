internal import Glibc
internal import LiaisonCore

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

    /// When it was last written; nil when there is no such file.
    static func changed(_ path: String) -> Instant? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return Instant(milliseconds: Int64(facts.st_mtim.tv_sec) * 1000)
    }

    /// Who owns it, who may use it, and on which disk it is; nil when there is no such file.
    static func ownership(of path: String) -> (uid: uid_t, mode: mode_t, device: dev_t)? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return (facts.st_uid, facts.st_mode & 0o7777, facts.st_dev)
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
