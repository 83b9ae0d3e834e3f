import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// Corrections of what was recorded of an org, on disk.
@Suite struct StoredOrgCorrectionTests {
    /// A mobile-member organisation on disk, and the same in memory.
    private struct Pair {
        let roll: TestStore
        let org: OrgID
        var memory: Organisation

        init() throws {
            roll = try TestStore()
            try roll.done(.addOrg(name: "甲", .mobileOrg, parent: nil), on: "2026-01-05")
            org = try #require(try roll.store.orgs().rows.last?.id)
            memory = Organisation(.mobileOrg, openedOn: "2026-01-05", rules: roll.rules)
            memory.dossier.org = org
        }

        mutating func record(
            _ kind: OrgRecordKind, on: String, amount: Int? = nil,
            _ values: PersonalValues = .init()
        ) throws {
            let record = OrgRecord(kind, amount: amount, hasDocument: kind.needsDocument)
            try memory.record(kind, on: on, amount: amount, today: "2026-06-01")
            try roll.done(
                .org([(org, .record(record, on: day(on)), values)]), on: "2026-06-01")
        }

        mutating func correct(_ fact: Int64, _ amendment: FactAmendment?) throws {
            try memory.correct(fact, amendment, on: "2026-06-01")
            try roll.done(
                .correct(fact: fact, amendment, PersonalValues(factNote: "试验")),
                on: "2026-06-01")
        }

        var card: OrgCard { get throws { try #require(try roll.store.orgCard(org)) } }
        var facts: [FactLine] {
            get throws {
                try roll.store.history(of: try card.line.handle, .whole).rows.flatMap(\.parts)
                    .compactMap { if case .fact(let line) = $0 { line } else { nil } }
            }
        }
    }

    @Test func `what is read back is what was decided, after each correction`() throws {
        var pair = try Pair()
        try pair.record(.founding, on: "2026-01-10", amount: 5)
        try pair.record(.themeDay, on: "2026-02-10")
        try pair.record(.themeDay, on: "2026-03-10")
        try pair.record(.service, on: "2026-03-11", amount: 30)
        try pair.record(.dissolution, on: "2026-05-10")
        let corrections: [(Int64, FactAmendment?)] = [
            (3, FactAmendment(on: day("2026-02-20"))), (4, FactAmendment(amount: 3)),
            (5, FactAmendment(on: day("2026-05-09"))), (8, nil), (2, nil),
            (1, FactAmendment(on: day("2026-01-09"), amount: 4)), (11, nil), (6, nil),
        ]
        for (fact, amendment) in corrections {
            try pair.correct(fact, amendment)
            #expect(try pair.card.dossier.life == pair.memory.dossier.life, "\(fact)")
            #expect(
                try pair.card.dossier.duties.map(\.due) == pair.memory.dossier.duties.map(\.due))
        }
        #expect(try pair.card.dossier.life == OrgLife(latest: [.service: day("2026-03-11")]))
        #expect(try pair.card.founding == nil)
        #expect(try pair.facts.count == 5 + corrections.count)
    }

    @Test
    func
        `an amended founding keeps its document and who approved it, and both stand in the history`()
        throws
    {
        var pair = try Pair()
        var values = PersonalValues(factNote: "试验", factDocument: "2026-1")
        values.ofFact[.approvedBy] = "中共某县委"
        try pair.record(.founding, on: "2026-01-10", amount: 50, values)
        try pair.correct(1, FactAmendment(amount: 5))
        let founding = try #require(try pair.card.founding)
        #expect(founding.amount == 5 && founding.document == "2026-1")
        #expect(founding.approvedBy == "中共某县委")
        let facts = try pair.facts
        #expect(facts.map(\.amount) == [5, 50])
        #expect(facts[0].corrects == facts[1].handle && facts[1].correctedBy == facts[0].handle)
    }

    @Test func `what the rules refuse changes nothing, and an unknown fact is none`() throws {
        var pair = try Pair()
        try pair.record(.founding, on: "2026-01-10", amount: 5)
        try pair.record(.dissolution, on: "2026-05-10")
        let before = try pair.card.dossier
        #expect(throws: Refusal.dissolvedAfterFounding(day("2026-05-10"))) {
            try pair.roll.done(.correct(fact: 1, nil, PersonalValues()), on: "2026-06-01")
        }
        guard
            case .missing = pair.roll.perform(
                .correct(fact: 1_000, nil, PersonalValues()), on: "2026-06-01")
        else { throw TestStore.Unexpected() }
        #expect(try pair.card.dossier == before)
    }
}
