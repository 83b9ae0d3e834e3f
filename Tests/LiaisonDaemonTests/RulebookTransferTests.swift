import LiaisonCore
import LiaisonTestKit
import Testing

/// The rulebook's rows on transfers, probation, dues, training and appraisal, with the packs that ship.
@Suite struct RulebookTransferTests {
    private static func member(
        opened: String = "2026-01-05", standing: Standing = .full, joined: String? = nil
    ) throws -> Member {
        var member = Member(openedOn: opened, standing: standing, joined: joined)
        member.rules = try ShippedRules.book()
        try member.perform(.enroll, on: opened)
        return member
    }

    private static func away(
        since departed: String = "2026-01-04", abroad: Bool = false, standing: Standing = .full,
        joined: String? = nil
    ) throws -> Member {
        var member = try member(standing: standing, joined: joined)
        let departure = Departure(on: day(departed), isAbroad: abroad, reason: .wageWork)
        try member.perform(.openAbsence(departure), on: "2026-01-05")
        return member
    }

    private static func duty(_ rule: String, of member: Member) -> String? {
        guard let duty = member.open(rule) else { return nil }
        let rungs = duty.notices.map { "\($0.rung) \($0.planned.iso) \($0.role.rawValue)" }
        return ([duty.due.iso] + rungs).joined(separator: ", ")
    }

    private static func decide(
        _ kind: DecisionKind, on day: String, _ member: inout Member, months: Int? = nil
    ) throws {
        try member.perform(
            .recordDecision(
                OrgDecision(kind, by: OrgID(1), hasDocument: true, months: months),
                on: LiaisonTestKit.day(day)), on: day)
    }

    private static func step(
        _ step: TransferStep, on day: String, _ member: inout Member
    ) throws {
        try member.perform(.stepTransfer(step, on: LiaisonTestKit.day(day)), on: day)
    }

    /// What a command puts on record.
    private static func events(
        of command: MemberCommand, on today: String, _ member: Member
    ) throws -> [Event] {
        let circumstance = Circumstance(
            now: Instant(milliseconds: Int64(day(today).dayNumber) * 86_400_000),
            today: day(today), reporter: .office, rules: member.rules)
        var numbers = Numbers()
        let decision = try LiaisonCore.decide(
            command, about: member.dossier, in: circumstance, numbers: &numbers)
        return decision.changes.compactMap { change in
            if case .factRecorded(let fact) = change { fact.event } else { Event?.none }
        }
    }

