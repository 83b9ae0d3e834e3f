import Foundation
import LiaisonDaemon
import LiaisonSystemd
import LiaisonTestKit
import Logging
import Testing

/// What an entry of the journal looks like there.
@Suite struct JournalEntryTests {
    /// What the journal gets when this is logged.
    private static func datagram(
        _ message: String, _ metadata: Logger.Metadata = [:], at level: Logger.Level = .warning
    ) throws -> [Substring] {
        let directory = try TemporaryDirectory()
        let journal = NotifySocket(path: directory.path + "/journal")
        let sink = JournalSink(try #require(.journal(at: journal.path)), isQueued: false)
        let logger = Logger(label: "test") { _ in JournalLogHandler(level: .info, sink: sink) }
        logger.log(level: level, "\(message)", metadata: metadata)
        return try #require(journal.receive()).split(separator: "\n")
    }

    @Test func `an entry has the fields by which it is found`() throws {
        let fields = try Self.datagram(
            "it happened",
            ["message_id": "b8d7e7076b6942debf87af9e7ad67733", "count": "3", "errno": "28"])
        #expect(
            fields.prefix(3) == [
                "MESSAGE=it happened count=3 errno=28", "PRIORITY=4", "SYSLOG_IDENTIFIER=liaisond",
            ])
        #expect(fields.contains("MESSAGE_ID=b8d7e7076b6942debf87af9e7ad67733"))
        #expect(fields.contains("DOCUMENTATION=man:liaisond(8)"))
        #expect(fields.contains("LIAISON_COUNT=3"))
        #expect(fields.contains("ERRNO=28"))
        #expect(fields.contains { $0.hasPrefix("CODE_FILE=LiaisonDaemonTests/") })
        #expect(fields.contains { $0.wholeMatch(of: /TID=[1-9][0-9]*/) != nil })
    }

    /// journald leaves a field with another name out without a word (systemd.journal-fields(7)).
    @Test func `R63 whatever a key is called, its field has a name that the journal takes`() {
        let keys = JournalMessage.allCases.flatMap(\.entry.keys)
        let strange = ["", "_trusted", "9", "with space", "名", String(repeating: "k", count: 300)]
        for key in keys + strange {
            let name = JournalEntry.name(of: key)
            #expect(name.wholeMatch(of: /LIAISON_[A-Z0-9_]{0,56}|ERRNO/) != nil, "\(name)")
        }
        // Two keys of one message never share a field.
        for message in JournalMessage.allCases {
            let names = message.entry.keys.map(JournalEntry.name)
            #expect(Set(names).count == names.count, "\(message)")
        }
    }

    @Test func `what a client brought in adds no line and no field`() throws {
        let fields = try Self.datagram(
            "one\nPRIORITY=0", ["method": "a\nMESSAGE_ID=0\u{1B}[31m", "peer": "\u{7F}"])
        #expect(
            fields.first
                == "MESSAGE=one\\x0aPRIORITY=0 method=a\\x0aMESSAGE_ID=0\\x1b[31m peer=\\x7f")
        #expect(fields.filter { $0.hasPrefix("PRIORITY=") } == ["PRIORITY=4"])
        #expect(!fields.contains { $0.hasPrefix("MESSAGE_ID") })
    }

    @Test func `a value without end ends at the bound`() throws {
        let fields = try Self.datagram("x", ["fault": "\(String(repeating: "名", count: 20_000))"])
        let value = try #require(fields.first { $0.hasPrefix("LIAISON_FAULT=") }?.dropFirst(14))
        #expect(value.hasSuffix("名…"))
        #expect((JournalEntry.valueBytes - 3...JournalEntry.valueBytes).contains(value.utf8.count))
    }

    @Test(arguments: [
        (Logger.Level.critical, 2), (.error, 3), (.warning, 4), (.notice, 5), (.info, 6),
    ]) func `a level has its priority of syslog`(_ level: Logger.Level, _ priority: Int) throws {
        #expect(try Self.datagram("x", at: level).contains("PRIORITY=\(priority)"))
    }

    @Test func `what anybody can provoke is told once a minute, with how often`() {
        let repetitions = Repetitions()
        let now = ContinuousClock.now
        #expect(repetitions.due(.accessDenied, now: now) == 1)
        for _ in 0..<5 {
            #expect(repetitions.due(.accessDenied, now: now.advanced(by: .seconds(59))) == nil)
        }
        // Another kind has its own minute.
        #expect(repetitions.due(.otherProtocol, now: now.advanced(by: .seconds(59))) == 1)
        #expect(repetitions.due(.accessDenied, now: now.advanced(by: .seconds(60))) == 6)
        #expect(repetitions.due(.accessDenied, now: now.advanced(by: .seconds(120))) == 1)
    }
}
