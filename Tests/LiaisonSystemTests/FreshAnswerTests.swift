import Dispatch
import LiaisonClient
import LiaisonCore
import LiaisonTestKit
import LiaisonWire
import Synchronization
import Testing

/// Answers about members are kept in memory: none may say what a change has made untrue, to nobody
/// who asks after that change was acknowledged.
@Suite struct FreshAnswerTests {
    static let members = 6
    static let writers = 3
    static let rounds = 40

    /// Writers change members of their own at random, while others keep asking about all of them;
    /// after each acknowledged change the kept answer is compared with one that is never kept.
    /// Gives the number of comparisons and of differences.
    static func compare(seed: UInt64, fault: String? = nil) throws -> (asked: Int, stale: Int) {
        let daemon = try TestDaemon()
        try daemon.start(fault: fault)
        let roll = try Roll(of: members, in: daemon)
        let staff = try (1...2).map { number in
            try daemon.call("staff.add", ["name": .string("联络\(number)"), "role": "liaison"])
        }.compactMap { $0["staff"]?.string }
        let counts = Mutex((asked: 0, stale: 0))
        let isOver = Atomic(false)
        let socket = daemon.socket
        let readers = DispatchGroup()
        for _ in 0..<2 {
            DispatchQueue(label: "reader").async(group: readers) {
                guard let connection = try? Connection(path: socket) else { return }
                while !isOver.load(ordering: .relaxed) {
                    for member in roll.members {
                        _ = try? connection.call("member.get", ["member": .string(member)])
                    }
                    _ = try? connection.call("daemon.status")
                }
            }
        }
        let atWork = DispatchGroup()
        for writer in 0..<writers {
            let own = roll.members.enumerated().filter { $0.offset % writers == writer }
                .map(\.element)
            DispatchQueue(label: "writer").async(group: atWork) {
                var random = SplitMix64(seed: seed &+ UInt64(writer))
                guard let connection = try? Connection(path: socket) else { return }
                for round in 0..<rounds {
                    let member = own[Int(random.next() % UInt64(own.count))]
                    let (method, params) = change(&random, member, roll.today, staff)
                    // A refusal changes nothing, which is compared as well.
                    _ = try? connection.call(method, params, key: "\(seed)-\(writer)-\(round)")
                    guard let difference = try? isStale(member, connection) else { return }
                    counts.withLock { counts in
                        counts.asked += 1
                        counts.stale += difference ? 1 : 0
                    }
                }
            }
        }
        atWork.wait()
        isOver.store(true, ordering: .relaxed)
        readers.wait()
        // What is shown with a member and is not his: his liaison's name, his branch's; and the
        // counts of the whole roll.
        let connection = try Connection(path: socket)
        for (number, person) in staff.enumerated() {
            try daemon.call(
                "staff.update", ["staff": .string(person), "phone": .string("1390000000\(number)")])
            let (old, new) = number == 0 ? ("青石村党支部", "青石村新支部") : ("青石村新支部", "青石村党支部")
            try daemon.call("org.update", ["org": .string(old), "name": .string(new)])
            try daemon.call("staff.add", ["name": .string("书记\(number)"), "role": "secretary"])
            for member in roll.members + [nil] {
                let difference =
                    try member.map { try isStale($0, connection) } ?? isStaleStatus(connection)
                counts.withLock { counts in
                    counts.asked += 1
                    counts.stale += difference ? 1 : 0
                }
            }
        }
        return counts.withLock { $0 }
    }

    /// An answer is kept for a handle as it prints; written small it is looked up each time.
    private static func isStale(_ member: String, _ connection: Connection) throws -> Bool {
        let kept = try connection.call("member.get", ["member": .string(member)])
        let made = try connection.call("member.get", ["member": .string(member.lowercased())])
        // The cursor of a kept answer is as old as the answer.
        return kept["member"] != made["member"]
    }

    /// The lists are never kept.
    private static func isStaleStatus(_ connection: Connection) throws -> Bool {
        let status = try connection.call("daemon.status")
        let listed = [
            try connection.call("staff.list")["staff"],
            try connection.call("unknowns.get")["people"],
            try connection.call("duty.list", ["limit": 500])["duties"],
        ].map { $0?.array?.count }
        return listed
            != [status["staff"], status["unknowns"], status["duties"]?["open"]].map { $0?.integer }
    }

    private static func change(
        _ random: inout SplitMix64, _ member: String, _ today: String, _ staff: [String]
    ) -> (String, JSONValue) {
        let named = JSONValue.string(member)
        let on = JSONValue.string(day(today).adding(days: -Int(random.next() % 60)).iso)
        switch random.next() % 7 {
        case 0: return ("contact.record", ["member": named, "on": on, "by": "phone"])
        case 1:
            let month = CivilMonth(containing: day(today)).adding(months: -Int(random.next() % 9))
            return ("dues.record", ["member": named, "through": .string(month.iso)])
        case 2:
            let phone = "139\(10_000_000 + random.next() % 89_999_999)"
            return ("member.update", ["member": named, "set": ["phone": .string(phone)]])
        case 3:
            let person = staff[Int(random.next() % UInt64(staff.count))]
            return ("assignment.set", ["member": named, "staff": .string(person)])
        case 4: return ("absence.update", ["member": named, "departed": on])
        case 5:
            return random.next() % 3 == 0
                ? ("absence.close", ["member": named, "how": "returned"])
                : ("absence.open", ["member": named, "to": "青海省海东市", "reason": "经商"])
        default:
            return (
                "duty.done",
                [
                    "items": [named], "by": "phone",
                    "new_phone": .string("1390000\(random.next() % 9000 + 1000)"),
                ]
            )
        }
    }

    @Test(arguments: [UInt64.random(in: 0..<1_000_000)])
    func `an answer kept in memory is never older than an acknowledged change`(seed: UInt64) throws
    {
        let (asked, stale) = try Self.compare(seed: seed)
        print("fresh answers: seed \(seed), \(asked) compared, \(stale) stale")
        #expect(asked == Self.writers * Self.rounds + 2 * (Self.members + 1), "seed \(seed)")
        #expect(stale == 0, "seed \(seed)")
    }

    @Test func `answers that outlive a change are found out`() throws {
        #expect(try Self.compare(seed: 3, fault: "keep-stale-answers").stale > 0)
    }
}
