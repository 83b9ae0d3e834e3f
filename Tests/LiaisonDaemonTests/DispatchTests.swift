import LiaisonDaemon
import LiaisonWire
import Testing

@Suite struct DispatchTests {
    @Test func `every method of the table is answered, and nothing else`() {
        #expect(Desk.dispatchable == Method.all.map(\.name).sorted())
    }
}
