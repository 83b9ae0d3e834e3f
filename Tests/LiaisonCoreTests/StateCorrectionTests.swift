import LiaisonCore
import LiaisonTestKit
import Testing

/// States whose facts were recorded in error: of somebody else, or with another day.
@Suite struct StateCorrectionTests {
    private static let departure = Departure(
        on: day("2026-01-01"), isAbroad: false, reason: .wageWork)

    private static func away() throws -> Member {
        var member = Member(openedOn: "2026-01-05")
        try member.perform(.openAbsence(departure), on: "2026-01-05")
        return member
    }

    private static func step(
        _ member: inout Member, _ step: MobilityStep, _ on: String
    ) throws -> Int64 {
        try member.perform(.stepAbsence(step, on: day(on), personal: []), on: on)
        return last(member)
    }

    private static func decide(
        _ member: inout Member, _ kind: DecisionKind, _ on: String, months: Int? = nil
    ) throws -> Int64 {
        let decision = OrgDecision(kind, by: OrgID(1), hasDocument: true, months: months)
        try member.perform(.recordDecision(decision, on: day(on)), on: on)
        return last(member)
    }

    private static func last(_ member: Member) -> Int64 { member.facts.last?.number ?? 0 }

    @Test func `whoever was recorded dead in error has all his duties again`() throws {
        var member = try Self.away()
        try member.perform(DutyTests.call("2026-02-01"), on: "2026-02-01")
        let due = member.dossier.duties.map { "\($0.rule) \($0.due)" }
        let death = try Self.decide(&member, .death, "2026-02-03")
        #expect(member.dossier.standing == .deceased && member.dossier.duties.isEmpty)
        try member.correct(death, on: "2026-02-05")
        #expect(member.dossier.standing == .full && member.dossier.standingSince == nil)
        #expect(member.dossier.duties.map { "\($0.rule) \($0.due)" }.sorted() == due.sorted())
        #expect(member.facts.map(\.event.word).suffix(2) == ["death", "void"])
    }

