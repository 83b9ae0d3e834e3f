import Foundation
import LiaisonClient
import LiaisonCore
import LiaisonWire
import Synchronization

/// A hundred clients of random behaviour against one daemon, half of them hostile; then a
/// `kill -9`, and the books of those who behave against what is on the disk.
package final class Crowd: Sendable {
    static let neighbours = 50
    static let hostile = 50
    private static let members = 20
    /// The pace of people and of scripts: a pause of up to so many milliseconds after an answer.
    private static let pauseAtMost: Int32 = 40

    /// What came of it.
    package struct Outcome: CustomStringConvertible, Sendable {
        package var seed: UInt64
        package var acknowledged = 0
        package var answered = 0
        /// Requests of those who behave that got no answer before the kill.
        package var unanswered = 0
        /// What the hostile ones did.
        package var attacks = 0
        package var growthKiB = 0
        package var latencies: [Duration] = []
        package var audit = CrashAudit()

        package var description: String {
            "seed \(seed): \(answered) answered (\(acknowledged) changes), \(unanswered) not, "
                + "\(attacks) attacks; p50 \(at(0.5)) ms, p99 \(at(0.99)) ms, longest \(at(1)) ms; "
                + "\(growthKiB) KiB more memory; \(audit)"
        }

        private func at(_ share: Double) -> Double {
            guard !latencies.isEmpty else { return 0 }
            let index = min(latencies.count - 1, Int(Double(latencies.count) * share))
            return (latencies[index] / .milliseconds(0.1)).rounded() / 10
        }
    }

    private struct Book {
        var isKilled = false
        var answered = 0
        var unanswered = 0
        var attacks = 0
        var latencies: [Duration] = []
    }

    private let daemon: TestDaemon
    private let book = Mutex(Book())
    private let threads = DispatchGroup()

    /// Limits that pass within a second, so that the hostile ones meet them all.
    private static let limits = [
        ("connections_per_user = 64", "connections_per_user = 256"),
        ("first_line_ms = 10000", "first_line_ms = 400"), ("\nline_ms = 10000", "\nline_ms = 400"),
        ("output_backlog_ms = 10000", "output_backlog_ms = 400"),
        ("output_stall_ms = 30000", "output_stall_ms = 600"),
    ]

    /// - Parameter fault: a fault point, switched on while the crowd is there.
    package static func run(seconds: Int, seed: UInt64, fault: String? = nil) throws -> Outcome {
        ProcessFacts.raiseOwnDescriptorLimit()
        let daemon = try TestDaemon(limits)
        try daemon.start()
        let roll = try Roll(of: members, in: daemon)
        daemon.stop()
        try daemon.start(fault: fault)
        return try Crowd(daemon).run(seconds: seconds, seed: seed, roll)
    }

    private init(_ daemon: TestDaemon) { self.daemon = daemon }

    private func run(seconds: Int, seed: UInt64, _ roll: Roll) throws -> Outcome {
        let writers = roll.clients(Self.neighbours, seed: seed)
        let facts = ProcessFacts(pid: daemon.pid)
        var outcome = Outcome(seed: seed)
        // Those who behave are there before the others come.
        let isThere = DispatchSemaphore(value: 0)
        for (number, writer) in writers.enumerated() {
            start { $0.behave(writer, roll, seed &+ UInt64(number)) { isThere.signal() } }
        }
        for _ in writers { isThere.wait() }
        let before = facts.residentKiB
        for number in 0..<Self.hostile { start { $0.attack(seed &+ 1_000 &+ UInt64(number)) } }
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            outcome.growthKiB = max(outcome.growthKiB, facts.residentKiB - before)
            Self.pause(20)
        }
        book.withLock { $0.isKilled = true }
        daemon.kill()
        threads.wait()
        try daemon.start()
        for writer in writers { writer.work(on: daemon.socket, upTo: 0) {} }
        daemon.stop()
        let written = writers.flatMap(\.book)
        outcome.acknowledged = written.count { $0.isAcknowledged }
        outcome.audit = try CrashAudit(of: DatabaseFile(daemon.database), against: written)
        book.withLock { book in
            outcome.answered = book.answered
            outcome.unanswered = book.unanswered
            outcome.attacks = book.attacks
            outcome.latencies = book.latencies.sorted()
        }
        return outcome
    }

    private func start(_ body: @escaping @Sendable (Crowd) -> Void) {
        threads.enter()
        let thread = Thread {
            body(self)
            self.threads.leave()
        }
        thread.start()
    }

    private var isOver: Bool { book.withLock { $0.isKilled } }

    /// A pace is no wait for something: nothing else tells when a person asks next.
    static func pause(_ milliseconds: Int32) { poll(nil, 0, milliseconds) }

    // MARK: - Those who behave

    private func behave(
        _ writer: WritingClient, _ roll: Roll, _ seed: UInt64, isThere: () -> Void
    ) {
        var random = SplitMix64(seed: seed)
        let connection = try? Connection(path: daemon.socket)
        isThere()
        while !isOver {
            let began = ContinuousClock.now
            let isAnswered = connection.map { ask($0, writer, roll, &random) } ?? false
            let took = began.duration(to: .now)
            let mayGoOn = book.withLock { book in
                if isAnswered {
                    book.answered += 1
                    book.latencies.append(took)
                } else if !book.isKilled {
                    book.unanswered += 1
                }
                return isAnswered
            }
            guard mayGoOn else { return }
            Self.pause(Int32.random(in: 0...Self.pauseAtMost, using: &random))
        }
    }

    private func ask(
        _ connection: Connection, _ writer: WritingClient, _ roll: Roll,
        _ random: inout SplitMix64
    ) -> Bool {
        let member: JSONValue = .string(
            roll.members[Int.random(in: roll.members.indices, using: &random)])
        do {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5: return writer.work(over: connection, upTo: 1) {}
            case 5: _ = try connection.call("daemon.ping")
            case 6: _ = try connection.call("member.list", ["limit": 10])
            case 7: _ = try connection.call("agenda.get")
            default: _ = try connection.call("member.get", ["member": member])
            }
            return true
        } catch { return false }
    }

    // MARK: - Those who do not

    private func attack(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        while !isOver {
            guard let connection = try? RawConnection(path: daemon.socket, patience: 1) else {
                return
            }
            let attacks = Attack.allCases
            let attack = attacks[Int.random(in: attacks.indices, using: &random)]
            attack.carryOut(over: connection, &random)
            book.withLock { $0.attacks += 1 }
        }
    }
}

