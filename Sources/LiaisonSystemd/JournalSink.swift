internal import Dispatch
internal import Logging
internal import Synchronization

/// Where the log goes, one for the process: entries wait in a queue of their own for a thread of
/// their own. Past the bound some are left out and counted, and the count is reported when there is
/// room.
///
/// sd_journal_sendv(3) waits for a journald that has stalled, as write(2) waits for a full pipe; so
/// would whoever called it.
package final class JournalSink: Sendable {
    /// A burst of this many entries is kept; more would only keep what nobody reads.
    package static let capacity = 2048

    /// Name, number, reason: so many entries are taken out at once. It is what the process holds
    /// beyond `capacity`, and large enough that the lock is not taken for each.
    private static let batch = 64

    private struct State {
        var waiting: [JournalEntry] = []
        var dropped = 0
        var isDraining = false
    }

    private let queue = DispatchQueue(label: "liaison.log")
    private let state = Mutex(State())
    private let total = Atomic(0)
    private let outlet: JournalOutlet
    private let isQueued: Bool

    /// - Parameter isQueued: false writes each entry where it is logged, for a control that must
    ///   fail.
    package init(_ outlet: JournalOutlet = .standard, isQueued: Bool = true) {
        self.outlet = outlet
        self.isQueued = isQueued
    }

    /// How many entries have been left out since the start.
    package var dropped: Int { total.load(ordering: .relaxed) }

    package func write(_ entry: JournalEntry) {
        guard isQueued else { return outlet.put(entry) }
        let isFirst = state.withLock { state in
            if state.waiting.count >= Self.capacity {
                state.dropped += 1
                total.add(1, ordering: .relaxed)
                // What says that something is wrong takes the place of what says how it goes.
                guard entry.level > .info,
                    let idle = state.waiting.firstIndex(where: { $0.level <= .info })
                else { return false }
                state.waiting.remove(at: idle)
            }
            state.waiting.append(entry)
            defer { state.isDraining = true }
            return !state.isDraining
        }
        if isFirst { queue.async { self.drain() } }
    }

    /// Waits until what was logged before is written, for the last entries of the process; not for
    /// ever, since a reader that has stalled must not keep the process from ending.
    package func flush(withinMilliseconds limit: Int = 1_000) {
        let isWritten = DispatchSemaphore(value: 0)
        queue.async { isWritten.signal() }
        _ = isWritten.wait(timeout: .now() + .milliseconds(limit))
    }

    /// Writes all that waits, a few at a time, and when nothing waits, how many were left out.
    private func drain() {
        while true {
            let (batch, dropped) = state.withLock { state in
                let batch = Array(state.waiting.prefix(Self.batch))
                state.waiting.removeFirst(batch.count)
                let dropped = state.waiting.isEmpty ? state.dropped : 0
                state.dropped -= dropped
                state.isDraining = !batch.isEmpty || dropped > 0
                return (batch, dropped)
            }
            for entry in batch { outlet.put(entry) }
            if dropped > 0 { outlet.put(.dropped(dropped)) }
            if batch.isEmpty && dropped == 0 { return }
        }
    }
}

extension JournalEntry {
    /// The entry that stands for those left out.
    package static let droppedID = "5b1c1ba7d2e64b0c9b6c1e9f6a2d7c10"

    fileprivate static func dropped(_ count: Int) -> JournalEntry {
        JournalEntry(
            level: .warning, text: "log lines dropped count=\(count)",
            fields: [
                Field("SYSLOG_IDENTIFIER", "liaisond"), Field("MESSAGE_ID", droppedID),
                Field("LIAISON_COUNT", "\(count)"), Field("DOCUMENTATION", "man:liaisond(8)"),
            ])
    }
}
