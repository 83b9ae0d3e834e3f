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
        let sink = JournalSink(.lines(descriptor: descriptor, hasPriorities: false))
        let lines = JournalSink.capacity + 1_000
        // None of this waits, or the test would never end.
        for number in 0..<lines { sink.write(.init(level: .info, text: "line \(number)")) }
        sink.flush(withinMilliseconds: 10)
        let text = pipe.text { $0.contains("count=") && $0.hasSuffix("\n") }
        sink.flush()
        let kept = text.matches(of: /line ([0-9]+)\n/).compactMap { Int($0.1) }
        #expect(kept == Array(0..<kept.count))
        #expect(kept.count >= JournalSink.capacity)
        let reports = text.matches(of: /log lines dropped count=([0-9]+)\n/)
        #expect(reports.map { Int($0.1) } == [lines - kept.count])
        // With room again nothing is dropped, and the old number is not told again.
        sink.write(.init(level: .info, text: "the end"))
        let rest = pipe.text { $0.contains("the end\n") }
        #expect(rest.hasSuffix("the end\n"))
        #expect(!rest.contains("dropped"))
    }

    /// The kernel holds eleven datagrams for who does not read (max_dgram_qlen, unix(7)).
    @Test func `R61 a journal that does not read delays nobody, and is told what it missed`() throws
    {
        let directory = try TemporaryDirectory()
        let journal = NotifySocket(path: directory.path + "/journal")
        let sink = JournalSink(try #require(.journal(at: journal.path)))
        let entries = JournalSink.capacity * 2
        for number in 0..<entries { sink.write(.init(level: .info, text: "entry \(number)")) }
        #expect(sink.dropped > 0)
        let dropped = sink.dropped
        var numbers: [Int] = []
        while let entry = journal.receive(), !entry.contains("log lines dropped") {
            let number = try #require(
                entry.firstMatch(of: /^MESSAGE=entry ([0-9]+)\nPRIORITY=6\n$/))
            numbers.append(Int(number.1) ?? -1)
        }
        #expect(numbers == numbers.sorted())
        #expect(Set(numbers).count + dropped == entries)
        #expect(sink.dropped == dropped)
    }

    @Test func `what says that something is wrong takes the place of what says how it goes`() throws
    {
        let directory = try TemporaryDirectory()
        let journal = NotifySocket(path: directory.path + "/journal")
        let sink = JournalSink(try #require(.journal(at: journal.path)))
        for number in 0..<JournalSink.capacity * 2 {
            sink.write(.init(level: .info, text: "\(number)"))
        }
        sink.write(.init(level: .error, text: "wrong"))
        var said: [String] = []
        while let entry = journal.receive(), !entry.contains("log lines dropped") {
            said.append(entry)
        }
        #expect(said.last == "MESSAGE=wrong\nPRIORITY=3\n")
    }

    @Test func `a journal that is made anew is found again`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/journal"
        var journal: NotifySocket? = NotifySocket(path: path)
        let sink = JournalSink(try #require(.journal(at: path)))
        sink.write(.init(level: .info, text: "before"))
        #expect(journal?.receive() == "MESSAGE=before\nPRIORITY=6\n")
        journal = nil
        let anew = NotifySocket(path: path)
        sink.write(.init(level: .info, text: "after"))
        #expect(anew.receive() == "MESSAGE=after\nPRIORITY=6\n")
    }

    @Test func `where no journal listens there is none to write to`() throws {
        let directory = try TemporaryDirectory()
        #expect(JournalOutlet.journal(at: directory.path + "/none") == nil)
    }
}
