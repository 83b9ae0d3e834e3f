import LiaisonCore
import LiaisonTestKit
import Testing

/// What is not corrected here, and what a correction tells whom.
@Suite struct CorrectionRefusalTests {
    private static func away() throws -> Member {
        try DutyTests.away(since: "2026-01-01", today: "2026-01-05")
    }

    private static func last(_ member: Member) -> Int64 { member.facts.last?.number ?? 0 }

    @Test func `a fact is corrected once, and the refusal names the one that did it`() throws {
        var member = try Self.away()
        try member.perform(DutyTests.call("2026-01-05"), on: "2026-01-05")
        let contact = Self.last(member)
        try member.correct(contact, FactAmendment(on: day("2026-01-04")), on: "2026-01-06")
        let amended = Self.last(member)
        #expect(throws: Refusal.alreadyCorrected(by: amended)) {
            try member.correct(contact, on: "2026-01-06")
        }
        // The one in its place is corrected next, and a void not at all.
        try member.correct(amended, on: "2026-01-07")
        #expect(member.dossier.clocks.contact == nil)
        let void = Self.last(member)
        #expect(throws: Refusal.correctedElsewhere(.void)) {
            try member.correct(void, on: "2026-01-07")
        }
        #expect(throws: Refusal.alreadyCorrected(by: void)) {
            try member.correct(amended, on: "2026-01-07")
        }
    }

    @Test(arguments: [
        (FactAmendment(on: day("2026-01-07")), Refusal.futureDate(day("2026-01-07"))),
        (FactAmendment(), .amendmentChangesNothing),
        (FactAmendment(on: day("2026-01-05"), result: .reached), .amendmentChangesNothing),
        (FactAmendment(payer: .relative), .amendmentMisfit),
        (FactAmendment(on: day("2026-01-04"), amount: 4), .amendmentMisfit),
        (FactAmendment(detail: "online"), .amendmentMisfit),
    ])
    func `an amendment says something else, of the past, and what fits the kind`(
        amendment: FactAmendment, refusal: Refusal
    ) throws {
        var member = try Self.away()
        try member.perform(DutyTests.call("2026-01-05"), on: "2026-01-05")
        let before = member.dossier
        #expect(throws: refusal) {
            try member.correct(Self.last(member), amendment, on: "2026-01-06")
        }
        #expect(member.dossier == before)
    }

    @Test func `evidence keeps to the words and the numbers of its kind`() throws {
        var member = try Self.away()
        let study = try #require(Evidence(.study, "online", amount: 4))
        try member.perform(.recordEvidence(study, on: day("2026-01-05"), []), on: "2026-01-05")
        for amendment in [
            FactAmendment(detail: "pledge"), FactAmendment(amount: 2025),
            FactAmendment(result: .reached),
        ] {
            #expect(throws: Refusal.amendmentMisfit) {
                try member.correct(Self.last(member), amendment, on: "2026-01-06")
            }
        }
        #expect(throws: Refusal.duesTooFarAhead(month("2028-01"))) {
            try member.perform(
                .recordDues(through: month("2026-01"), payer: .member, on: day("2026-01-05")),
                on: "2026-01-06")
            try member.correct(
                Self.last(member), FactAmendment(through: month("2028-01")), on: "2026-01-06")
        }
    }

    @Test func `what is put right elsewhere is refused, whether voided or amended`() throws {
        let today = day("2026-08-05")
        var member = Member(openedOn: "2026-01-05")
        let departure = Departure(on: day("2026-01-01"), isAbroad: false, reason: .wageWork)
        try member.perform(.openAbsence(departure), on: "2026-01-05")
        let commands: [(MemberCommand, Hinge)] = [
            (.openOutreach(.moved, on: today), .outreach),
            (.settleOutreach(on: today), .outreach),
            (.prepareTransfer(on: today, personal: []), .transfer),
            (.stepTransfer(.withdraw, on: today), .transfer),
        ]
        for (command, hinge) in commands {
            if case .settleOutreach = command {
                let found = ContactReport(on: today, channel: .phone)
                try member.perform(.recordContact(found), on: "2026-08-05")
            }
            try member.perform(command, on: "2026-08-05")
            for amendment in [nil, FactAmendment(on: day("2026-08-04"))] {
                let before = member.dossier
                #expect(throws: Refusal.correctedElsewhere(hinge), "\(command)") {
                    try member.correct(Self.last(member), amendment, on: "2026-08-05")
                }
                #expect(member.dossier == before)
            }
        }
    }

    // MARK: - Who is told

    /// C1's first rung was sent, a contact fulfilled the duty and is made void: what is planned then.
    private static func told(past isKnown: Bool) throws -> [Notice] {
        var member = try away()
        try member.perform(DutyTests.call("2026-01-10"), on: "2026-01-10")
        // A fortnight before the tenth of April.
        member.tell(on: "2026-03-27")
        #expect(
            member.open("C1")?.notices.filter { $0.fate == .sent }.map(\.rung) == ["ahead-14d"])
        try member.perform(DutyTests.call("2026-04-02"), on: "2026-04-02")
        var correction = member.correction(of: last(member), nil)
        if !isKnown { correction.past = [] }
        try member.perform(.correct(correction), on: "2026-04-20")
        let duty = try #require(member.open("C1"))
        #expect(duty.due == day("2026-04-10"))
        return duty.notices
    }

    @Test func `a duty that comes back tells nobody what he was told, and all that was not`() throws
    {
        let notices = try Self.told(past: true)
        #expect(notices.map(\.rung) == ["ahead-14d", "due", "after-7d", "after-21d"])
        #expect(notices.first?.fate == .folded)
        #expect(notices.dropFirst().allSatisfy { $0.fate == nil })
        #expect(notices[1].planned == day("2026-04-20"))
    }

    @Test func `without the duties that had ended he would be told twice`() throws {
        let notices = try Self.told(past: false)
        #expect(notices.first?.fate == nil)
    }

    @Test func `what was sent of a duty that the correction replaces is not sent again`() throws {
        var member = try Self.away()
        try member.perform(DutyTests.call("2026-01-10"), on: "2026-01-10")
        member.tell(on: "2026-04-20")
        try member.correct(
            Self.last(member), FactAmendment(on: day("2026-01-08")), on: "2026-04-21")
        let notices = try #require(member.open("C1")).notices
        #expect(
            notices.filter { $0.fate == .folded }.map(\.rung) == ["ahead-14d", "due", "after-7d"])
        #expect(notices.filter { $0.fate == nil }.map(\.rung) == ["after-21d"])
    }
}
