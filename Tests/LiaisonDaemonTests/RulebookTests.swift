import LiaisonCore
import LiaisonTestKit
import Testing

/// Every row of the rulebook that makes something due, with the packs that ship: from facts to the
/// duty, its date and its ladder. Tests/RULEBOOK.md says which row is where, and which has no test.
@Suite struct RulebookTests {
    /// A member away since a day, as a card has him before anything else is recorded.
    private static func away(
        since departed: String, opened: String = "2026-01-05", standing: Standing = .full,
        joined: String? = nil, abroad: Bool = false, reason: Reason? = .wageWork
    ) throws -> Member {
        var member = Member(openedOn: opened, standing: standing, joined: joined)
        member.rules = try ShippedRules.book()
        let departure = Departure(on: day(departed), isAbroad: abroad, reason: reason)
        try member.perform(.openAbsence(departure), on: opened)
        return member
    }

    /// The open duty of a rule in a line: when it is due, and each rung with its day and role.
    private static func duty(_ rule: String, of member: Member) -> String? {
        guard let duty = member.open(rule) else { return nil }
        let rungs = duty.notices.map { "\($0.rung) \($0.planned.iso) \($0.role.rawValue)" }
        return ([duty.due.iso] + rungs).joined(separator: ", ")
    }

    private static func step(
        _ step: MobilityStep, on day: String, _ member: inout Member, today: String? = nil
    ) throws {
        try member.perform(
            .stepAbsence(step, on: LiaisonTestKit.day(day), personal: []), on: today ?? day)
    }

