internal import Synchronization

/// Tells those who ask when somebody has next been seen at work.
final class Pulse: Sendable {
    private let waiting = Mutex<[@Sendable () -> Void]>([])

    /// Calls `tell` at the next beat.
    func next(_ tell: @escaping @Sendable () -> Void) { waiting.withLock { $0.append(tell) } }

    /// Beats: whoever waits is told.
    func beat() {
        let waiting = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for tell in waiting { tell() }
    }
}
