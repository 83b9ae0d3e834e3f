internal import Dispatch
internal import Glibc
package import Logging
internal import Synchronization

/// Writes log lines to standard error, from a queue of its own, so that a reader that has stalled
/// delays nobody: lines past the bound are dropped, counted, and reported when there is room.
///
/// Under the journal each line begins with its priority (sd-daemon(3)).
package struct JournalLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let sink: Sink

    package init(level: Logger.Level, sink: Sink) {
        self.logLevel = level
        self.sink = sink
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        var line = Self.escaped("\(event.message)")
        for key in all.keys.sorted() {
            guard let value = all[key] else { continue }
            line += " \(key)=\(Self.escaped("\(value)"))"
        }
        sink.write(line, level: event.level)
    }

    /// Control characters as escapes: a line is one line.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            return text
        }
        return text.unicodeScalars.map { scalar in
            scalar.value < 0x20 || scalar.value == 0x7F
                ? "\\x" + String(scalar.value + 0x100, radix: 16).dropFirst() : String(scalar)
        }.joined()
    }
}

extension JournalLogHandler {
    /// Where lines go: one for the process.
    package final class Sink: Sendable {
        /// A burst of this many lines is kept; more would only keep what nobody reads.
        package static let capacity = 2048

        private let queue = DispatchQueue(label: "liaison.log")
        private let waiting = Mutex((count: 0, dropped: 0))
        private let hasJournal: Bool
        private let descriptor: Int32
        private let isQueued: Bool

        /// - Parameter isQueued: false writes each line where it is logged, for a control that must
        ///   fail.
        package init(descriptor: Int32 = 2, isQueued: Bool = true) {
            self.descriptor = descriptor
            self.isQueued = isQueued
            hasJournal = getenv("JOURNAL_STREAM") != nil
        }

        package func write(_ line: String, level: Logger.Level) {
            let prefix = hasJournal ? "<\(Self.priority(level))>" : ""
            guard isQueued else { return put(prefix + line + "\n") }
            let isTaken = waiting.withLock { waiting in
                guard waiting.count < Self.capacity else {
                    waiting.dropped += 1
                    return false
                }
                waiting.count += 1
                return true
            }
            guard isTaken else { return }
            queue.async {
                self.put(prefix + line + "\n")
                let dropped = self.waiting.withLock { waiting in
                    waiting.count -= 1
                    guard waiting.count == 0 else { return 0 }
                    defer { waiting.dropped = 0 }
                    return waiting.dropped
                }
                if dropped > 0 { self.put("\(prefix)log lines dropped count=\(dropped)\n") }
            }
        }

        /// Waits until what was logged before is written, for the last lines of the process; not
        /// for ever, since a reader that has stalled must not keep the process from ending.
        package func flush(withinMilliseconds limit: Int = 1_000) {
            let isWritten = DispatchSemaphore(value: 0)
            queue.async { isWritten.signal() }
            _ = isWritten.wait(timeout: .now() + .milliseconds(limit))
        }

        /// Writes all of a line, however long that takes; what cannot be written at all is given
        /// up, since there is nowhere to say so.
        private func put(_ line: String) {
            var rest = Array(line.utf8)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes {
                    Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&entry, 1, -1)
                } else if errno != EINTR {
                    return
                }
            }
        }

        /// syslog(3) priorities.
        static func priority(_ level: Logger.Level) -> Int {
            switch level {
            case .critical: 2
            case .error: 3
            case .warning: 4
            case .notice: 5
            case .info: 6
            case .debug, .trace: 7
            }
        }
    }
}