    @Test func `D1 six months away ask the branch for recognition, and only that makes it so`()
        throws
    {
        var member = try Self.away(since: "2026-01-04")
        #expect(
            Self.duty("D1", of: member)
                == "2026-07-04, month-ahead 2026-06-04 liaison, due 2026-07-06 secretary")
        #expect(member.dossier.absence?.stage == .away)
        try Self.step(.recognise(.workUnit), on: "2026-07-06", &member)
        #expect(member.open("D1") == nil)
        #expect(member.dossier.absence?.stage == .mobile)
    }

    @Test func `D2 a recognised absence is entered in the national system`() throws {
        var member = try Self.away(since: "2026-01-04")
        #expect(member.open("D2") == nil)
        try Self.step(.recognise(nil), on: "2026-07-06", &member)
        #expect(
            Self.duty("D2", of: member)
                == "2026-08-05, due 2026-08-05 secretary, after-30d 2026-09-04 committee")
        try Self.step(.register, on: "2026-07-20", &member)
        #expect(member.open("D2") == nil)
        #expect(member.dossier.absence?.stage == .outflowRegistered)
    }

    @Test func `D4 whoever left checks in where he is`() throws {
        var member = try Self.away(since: "2026-01-04")
        #expect(
            Self.duty("D4", of: member)
                == "2026-02-03, due 2026-02-03 liaison, after-14d 2026-02-14 secretary")
        try Self.step(.checkIn, on: "2026-01-20", &member)
        #expect(member.open("D4") == nil)
    }

    @Test func `D5 whoever has checked in is placed in a branch`() throws {
        var member = try Self.away(since: "2026-01-04")
        try Self.step(.checkIn, on: "2026-03-02", &member)
        #expect(
            Self.duty("D5", of: member)
                == "2026-04-01, due 2026-04-01 liaison, after-30d 2026-04-30 secretary")
        try Self.step(.place(.community), on: "2026-03-20", &member)
        #expect(member.open("D5") == nil)
        #expect(member.dossier.absence?.placementKind == .community)
    }

    @Test func `C1 three months without contact, and C3 half a year for students abroad`() throws {
        var member = try Self.away(since: "2026-01-04", opened: "2026-01-08")
        #expect(
            Self.duty("C1", of: member)
                == "2026-04-08, ahead-14d 2026-03-25 liaison, due 2026-04-08 liaison,"
                + " after-7d 2026-04-15 secretary, after-21d 2026-04-29 committee")
        #expect(member.open("C3") == nil)
        let report = ContactReport(on: day("2026-02-10"), channel: .phone)
        try member.perform(.recordContact(report), on: "2026-02-10")
        #expect(member.open("C1")?.due == day("2026-05-10"))
        var student = try Self.away(since: "2026-01-04", abroad: true, reason: .study)
        try student.perform(.recordContact(report), on: "2026-02-10")
        #expect(student.open("C1") == nil)
        #expect(student.open("C3")?.due == day("2026-08-10"))
    }

    @Test func `C2 the receiving side names who keeps contact there`() throws {
        var member = try Self.away(since: "2026-01-04")
        try Self.step(.place(.unit), on: "2026-03-02", &member)
        #expect(Self.duty("C2", of: member) == "2026-04-01, due 2026-04-01 liaison")
        try Self.step(.nameReceivingLiaison, on: "2026-03-20", &member)
        #expect(member.open("C2") == nil)
    }

    @Test func `L1 six months from the latest of contact, attendance and own dues`() throws {
        var member = try Self.away(since: "2025-12-01")
        #expect(
            Self.duty("L1", of: member)
                == "2026-07-05, month-3 2026-04-03 secretary, month-5 2026-06-05 committee,"
                + " review 2026-07-06 secretary")
        let attempt = ContactReport(on: day("2026-02-10"), result: .notReached, channel: .phone)
        try member.perform(.recordContact(attempt), on: "2026-02-10")
        try member.perform(
            .recordDues(through: month("2026-02"), payer: .relative, on: day("2026-02-11")),
            on: "2026-02-11")
        #expect(member.open("L1")?.due == day("2026-07-05"))
        try member.perform(.recordAttendance(on: day("2026-02-12")), on: "2026-02-12")
        #expect(member.open("L1")?.due == day("2026-08-12"))
        // The review changes nothing about the standing; the decision on suspension does.
        #expect(throws: Refusal.reviewNotDue(day("2026-08-12"))) {
            try member.perform(
                .recordDecision(
                    OrgDecision(.suspension, by: OrgID(1), hasDocument: true),
                    on: day("2026-08-11")), on: "2026-08-11")
        }
        #expect(member.dossier.standing == .full)
    }

    private static func suspended() throws -> Member {
        var member = try away(since: "2025-12-01")
        try member.perform(
            .recordDecision(
                OrgDecision(.suspension, by: OrgID(1), hasDocument: true), on: day("2026-07-06")),
            on: "2026-07-06")
        return member
    }

    @Test func `L2 two years after the suspension a review is due, and not before`() throws {
        var member = try Self.suspended()
        #expect(member.dossier.standing == .suspended)
        #expect(member.open("L1") == nil)
        #expect(
            Self.duty("L2", of: member)
                == "2028-07-06, ahead-30d 2028-06-06 secretary, due 2028-07-06 secretary,"
                + " after-30d 2028-08-07 committee")
        let removal = OrgDecision(.removal, by: OrgID(1), hasDocument: true)
        #expect(throws: Refusal.removalTooEarly(until: day("2028-07-06"))) {
            try member.perform(.recordDecision(removal, on: day("2028-07-05")), on: "2028-07-05")
        }
        try member.perform(.recordDecision(removal, on: day("2028-07-06")), on: "2028-07-06")
        #expect(member.dossier.standing == .removed)
        #expect(member.dossier.duties == [])
    }

    @Test func `L3 whoever is reached after the suspension may be restored`() throws {
        var member = try Self.suspended()
        let report = ContactReport(on: day("2026-09-01"), channel: .phone)
        try member.perform(.recordContact(report), on: "2026-09-01")
        #expect(Self.duty("L3", of: member) == "2026-10-01, due 2026-09-30 secretary")
        try member.perform(
            .recordDecision(
                OrgDecision(.restoration, by: OrgID(1), hasDocument: true), on: day("2026-09-20")),
            on: "2026-09-20")
        #expect(member.dossier.standing == .full)
        #expect(member.open("L3") == nil && member.open("L2") == nil)
    }

    @Test func `S1 S2 organisation life counts by attendance alone, and not of the exempt (O7)`()
        throws
    {
        var member = try Self.away(since: "2025-12-01")
        let expected =
            "2026-07-05, month-1 2026-02-05 liaison, month-3 2026-04-03 secretary,"
            + " month-5 2026-06-05 committee, review 2026-07-06 secretary"
        #expect(Self.duty("S1", of: member) == expected)
        let report = ContactReport(on: day("2026-02-02"), channel: .phone)
        try member.perform(.recordContact(report), on: "2026-02-02")
        #expect(Self.duty("S1", of: member) == expected)
        try member.perform(.recordAttendance(on: day("2026-02-03")), on: "2026-02-03")
        #expect(member.open("S1")?.due == day("2026-08-03"))
        try member.perform(.exempt(.frail, on: day("2026-02-04")), on: "2026-02-04")
        #expect(member.open("S1") == nil && member.open("O5") == nil)
        try member.perform(.exempt(nil, on: day("2026-02-05")), on: "2026-02-05")
        #expect(member.open("S1")?.due == day("2026-08-03"))
    }

    @Test func `S4 the end of a correction period asks for a review`() throws {
        var member = try Self.away(since: "2026-01-04")
        var correction = OrgDecision(.correction, by: OrgID(1), hasDocument: true)
        correction.until = day("2027-03-02")
        #expect(throws: Refusal.correctionTooLong(until: day("2027-03-01"))) {
            try member.perform(
                .recordDecision(correction, on: day("2026-03-01")), on: "2026-03-01")
        }
        correction.until = day("2026-09-01")
        try member.perform(.recordDecision(correction, on: day("2026-03-01")), on: "2026-03-01")
        #expect(
            Self.duty("S4", of: member)
                == "2026-09-01, ahead-30d 2026-07-31 secretary, due 2026-09-01 secretary,"
                + " after-30d 2026-09-30 committee")
        try member.perform(
            .recordDecision(OrgDecision(.review), on: day("2026-09-02")), on: "2026-09-02")
        #expect(member.open("S4") == nil)
        #expect(member.dossier.terms.correctionUntil == nil)
        #expect(member.dossier.standing == .full)
    }

    @Test func `S5 five years abroad ask for a review`() throws {
        let member = try Self.away(since: "2021-06-30", abroad: true, reason: .residence)
        #expect(
            Self.duty("S5", of: member)
                == "2026-06-30, month-ahead 2026-05-29 secretary, due 2026-06-30 secretary,"
                + " after-30d 2026-07-30 committee")
        #expect(try Self.away(since: "2021-06-30").open("S5") == nil)
    }
}
