import LiaisonClient
internal import LiaisonCore
import LiaisonWire

/// Kills whoever follows the events, or the daemon, again and again under a writing client, and
/// compares what was shown with the table.
package struct FollowExperiment: CustomStringConvertible, Sendable {
    package let seed: UInt64
    package private(set) var kills = 0
    /// Events in the table since the start.
    package private(set) var events = 0
    package private(set) var shown = 0
    /// Events never shown.
    package private(set) var lost = 0

    package var description: String {
        "seed \(seed): \(kills) kills, \(events) events, \(shown) lines, \(lost) lost"
    }

    private static let commands = 8

    /// - Parameter fault: a fault point of liaisonctl, for the control.
    package init(kills: Int, seed: UInt64, fault: String? = nil) throws {
        self.seed = seed
        var random = SplitMix64(seed: seed)
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 3, in: daemon)
        let start = try daemon.cursor()
        let file = try daemon.directory.write(start + "\n", to: "cursor")
        let writer = roll.clients(1, seed: seed)[0]
        var lines: [String] = []
        var follower = try Follower(daemon, cursorFile: file, fault: fault)
        for _ in 0..<kills {
            writer.work(on: daemon.socket, upTo: Self.commands) {}
            // It has shown none, some or all of it by now.
            let other = try Connection(path: daemon.socket)
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                _ = try other.call("daemon.ping")
            }
            self.kills += 1
            if Bool.random(using: &random) {
                daemon.kill()
                try daemon.start()
            } else {
                lines += follower.kill()
                follower = try Follower(daemon, cursorFile: file, fault: fault)
            }
        }
        writer.work(on: daemon.socket, upTo: 1) {}
        lines += follower.lines(until: "\"\(try daemon.cursor())\"")
        lines += follower.kill()
        shown = lines.count
        let seen = Set(try lines.map { Subscriber.sequence(try JSON.value($0)) })
        let from = start.split(separator: ".").last.map(String.init) ?? ""
        let table = try DatabaseFile(daemon.database)
            .rows("SELECT seq FROM event WHERE seq > \(from)").compactMap { Int($0[0]) }
        events = table.count
        lost = table.count { !seen.contains($0) }
    }
}
