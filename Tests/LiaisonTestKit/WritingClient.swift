package import LiaisonClient
package import LiaisonCore
import LiaisonWire
import Synchronization

/// One client that records contacts, one after the other, and keeps its own book of what it sent
/// and how that ended.
package final class WritingClient: Sendable {
    /// How a command ended, as far as its client knows.
    package enum End: Equatable, Sendable {
        case acknowledged(fact: String)
        case refused
        /// The connection was gone before the answer: it is to be asked again under its key.
        case unknown
    }

    package struct Entry: Sendable {
        package let key: String
        package let member: String
        package let day: String
        package var end = End.unknown
        /// The answer was a repetition: the command had been done before it was asked again.
        package var isReplay = false
    }

    private let name: String
    private let members: [String]
    private let today: CivilDate
    private let isRefusedSometimes: Bool
    private let state: Mutex<(random: SplitMix64, book: [Entry])>

    /// - Parameters:
    ///   - isRefusedSometimes: some of its commands break a rule.
    ///   - book: what it takes over from another client.
    package init(
        name: String,
        members: [String] = [],
        today: CivilDate,
        seed: UInt64 = 0,
        isRefusedSometimes: Bool = false,
        book: [Entry] = []
    ) {
        self.name = name
        self.isRefusedSometimes = isRefusedSometimes
        self.members = members
        self.today = today
        self.state = Mutex((SplitMix64(seed: seed), book))
    }

    package var book: [Entry] { state.withLock { $0.book } }

    /// Asks again for what is unknown, then records more until `limit` or until the daemon is
    /// gone.
    package func work(on socket: String, upTo limit: Int = .max, answered: () -> Void) {
        guard let connection = try? Connection(path: socket) else { return }
        work(over: connection, upTo: limit, answered: answered)
    }

    /// The same over a connection that is there already; false when it is gone.
    @discardableResult
    package func work(
        over connection: Connection, upTo limit: Int = .max, answered: () -> Void
    ) -> Bool {
        let unknown = book.indices.filter { book[$0].end == .unknown }
        for index in unknown {
            guard ask(index, connection) else { return false }
            answered()
        }
        for _ in 0..<limit {
            guard ask(draw(), connection) else { return false }
            answered()
        }
        return true
    }

    /// Every so many commands one is dated tomorrow, which the rules refuse: a refusal must leave
    /// nothing behind either.
    private static let refusedOf = 8
    /// Contacts are dated up to so many days back, so that some move a duty and some do not.
    private static let daysBack = 20

    private func draw() -> Int {
        state.withLock { state in
            let isRefused =
                isRefusedSometimes && Int.random(in: 0..<Self.refusedOf, using: &state.random) == 0
            let back =
                isRefused ? -1 : Int.random(in: 0...Self.daysBack, using: &state.random)
            let member = members[Int.random(in: members.indices, using: &state.random)]
            state.book.append(
                Entry(
                    key: "\(name)-\(state.book.count)",
                    member: member,
                    day: today.adding(days: -back).iso
                )
            )
            return state.book.count - 1
        }
    }

    /// False when the connection is gone.
    private func ask(_ index: Int, _ connection: Connection) -> Bool {
        let entry = book[index]
        let end: End
        var isReplay = false
        do throws(CallFailure) {
            let answer = try connection.call(
                "contact.record",
                [
                    "member": .string(entry.member), "by": "phone", "on": .string(entry.day),
                    "note": "note \(entry.key)",
                ],
                key: entry.key
            )
            isReplay = answer["meta"]?["replayed"]?.bool ?? false
            end = .acknowledged(fact: answer["fact"]?.string ?? "none")
        } catch .refused(let error) where error.type == .stateInvalid {
            end = .refused
        } catch { return false }
        state.withLock { state in
            state.book[index].end = end
            state.book[index].isReplay = isReplay
        }
        return true
    }
}
