internal import CLinux
package import Logging

/// Hands what is logged to the sink, which writes it: nobody who logs waits for the log's reader.
package struct JournalLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let sink: JournalSink

    package init(level: Logger.Level, sink: JournalSink) {
        self.logLevel = level
        self.sink = sink
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        sink.write(JournalEntry(event, metadata: all, thread: clinux_thread_id()))
    }
}
