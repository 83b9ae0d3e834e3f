import Glibc
import LiaisonSystemd
import LiaisonTestKit
import Logging
import Testing

/// R61: a log whose reader has stalled delays nobody and tells what it left out.
@Suite struct JournalLogTests {
    @Test func `R61 lines past the bound are dropped, counted, and reported once`() throws {
        let directory = try TemporaryDirectory()
        let pipe = try FullPipe(path: directory.path + "/log")
        let descriptor = pipe.openForWriting()
        defer { close(descriptor) }
        let sink = JournalLogHandler.Sink(descriptor: descriptor)
        let lines = JournalLogHandler.Sink.capacity + 1_000
        // None of this waits, or the test would never end.
        for number in 0..<lines { sink.write("line \(number)", level: .info) }
        sink.flush(withinMilliseconds: 10)
        let text = pipe.text { $0.contains("count=") && $0.hasSuffix("\n") }
        sink.flush()
        let kept = text.matches(of: /line ([0-9]+)\n/).compactMap { Int($0.1) }
        #expect(kept == Array(0..<kept.count))
        #expect(kept.count >= JournalLogHandler.Sink.capacity)
        let reports = text.matches(of: /log lines dropped count=([0-9]+)\n/)
        #expect(reports.map { Int($0.1) } == [lines - kept.count])
        // With room again nothing is dropped, and the old number is not told again.
        sink.write("the end", level: .info)
        let rest = pipe.text { $0.contains("the end\n") }
        #expect(rest.hasSuffix("the end\n"))
        #expect(!rest.contains("dropped"))
    }
}
