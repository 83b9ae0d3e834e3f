import LiaisonCore
import LiaisonDaemon
import LiaisonStore
import LiaisonTestKit
import LiaisonWire
import Synchronization
import Testing

/// What health is made of, each part for itself.
@Suite struct HealthTests {
    private static let start = Instant(milliseconds: 1_800_000_000_000)

    private static func later(_ seconds: Int) -> Instant {
        Instant(milliseconds: start.milliseconds + Int64(seconds) * 1000)
    }

    // MARK: - The board

    @Test func `a check says since when it is as it is, and the worst decides`() {
        let now = Mutex(Self.start)
        let state = Mutex(HealthState.ok)
        let board = HealthBoard(
            [
                HealthCheck("one") { _ in HealthFinding(.ok, "well", "well") },
                HealthCheck("two") { _ in
                    HealthFinding(state.withLock { $0 }, "word", "words")
                },
            ], clock: { now.withLock { $0 } })
        #expect(HealthBoard.worst(of: board.lookAnew()) == .ok)
        now.withLock { $0 = Self.later(10) }
        #expect(board.lookAnew().map(\.since) == [Self.start, Self.start])
        state.withLock { $0 = .degraded }
        now.withLock { $0 = Self.later(20) }
        #expect(HealthBoard.worst(of: board.lookAnew()) == .degraded)
        state.withLock { $0 = .failing }
        now.withLock { $0 = Self.later(30) }
        #expect(HealthBoard.worst(of: board.lookAnew()) == .failing)
        now.withLock { $0 = Self.later(40) }
        #expect(board.lookAnew().map(\.since) == [Self.start, Self.later(30)])
    }

    @Test func `whoever asks again within a second makes nobody look again`() {
        let looks = Mutex(0)
        let board = HealthBoard(
            [
                HealthCheck("one") { _ in
                    looks.withLock { $0 += 1 }
                    return HealthFinding(.ok, "well", "well")
                }
            ], clock: { Self.start })
        let first = board.look()
        for _ in 0..<100 { #expect(board.look() == first) }
        // On a machine that stands still for a second it looks once more.
        #expect(looks.withLock { $0 } <= 2)
        let before = looks.withLock { $0 }
        _ = board.lookAnew()
        #expect(looks.withLock { $0 } == before + 1)
    }

    // MARK: - Parts that stand still

    @Test func `a part that does not answer is late for as long as it does not`() {
        let heartbeat = Heartbeat()
        let waiting = Mutex<[@Sendable () -> Void]>([])
        #expect(heartbeat.lag == .zero)
        heartbeat.ask { answer in waiting.withLock { $0.append(answer) } }
        let first = heartbeat.lag
        // Who has not answered is not asked again.
        heartbeat.ask { answer in waiting.withLock { $0.append(answer) } }
        #expect(waiting.withLock { $0.count } == 1)
        #expect(heartbeat.lag > first)
        for answer in waiting.withLock({ $0 }) { answer() }
        let measured = heartbeat.lag
        #expect(measured == heartbeat.lag)
        #expect(measured > .zero)
        heartbeat.ask { $0() }
        #expect(heartbeat.lag < measured)
    }

    // MARK: - The clock

    /// A record that has looked at a clock which then is so much further after so many seconds.
    private static func clock(after seconds: Int, isAt wall: Int) -> ClockRecord {
        let origin = ContinuousClock.now
        let record = ClockRecord(lastSeen: nil, now: start)
        record.look(start, at: origin)
        record.look(later(wall), at: origin + .seconds(seconds))
        return record
    }

    private static func word(_ record: ClockRecord, at now: Instant) -> String {
        record.finding(now, isUnsynchronised: false).code
    }

    @Test(arguments: [
        (30, 30, 0, "steady"), (30, 35, 1, "steady"), (30, 3_630, 1, "steady"),
        (30, 20, 1, "steady"), (30, -100, 1, "set-back"), (30, 86_430, 1, "set-forward"),
        // A machine that was suspended counts the time by both clocks.
        (864_000, 864_000, 0, "steady"),
    ])
    func `a clock that is set is found out, and by how much`(
        seconds: Int, wall: Int, steps: Int, code: String
    ) {
        let record = Self.clock(after: seconds, isAt: wall)
        #expect(record.steps == steps)
        let finding = record.finding(Self.later(wall), isUnsynchronised: false)
        #expect(finding.code == code)
        #expect(finding.state == (code == "steady" ? .ok : .degraded))
        if code != "steady" {
            #expect(finding.values == [JSONMember("step_seconds", .integer(wall - seconds))])
        }
    }

    @Test func `a day after the step the clock is well again`() {
        let record = Self.clock(after: 30, isAt: -100)
        #expect(Self.word(record, at: Self.later(-100 + 86_399)) == "set-back")
        #expect(Self.word(record, at: Self.later(-100 + 86_400)) == "steady")
    }

    @Test(arguments: [
        (-3_600, "set-back"), (-59, "steady"), (0, "steady"), (86_400 * 30, "steady"),
        (86_400 * 400, "set-forward"),
    ])
    func `what an earlier run has seen shows a clock that is wrong`(seconds: Int, code: String) {
        let record = ClockRecord(lastSeen: Self.start, now: Self.later(seconds))
        #expect(Self.word(record, at: Self.later(seconds)) == code)
    }

    @Test func `a clock from before the product is implausible, and no server is no fault`() {
        let record = ClockRecord(lastSeen: nil, now: Instant(milliseconds: 0))
        #expect(Self.word(record, at: Instant(milliseconds: 0)) == "implausible")
        let alone = record.finding(Self.start, isUnsynchronised: true)
        #expect(alone.state == .ok)
        #expect(alone.code == "unsynchronised")
    }

    // MARK: - What is overdue

    /// 08:30 of a day in the office's zone, and so many minutes.
    private static func morning(_ iso: String, _ minutes: Int, _ zone: SystemZone) -> Instant {
        let hour = zone.instant(of: day(iso), at: CivilTime(secondOfDay: 8 * 3600 + 30 * 60))
        return Instant(milliseconds: hour.milliseconds + Int64(minutes) * 60_000)
    }

    @Test func `what the digest leaves behind is overdue after five minutes, and not before`()
        throws
    {
        let zone = try #require(SystemZone(named: "Asia/Shanghai"))
        let store = try TestStore()
        _ = try store.away(since: "2026-01-05", liaison: store.staff(), on: "2026-01-05")
        // The first rung of the first duty: the working day from which it is to be told.
        let first = try #require(try store.store.unsentNotices(through: day("2026-12-31")).1)
        func backlog(_ iso: String, _ minutes: Int) throws -> Backlog {
            try Backlog(
                of: store.store, zone, hour: CivilTime(secondOfDay: 8 * 3600 + 30 * 60),
                at: Self.morning(iso, minutes, zone))
        }
        let before = first.adding(days: -1).iso
        _ = try store.digest(on: before)
        #expect(try backlog(before, 600).notices == 0)
        #expect(try backlog(first.iso, 4).notices == 0)
        let late = try backlog(first.iso, 5)
        #expect(late.notices > 0)
        #expect(late.oldest == first)
        #expect(late.isPastToday)
        // After a downtime it waits for the hour.
        let after = try backlog(first.adding(days: 1).iso, -60)
        #expect(after.notices > 0)
        #expect(!after.isPastToday)
        _ = try store.digest(on: first.iso)
        #expect(try backlog(first.iso, 600).notices == 0)
    }
}
