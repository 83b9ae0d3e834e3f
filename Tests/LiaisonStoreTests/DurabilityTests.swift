import LiaisonStore
import LiaisonTestKit
import Testing

@Suite struct DurabilityTests {
    @Test func `R56: the writer is at synchronous FULL after opening`() throws {
        let directory = try TemporaryDirectory()
        let store = try Store(path: directory.path + "/liaison.db")
        // 2 is FULL; GRDB leaves 1, NORMAL, unless told again after opening.
        #expect(try store.durability() == 2)
        try store.close()
    }
}