    @Test func `T1 whether the affiliation can be transferred is asked, and again each quarter`()
        throws
    {
        var member = try Self.away()
        #expect(
            Self.duty("T1", of: member)
                == "2026-07-04, due 2026-07-06 liaison, after-14d 2026-07-20 secretary,"
                + " after-60d 2026-09-02 committee")
        let answer = MobilityStep.answerTransferable(false, .unsettled)
        try member.perform(
            .stepAbsence(answer, on: day("2026-07-10"), personal: []), on: "2026-07-10")
        #expect(member.open("T1") == nil)
        #expect(Self.duty("T1-again", of: member) == "2026-10-10, due 2026-10-10 liaison")
        try member.perform(.prepareTransfer(on: day("2026-08-03"), personal: []), on: "2026-08-03")
        #expect(member.open("T1-again") == nil)
        #expect(try Self.away(abroad: true).open("T1") == nil)
    }

    @Test func `T3 until a transfer is accepted every duty of the home side stays`() throws {
        var member = try Self.away()
        let before = Set(member.dossier.duties.map(\.rule)).subtracting(["T1"])
        try member.perform(.prepareTransfer(on: day("2026-02-02"), personal: []), on: "2026-02-02")
        try Self.step(.issue(validDays: 30), on: "2026-02-03", &member)
        #expect(Set(member.dossier.duties.map(\.rule)).isSuperset(of: before))
        try Self.step(.refuse, on: "2026-02-10", &member)
        #expect(Set(member.dossier.duties.map(\.rule)).isSuperset(of: before))
        try Self.step(.issue(validDays: 30), on: "2026-02-11", &member)
        try Self.step(.accept, on: "2026-02-25", &member)
        #expect(member.dossier.absence == nil)
        #expect(member.dossier.duties.map(\.rule) == ["T5"])
    }

    @Test func `T4 T6 a letter expires, T5 its receipt comes within a month`() throws {
        var member = try Self.away()
        try member.perform(.prepareTransfer(on: day("2026-03-02"), personal: []), on: "2026-03-02")
        #expect(member.open("T4") == nil)
        try Self.step(.issue(validDays: 90), on: "2026-03-02", &member)
        #expect(
            Self.duty("T4", of: member)
                == "2026-05-31, ahead-14d 2026-05-15 liaison, due 2026-05-29 liaison")
        #expect(
            Self.duty("T6", of: member)
                == "2026-06-01, due 2026-06-01 secretary, after-30d 2026-07-01 committee")
        try Self.step(.issue(validDays: 30), on: "2026-06-02", &member)
        #expect(member.open("T4")?.due == day("2026-07-02"))
        try Self.step(.accept, on: "2026-06-20", &member)
        #expect(member.open("T4") == nil && member.open("T6") == nil)
        #expect(
            Self.duty("T5", of: member)
                == "2026-07-20, due 2026-07-20 secretary, after-14d 2026-08-03 committee")
        try Self.step(.receipt, on: "2026-07-01", &member)
        #expect(member.dossier.duties == [])
    }

    @Test func `T7 a graduate is transferred out within two years`() throws {
        var member = try Self.member()
        try member.perform(
            .amend(MemberAmendment(graduatedOn: day("2025-06-30")), personal: []), on: "2026-01-05")
        #expect(
            Self.duty("T7", of: member)
                == "2027-06-30, ahead-60d 2027-04-30 liaison, due 2027-06-30 secretary,"
                + " after-30d 2027-07-30 committee")
        try member.perform(.prepareTransfer(on: day("2026-02-02"), personal: []), on: "2026-02-02")
        try Self.step(.issue(validDays: 30), on: "2026-02-03", &member)
        try Self.step(.accept, on: "2026-02-10", &member)
        try Self.step(.receipt, on: "2026-02-20", &member)
        #expect(member.open("T7") == nil)
    }

    @Test func `T8 organisation life is resumed after a return from abroad`() throws {
        var member = try Self.away(abroad: true)
        try member.perform(.closeAbsence(on: day("2026-03-31"), .returned), on: "2026-03-31")
        #expect(Self.duty("T8", of: member) == "2026-04-30, due 2026-04-30 secretary")
        try Self.decide(.resumption, on: "2026-04-10", &member)
        #expect(member.open("T8") == nil)
    }

    @Test func `P1 P2 P7 probation lasts a year, and conversion counts from its end`() throws {
        var member = try Self.away(standing: .probationary, joined: "2025-07-01")
        #expect(
            Self.duty("P1", of: member)
                == "2026-07-01, ahead-60d 2026-04-30 liaison, ahead-30d 2026-06-01 secretary,"
                + " ahead-14d 2026-06-17 secretary, due 2026-07-01 secretary,"
                + " after-30d 2026-07-31 committee")
        #expect(throws: Refusal.conversionTooEarly(until: day("2026-07-01"))) {
            try member.perform(
                .stepProbation(.assembly(.convert), on: day("2026-06-30")), on: "2026-06-30")
        }
        try member.perform(
            .stepProbation(.assembly(.convert), on: day("2026-07-20")), on: "2026-07-20")
        #expect(member.open("P1") == nil)
        try Self.decide(.conversion, on: "2026-09-01", &member)
        #expect(member.dossier.standing == .full)
        #expect(member.dossier.converted == day("2026-07-01"))
    }

    @Test func `P3 the receiving side gives its account before the probation ends`() throws {
        var member = try Self.away(standing: .probationary, joined: "2025-07-01")
        try member.perform(
            .stepAbsence(.place(.unit), on: day("2026-02-02"), personal: []), on: "2026-02-02")
        #expect(
            Self.duty("P3", of: member)
                == "2026-07-01, ahead-45d 2026-05-15 liaison, ahead-14d 2026-06-17 secretary")
        let account = try #require(Evidence(.conduct))
        // An account of long before is asked for anew.
        try member.perform(.recordEvidence(account, on: day("2026-03-31"), []), on: "2026-03-31")
        #expect(member.open("P3") != nil)
        try member.perform(.recordEvidence(account, on: day("2026-04-01"), []), on: "2026-04-01")
        #expect(member.open("P3") == nil)
    }

    @Test func `P4 the committee approves within three months of the report`() throws {
        var member = try Self.away(standing: .probationary, joined: "2025-07-01")
        try member.perform(
            .stepProbation(.assembly(.convert), on: day("2026-07-20")), on: "2026-07-20")
        #expect(
            Self.duty("P4", of: member)
                == "2026-10-20, ahead-15d 2026-09-30 committee, due 2026-10-20 committee")
        try member.perform(.stepProbation(.report, on: day("2026-07-31")), on: "2026-07-31")
        #expect(member.open("P4")?.due == day("2026-10-31"))
        try Self.decide(.conversion, on: "2026-09-01", &member)
        #expect(member.open("P4") == nil)
    }

    @Test func `P5 an extension is decided once, for half a year to a year, from the expiry`()
        throws
    {
        var member = try Self.away(standing: .probationary, joined: "2023-12-12")
        // The example of the rulebook: expiry 2024-12-12, extended by half a year.
        try member.perform(
            .recordDecision(
                OrgDecision(.extended, by: OrgID(1), hasDocument: true, months: 6),
                on: day("2025-01-10")), on: "2026-01-05")
        #expect(member.open("P1") == nil)
        #expect(member.open("P5")?.due == day("2025-06-12"))
        #expect(throws: Refusal.alreadyExtended) {
            try Self.decide(.extended, on: "2026-01-06", &member, months: 6)
        }
        try Self.decide(.conversion, on: "2026-01-07", &member)
        #expect(member.dossier.converted == day("2025-06-12"))
    }

    @Test func `P6 a discussion is put off by six months at most, and seniority stays`() throws {
        var member = try Self.away(standing: .probationary, joined: "2025-02-28")
        #expect(throws: Refusal.postponementTooLong(until: day("2026-08-28"))) {
            try member.perform(
                .stepProbation(.postponement(until: day("2026-08-29")), on: day("2026-03-02")),
                on: "2026-03-02")
        }
        try member.perform(
            .stepProbation(.postponement(until: day("2026-08-28")), on: day("2026-03-02")),
            on: "2026-03-02")
        #expect(member.open("P1") == nil)
        #expect(
            Self.duty("P6", of: member)
                == "2026-08-28, ahead-30d 2026-07-29 secretary, due 2026-08-28 secretary")
        try Self.decide(.conversion, on: "2026-08-20", &member)
        #expect(member.dossier.converted == day("2026-02-28"))
    }

    @Test func `F1 F3 F4 P8 unpaid months from the first, and from joining where that is later`()
        throws
    {
        var member = try Self.away()
        #expect(
            Self.duty("F4", of: member)
                == "2026-06-30, month-1 2026-01-30 liaison, month-3 2026-03-31 secretary,"
                + " month-5 2026-05-29 committee, month-6 2026-06-30 secretary")
        try member.perform(
            .recordDues(through: month("2026-03"), payer: .relative, on: day("2026-03-05")),
            on: "2026-03-05")
        #expect(member.open("F4")?.due == day("2026-09-30"))
        let late = try Self.away(standing: .probationary, joined: "2025-03-01")
        #expect(late.open("F4")?.due == day("2026-06-30"))
        var joining = try Self.member(opened: "2025-01-06", standing: .full, joined: "2025-03-20")
        try joining.perform(
            .openAbsence(Departure(on: day("2025-04-01"), isAbroad: false, reason: nil)),
            on: "2025-04-01")
        #expect(joining.open("F4")?.due == day("2025-08-31"))
    }

    @Test func `F2 with the branch's consent the first unpaid month counts from it`() throws {
        var member = try Self.away()
        try member.perform(.arrangeDues(.inArrears, on: day("2026-04-10")), on: "2026-04-10")
        #expect(member.open("F4")?.due == day("2026-09-30"))
        // No month of a quarter is unpaid before the quarter ends.
        try member.perform(.arrangeDues(.quarterly, on: day("2026-04-10")), on: "2026-04-11")
        #expect(member.open("F4")?.due == day("2026-11-30"))
        #expect(member.open("F4")?.notices.first?.planned == day("2026-06-30"))
        try member.perform(.arrangeDues(nil, on: day("2026-04-12")), on: "2026-04-12")
        #expect(member.open("F4")?.due == day("2026-06-30"))
    }

    @Test func `F6 which side the dues went to is recorded, and they are paid either way`() throws {
        for side in [Side?.none, .home, .receiving] {
            var member = try Self.away()
            #expect(member.open("F4")?.due == day("2026-06-30"))
            let payment = MemberCommand.recordDues(
                through: month("2026-03"), payer: .member, to: side, on: day("2026-03-05"))
            let told = try Self.events(of: payment, on: "2026-03-05", member)
            #expect(told == [.dues(through: month("2026-03"), .member, to: side)])
            try member.perform(payment, on: "2026-03-05")
            #expect(member.open("F4")?.due == day("2026-09-30"))
        }
    }

    @Test func `O4 each year has its appraisal, and its result reaches the other side`() throws {
        var member = try Self.away()
        #expect(
            Self.duty("O4", of: member)
                == "2026-12-31, ahead-45d 2026-11-16 liaison, due 2026-12-31 secretary,"
                + " after-60d 2027-03-01 committee")
        try member.perform(
            .stepAbsence(.place(.unit), on: day("2026-03-02"), personal: []), on: "2026-03-02")
        let result = try #require(Evidence(.appraisal, "qualified", amount: 2025))
        try member.perform(.recordEvidence(result, on: day("2026-03-10"), []), on: "2026-03-10")
        #expect(member.open("O4")?.due == day("2026-12-31"))
        // That of the year before is none of this year: the duty is replaced, not done.
        #expect(member.ended.values.contains(.superseded))
        #expect(
            !member.ended.contains { member.all[$0.key]?.rule == "O4" && $0.value == .fulfilled })
        #expect(
            Self.duty("O4-result", of: member)
                == "2026-03-31, due 2026-03-31 liaison, after-30d 2026-04-30 secretary")
        let told = try #require(Evidence(.appraisalExchange, amount: 2025))
        try member.perform(.recordEvidence(told, on: day("2026-03-20"), []), on: "2026-03-20")
        #expect(member.open("O4-result") == nil)
        let next = try #require(Evidence(.appraisal, "qualified", amount: 2026))
        try member.perform(.recordEvidence(next, on: day("2026-12-20"), []), on: "2026-12-20")
        #expect(member.open("O4")?.due == day("2027-12-31"))
    }

    @Test func `O5 thirty-two class hours are asked for each year`() throws {
        var member = try Self.away()
        #expect(
            Self.duty("O5", of: member)
                == "2026-12-31, ahead-60d 2026-10-30 liaison, due 2026-12-31 secretary")
        for (hours, due) in [(31, "2026-12-31"), (1, "2027-12-31")] {
            let study = try #require(Evidence(.study, "online", amount: hours))
            try member.perform(.recordEvidence(study, on: day("2026-05-06"), []), on: "2026-05-06")
            #expect(member.open("O5")?.due == day(due))
        }
    }
}
