import Dispatch
import LiaisonClient
internal import LiaisonCore
import LiaisonWire
import Synchronization

/// Clients list the roll while others change it, watch from the list's cursor, and keep the list up
/// to date by events alone: it must end as the daemon's own.
package struct WatchExperiment: CustomStringConvertible, Sendable {
    package let seed: UInt64
    package private(set) var watchers = 0
    package private(set) var events = 0
    /// Lists that ended otherwise than the daemon's.
    package private(set) var wrong = 0
    /// Watchers who were not told exactly what the table holds, in its order.
    package private(set) var gaps = 0

    package var description: String {
        "seed \(seed): \(watchers) watchers, \(events) events, \(wrong) wrong lists, \(gaps) gaps"
    }

    private static let writers = 3
    private static let steps = 60

    /// What a list shows of a member, as far as events tell of it.
    private struct Row: Equatable {
        var liaison: String?
        var isAway: Bool
    }

    private struct Watcher {
        var rows: [String: Row]
        let start: String
        let subscriber: Subscriber

        /// Lists, and watches from the list's cursor.
        init(on socket: String) throws {
            let answer = try Connection(path: socket).call("member.list", ["limit": 500])
            rows = WatchExperiment.rows(answer)
            start = answer["cursor"]?.string ?? ""
            subscriber = try Subscriber(on: socket, after: start)
        }

        /// Keeps the list up to date up to a place.
        mutating func follow(to end: String) throws {
            try subscriber.read(to: end)
            for event in subscriber.events { apply(event) }
        }

        private mutating func apply(_ event: JSONValue) {
            guard let subject = event["subject"]?.string, subject.hasPrefix("m-") else { return }
            let kinds = [event["kind"]] + (event["also"]?.array ?? [])
            for kind in kinds.compactMap({ $0?.string }) {
                switch kind {
                case "member.added": rows[subject] = Row(liaison: nil, isAway: false)
                case "absence.opened": rows[subject]?.isAway = true
                case "absence.closed": rows[subject]?.isAway = false
                case "assignment.changed": rows[subject]?.liaison = event["liaison"]?.string
                default: continue
                }
            }
        }
    }

    private static func rows(_ answer: JSONValue) -> [String: Row] {
        var rows: [String: Row] = [:]
        for member in answer["members"]?.array ?? [] {
            rows[member["member"]?.string ?? ""] = Row(
                liaison: member["liaison"]?["staff"]?.string,
                isAway: member["departed"] != nil
            )
        }
        return rows
    }

    /// - Parameter fault: a fault point, for the control.
    package init(watchers count: Int, seed: UInt64, fault: String? = nil) throws {
        self.seed = seed
        let daemon = try TestDaemon([("bookmark_ms = 30000", "bookmark_ms = 20")])
        try daemon.start(fault: fault)
        let roll = try Roll(of: 4, in: daemon)
        let staff = try ["甲", "乙"].map { name in
            try daemon.call("staff.add", ["name": .string(name), "role": "liaison"])["staff"]?
                .string ?? ""
        }
        let socket = daemon.socket
        let failures = Mutex<[any Error]>([])
        let atWork = DispatchGroup()
        for number in 0..<Self.writers {
            let writer = RollWriter(
                "w\(number)", roll, staff: staff, seed: seed &+ UInt64(number) &* 0x9E37)
            DispatchQueue(label: "writer").async(group: atWork) { [writer] in
                var writer = writer
                do { try writer.work(Self.steps, on: socket) } catch {
                    failures.withLock { $0.append(error) }
                }
            }
        }
        // Each begins at another moment of the writing: after some round trips more.
        var random = SplitMix64(seed: seed)
        let other = try Connection(path: socket)
        var watching: [Watcher] = []
        for _ in 0..<count {
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                _ = try other.call("daemon.ping")
            }
            watching.append(try Watcher(on: socket))
        }
        atWork.wait()
        if let failure = failures.withLock({ $0.first }) { throw failure }
        let final = try daemon.call("member.list", ["limit": 500])
        let end = final["cursor"]?.string ?? ""
        watchers = count
        let file = DatabaseFile(daemon.database)
        for var watcher in watching {
            try watcher.follow(to: end)
            events += watcher.subscriber.events.count
            if watcher.rows != Self.rows(final) { wrong += 1 }
            let from = watcher.start.split(separator: ".").last.map(String.init) ?? ""
            let kept = try file.rows("SELECT seq FROM event WHERE seq > \(from) ORDER BY seq")
            if watcher.subscriber.sequences != kept.compactMap({ Int($0[0]) }) { gaps += 1 }
        }
    }
}
