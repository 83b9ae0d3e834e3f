import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

@Suite struct DigestTests {
    @Test func `one message a person and day, however often the timer wakes`() throws {
        let store = try TestStore()
        let liaison = try store.staff()
        _ = try store.away(since: "2026-01-05", liaison: liaison, on: "2026-01-05")
        _ = try store.away(since: "2026-01-06", liaison: liaison, on: "2026-01-06")
        // D4 of both is due on the 4th and the 5th of February, and January's dues are unpaid.
        let first = try store.digest(on: "2026-02-05")
        #expect(first.count == 1)
        #expect(first.first?.people == 2)
        #expect(try store.digest(on: "2026-02-05").isEmpty)
        #expect(try store.digest(on: "2026-02-04").isEmpty)
        #expect(try store.digest(on: "2026-02-06").isEmpty)
    }

    @Test func `a journal message is sent with its own commit, a manual one waits to be told`()
        throws
    {
        let store = try TestStore()
        let journal = try store.staff()
        let manual = try store.staff("manual")
        let one = try store.away(since: "2026-01-05", liaison: journal, on: "2026-01-05")
        let two = try store.away(since: "2026-01-05", liaison: manual, on: "2026-01-05")
        #expect(try store.digest(on: "2026-02-05").count == 2)
        #expect(try store.notices(of: one).contains { $0.notice.fate == .sent })
        #expect(try store.notices(of: two).allSatisfy { $0.notice.fate == nil })
        guard
            case .told(let deliveries, let notices) = try store.done(
                .told(manual), on: "2026-02-05")
        else { throw TestStore.Unexpected() }
        #expect(deliveries == 1 && notices > 0)
        #expect(try store.notices(of: two).count { $0.notice.fate == .sent } == notices)
    }

    @Test func `what nobody told by the end of the next working day has failed, and says so`()
        throws
    {
        let store = try TestStore()
        let manual = try store.staff("manual")
        let id = try store.away(since: "2026-01-05", liaison: manual, on: "2026-01-05")
        _ = try store.digest(on: "2026-02-13")
        // 2026-02-14 is a Saturday that works: until its end there is time.
        _ = try store.digest(on: "2026-02-14")
        #expect(try store.notices(of: id).allSatisfy { $0.notice.fate != .failed })
        _ = try store.digest(on: "2026-02-15")
        let failed = try store.notices(of: id).filter { $0.notice.fate == .failed }
        #expect(!failed.isEmpty)
        #expect(failed.allSatisfy { $0.reason == "nobody-told" })
    }

    @Test func `a duty that is done before the digest is not told, in the same transaction`() throws
    {
        let store = try TestStore()
        let liaison = try store.staff()
        let id = try store.away(since: "2026-01-05", liaison: liaison, on: "2026-01-05")
        try store.record(
            .stepAbsence(.checkIn, on: day("2026-01-20"), personal: []), about: id, on: "2026-01-20"
        )
        try store.record(
            .recordDues(through: month("2026-12"), payer: .member, on: day("2026-01-20")),
            about: id,
            on: "2026-01-20"
        )
        #expect(try store.digest(on: "2026-02-05").isEmpty)
        let done = try store.notices(of: id).filter { $0.notice.fate == .fulfilledBefore }
        #expect(!done.isEmpty)
    }

    @Test func `nothing is told of people who are being opened`() throws {
        let store = try TestStore()
        try store.open(since: "2025-01-05", on: "2026-01-05")
        #expect(try store.digest(on: "2026-01-06").isEmpty)
        try store.done(.release, on: "2026-01-06")
        #expect(try store.digest(on: "2026-01-07").count == 1)
    }

    /// The simulated year: promise 2, every notice ends in exactly one fate, nobody is told twice.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a year of calls, downtimes and clock steps leaves no notice without its fate`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let store = try TestStore()
        let liaisons = [try store.staff(), try store.staff("manual")]
        let members = try (0..<12).map { index in
            try store.away(
                since: day("2025-06-01").adding(days: index * 18).iso,
                liaison: liaisons[index % 2],
                on: "2026-01-05"
            )
        }
        var today = day("2026-01-05")
        while today < day("2027-02-01") {
            // Mostly a day on; at times a week's downtime, at times the clock steps back.
            switch random.next() % 12 {
            case 0: today = today.adding(days: 7)
            case 1: today = today.adding(days: -2)
            default: today = today.adding(days: 1)
            }
            let member = members[Int(random.next() % 12)]
            if random.next() % 3 == 0 {
                try store.record(
                    .recordContact(ContactReport(on: today, channel: .phone)),
                    about: member,
                    on: today.iso
                )
            }
            _ = try store.digest(on: today.iso)
            if random.next() % 2 == 0 { try store.done(.told(liaisons[1]), on: today.iso) }
        }
        for member in members {
            for duty in try store.store.duties(of: .member(member), limit: 10_000) {
                #expect(Set(duty.notices.map(\.notice.rung)).count == duty.notices.count)
                for notice in duty.notices {
                    let isAhead = duty.duty.state == .open && notice.notice.planned > today
                    let isWaiting = notice.delivery != nil
                    #expect(
                        notice.notice.fate != nil || isAhead || isWaiting
                            || !TestCalendar.known.isWorking(today),
                        "seed \(seed)"
                    )
                    #expect((notice.notice.fate == nil) == (notice.reason == nil))
                }
            }
        }
        let deliveries = try store.store.deliveries(.whole).rows
        #expect(Set(deliveries.map { $0.staff.handle + $0.on }).count == deliveries.count)
    }
}
