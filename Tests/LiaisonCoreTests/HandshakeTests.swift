import LiaisonCore
import LiaisonTestKit
import Testing

/// On whose side it waits until somebody who left is placed in a branch.
@Suite struct HandshakeTests {
    private static func waits(_ absence: Absence) -> String {
        let handshake = Handshake(absence)
        let days = handshake.days(on: day("2026-03-31")).map { "\($0)" } ?? "-"
        return "\(handshake.next?.rawValue ?? "-") \(handshake.side?.rawValue ?? "-") \(days)"
    }

    @Test func `it waits for the home side, then the member, then the receiving side, then nobody`()
    {
        var absence = Absence(number: 1, departed: day("2026-03-01"))
        #expect(Self.waits(absence) == "expected home 30")
        // Told before he left: the member's days count from his leaving.
        absence.expectedOn = day("2026-02-20")
        #expect(Self.waits(absence) == "checked-in member 30")
        absence.expectedOn = day("2026-03-11")
        #expect(Self.waits(absence) == "checked-in member 20")
        absence.checkedInOn = day("2026-03-21")
        #expect(Self.waits(absence) == "placed receiving 10")
        absence.placedOn = day("2026-03-25")
        #expect(Self.waits(absence) == "- - -")
    }

    @Test func `a step that was skipped is not waited for, and an unknown day has no age`() {
        var absence = Absence(number: 1, departed: nil)
        #expect(Self.waits(absence) == "expected home -")
        absence.checkedInUndated = true
        #expect(Self.waits(absence) == "placed receiving -")
    }
}
