import LiaisonCore
import LiaisonTestKit
import Testing

/// Facts that were recorded wrongly: put right, or made void. What then holds is what would hold had
/// they been recorded right the first time.
@Suite struct CorrectionTests {
    private static func call(_ on: String, _ result: ContactResult = .reached) -> MemberCommand {
        DutyTests.call(on, result)
    }

    /// Away since 1 January 2026, and called on 10 January.
    private static func called() throws -> Member {
        var member = try DutyTests.away(since: "2026-01-01", today: "2026-01-05")
        try member.perform(call("2026-01-10"), on: "2026-01-10")
        return member
    }

    private static func last(_ member: Member) -> Int64 { member.facts.last?.number ?? 0 }

    // MARK: - Clocks

    @Test func `voiding the last contact moves C1 and L1 back to the one before`() throws {
        var member = try Self.called()
        try member.perform(Self.call("2026-03-20"), on: "2026-03-20")
        #expect(member.open("C1")?.due == day("2026-06-20"))
        let outcome = try member.correct(Self.last(member), on: "2026-03-25")
        #expect(member.dossier.clocks.contact == day("2026-01-10"))
        #expect(member.open("C1")?.due == day("2026-04-10"))
        #expect(member.open("L1")?.due == day("2026-07-10"))
        #expect(outcome.fulfilled == [])
        #expect(Set(outcome.superseded.map(\.rule)) == ["C1", "L1"])
        #expect(outcome.facts.count == 1)
        let void = try #require(member.facts.last)
        #expect(void.event == .voided && void.corrects == void.number - 1)
        #expect(member.facts.first { $0.number == void.corrects }?.correctedBy == void.number)
    }

    @Test func `voiding the last contact moves C3 back too`() throws {
        var member = try DutyTests.away(
            since: "2026-01-01", today: "2026-01-05", abroad: true, reason: .study)
        try member.perform(Self.call("2026-01-10"), on: "2026-01-10")
        let due = member.open("C3")?.due
        try member.perform(Self.call("2026-07-20"), on: "2026-07-20")
        #expect(member.open("C3")?.due != due)
        try member.correct(Self.last(member), on: "2026-07-21")
        #expect(member.open("C3")?.due == due)
    }

    @Test(arguments: [
        // The corresponding day, clamped to the end of the month.
        ("2024-02-29", "2024-05-29", "2024-08-29"), ("2025-08-31", "2025-11-30", "2026-02-28"),
        ("2023-11-30", "2024-02-29", "2024-05-30"),
    ])
    func `a contact amended to a leap day or the end of a month counts from that day`(
        on: String, contactDue: String, review: String
    ) throws {
        var member = try DutyTests.away(since: "2023-01-01", today: "2023-01-05")
        try member.perform(Self.call("2023-02-01"), on: "2023-02-01")
        try member.correct(Self.last(member), FactAmendment(on: day(on)), on: "2026-01-05")
        #expect(member.open("C1")?.due == day(contactDue))
        #expect(member.open("L1")?.due == day(review))
    }

