internal import Glibc

/// The lock on the state directory: one daemon, one database.
///
/// Held by flock(2) on a file of its own for as long as the value lives; the kernel lets go when
/// the process ends, however it ends.
package final class StateLock: Sendable {
    package enum Failure: Error, Equatable, Sendable {
        /// Another process holds it.
        case held
        case io(path: String, errno: Int32)
    }

    private let descriptor: Int32

    /// - Parameter creates: whether to make the file where there is none; who only looks does not.
    package init(path: String, creates: Bool = true) throws(Failure) {
        let descriptor = open(path, O_RDWR | (creates ? O_CREAT : 0) | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .io(path: path, errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw code == EWOULDBLOCK ? .held : .io(path: path, errno: code)
        }
        self.descriptor = descriptor
    }

    /// Let go by name: a program that another thread is just starting has the descriptor until it is
    /// executed, and would hold the lock as long (flock(2)).
    deinit {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
