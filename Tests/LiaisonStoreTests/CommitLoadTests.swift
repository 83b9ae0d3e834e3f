import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// What is committed reads back as what was decided: disk and memory never differ.
@Suite struct CommitLoadTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `random histories read back from disk as they are in memory`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let store = try TestStore()
        let start = day("2026-01-05")
        var memory = Member(openedOn: start.iso)
        try store.done(.addMember(Self.member), on: start.iso)
        let id = try #require(
            store.store.members(in: nil, Page(limit: 1)).rows.first?.id)
        memory.dossier.member = id
        try memory.perform(.enroll, on: start.iso)
        let liaisons = try (0..<2).map { _ in try store.staff() }
        var today = start
        for _ in 0..<60 {
            // The clock may step back: a decision is right for any day.
            today = today.adding(days: Int(random.next() % 20) - 3)
            let command = Self.command(&random, today, liaisons)
            var refusals: [Refusal?] = []
            do throws(Refusal) {
                try memory.perform(command, on: today.iso)
                refusals.append(nil)
            } catch { refusals.append(error) }
            do {
                try store.record(command, about: id, on: today.iso)
                refusals.append(nil)
            } catch let refusal as Refusal { refusals.append(refusal) }
            #expect(refusals[0] == refusals[1], "seed \(seed)")
            if random.next() % 3 == 0 {
                _ = try store.digest(on: today.iso)
                // The digest decides fates; memory takes them over.
                memory.dossier.duties = try store.dossier(id).duties
            }
            var stored = try store.dossier(id)
            stored.revision = memory.dossier.revision
            #expect(stored == memory.dossier, "seed \(seed)")
        }
    }

    private static let member = NewMember(
        standing: .full,
        joined: nil,
        converted: nil,
        branch: nil,
        values: PersonalValues()
    )

    private static func command(
        _ random: inout SplitMix64,
        _ today: CivilDate,
        _ liaisons: [StaffID]
    ) -> MemberCommand {
        // Mostly backdated, sometimes in the future, which is refused.
        let on = today.adding(days: 2 - Int(random.next() % 40))
        func pick<Value>(_ values: [Value]) -> Value {
            values[Int(random.next() % UInt64(values.count))]
        }
        switch random.next() % 12 {
        case 0, 1, 2:
            return .recordContact(
                ContactReport(on: on, result: pick(ContactResult.allCases), channel: .phone)
            )
        case 3: return .recordAttendance(on: on)
        case 4:
            return .recordDues(
                through: CivilMonth(containing: on),
                payer: pick(Payer.allCases),
                on: on
            )
        case 5:
            return .openAbsence(
                Departure(on: on, isAbroad: pick([true, false]), reason: pick(Reason.allCases))
            )
        case 6: return .closeAbsence(on: on, pick(AbsenceEnd.allCases))
        case 7: return .stepAbsence(.checkIn, on: on, personal: [])
        case 8: return .stepAbsence(.recognise(nil), on: on, personal: [])
        case 9: return .assign(Assignment(pick(liaisons)), on: today)
        case 10: return .amendAbsence(AbsenceAmendment(departed: on))
        default: return .stepAbsence(.place(nil), on: on, personal: [.receivingOrg])
        }
    }
}
