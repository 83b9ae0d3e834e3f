import Glibc
import LiaisonSystemd
import Testing

@Suite struct AlarmTests {
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    @Test func `it wakes when the instant has come, and not before`() async throws {
        let alarm = try Alarm()
        let due = Self.now() + 60
        alarm.arm(atMilliseconds: due)
        var wakes = alarm.wakes.makeAsyncIterator()
        #expect(await wakes.next() == .due)
        #expect(Self.now() >= due)
        alarm.shutDown()
    }

    @Test(arguments: [0, -1, 1] as [Int64])
    func `an instant that has passed wakes at once`(instant: Int64) async throws {
        let alarm = try Alarm()
        alarm.arm(atMilliseconds: instant)
        var wakes = alarm.wakes.makeAsyncIterator()
        #expect(await wakes.next() == .due)
        alarm.shutDown()
    }

    @Test func `a new instant takes the place of the old one`() async throws {
        let alarm = try Alarm()
        alarm.arm(atMilliseconds: Self.now() + 3_600_000)
        alarm.arm(atMilliseconds: Self.now() + 20)
        var wakes = alarm.wakes.makeAsyncIterator()
        #expect(await wakes.next() == .due)
        alarm.shutDown()
    }

    @Test func `after its end there are no more wakes, and arming it does nothing`() async throws {
        let alarm = try Alarm()
        alarm.shutDown()
        alarm.arm(atMilliseconds: 1)
        var wakes = alarm.wakes.makeAsyncIterator()
        #expect(await wakes.next() == nil)
    }
}
