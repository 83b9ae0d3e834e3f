import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// The duty lists of the three sides: seven, six and five, as data.
@Suite struct DutyListsTests {
    @Test func `there are seven, six and five, and each rule of theirs ships`() throws {
        let sides = DutySide.allCases.map { side in
            DutyLists.all.filter { $0.side == side }.map(\.number)
        }
        #expect(sides == [Array(1...7), Array(1...6), Array(1...5)])
        let shipped = Set(try ShippedRules.book().rules.filter(\.enabled).map(\.id))
        for duty in DutyLists.all {
            #expect(Set(duty.rules).subtracting(shipped) == [], "\(duty.title.en)")
            #expect(!duty.evidence.isEmpty, "\(duty.title.en)")
        }
        // Nothing is counted that no list asks for.
        #expect(Set(DutyLists.all.flatMap(\.evidence)) == Set(EvidenceWord.allCases))
    }

    @Test func `a period is a year, a quarter or a month`() {
        func days(_ text: String) -> String? {
            ReportPeriod(text).map { "\($0.first.iso) \($0.last.iso)" }
        }
        #expect(days("2026") == "2026-01-01 2026-12-31")
        #expect(days("2024Q1") == "2024-01-01 2024-03-31")
        #expect(days("2026Q4") == "2026-10-01 2026-12-31")
        #expect(days("2024-02") == "2024-02-01 2024-02-29")
        for wrong in ["", "26", "2026Q5", "2026Q0", "2026Q04", "2026-13", "Q4", "2026Q4Q1"] {
            #expect(days(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `each side's list counts what is about its own people`() throws {
        let figures: [Side: [EvidenceWord: Int]] = [
            .home: [.contact: 5, .placement: 2, .activity: 1],
            .receiving: [.contact: 3, .placement: 4, .activity: 1],
        ]
        func count(_ side: DutySide, _ word: EvidenceWord) throws -> Int {
            let duty = try #require(
                DutyLists.all.first { $0.side == side && $0.evidence.contains(word) })
            return duty.count(of: word, in: figures)
        }
        #expect(try count(.home, .contact) == 5)
        // What the home side was told of those who left is the receiving side's doing; its calls are not.
        #expect(try count(.receiving, .contact) == 3)
        #expect(try count(.receiving, .placement) == 6)
        #expect(try count(.member, .activity) == 2)
    }

    @Test func `a try, a contact and one that the member began count as what they are`() throws {
        let roll = try TestStore()
        let id = try roll.away(since: "2026-01-05", on: "2026-01-05")
        for (result, starter) in [
            (ContactResult.notReached, StartedBy.office), (.reached, .office), (.reached, .member),
        ] {
            try roll.record(
                .recordContact(
                    ContactReport(
                        on: day("2026-03-02"), result: result, channel: .phone, startedBy: starter)),
                about: id, on: "2026-03-02")
        }
        let figures = try #require(
            try roll.store.dutyFigures(
                under: nil, from: day("2026-03-01"), through: day("2026-03-31")
            ).rows.first)
        #expect(figures.evidence == [.home: [.contact: 2, .memberContact: 1]])
        #expect(figures.open["D4"] == 1)
        let before = try #require(
            try roll.store.dutyFigures(
                under: nil, from: day("2026-01-01"), through: day("2026-01-31")
            ).rows.first)
        #expect(before.evidence == [.home: [.departure: 1]])
        #expect(before.open == [:])
        #expect(ListedState(evidence: 2, open: 1) == .open)
        #expect(ListedState(evidence: 2, open: 0) == .met)
        #expect(ListedState(evidence: 0, open: 0) == .unrecorded)
    }
}
