internal import Glibc

/// Replacing a file as a whole: whoever reads it finds the old one or the new one.
package enum FileReplacing {
    /// Writes and syncs another file beside it and renames that (rename(2)). When anything fails, the
    /// old one stays, and nothing beside it.
    ///
    /// - Parameters:
    ///   - mode: who may read it, whatever the umask.
    ///   - suffix: what the name beside it has at its end; two who write at once need two of them.
    package static func replace(
        _ path: String, with bytes: [UInt8], mode: UInt32, in suffix: String
    ) throws(LocalFailure) {
        let beside = path + suffix
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .fileUnwritable(file: path, errno: errno) }
        var isWritten = fchmod(descriptor, mode) == 0 && WholeWrite.write(bytes, to: descriptor)
        isWritten = isWritten && fsync(descriptor) == 0
        var reason = errno
        close(descriptor)
        if isWritten {
            if rename(beside, path) == 0 { return }
            reason = errno
        }
        unlink(beside)
        throw .fileUnwritable(file: path, errno: reason)
    }
}
