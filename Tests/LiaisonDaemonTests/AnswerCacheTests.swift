import LiaisonCore
import LiaisonDaemon
import LiaisonStore
import LiaisonWire
import Testing

/// When an answer is taken, found and dropped, step by step.
@Suite struct AnswerCacheTests {
    private let cache = AnswerCache(maxBytes: 1000)
    private let answer: [UInt8] = Array("answer".utf8)

    private func keep(_ member: String, size: Int? = nil) {
        let token = cache.begin(member, on: 1)
        let bytes = size.map { [UInt8](repeating: 0, count: $0) } ?? answer
        cache.take(bytes, about: member, .admin, since: token)
    }

    @Test func `an answer is found on its day, by its role`() {
        keep("a")
        #expect(cache.find("a", .admin, on: 1) == answer)
        #expect(cache.find("a", .reader, on: 1) == nil)
        #expect(cache.find("b", .admin, on: 1) == nil)
        #expect(cache.find("a", .admin, on: 2) == nil)
        #expect(cache.hits == 1)
    }

    @Test func `another day begins with nothing`() {
        keep("a")
        _ = cache.begin("b", on: 2)
        #expect(cache.find("a", .admin, on: 1) == nil)
        #expect(cache.find("a", .admin, on: 2) == nil)
    }

    @Test func `a commit drops what it touches and nothing else`() {
        keep("a")
        keep("b")
        cache.willCommit(.members(["a"]))
        #expect(cache.find("a", .admin, on: 1) == nil)
        cache.hasEnded(.members(["a"]))
        #expect(cache.find("a", .admin, on: 1) == nil)
        #expect(cache.find("b", .admin, on: 1) == answer)
        cache.willCommit(.everything)
        cache.hasEnded(.everything)
        #expect(cache.find("b", .admin, on: 1) == nil)
    }

    @Test(arguments: [Touched.members(["a"]), .everything])
    func `an answer begun before a commit or during it is not taken`(touched: Touched) {
        let before = cache.begin("a", on: 1)
        cache.willCommit(touched)
        cache.take(answer, about: "a", .admin, since: before)
        #expect(cache.find("a", .admin, on: 1) == nil)
        let during = cache.begin("a", on: 1)
        cache.take(answer, about: "a", .admin, since: during)
        #expect(cache.find("a", .admin, on: 1) == nil)
        cache.hasEnded(touched)
        cache.take(answer, about: "a", .admin, since: before)
        cache.take(answer, about: "a", .admin, since: during)
        #expect(cache.find("a", .admin, on: 1) == nil)
        keep("a")
        #expect(cache.find("a", .admin, on: 1) == answer)
    }

    @Test func `the roll is counted once until something changes, or another day`() throws {
        var counted = 0
        func count(on day: Int32) -> Int {
            cache.counts(.roll, on: day) {
                counted += 1
                var counts = RollCounts()
                counts.members = counted
                return counts
            }.members
        }
        #expect(count(on: 1) == 1)
        #expect(count(on: 1) == 1)
        #expect(count(on: 2) == 2)
        #expect(count(on: 2) == 2)
        cache.willCommit(.members(["a"]))
        // What was counted during a commit may be from before it.
        #expect(count(on: 2) == 3)
        #expect(count(on: 2) == 4)
        cache.hasEnded(.members(["a"]))
        #expect(count(on: 2) == 5)
        #expect(count(on: 2) == 5)
    }

    @Test func `every agenda is counted for itself`() {
        let day = CivilDate(dayNumber: 1)
        let scopes = [
            AgendaScope(until: day, org: nil, staff: nil),
            AgendaScope(until: day, org: OrgID(1), staff: nil),
            AgendaScope(until: day, org: nil, staff: StaffID(1)),
            AgendaScope(until: day.adding(days: 1), org: nil, staff: nil),
        ]
        for _ in 0..<2 {
            for (number, scope) in scopes.enumerated() {
                let counts = cache.counts(.agenda(scope), on: 1) { AgendaCounts(people: number) }
                #expect(counts.people == number)
            }
        }
        cache.willCommit(.members(["a"]))
        cache.hasEnded(.members(["a"]))
        for scope in scopes {
            #expect(cache.counts(.agenda(scope), on: 1) { AgendaCounts(people: 9) }.people == 9)
        }
    }

    @Test(arguments: [Touched.members(["a"]), .everything])
    func `what was counted while a commit came and went is not kept`(touched: Touched) {
        var counts = RollCounts()
        counts.members = 1
        _ = cache.counts(.roll, on: 1) {
            cache.willCommit(touched)
            cache.hasEnded(touched)
            return counts
        }
        #expect(cache.counts(.roll, on: 1) { RollCounts() }.members == 0)
    }

    @Test func `what is asked for stays, and the whole stays within its bound`() {
        for number in 0..<100 {
            keep("m\(number)", size: 100)
            keep("favourite", size: 100)
            #expect(cache.find("favourite", .admin, on: 1) != nil)
            #expect(cache.bytes <= 1000)
        }
        #expect(cache.find("m0", .admin, on: 1) == nil)
        keep("huge", size: 1001)
        #expect(cache.find("huge", .admin, on: 1) == nil)
        cache.empty()
        #expect(cache.bytes == 0)
    }
}
