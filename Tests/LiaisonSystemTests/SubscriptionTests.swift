import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// `events.subscribe`: everything that happens, in order, without a gap.
@Suite struct SubscriptionTests {
    @Test func `R20 a list kept up to date by events ends as the daemon's own`() throws {
        let outcome = try WatchExperiment(
            watchers: 6, seed: UInt64.random(in: 0..<1_000_000))
        print("watching: \(outcome)")
        #expect(outcome.events > 100)
        #expect(outcome.wrong == 0 && outcome.gaps == 0, "\(outcome)")
    }

    @Test func `a feed that tells the newest event alone is found out`() throws {
        let outcome = try WatchExperiment(
            watchers: 6,
            seed: UInt64.random(in: 0..<1_000_000),
            fault: "skip-events-between"
        )
        print("watching, control: \(outcome)")
        #expect(outcome.gaps > 0, "\(outcome)")
    }

    @Test func `an event says what happened to whom, as handles and words`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 1, in: daemon)
        let subscriber = try Subscriber(on: daemon.socket)
        let done = try daemon.call(
            "contact.record",
            [
                "member": .string(roll.members[0]), "by": "phone", "new_phone": "13900000001",
                "note": "note",
            ]
        )
        #expect(try subscriber.read() == "liaison.event")
        let event = try #require(subscriber.events.first)
        #expect(event["sub"] == subscriber.opening["sub"])
        #expect(event["kind"] == "contact.recorded")
        #expect(event["also"]?.array?.first == "member.changed")
        #expect(event["subject"]?.string == roll.members[0])
        #expect(event["facts"] == done["fact"].map { [$0] })
        #expect(event["fields"] == ["phone"])
        #expect(event["opened"]?.array?.first?["rule"]?.string != nil)
        #expect(try daemon.call("member.list")["cursor"] == event["cursor"])
        #expect(!event.text.contains("13900000001"))
    }

    @Test func `a bookmark says when the past is told, and carries the cursor past other kinds`()
        throws
    {
        let daemon = try TestDaemon([("bookmark_ms = 30000", "bookmark_ms = 20")])
        try daemon.start()
        let before = try daemon.cursor()
        let roll = try Roll(of: 2, in: daemon)
        let subscriber = try Subscriber(
            on: daemon.socket, after: before, kinds: ["org.added", "dues.recorded"])
        // Whoever keeps the answer's cursor has not been told yet what lies between.
        #expect(subscriber.opening["cursor"]?.string == before)
        let now = try daemon.cursor()
        #expect(try subscriber.read() == "liaison.event")
        #expect(try subscriber.read() == "liaison.bookmark")
        #expect(subscriber.cursor == now)
        #expect(subscriber.events.map { $0["kind"] } == ["org.added"])
        try EventWaitTests.record(daemon, roll.members[0])
        let then = try daemon.cursor()
        #expect(then != now)
        try subscriber.read(to: then)
        #expect(subscriber.events.count == 1)
    }

    @Test func `a subscriber is not idle, however long nothing happens`() throws {
        let daemon = try TestDaemon([("idle_ms = 60000", "idle_ms = 300")])
        try daemon.start()
        let roll = try Roll(of: 1, in: daemon)
        let subscriber = try Subscriber(on: daemon.socket)
        // Of the same age, and closed for being idle: a greeting, an answer, a goodbye.
        let other = try RawConnection(path: daemon.socket)
        #expect(other.send(Request.line(id: RequestID(1), method: "daemon.ping", params: [:])))
        #expect(other.lines(4).last?.contains("liaison.goodbye") == true)
        try EventWaitTests.record(daemon, roll.members[0])
        #expect(try subscriber.read() == "liaison.event")
    }

    @Test func `a fifth subscription is refused, and another connection has its own four`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        for _ in 0..<2 {
            let connection = try Connection(path: daemon.socket)
            for _ in 0..<4 { _ = try connection.call("events.subscribe") }
            let error = try #require(
                EventWaitTests.error { try connection.call("events.subscribe") })
            #expect(error.type == .tooManySubscriptions && error.type.code == 1029)
            #expect(!error.type.retryable)
            #expect(try connection.call("daemon.ping")["time"] != nil)
        }
    }

    @Test func `R21 who never reads is told once that he is behind, and resumes without a gap`()
        throws
    {
        let daemon = try TestDaemon([
            ("queue_events = 256", "queue_events = 16"),
            ("output_bytes = 262144", "output_bytes = 4096"),
            ("bookmark_ms = 30000", "bookmark_ms = 20"),
        ])
        try daemon.start()
        let roll = try Roll(of: 4, in: daemon)
        let start = try daemon.cursor()
        let subscriber = try Subscriber(on: daemon.socket, after: start)
        // Another one reads all the time and is never behind.
        let diligent = try Subscriber(on: daemon.socket, after: start)
        // The socket takes some hundred kilobytes before anything waits in the daemon.
        let writer = try Connection(path: daemon.socket)
        for round in 0..<120 {
            let ids = try roll.members.flatMap { member in
                try (0..<4).map { index in
                    try writer.send(
                        "attendance.record", ["member": .string(member)],
                        key: "\(round)-\(member)-\(index)")
                }
            }
            for id in ids { _ = try writer.receive(id) }
            let now = try #require(try writer.call("member.list")["cursor"]?.string)
            try diligent.read(to: now)
        }
        let end = try #require(diligent.cursor)
        #expect(diligent.lostAfter == [])
        // Now it reads what the socket holds, and then why no more comes.
        while subscriber.lostAfter.isEmpty { try subscriber.read() }
        #expect(!subscriber.events.isEmpty)
        #expect(subscriber.events.count < diligent.events.count)
        #expect(try subscriber.connection.call("daemon.ping")["time"] != nil)
        #expect(try subscriber.connection.notification(within: .zero) == nil)
        let resumed = try Subscriber(on: daemon.socket, after: subscriber.lostAfter[0])
        try resumed.read(to: end)
        #expect(subscriber.sequences + resumed.sequences == diligent.sequences)
    }

    @Test func `R22 a cursor from before a restore is gone`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 1, in: daemon)
        let cursor = try daemon.cursor()
        #expect(daemon.stop() == 0)
        _ = try DatabaseFile(daemon.database).rows(
            "UPDATE meta SET value = 'o-2222222' WHERE name = 'epoch'")
        // Or the daemon would notice, and begin an epoch of its own.
        try FileManager.default.removeItem(atPath: daemon.stateDirectory + "/liaison.mark")
        try daemon.start()
        let error = try #require(
            EventWaitTests.error {
                try daemon.call("events.subscribe", ["after": .string(cursor)])
            })
        #expect(error.type == .cursorGone)
        let oldest = try #require(error.details?["oldest"]?.string)
        #expect(oldest.hasPrefix("o-2222222."))
        // From the oldest on everything kept is told.
        try EventWaitTests.record(daemon, roll.members[0])
        let end = try daemon.cursor()
        let subscriber = try Subscriber(on: daemon.socket, after: oldest)
        try subscriber.read(to: end)
        #expect(subscriber.events.last?["kind"] == "contact.recorded")
    }

    @Test func `after kill -9 a subscriber that resumes is told of everything acknowledged`() throws
    {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 3, in: daemon)
        let start = try daemon.cursor()
        let clients = roll.clients(2, seed: UInt64.random(in: 0..<1_000_000))
        var cursor = start
        var told: [JSONValue] = []
        for _ in 0..<5 {
            let subscriber = try Subscriber(on: daemon.socket, after: cursor)
            for client in clients { client.work(on: daemon.socket, upTo: 5) {} }
            // What was acknowledged is announced; none, some or all of it is read by now.
            for _ in 0..<Int.random(in: 0...8) { try subscriber.read() }
            daemon.kill()
            cursor = subscriber.cursor ?? cursor
            told += subscriber.events
            try daemon.start()
        }
        let end = try daemon.cursor()
        let subscriber = try Subscriber(on: daemon.socket, after: cursor)
        try subscriber.read(to: end)
        told += subscriber.events
        let facts = Set(told.flatMap { $0["facts"]?.array ?? [] }.compactMap(\.string))
        var acknowledged = 0
        for entry in clients.flatMap(\.book) {
            guard case .acknowledged(let fact) = entry.end else { continue }
            acknowledged += 1
            #expect(facts.contains(fact))
        }
        #expect(acknowledged >= 50)
        #expect(told.map(Subscriber.sequence) == told.map(Subscriber.sequence).sorted())
    }
}