/// One thing that a client does and should not.
private enum Attack: CaseIterable {
    case silence, byteByByte, neverReading, endless, garbage, leaving, halfClosing, otherProtocol
    case leavingAmidWork, nonsense

    private static func asking(_ method: String, _ count: Int) -> [UInt8] {
        (1...count).flatMap {
            Request.line(id: RequestID(UInt32($0)), method: method, params: [:])
        }
    }

    func carryOut(over connection: RawConnection, _ random: inout SplitMix64) {
        switch self {
        case .silence: _ = connection.isClosed(within: 600)
        case .byteByByte:
            for _ in 0..<40 where connection.send([UInt8(ascii: "{")]) {
                if connection.isClosed(within: 20) { break }
            }
        case .neverReading:
            let lines = Self.asking("liaison.describe", 400)
            var sent = 0
            while sent < lines.count, connection.hasRoom(within: 100) {
                guard let count = connection.sendAvailable(lines[sent...]) else { return }
                sent += count
            }
            _ = connection.isClosed(within: 800)
        case .endless: _ = connection.sendAll(Array(repeating: UInt8(ascii: "x"), count: 1_048_576))
        case .garbage:
            let count = Int.random(in: 1...8_192, using: &random)
            _ = connection.sendAll((0..<count).map { _ in .random(in: 0...255, using: &random) })
        case .leaving: _ = connection.lines(1)
        case .halfClosing:
            _ = connection.sendAll(Self.asking("liaison.describe", 30))
            connection.endInput()
            _ = connection.linesToEnd()
        case .otherProtocol: connection.send(Array("GET / HTTP/1.1\r\n\r\n".utf8))
        case .leavingAmidWork:
            _ = connection.sendAll(Self.asking("daemon.status", 30) + Array("half a li".utf8))
        case .nonsense:
            let lines = [String](
                repeating: #"{"jsonrpc":"2.0","id":1,"method":"no.such"}"#, count: 200)
            _ = connection.sendAll(Array((lines.joined(separator: "\n") + "\n").utf8))
            _ = connection.lines(201)
        }
    }
}
