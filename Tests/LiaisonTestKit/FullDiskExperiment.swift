import Foundation
import LiaisonClient
import LiaisonWire

/// A disk of one size, run full by the daemon itself, then filled to its last byte by somebody else.
package struct FullDiskExperiment {
    /// What came of it; findings are empty when all was as promised.
    package struct Outcome: CustomStringConvertible, Sendable {
        package let kibibytes: Int
        package var acknowledged = 0
        package var findings: [String] = []

        package var description: String {
            "\(kibibytes) KiB: \(acknowledged) acknowledged"
                + findings.map { "; \($0)" }.joined()
        }
    }

    /// The smallest holds a small roll and a start; from the largest on more space changes nothing.
    package static func sizes(_ count: Int) -> [Int] {
        (0..<count).map { 1280 + $0 * (3072 - 1280) / max(count - 1, 1) / 4 * 4 }
    }

    static let reserveKiB = 256
    /// Room for making the roll, and afterwards for everybody.
    private static let ampleKiB = 65_536
    /// More than the largest disk takes.
    private static let commands = 20_000

    private let daemon: TestDaemon
    private let disk: SmallDisk
    private var outcome: Outcome

    /// - Parameters:
    ///   - isKilled: it is killed while the disk is full, and starts on the full disk.
    ///   - fault: a fault point, for a control.
    package static func run(
        kibibytes: Int, isKilled: Bool, fault: String? = nil
    ) throws -> Outcome {
        let daemon = try TestDaemon([("reserve_kib = 8192", "reserve_kib = \(reserveKiB)")])
        let disk = try SmallDisk(at: daemon.stateDirectory, kibibytes: ampleKiB)
        var experiment = FullDiskExperiment(
            daemon: daemon, disk: disk, outcome: Outcome(kibibytes: kibibytes))
        try daemon.start()
        let roll = try Roll(of: 2, in: daemon)
        let staff = try daemon.call("staff.add", ["name": "联络人", "role": "liaison"])["staff"]
        daemon.stop()
        try disk.resize(kibibytes: kibibytes)
        try daemon.start(fault: fault)
        try experiment.go(roll, staff?.string ?? "", isKilled, fault)
        return experiment.outcome
    }

    private mutating func go(
        _ roll: Roll, _ staff: String, _ isKilled: Bool, _ fault: String?
    ) throws {
        var acknowledged: [String] = []
        var refused: String?
        var connection = try Connection(path: daemon.socket)
        for number in 0..<Self.commands where refused == nil {
            let key = "k-\(number)"
            if try isTaken(record(key, roll.members[0]), key, over: connection) {
                acknowledged.append(key)
            } else {
                refused = key
            }
        }
        outcome.acknowledged = acknowledged.count
        guard let refused else { return outcome.findings.append("it never got full") }
        disk.fill()
        if isKilled {
            daemon.kill()
            try daemon.start(fault: fault)
            connection = try Connection(path: daemon.socket)
        }
        try askAndReturn(roll, staff, over: connection)
        // With what the log gave back for the return there may be room for this one.
        if try isTaken(record("full", roll.members[0]), "full", over: connection) {
            acknowledged.append("full")
        }
        disk.free()
        try disk.resize(kibibytes: Self.ampleKiB)
        if try !isTaken(record(refused, roll.members[0]), refused, over: connection) {
            outcome.findings.append("it does not resume by itself")
        }
        daemon.kill()
        try daemon.start()
        if daemon.stop() != 0 { outcome.findings.append("the last stop is no good stop") }
        try audit(acknowledged + [refused])
    }

    /// With not a byte left on the disk every question, a return and a handover are answered.
    private mutating func askAndReturn(
        _ roll: Roll, _ staff: String, over connection: Connection
    ) throws {
        for (method, params) in [
            ("member.get", ["member": .string(roll.members[0])]), ("agenda.get", [:]),
            ("daemon.health", [:]),
        ] as [(String, JSONValue)] {
            _ = try connection.call(method, params)
        }
        let goOn: [(String, JSONValue)] = [
            (
                "absence.close",
                [
                    "member": .string(roll.members[1]), "on": .string(roll.today),
                    "how": "returned",
                ]
            ),
            ("assignment.set", ["member": .string(roll.members[0]), "staff": .string(staff)]),
        ]
        for (method, params) in goOn
        where try !isTaken((method, params), "full-" + method, over: connection) {
            outcome.findings.append("\(method) is refused")
        }
    }

    private func record(_ key: String, _ member: String) -> (String, JSONValue) {
        (
            "contact.record",
            [
                "member": .string(member), "by": "phone", "on": "2026-02-02",
                "note": .string("note \(key) " + String(repeating: "字", count: 60)),
            ]
        )
    }

    /// False when there is no room for it; anything else is a finding.
    private mutating func isTaken(
        _ call: (method: String, params: JSONValue), _ key: String, over connection: Connection
    ) throws -> Bool {
        do throws(CallFailure) {
            _ = try connection.call(call.method, call.params, key: key)
            return true
        } catch {
            guard case .refused(let reply) = error else { throw error }
            if reply.type != .storageFull {
                outcome.findings.append("\(call.method) is refused with \(reply.type.rawValue)")
            }
            return false
        }
    }

    /// Everything that was acknowledged is there once, in order, and nothing else.
    private mutating func audit(_ acknowledged: [String]) throws {
        let file = DatabaseFile(daemon.database)
        outcome.findings += try file.damage()
        let keys = try file.rows(
            "SELECT key FROM log WHERE method = 'contact.record' ORDER BY rowid")
        if keys.map({ $0[0] }) != acknowledged {
            outcome.findings.append("lost, doubled or undone")
        }
        let facts = try file.number("SELECT count(*) FROM fact WHERE kind = 'contact'")
        if facts != acknowledged.count { outcome.findings.append("\(facts) facts") }
    }
}