    @Test func `a check-in of somebody else is asked for again, and one that came before counts`()
        throws
    {
        var member = try Self.away()
        let due = member.open("D4")?.due
        let first = try Self.step(&member, .checkIn, "2026-01-10")
        let second = try Self.step(&member, .checkIn, "2026-01-12")
        try member.correct(second, on: "2026-01-13")
        #expect(member.dossier.absence?.checkedInOn == day("2026-01-10"))
        try member.correct(
            first, FactAmendment(on: day("2026-01-08")), on: "2026-01-14")
        #expect(member.dossier.absence?.checkedInOn == day("2026-01-08"))
        #expect(throws: Refusal.beforeDeparture(day("2026-01-01"))) {
            try member.correct(
                Self.last(member), FactAmendment(on: day("2025-12-31")), on: "2026-01-14")
        }
        try member.correct(Self.last(member), on: "2026-01-15")
        #expect(member.dossier.absence?.isCheckedIn == false)
        #expect(member.open("D4")?.due == due)
    }

    @Test func `a departure of somebody else ends with nothing behind it`() throws {
        var member = Member(openedOn: "2026-01-05")
        let before = member.dossier
        try member.perform(.openAbsence(Self.departure), on: "2026-01-05")
        let departure = Self.last(member)
        let checkIn = try Self.step(&member, .checkIn, "2026-01-10")
        #expect(throws: Refusal.reliedUpon(by: checkIn)) {
            try member.correct(departure, on: "2026-01-11")
        }
        try member.correct(checkIn, on: "2026-01-11")
        try member.correct(departure, on: "2026-01-11")
        #expect(member.dossier.absence == nil && member.dossier.lastReturn == nil)
        #expect(member.dossier.duties == before.duties)
        // He can leave on any day: he never came back.
        try member.perform(
            .openAbsence(Departure(on: day("2025-11-01"), isAbroad: false, reason: .study)),
            on: "2026-01-12")
        #expect(member.dossier.absence?.departed == day("2025-11-01"))
    }

    @Test func `a departure of another day moves what counts from it`() throws {
        var member = try Self.away()
        try member.correct(
            Self.last(member), FactAmendment(on: day("2025-09-01")), on: "2026-01-06")
        #expect(member.dossier.absence?.mobileFrom == day("2026-03-01"))
        let instead = Self.last(member)
        _ = try Self.step(&member, .checkIn, "2026-01-10")
        #expect(throws: Refusal.beforeDeparture(day("2026-01-11"))) {
            try member.correct(
                instead, FactAmendment(on: day("2026-01-11")), on: "2026-01-12")
        }
    }

    @Test func `a return of somebody else opens the absence again, unless he has left since`()
        throws
    {
        var member = try Self.away()
        _ = try Self.step(&member, .checkIn, "2026-01-10")
        let before = member.dossier
        try member.perform(.closeAbsence(on: day("2026-02-01"), .returned), on: "2026-02-01")
        let end = Self.last(member)
        #expect(throws: Refusal.reliedUpon(by: end)) {
            try member.correct(end - 1, on: "2026-02-02")
        }
        try member.correct(end, FactAmendment(on: day("2026-01-20")), on: "2026-02-02")
        #expect(member.dossier.lastReturn == day("2026-01-20"))
        let again = Departure(on: day("2026-02-03"), isAbroad: false, reason: .study)
        try member.perform(.openAbsence(again), on: "2026-02-03")
        let second = Self.last(member)
        #expect(throws: Refusal.reliedUpon(by: second)) {
            try member.correct(end + 1, on: "2026-02-04")
        }
        try member.correct(second, on: "2026-02-04")
        try member.correct(end + 1, on: "2026-02-04")
        #expect(member.dossier.absence == before.absence && member.dossier.lastReturn == nil)
    }

    @Test func `what was registered keeps its recognition`() throws {
        var member = try Self.away()
        let recognition = try Self.step(&member, .recognise(.workUnit), "2026-07-05")
        let registration = try Self.step(&member, .register, "2026-07-06")
        #expect(throws: Refusal.reliedUpon(by: registration)) {
            try member.correct(recognition, on: "2026-07-07")
        }
        try member.correct(registration, on: "2026-07-07")
        try member.correct(recognition, on: "2026-07-07")
        #expect(member.dossier.absence?.stage == .away)
        #expect(member.open("D1") != nil)
    }

    @Test func `a conversion in error is a probation as far as it had come`() throws {
        var member = Member(
            openedOn: "2026-01-05", standing: .probationary, joined: "2025-02-01")
        try member.perform(.enroll, on: "2026-01-05")
        for step in [ProbationStep.application, .assembly(.convert), .report] {
            try member.perform(.stepProbation(step, on: day("2026-02-03")), on: "2026-02-03")
        }
        let before = member.dossier
        let conversion = try Self.decide(&member, .conversion, "2026-02-10")
        #expect(member.dossier.converted == day("2026-02-01"))
        // The steps before it stand as long as it does.
        #expect(throws: Refusal.reliedUpon(by: conversion)) {
            try member.correct(conversion - 1, on: "2026-02-11")
        }
        try member.correct(conversion, on: "2026-02-11")
        #expect(member.dossier.standing == .probationary && member.dossier.converted == nil)
        #expect(member.dossier.probation == before.probation)
        #expect(member.dossier.duties.map(\.rule) == before.duties.map(\.rule))
        // Now they can be, the last one first.
        #expect(throws: Refusal.reliedUpon(by: conversion - 1)) {
            try member.correct(conversion - 2, on: "2026-02-12")
        }
        try member.correct(conversion - 1, on: "2026-02-12")
        #expect(member.dossier.probation.state == .assemblyHeld)
    }

    @Test func `decisions are made void the latest first, and what was decided holds again`()
        throws
    {
        var member = try Self.away()
        let suspension = try Self.decide(&member, .suspension, "2026-08-01")
        let restoration = try Self.decide(&member, .restoration, "2026-09-01")
        #expect(throws: Refusal.reliedUpon(by: restoration)) {
            try member.correct(suspension, on: "2026-09-02")
        }
        try member.correct(restoration, on: "2026-09-02")
        #expect(member.dossier.standing == .suspended)
        #expect(member.dossier.standingSince == day("2026-08-01"))
        #expect(member.standingFact == suspension)
        // Another day moves the two years to a removal (L2), and is not before its ground (L1).
        try member.correct(
            suspension, FactAmendment(on: day("2026-07-15")), on: "2026-09-03")
        #expect(member.dossier.standingSince == day("2026-07-15"))
        #expect(member.standingFact == Self.last(member))
        #expect(throws: Refusal.self) {
            try member.correct(
                Self.last(member), FactAmendment(on: day("2026-03-01")), on: "2026-09-03")
        }
    }

    @Test func `without its acceptance a transfer and the absence go on`() throws {
        var member = try Self.away()
        try member.perform(
            .prepareTransfer(on: day("2026-02-01"), personal: []), on: "2026-02-01")
        let issue = TransferStep.issue(validDays: 30)
        try member.perform(.stepTransfer(issue, on: day("2026-02-02")), on: "2026-02-02")
        let letter = Self.last(member)
        let before = member.dossier
        try member.perform(.stepTransfer(.accept, on: day("2026-02-10")), on: "2026-02-10")
        #expect(member.dossier.absence == nil)
        let acceptance = Self.last(member)
        #expect(throws: Refusal.reliedUpon(by: acceptance)) {
            try member.correct(letter, on: "2026-02-11")
        }
        try member.correct(acceptance, on: "2026-02-11")
        #expect(member.dossier.absence == before.absence && member.dossier.lastReturn == nil)
        #expect(member.dossier.transfer == before.transfer)
        try member.correct(letter, FactAmendment(on: day("2026-02-01")), on: "2026-02-11")
        #expect(member.dossier.transfer?.letter?.issuedOn == day("2026-02-01"))
    }

    @Test func `an exemption and an arrangement in error leave the ones before them`() throws {
        var member = try Self.away()
        for exemption in [Exemption.frail, .oldAge] {
            try member.perform(.exempt(exemption, on: day("2026-02-01")), on: "2026-02-01")
        }
        try member.correct(Self.last(member), on: "2026-02-02")
        #expect(member.dossier.terms.exemption == .frail)
        try member.perform(.arrangeDues(.quarterly, on: day("2026-02-01")), on: "2026-02-02")
        try member.correct(Self.last(member), on: "2026-02-03")
        #expect(member.dossier.terms.duesArrangement == nil)
        #expect(member.dossier.terms.exemption == .frail)
    }

    /// What does not come back: an outreach that is over; the day of graduation, which the acceptance
    /// of a transfer takes off the card; steps of a probation that somebody has ended by hand.
    private static func without(_ member: Member, _ before: Dossier) -> Dossier {
        var dossier = member.dossier
        dossier.revision = before.revision
        dossier.outreach = before.outreach
        dossier.terms.graduatedOn = before.terms.graduatedOn
        dossier.places = before.places
        if before.standing != .probationary { dossier.probation = before.probation }
        if before.standing == .probationary { dossier.converted = before.converted }
        dossier.duties = before.duties
        return dossier
    }

    /// The fields in which two dossiers differ.
    private static func differences(_ one: Dossier, _ other: Dossier) -> [String] {
        zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children).compactMap {
            "\($0.value)" == "\($1.value)" ? nil : "\($0.label ?? ""): \($0.value), was \($1.value)"
        }
    }

    /// Records that were made void at once, over random histories.
    private static func voided(_ wanted: Int) throws -> (compared: Int, faults: [String]) {
        let opened = day("2024-02-29")
        var (compared, faults) = (0, [String]())
        var seed = UInt64(Amount.of("LIAISON_SEED", otherwise: 20_261_128))
        while compared < wanted, faults.count < 5 {
            seed += 1
            var history = RandomHistory(seed: seed, from: opened)
            var member = Member(openedOn: opened.iso)
            try member.perform(.enroll, on: opened.iso)
            var isSetByHand = false
            for number in 1...200 {
                let command = history.next()
                let before = member.dossier
                let today = history.today.iso
                guard let outcome = try? member.perform(command, on: today) else { continue }
                if case .amend(let amendment, _) = command {
                    isSetByHand =
                        isSetByHand || amendment.standing != nil || amendment.joined != nil
                }
                guard let fact = outcome.facts.first, outcome.facts.count == 1 else { continue }
                var other = member
                guard (try? other.correct(fact, on: today)) != nil else { continue }
                compared += 1
                var restored = without(other, before)
                if isSetByHand {
                    restored.probation = before.probation
                    restored.standingSince = before.standingSince
                }
                if restored != before {
                    faults.append(
                        "seed \(seed) step \(number): \(differences(restored, before)): \(command)")
                }
            }
        }
        return (compared, faults)
    }

    @Test func `a record made void at once leaves everything as it was before`() throws {
        let (compared, faults) = try Self.voided(10_000)
        #expect(faults == [])
        print("records made void at once: \(compared)")
    }

    @Test func `a void that leaves the clocks is found out`() throws {
        let faults = try ClockControl.$inForce.withValue(.voidLeavesClocks) {
            try Self.voided(1_000).faults
        }
        #expect(!faults.isEmpty)
    }
}
