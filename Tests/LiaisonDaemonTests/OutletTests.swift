import LiaisonDaemon
import Synchronization
import Testing

/// The way out of a connection, without a connection: what wakes it, what is taken, and what is
/// called at the end.
@Suite struct OutletTests {
    private let line = [UInt8](repeating: 0x20, count: 400)

    @Test func `a notification is taken while little waits, and wakes the loop once`() {
        let woken = Mutex(0)
        let outlet = Outlet(bound: 1_000) { woken.withLock { $0 += 1 } }
        #expect(outlet.push(line))
        #expect(outlet.push(line))
        #expect(!outlet.push(line))
        #expect(woken.withLock { $0 } == 1)
    }

    @Test func `who has gone gets nothing, and each hook is called once`() {
        let ended = Mutex(0)
        let outlet = Outlet(bound: 1_000) {}
        outlet.onClose { ended.withLock { $0 += 1 } }
        outlet.close()
        #expect(ended.withLock { $0 } == 1)
        outlet.close()
        #expect(ended.withLock { $0 } == 1)
        outlet.onClose { ended.withLock { $0 += 10 } }
        #expect(ended.withLock { $0 } == 11)
        #expect(!outlet.push(line))
        #expect(outlet.isFull)
    }

    @Test func `nothing is taken or begun while the client leaves answers unread`() {
        let begun = Mutex(0)
        let outlet = Outlet(bound: 1_000) {}
        #expect(outlet.backedUp(true).isEmpty)
        #expect(!outlet.push(line))
        #expect(!outlet.mayBegin { begun.withLock { $0 += 1 } })
        for again in outlet.backedUp(false) { again() }
        #expect(begun.withLock { $0 } == 1)
        #expect(outlet.push(line))
        #expect(outlet.mayBegin {})
    }

    @Test func `a connection waits until as many watches end as began`() {
        let woken = Mutex(0)
        let outlet = Outlet(bound: 1_000) { woken.withLock { $0 += 1 } }
        outlet.beginWatch()
        outlet.beginWatch()
        outlet.endWatch()
        #expect(outlet.isWatching)
        outlet.endWatch()
        #expect(!outlet.isWatching)
        // The loop learns of it, to count its idle time from here.
        #expect(woken.withLock { $0 } == 2)
    }
}
