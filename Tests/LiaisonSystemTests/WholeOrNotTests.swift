import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A request about several people is done for all of them or for none.
@Suite struct WholeOrNotTests {
    @Test func `a refusal about the second person undoes what was done about the first`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 2, in: daemon)
        // The second person has returned: nothing can be recorded of a stay that is over.
        let second = JSONValue.string(roll.members[1])
        try daemon.call(
            "absence.close", ["member": second, "on": .string(roll.today), "how": "returned"])
        let items = JSONValue.strings(roll.members)
        let before = try daemon.call("member.get", ["member": .string(roll.members[0])])
        #expect(throws: CallFailure.self) {
            try daemon.call(
                "duty.done", ["items": items, "by": "phone", "checked_in": .string(roll.today)])
        }
        let after = try daemon.call("member.get", ["member": .string(roll.members[0])])
        // Compared here, so that a failure shows nobody's record.
        let isUnchanged = after == before
        #expect(isUnchanged)
        daemon.stop()
        let facts = try DatabaseFile(daemon.database).number(
            "SELECT count(*) FROM fact WHERE kind IN ('contact', 'check-in')")
        #expect(facts == 0)
    }
}
