import LiaisonDaemon
import LiaisonWire
import Testing

/// R19: which limit passes when, at moments of the test's own choosing.
@Suite struct ConnectionPatienceTests {
    private let start = ContinuousClock.now

    private func at(_ milliseconds: Int) -> ConnectionPatience.Moment {
        start + .milliseconds(milliseconds)
    }

    /// The next limit as milliseconds after the start.
    private func next(_ patience: ConnectionPatience, isBusy: Bool = false) -> String {
        guard let next = patience.next(isBusy: isBusy) else { return "none" }
        return "\(next.breach) \(start.duration(to: next.at) / .milliseconds(1))"
    }

    @Test func `R19 a silent connection has ten seconds, and bytes without an end do not help`() {
        var patience = ConnectionPatience(ServerLimits(), openedAt: start)
        #expect(next(patience) == "firstLine 10000.0")
        patience.read(lines: 0, isInsideLine: true, at: at(9_000))
        #expect(next(patience, isBusy: true) == "firstLine 10000.0")
    }

    @Test func `R19 a line has ten seconds from its first byte, however many more come`() {
        var patience = ConnectionPatience(ServerLimits(), openedAt: start)
        patience.read(lines: 1, isInsideLine: true, at: at(1_000))
        for second in 2...9 { patience.read(lines: 0, isInsideLine: true, at: at(second * 1_000)) }
        #expect(next(patience, isBusy: true) == "line 11000.0")
        patience.read(lines: 1, isInsideLine: true, at: at(9_500))
        #expect(next(patience, isBusy: true) == "line 19500.0")
    }

    @Test func `a line that nobody reads cannot be ended: its time begins anew`() {
        var patience = ConnectionPatience(ServerLimits(), openedAt: start)
        patience.read(lines: 1, isInsideLine: true, at: at(1_000))
        patience.reading(false, isInsideLine: true, at: at(2_000))
        #expect(next(patience, isBusy: true) == "none")
        patience.reading(true, isInsideLine: true, at: at(60_000))
        #expect(next(patience, isBusy: true) == "line 70000.0")
    }

    @Test func `R19 who neither asks nor waits for anything has a minute`() {
        var patience = ConnectionPatience(ServerLimits(), openedAt: start)
        patience.read(lines: 1, isInsideLine: false, at: at(1_000))
        #expect(next(patience) == "idle 61000.0")
        #expect(next(patience, isBusy: true) == "none")
        patience.active(at: at(5_000))
        #expect(next(patience) == "idle 65000.0")
    }

    @Test
    func `R18 unread answers have ten seconds above the bound and thirty without a byte taken`() {
        var patience = ConnectionPatience(ServerLimits(), openedAt: start)
        patience.read(lines: 1, isInsideLine: false, at: at(0))
        patience.unread(100, hasProgressed: false, isBackedUp: false, at: at(1_000))
        #expect(next(patience) == "stall 31000.0")
        patience.unread(300_000, hasProgressed: false, isBackedUp: true, at: at(2_000))
        #expect(next(patience) == "backlog 12000.0")
        patience.unread(280_000, hasProgressed: true, isBackedUp: true, at: at(9_000))
        #expect(next(patience) == "backlog 12000.0")
        patience.unread(100_000, hasProgressed: true, isBackedUp: false, at: at(10_000))
        #expect(next(patience) == "stall 40000.0")
        patience.unread(0, hasProgressed: true, isBackedUp: false, at: at(11_000))
        #expect(next(patience) == "idle 60000.0")
    }
}
