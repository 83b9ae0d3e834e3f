import LiaisonCore
import LiaisonTestKit
import Testing

/// The receiving side as an office of its own, with the packs that ship: somebody whose affiliation stays
/// elsewhere comes here.
@Suite struct RulebookReceivingTests {
    private static func arrived(
        on day: String = "2026-01-05", standing: Standing = .full, joined: String? = nil
    ) throws -> Member {
        var member = Member(openedOn: day, standing: standing, joined: joined)
        member.rules = try ShippedRules.book()
        member.dossier.side = .receiving
        try member.perform(
            .arrive(Arrival(on: LiaisonTestKit.day(day), reason: .wageWork, personal: [.origin])),
            on: day)
        return member
    }

    @Test func `D2 D5 C2 whoever came is registered, placed, and has somebody who keeps contact`()
        throws
    {
        var member = try Self.arrived()
        #expect(member.dossier.absence?.arrivedOn == day("2026-01-05"))
        #expect(member.dossier.absence?.stage == .checkedIn)
        let ladder = "2026-02-04, due 2026-02-04 secretary, after-30d 2026-03-06 committee"
        for rule in ["D2-in", "D5-in", "C2-in"] { #expect(member.open(rule)?.line == ladder) }
        #expect(
            member.open("C1-in")?.line
                == "2026-04-05, ahead-14d 2026-03-20 liaison, due 2026-04-03 liaison,"
                + " after-14d 2026-04-17 secretary")
        // Nothing of the home side's is due here.
        #expect(
            Set(member.dossier.duties.map(\.rule)) == ["D2-in", "D5-in", "C2-in", "C1-in"])
        let steps: [(MobilityStep, String)] = [(.register, "D2-in"), (.place(.unit), "D5-in")]
        for (step, rule) in steps {
            try member.perform(
                .stepAbsence(step, on: day("2026-01-20"), personal: []), on: "2026-01-20")
            #expect(member.open(rule) == nil)
        }
        let outcome = try member.perform(
            .assign(Assignment(StaffID(3)), on: day("2026-01-21")), on: "2026-01-21")
        #expect(outcome.fulfilled.map(\.rule) == ["C2-in"])
        try member.perform(
            .recordContact(ContactReport(on: day("2026-02-28"), channel: .phone)),
            on: "2026-02-28")
        #expect(member.open("C1-in")?.due == day("2026-05-28"))
    }

    @Test func `O4 his appraisal is held here, and its result reaches the home side`() throws {
        var member = try Self.arrived()
        try member.perform(
            .stepAbsence(.place(.unit), on: day("2026-01-20"), personal: []), on: "2026-01-20")
        #expect(member.open("O4-in")?.line == "2026-12-31, ahead-45d 2026-11-16 secretary")
        let appraisal = try #require(Evidence(.appraisal, "qualified", amount: 2026))
        try member.perform(
            .recordEvidence(appraisal, on: day("2026-12-20"), []), on: "2026-12-20")
        #expect(member.open("O4-in")?.due == day("2027-12-31"))
        #expect(member.open("O4-result-in")?.due == day("2027-03-31"))
        let exchange = try #require(Evidence(.appraisalExchange, amount: 2026))
        try member.perform(
            .recordEvidence(exchange, on: day("2027-01-05"), []), on: "2027-01-05")
        #expect(member.open("O4-result-in") == nil)
    }

    @Test func `P3 before a probation ends its home side is told of the conduct here`() throws {
        var member = try Self.arrived(standing: .probationary, joined: "2025-08-31")
        try member.perform(
            .stepAbsence(.place(.unit), on: day("2026-01-20"), personal: []), on: "2026-01-20")
        #expect(
            member.open("P3-in")?.line
                == "2026-08-31, ahead-30d 2026-07-31 liaison, due 2026-08-31 secretary")
        #expect(member.open("P1") == nil)
        try member.perform(
            .recordEvidence(try #require(Evidence(.conduct)), on: day("2026-08-10"), []),
            on: "2026-08-10")
        #expect(member.open("P3-in") == nil)
    }

    @Test func `what the home side decides is not recorded here`() throws {
        var member = try Self.arrived()
        let commands: [MemberCommand] = [
            .recordDecision(OrgDecision(.death), on: day("2026-01-10")),
            .openAbsence(Departure(on: day("2026-01-10"), isAbroad: false, reason: nil)),
            .prepareTransfer(on: day("2026-01-10"), personal: []),
            .stepTransfer(.accept, on: day("2026-01-10")),
            .openOutreach(.other, on: day("2026-01-10")),
            .settleOutreach(on: day("2026-01-10")),
            .stepProbation(.application, on: day("2026-01-10")),
            .stepAbsence(.recognise(nil), on: day("2026-01-10"), personal: []),
            .stepAbsence(.expect, on: day("2026-01-10"), personal: []),
            .stepAbsence(.nameReceivingLiaison, on: day("2026-01-10"), personal: []),
            .stepAbsence(.answerTransferable(true, nil), on: day("2026-01-10"), personal: []),
        ]
        for command in commands {
            #expect(throws: Refusal.homeSideDecides) {
                try member.perform(command, on: "2026-01-10")
            }
        }
        #expect(throws: Refusal.beforeArrival(day("2026-01-05"))) {
            try member.perform(
                .stepAbsence(.place(nil), on: day("2026-01-04"), personal: []), on: "2026-01-10")
        }
    }

    @Test func `an arrival put down with the wrong day is put right, and its duties with it`()
        throws
    {
        var member = try Self.arrived()
        let amendment = AbsenceAmendment(arrived: day("2025-12-15"))
        try member.perform(.amendAbsence(amendment), on: "2026-01-08")
        #expect(member.dossier.absence?.checkedInOn == day("2025-12-15"))
        #expect(member.open("D5-in")?.due == day("2026-01-14"))
        var home = Member(openedOn: "2026-01-05")
        let departure = Departure(on: day("2026-01-05"), isAbroad: false, reason: nil)
        try home.perform(.openAbsence(departure), on: "2026-01-05")
        #expect(throws: Refusal.notReceiving) {
            try home.perform(.amendAbsence(amendment), on: "2026-01-08")
        }
    }

    @Test func `T3 whoever is transferred here belongs here from that day`() throws {
        var member = try Self.arrived()
        try member.perform(
            .closeAbsence(on: day("2026-03-02"), .transferred), on: "2026-03-02")
        #expect(member.dossier.side == .home)
        #expect(member.dossier.duties.isEmpty)
        #expect(throws: Refusal.notReceiving) {
            try member.perform(.arrive(Arrival(on: day("2026-03-03"))), on: "2026-03-03")
        }
        // He can leave as everybody here can.
        let departure = Departure(on: day("2026-04-01"), isAbroad: false, reason: .wageWork)
        try member.perform(.openAbsence(departure), on: "2026-04-01")
        #expect(member.open("D1") != nil)
        // Whoever went back home did not come to belong here.
        var other = try Self.arrived()
        try other.perform(.closeAbsence(on: day("2026-03-02"), .returned), on: "2026-03-02")
        #expect(other.dossier.side == .receiving)
        try other.perform(.arrive(Arrival(on: day("2026-05-05"))), on: "2026-05-05")
        #expect(other.open("D2-in")?.due == day("2026-06-04"))
    }
}
