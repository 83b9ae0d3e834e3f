import LiaisonDaemon
import LiaisonStore
import LiaisonWire
import Synchronization
import Testing

/// Deadlines and cancelling, with a writer that the test holds up.
@Suite struct TurnTests {
    @Test func `a change whose turn comes after its deadline changes nothing`() throws {
        let desk = try TestDesk()
        var late: Answers?
        var early: Answers?
        try desk.whileWriting {
            late = try desk.ask(key: "late", turn: Turn(deadline: .now))
            early = try desk.ask(key: "early", turn: Turn(deadline: .now + .seconds(3_600)))
            #expect(late?.words == [])
        }
        #expect(late?.words == ["deadline.exceeded"])
        #expect(early?.words == ["done"])
        #expect(try desk.contacts == 1)
        // Nothing is kept of it: the same key goes through later.
        var again: Answers?
        try desk.whileWriting { again = try desk.ask(key: "late") }
        #expect(again?.words == ["done"])
        #expect(try desk.contacts == 2)
    }

    @Test func `a question whose turn comes after its deadline is not looked into`() throws {
        let desk = try TestDesk()
        let late = try desk.ask("daemon.ping", key: nil, turn: Turn(deadline: .now))
        #expect(late.words == ["deadline.exceeded"])
    }

    /// What a turn that is taken back says; nil while it says nothing.
    private static func takeBack(_ turn: Turn) -> Bool? {
        let verdict = Mutex<Bool?>(nil)
        turn.cancel { isTakenBack in verdict.withLock { $0 = isTakenBack } }
        return verdict.withLock { $0 }
    }

    @Test func `what has begun is finished, whatever the deadline`() {
        let turn = Turn(deadline: .now + .seconds(3_600))
        #expect(turn.begin() == nil)
        #expect(Self.takeBack(turn) == false)
        #expect(turn.begin() == nil)
        turn.isOver()
        #expect(Self.takeBack(turn) == false)
        let late = Turn(deadline: .now)
        #expect(late.begin() == .deadline)
        #expect(late.begin() == .deadline)
    }

    @Test func `what is taken back while it begins ends as soon as it only waits`() {
        let ended = Atomic(0)
        let told = Mutex<[Bool]>([])
        let turn = Turn(mayLast: true)
        #expect(turn.begin() == nil)
        turn.cancel { isTakenBack in told.withLock { $0.append(isTakenBack) } }
        #expect(told.withLock { $0 } == [])
        turn.lasts { verdict in
            verdict(ended.add(1, ordering: .relaxed).newValue == 1)
        }
        #expect(told.withLock { $0 } == [true])
        // The wait knows that it has ended already.
        #expect(Self.takeBack(turn) == false)
        #expect(ended.load(ordering: .relaxed) == 2)
        turn.isOver()
        #expect(Self.takeBack(turn) == false)
        #expect(ended.load(ordering: .relaxed) == 2)
    }

    @Test func `what fails before it waits was not taken back, and says so`() {
        let told = Mutex<[Bool]>([])
        let turn = Turn(mayLast: true)
        #expect(turn.begin() == nil)
        for _ in 0..<2 { turn.cancel { isTakenBack in told.withLock { $0.append(isTakenBack) } } }
        turn.isOver()
        #expect(told.withLock { $0 } == [false, false])
        turn.isOver()
        #expect(told.withLock { $0 }.count == 2)
    }

    @Test func `a change that is taken back before its turn changes nothing, and is answered once`()
        throws
    {
        let desk = try TestDesk()
        var answers: Answers?
        let turn = Turn()
        try desk.whileWriting {
            answers = try desk.ask(turn: turn)
            #expect(Self.takeBack(turn) == true)
        }
        #expect(answers?.words == ["request.cancelled"])
        #expect(try desk.contacts == 0)
    }

    @Test func `a kept answer is given whatever the deadline: the change was made long ago`() throws
    {
        let desk = try TestDesk()
        try desk.whileWriting { _ = try desk.ask() }
        #expect(try desk.ask(turn: Turn(deadline: .now)).words == ["replayed"])
    }
}

/// A key that comes again while its request is under way.
@Suite struct KeysInFlightTests {
    @Test func `R15 a request that still runs is not run twice: idempotency.in_progress`() throws {
        let desk = try TestDesk()
        var first: Answers?
        try desk.whileWriting {
            first = try desk.ask()
            let second = try desk.ask()
            #expect(second.words == ["idempotency.in_progress"])
            #expect(ErrorType.idempotencyInProgress.retryable)
        }
        #expect(first?.words == ["done"])
        #expect(try desk.ask().words == ["replayed"])
        #expect(try desk.contacts == 1)
    }

    @Test func `R16 the same key with other params is a mismatch while it runs, too`() throws {
        let desk = try TestDesk()
        try desk.whileWriting {
            _ = try desk.ask()
            #expect(try desk.ask(way: "visit").words == ["idempotency.mismatch"])
        }
        #expect(try desk.ask(way: "visit").words == ["idempotency.mismatch"])
        #expect(try desk.contacts == 1)
    }

    @Test func `R16 another uid may use the same key at the same time`() throws {
        let desk = try TestDesk()
        var one: Answers?
        var other: Answers?
        try desk.whileWriting {
            one = try desk.ask()
            other = try desk.ask(of: desk.caller(uid: 1_001))
        }
        #expect(one?.words == ["done"])
        #expect(other?.words == ["done"])
        #expect(try desk.contacts == 2)
    }

    @Test func `a refused request gives its key back`() throws {
        let desk = try TestDesk()
        #expect(try desk.ask(about: "nobody").words == ["member.not_found"])
        var again: Answers?
        try desk.whileWriting { again = try desk.ask() }
        #expect(again?.words == ["done"])
    }
}