    @Test func `of a contact recorded twice, one voided changes nothing`() throws {
        var member = try Self.called()
        try member.perform(Self.call("2026-01-10"), on: "2026-01-11")
        let before = member.dossier
        let outcome = try member.correct(Self.last(member), on: "2026-01-12")
        #expect(outcome.opened == [] && outcome.superseded == [] && outcome.fulfilled == [])
        #expect(member.dossier == before)
        // And the other one alone then counts.
        #expect(throws: Refusal.self) {
            try member.correct(Self.last(member) - 1, on: "2026-01-12")
        }
    }

    @Test func `voiding dues moves the dues clock back, and the one of lost contact`() throws {
        var member = try Self.called()
        let review = member.open("L1")?.due
        for through in ["2026-02", "2026-06"] {
            try member.perform(
                .recordDues(through: month(through), payer: .member, on: day(through + "-15")),
                on: "2026-06-20")
        }
        try member.correct(Self.last(member), on: "2026-06-21")
        #expect(member.dossier.clocks.duesThrough == month("2026-02"))
        #expect(member.dossier.clocks.ownDues == day("2026-02-15"))
        #expect(member.open("F4")?.due == day("2026-08-31"))
        try member.correct(Self.last(member) - 2, on: "2026-06-21")
        #expect(member.dossier.clocks.duesThrough == nil)
        #expect(member.open("L1")?.due == review)
    }

    @Test func `dues that a relative had paid reset the clock of lost contact no more`() throws {
        var member = try Self.called()
        let review = member.open("L1")?.due
        try member.perform(
            .recordDues(through: month("2026-03"), payer: .member, on: day("2026-03-15")),
            on: "2026-03-15")
        #expect(member.open("L1")?.due == day("2026-09-15"))
        try member.correct(
            Self.last(member), FactAmendment(payer: .relative), on: "2026-03-16")
        #expect(member.open("L1")?.due == review)
        #expect(member.dossier.clocks.duesThrough == month("2026-03"))
    }

    @Test func `class hours voided and amended count as they were`() throws {
        var member = try Self.called()
        for _ in 1...2 {
            let study = try #require(Evidence(.study, "online", amount: 16))
            try member.perform(
                .recordEvidence(study, on: day("2026-02-01"), []), on: "2026-02-01")
        }
        #expect(member.dossier.clocks.studyHours == [2026: 32])
        try member.correct(Self.last(member), FactAmendment(amount: 4), on: "2026-02-02")
        #expect(member.dossier.clocks.studyHours == [2026: 20])
        // Nothing but the kind is another: the hours are not counted once more.
        try member.correct(Self.last(member), FactAmendment(detail: "lecture"), on: "2026-02-02")
        #expect(member.dossier.clocks.studyHours == [2026: 20])
        try member.correct(
            Self.last(member), FactAmendment(on: day("2025-12-30")), on: "2026-02-02")
        #expect(member.dossier.clocks.studyHours == [2026: 16, 2025: 4])
        try member.correct(Self.last(member), on: "2026-02-02")
        #expect(member.dossier.clocks.studyHours == [2026: 16])
    }

    @Test func `an appraisal amended to another year is of that year`() throws {
        var member = try Self.called()
        let appraisal = try #require(Evidence(.appraisal, "qualified", amount: 2025))
        try member.perform(
            .recordEvidence(appraisal, on: day("2026-01-12"), []), on: "2026-01-12")
        try member.correct(Self.last(member), FactAmendment(amount: 2024), on: "2026-01-13")
        #expect(member.dossier.clocks.latest[.appraisal] == day("2024-12-31"))
    }

    @Test func `a try that had reached him fulfils what was open, and the other way round`()
        throws
    {
        var member = try Self.called()
        try member.perform(Self.call("2026-03-20", .notReached), on: "2026-03-20")
        let duty = try #require(member.open("C1"))
        try member.correct(
            Self.last(member), FactAmendment(result: .reached), on: "2026-03-21")
        #expect(member.ended[duty.number] == .fulfilled)
        #expect(member.open("C1")?.due == day("2026-06-20"))
        #expect(member.dossier.clocks.latest[.attempt] == nil)
        let next = try #require(member.open("C1"))
        try member.correct(
            Self.last(member), FactAmendment(result: .wrongNumber), on: "2026-03-22")
        #expect(member.ended[next.number] == .superseded)
        #expect(member.open("C1")?.due == duty.due)
        #expect(member.dossier.clocks.latest[.attempt] == day("2026-03-20"))
    }

    // MARK: - Outreach

    /// Looked for since 2 May, after a try of the day before.
    private static func lookedFor() throws -> Member {
        var member = try called()
        try member.perform(call("2026-05-02", .notReached), on: "2026-05-02")
        try member.perform(.openOutreach(.moved, on: day("2026-05-02")), on: "2026-05-02")
        return member
    }

    @Test func `a voided try is none that failed, and one before the outreach never was`() throws {
        var member = try Self.lookedFor()
        let first = Self.last(member) - 1
        for on in ["2026-05-03", "2026-05-04"] {
            try member.perform(Self.call(on, .notReached), on: on)
        }
        #expect(member.dossier.outreach?.attempts == 2)
        try member.correct(Self.last(member), on: "2026-05-05")
        #expect(member.dossier.outreach?.attempts == 1)
        // Recorded before it was opened: corrected, it stands where it stood.
        try member.correct(first, FactAmendment(channel: .visit), on: "2026-05-05")
        #expect(member.dossier.outreach?.attempts == 1)
    }

    @Test func `a voided contact found nobody, and the tries after it count`() throws {
        var member = try Self.lookedFor()
        try member.perform(Self.call("2026-05-03"), on: "2026-05-03")
        let found = Self.last(member)
        try member.perform(Self.call("2026-05-04", .notReached), on: "2026-05-04")
        #expect(member.dossier.outreach?.state == .found)
        #expect(member.dossier.outreach?.attempts == 0)
        try member.correct(found, on: "2026-05-05")
        #expect(member.dossier.outreach?.state == .searching)
        #expect(member.dossier.outreach?.attempts == 1)
        #expect(throws: Refusal.notFound) {
            try member.perform(.settleOutreach(on: day("2026-05-05")), on: "2026-05-05")
        }
    }

    @Test func `an outreach that is over stays as it ended`() throws {
        var member = try Self.lookedFor()
        try member.perform(Self.call("2026-05-03"), on: "2026-05-03")
        let found = Self.last(member)
        try member.perform(.settleOutreach(on: day("2026-05-04")), on: "2026-05-04")
        try member.correct(found, on: "2026-05-05")
        #expect(member.dossier.outreach == nil)
        #expect(member.dossier.clocks.contact == day("2026-01-10"))
    }
}
