import LiaisonCore
import LiaisonTestKit
import Testing

/// Each test is named after a row of the pack or a complaint, starts from facts and ends at dates.
@Suite struct DutyTests {
    static func away(since: String, today: String, abroad: Bool = false, reason: Reason = .wageWork)
        throws -> Member
    {
        var member = Member(openedOn: today)
        try member.perform(
            .openAbsence(Departure(on: day(since), isAbroad: abroad, reason: reason)),
            on: today
        )
        return member
    }

    static func call(_ on: String, _ result: ContactResult = .reached) -> MemberCommand {
        .recordContact(ContactReport(on: day(on), result: result, channel: .phone))
    }

    @Test func `D1 asks for recognition six months after departure, with a notice a month ahead`()
        throws
    {
        var member = try Self.away(since: "2026-03-20", today: "2026-03-20")
        let duty = try #require(member.open("D1"))
        #expect(duty.due == day("2026-09-20"))
        #expect(duty.notices.map(\.planned) == [day("2026-08-20"), day("2026-09-20")])
        try member.perform(
            .stepAbsence(.recognise(nil), on: day("2026-09-21"), personal: []), on: "2026-09-21")
        #expect(member.open("D1") == nil)
        #expect(member.ended[duty.number] == .fulfilled)
    }

    @Test func `D1 recognition before six months needs a planned return after them`() throws {
        var member = try Self.away(since: "2026-03-20", today: "2026-03-20")
        #expect(throws: Refusal.recognitionTooEarly(until: day("2026-09-20"))) {
            try member.perform(
                .stepAbsence(.recognise(nil), on: day("2026-05-01"), personal: []), on: "2026-05-01"
            )
        }
        try member.perform(
            .amendAbsence(AbsenceAmendment(until: day("2027-03-01"))),
            on: "2026-05-01"
        )
        try member.perform(
            .stepAbsence(.recognise(nil), on: day("2026-05-01"), personal: []), on: "2026-05-01")
    }

    @Test func `D4 is due thirty days after departure and ends with the check-in`() throws {
        var member = try Self.away(since: "2026-03-20", today: "2026-03-20")
        let duty = try #require(member.open("D4"))
        #expect(duty.due == day("2026-04-19"))
        try member.perform(
            .stepAbsence(.checkIn, on: day("2026-04-01"), personal: []), on: "2026-04-02")
        #expect(member.ended[duty.number] == .fulfilled)
    }

    @Test func `C1 runs from the later of departure and the last reached contact`() throws {
        var member = try Self.away(since: "2026-03-20", today: "2026-03-25")
        try member.perform(Self.call("2026-03-01"), on: "2026-03-25")
        #expect(member.open("C1")?.due == day("2026-06-20"))
        try member.perform(Self.call("2026-05-10"), on: "2026-05-10")
        #expect(member.open("C1")?.due == day("2026-08-10"))
    }

    @Test func `C1 with no contact on record starts when the roll was opened`() throws {
        let member = try Self.away(since: "2024-03-20", today: "2026-11-24")
        let duty = try #require(member.open("C1"))
        #expect(duty.since == day("2026-11-24"))
        #expect(duty.due == day("2027-02-24"))
        #expect(duty.period == "opening-2026-11-24")
    }

    @Test func `C3 takes the earlier of six months and the end of a half-year without contact`()
        throws
    {
        var member = try Self.away(
            since: "2026-02-01",
            today: "2026-02-01",
            abroad: true,
            reason: .study
        )
        // Nobody has called in this half-year: its end comes before six months.
        #expect(member.open("C3")?.due == day("2026-06-30"))
        try member.perform(Self.call("2026-02-10"), on: "2026-02-10")
        #expect(member.open("C3")?.due == day("2026-08-10"))
        try member.perform(Self.call("2026-06-29"), on: "2026-06-29")
        #expect(member.open("C3")?.due == day("2026-12-29"))
        #expect(member.open("C1") == nil)
    }

    @Test(arguments: [
        ("month-1", "2026-09-30"), ("month-3", "2026-11-30"), ("month-5", "2027-01-29"),
        ("month-6", "2027-02-26"),
    ])
    func `F4 marks the last days of the first, third, fifth and sixth unpaid month`(
        rung: String,
        told: String
    ) throws {
        var member = try Self.away(since: "2026-03-20", today: "2026-08-20")
        try member.perform(
            .recordDues(through: month("2026-08"), payer: .relative, on: day("2026-08-20")),
            on: "2026-08-20"
        )
        let duty = try #require(member.open("F4"))
        #expect(duty.due == day("2027-02-28"))
        // The reminder moves back to a working day; the deadline never moves.
        #expect(duty.notices.first { $0.rung == rung }?.planned == day(told))
    }

    @Test func `P1 notices come 60, 30 and 14 days ahead and conversion ends it`() throws {
        var member = Member(openedOn: "2026-01-05", standing: .probationary, joined: "2026-01-05")
        try member.perform(
            .openAbsence(Departure(on: day("2026-01-05"), isAbroad: false, reason: .other)),
            on: "2026-01-05"
        )
        let duty = try #require(member.open("P1"))
        #expect(duty.due == day("2027-01-05"))
        #expect(
            duty.notices.map(\.planned)
                == ["2026-11-06", "2026-12-04", "2026-12-22", "2027-01-05"].map(day)
        )
        let conversion = OrgDecision(.conversion, by: OrgID(1), hasDocument: true)
        #expect(throws: Refusal.conversionTooEarly(until: day("2027-01-05"))) {
            try member.perform(
                .recordDecision(conversion, on: day("2026-12-30")), on: "2026-12-30")
        }
        // A decided state points to who decided and to the document.
        for (decision, refusal) in [
            (OrgDecision(.conversion, by: OrgID(1)), Refusal.documentMissing),
            (OrgDecision(.conversion, hasDocument: true), .orgMissing),
        ] {
            #expect(throws: refusal) {
                try member.perform(
                    .recordDecision(decision, on: day("2027-01-06")), on: "2027-01-06")
            }
        }
        try member.perform(.recordDecision(conversion, on: day("2027-01-06")), on: "2027-01-06")
        #expect(member.ended[duty.number] == .fulfilled)
        #expect(member.dossier.standing == .full)
    }

    @Test(arguments: [ContactResult.notReached, .wrongNumber, .relayed])
    func `an attempt, a wrong number and a message passed on reset nothing`(
        result: ContactResult
    ) throws {
        var member = try Self.away(since: "2026-03-20", today: "2026-03-20")
        try member.perform(Self.call("2026-04-01"), on: "2026-04-01")
        let before = member.dossier.duties
        try member.perform(Self.call("2026-05-01", result), on: "2026-05-01")
        #expect(member.dossier.duties == before)
    }

    @Test func `L1 is moved by contact, attendance and own dues, and by nothing else`() throws {
        var member = try Self.away(since: "2026-01-10", today: "2026-01-10")
        try member.perform(Self.call("2026-01-15"), on: "2026-01-15")
        #expect(member.open("L1")?.due == day("2026-07-15"))
        try member.perform(.recordAttendance(on: day("2026-02-01")), on: "2026-02-01")
        #expect(member.open("L1")?.due == day("2026-08-01"))
        #expect(member.open("C1")?.since == day("2026-01-15"))
        try member.perform(
            .recordDues(through: month("2026-02"), payer: .relative, on: day("2026-03-01")),
            on: "2026-03-01"
        )
        #expect(member.open("L1")?.due == day("2026-08-01"))
        try member.perform(
            .recordDues(through: month("2026-03"), payer: .member, on: day("2026-04-01")),
            on: "2026-04-01"
        )
        #expect(member.open("L1")?.due == day("2026-10-01"))
    }

    @Test func `L1 a decision on the review ends it until the clock moves`() throws {
        var member = try Self.away(since: "2025-01-10", today: "2025-01-10")
        try member.perform(Self.call("2025-01-15"), on: "2025-01-15")
        #expect(throws: Refusal.reviewNotDue(day("2025-07-15"))) {
            try member.perform(
                .recordDecision(OrgDecision(.review), on: day("2025-06-01")), on: "2025-06-01")
        }
        let duty = try #require(member.open("L1"))
        try member.perform(
            .recordDecision(OrgDecision(.review), on: day("2025-08-01")), on: "2025-08-01")
        #expect(member.ended[duty.number] == .fulfilled)
        #expect(member.open("L1") == nil)
        try member.perform(Self.call("2025-09-01"), on: "2025-09-01")
        #expect(member.open("L1")?.due == day("2026-03-01"))
    }

    @Test func `coming back ends every duty of the absence and a new departure starts anew`() throws
    {
        var member = try Self.away(since: "2026-01-10", today: "2026-01-10")
        try member.perform(.closeAbsence(on: day("2026-05-01"), .returned), on: "2026-05-01")
        #expect(member.dossier.duties.isEmpty)
        try member.perform(
            .openAbsence(Departure(on: day("2026-06-01"), isAbroad: false, reason: .business)),
            on: "2026-06-01"
        )
        #expect(member.open("D1")?.due == day("2026-12-01"))
    }

    @Test func `sub-numbers keep their place when a duty is replaced`() throws {
        var member = try Self.away(since: "2026-01-10", today: "2026-01-10")
        let before = member.open("C1")?.item
        try member.perform(Self.call("2026-02-10"), on: "2026-02-10")
        #expect(member.open("C1")?.item == before)
        #expect(Set(member.dossier.duties.map(\.item)).count == member.dossier.duties.count)
    }
}
