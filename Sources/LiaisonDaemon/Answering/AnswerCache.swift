package import LiaisonStore
package import LiaisonWire
internal import Synchronization

/// Encoded answers about members, so that asking again costs no question to the store and no change
/// of threads; and the counts of the whole roll and of agendas, which take 10 ms for 10,000 members.
///
/// An answer that is found here equals what the store would say: before a commit everything it
/// touches is dropped, and nothing about it is taken until the commit has ended, one way or the
/// other, which is before its own answer is sent. An answer made from a snapshot that is older than
/// the last commit about its member is not taken either.
package final class AnswerCache: CommitWatcher {
    /// What is kept at most: 32 MiB, the answers about 10,000 members, of some 3 KB each. The process
    /// has 160 MiB under load, of which SQLite's caches hold 32.
    package static let maxBytes = 32 * 1024 * 1024
    /// Members share this many generations, by hash: two that share one only miss more often.
    private static let slots = 4096

    /// Counts kept at most: as many liaisons and branches as look at their agendas between two changes.
    private static let maxCounted = 1024

    /// What can be counted as a whole.
    package enum Counted: Hashable, Sendable {
        /// The roll: `RollCounts`.
        case roll
        /// An agenda: `AgendaCounts`.
        case agenda(AgendaScope)
    }

    /// Whose answer, and who may see it.
    package struct Key: Hashable, Sendable {
        var member: String
        var role: LiaisonWire.Role
    }

    /// What the cache was when the making of an answer began.
    package struct Token: Sendable {
        fileprivate var day: Int32
        fileprivate var epoch: UInt64
        fileprivate var generation: UInt64
    }

    private struct Entry {
        var key: Key
        var answer: [UInt8]
        /// Found since the hand last passed.
        var isUsed = false
    }

    private struct State {
        /// The answers on the dial of a clock: its hand goes round and drops those that were not found
        /// since it last passed (Corbató, "A Paging Experiment with the Multics System", 1969).
        var entries: [Entry?] = []
        var places: [Key: Int] = [:]
        var free: [Int] = []
        var hand = 0
        var bytes = 0
        var day: Int32 = 0
        /// How often everything was dropped.
        var epoch: UInt64 = 0
        /// How often a member's slot was touched.
        var generations = [UInt64](repeating: 0, count: AnswerCache.slots)
        /// Commits under way about a slot, and about everything.
        var closed: [Int: Int] = [:]
        var allClosed = 0
        var hits = 0
        /// How the roll and the agendas stand, as last counted.
        var counts: [Counted: any Sendable] = [:]
        /// Commits under way about anything, and how many there were.
        var underWay = 0
        var commits = 0

        /// On another day what is overdue and what shows are others.
        mutating func turn(to day: Int32) {
            guard self.day != day else { return }
            empty()
            self.day = day
        }

        mutating func empty() {
            entries = []
            places = [:]
            free = []
            hand = 0
            bytes = 0
            counts = [:]
            epoch += 1
        }

        mutating func remove(_ key: Key) {
            guard let place = places.removeValue(forKey: key) else { return }
            bytes -= entries[place]?.answer.count ?? 0
            entries[place] = nil
            free.append(place)
        }

        mutating func add(_ answer: [UInt8], _ key: Key, within max: Int) {
            remove(key)
            guard answer.count <= max else { return }
            while bytes + answer.count > max {
                hand = (hand + 1) % entries.count
                guard let entry = entries[hand] else { continue }
                if entry.isUsed {
                    entries[hand]?.isUsed = false
                } else {
                    remove(entry.key)
                }
            }
            let place = free.popLast() ?? entries.count
            if place == entries.count { entries.append(nil) }
            entries[place] = Entry(key: key, answer: answer)
            places[key] = place
            bytes += answer.count
        }
    }

    private let maxBytes: Int
    private let state = Mutex(State())

    package init(maxBytes: Int = AnswerCache.maxBytes) { self.maxBytes = maxBytes }

    /// Answers found so far.
    package var hits: Int { state.withLock { $0.hits } }
    /// Bytes of the answers in it.
    package var bytes: Int { state.withLock { $0.bytes } }

    /// The answer as it would be given on this day.
    package func find(_ member: String, _ role: LiaisonWire.Role, on day: Int32) -> [UInt8]? {
        let key = Key(member: member, role: role)
        return state.withLock { state in
            guard state.day == day else { return nil }
            guard let place = state.places[key], let entry = state.entries[place] else {
                return nil
            }
            state.entries[place]?.isUsed = true
            state.hits += 1
            return entry.answer
        }
    }

    /// To be asked for before the store is.
    package func begin(_ member: String, on day: Int32) -> Token {
        state.withLock { state in
            state.turn(to: day)
            return Token(
                day: day,
                epoch: state.epoch,
                generation: state.generations[Self.slot(member)]
            )
        }
    }

    /// Takes an answer, unless something has been touched since its making began.
    package func take(
        _ answer: [UInt8], about member: String, _ role: LiaisonWire.Role, since token: Token
    ) {
        let slot = Self.slot(member)
        state.withLock { state in
            guard state.day == token.day, state.epoch == token.epoch, state.allClosed == 0,
                state.generations[slot] == token.generation, state.closed[slot] == nil
            else { return }
            state.add(answer, Key(member: member, role: role), within: maxBytes)
        }
    }

    /// Drops everything: the rules are others, or somebody's personal data is to be nowhere.
    package func empty() { state.withLock { $0.empty() } }

    private static func slot(_ member: String) -> Int {
        Int(UInt(bitPattern: member.hashValue) % UInt(slots))
    }

    /// How what is counted stands on this day; counted only when something has changed since the last
    /// time. Each of `Counted` has counts of one type.
    package func counts<Counts: Sendable>(
        _ counted: Counted, on day: Int32, count: () throws -> Counts
    ) rethrows -> Counts {
        let (kept, commits) = state.withLock { state in
            (state.day == day ? state.counts[counted] : nil, state.commits)
        }
        if let kept = kept as? Counts { return kept }
        let counts = try count()
        state.withLock { state in
            guard state.commits == commits, state.underWay == 0 else { return }
            state.turn(to: day)
            if state.counts.count >= Self.maxCounted { state.counts = [:] }
            state.counts[counted] = counts
        }
        return counts
    }

    // MARK: - Commits

    package func willCommit(_ touched: Touched) {
        #if DEBUG
            if Fault.isActive(.keepStaleAnswers) { return }
        #endif
        state.withLock { state in
            state.underWay += 1
            state.counts = [:]
            switch touched {
            case .everything:
                state.allClosed += 1
                state.empty()
            case .members(let handles):
                for handle in handles {
                    let slot = Self.slot(handle)
                    state.closed[slot, default: 0] += 1
                    state.generations[slot] += 1
                    for role in LiaisonWire.Role.allCases {
                        state.remove(Key(member: handle, role: role))
                    }
                }
            }
        }
    }

    package func hasEnded(_ touched: Touched) {
        #if DEBUG
            if Fault.isActive(.keepStaleAnswers) { return }
        #endif
        state.withLock { state in
            state.underWay -= 1
            state.commits += 1
            switch touched {
            case .everything:
                state.allClosed -= 1
                state.epoch += 1
            case .members(let handles):
                for handle in handles {
                    let slot = Self.slot(handle)
                    let left = (state.closed[slot] ?? 1) - 1
                    state.closed[slot] = left == 0 ? nil : left
                    // Whoever began meanwhile may have looked before the commit.
                    state.generations[slot] += 1
                }
            }
        }
    }
}
