import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// Corrections on disk: what was recorded stays, what counts is another.
@Suite struct StoredCorrectionTests {
    private static func contact(_ on: String) -> MemberCommand {
        .recordContact(ContactReport(on: day(on), channel: .phone))
    }

    private func void(_ fact: Int64, _ because: String = "记错了人") -> Work {
        .correct(fact: fact, nil, PersonalValues(factNote: because))
    }

    /// The number of the fact that was recorded last.
    private func last(_ roll: TestStore) throws -> Int64 {
        let file = DatabaseFile(roll.directory.path + "/liaison.db")
        return Int64(try file.number("SELECT max(id) FROM fact"))
    }

    private func facts(_ roll: TestStore, of id: MemberID) throws -> [FactLine] {
        let handle = try #require(try roll.store.member(id)?.handle)
        return try roll.store.history(of: handle, .whole).rows.flatMap(\.parts).compactMap {
            if case .fact(let line) = $0 { line } else { nil }
        }
    }

    @Test func `the history keeps both, each naming the other, with the reason and the document`()
        throws
    {
        let roll = try TestStore()
        let id = try roll.away(since: "2026-01-05", on: "2026-01-05")
        let commendation = try #require(Evidence(.commendation, "branch"))
        var values = PersonalValues(factNote: "年度", factDocument: "2026-1")
        try roll.done(
            .member(id, .recordEvidence(commendation, on: day("2026-02-01"), []), values),
            on: "2026-02-01")
        let fact = try last(roll)
        values = PersonalValues(factNote: "级别记错")
        try roll.done(
            .correct(fact: fact, FactAmendment(detail: "committee"), values), on: "2026-02-02")
        let lines = try facts(roll, of: id)
        let before = try #require(lines.first { $0.kind == "commendation" && $0.corrects == nil })
        let after = try #require(lines.first { $0.corrects != nil })
        #expect(before.correctedBy == after.handle && after.corrects == before.handle)
        #expect(before.note == "年度" && before.detail == "branch")
        #expect(after.note == "级别记错" && after.detail == "committee")
        #expect(after.document == "2026-1" && after.on == day("2026-02-01"))
    }

    @Test func `what was sent stays sent, and a duty that comes back is told once`() throws {
        let roll = try TestStore()
        let liaison = try roll.staff()
        let id = try roll.away(since: "2026-01-05", liaison: liaison, on: "2026-01-05")
        try roll.record(Self.contact("2026-01-10"), about: id, on: "2026-01-10")
        _ = try roll.digest(on: "2026-03-27")
        let sent = {
            try roll.store.duties(of: .member(id), limit: 100).filter { $0.duty.rule == "C1" }
                .flatMap(\.notices).filter { $0.notice.fate == .sent }.map(\.notice.rung)
        }
        #expect(try sent() == ["ahead-14d"])
        try roll.record(Self.contact("2026-04-02"), about: id, on: "2026-04-02")
        try roll.done(void(try last(roll)), on: "2026-04-08")
        #expect(try roll.dossier(id).clocks.contact == day("2026-01-10"))
        _ = try roll.digest(on: "2026-04-08")
        #expect(try sent() == ["ahead-14d"])
        // Nothing is lost either: the rung that lay ahead.
        _ = try roll.digest(on: "2026-04-10")
        #expect(try sent().sorted() == ["ahead-14d", "due"])
    }

    @Test func `a void asked for twice under its key is one, and under another it is refused`()
        throws
    {
        let roll = try TestStore()
        let id = try roll.away(since: "2026-01-05", on: "2026-01-05")
        try roll.record(Self.contact("2026-01-10"), about: id, on: "2026-01-10")
        let fact = try last(roll)
        for isReplay in [false, true] {
            guard
                case .done(_, isReplay, _) = roll.perform(
                    void(fact), on: "2026-01-11", key: "a", fingerprint: [1])
            else { throw TestStore.Unexpected() }
        }
        #expect(try roll.store.facts("void", of: id) == 1)
        guard
            case .refused(.alreadyCorrected(by: fact + 1)) = roll.perform(
                void(fact), on: "2026-01-11")
        else { throw TestStore.Unexpected() }
        guard case .missing = roll.perform(void(1_000), on: "2026-01-11") else {
            throw TestStore.Unexpected()
        }
    }

    @Test func `what does not count is in no report and in no outreach record`()
        throws
    {
        let roll = try TestStore()
        let id = try roll.away(since: "2026-01-05", on: "2026-01-05")
        func figures() throws -> Int {
            try roll.store.dutyFigures(
                under: nil, from: day("2026-01-01"), through: day("2026-12-31")
            ).rows.first?.evidence[.home]?[.contact] ?? 0
        }
        try roll.record(Self.contact("2026-02-01"), about: id, on: "2026-02-01")
        try roll.record(
            .recordDues(through: month("2026-02"), payer: .member, on: day("2026-02-01")),
            about: id, on: "2026-02-01")
        #expect(try figures() == 1)
        try roll.done(
            .correct(
                fact: try last(roll) - 1, FactAmendment(on: day("2026-01-31")), PersonalValues()),
            on: "2026-02-02")
        #expect(try figures() == 1)
        #expect(try roll.store.attempts(of: id, from: day("2026-01-01")).rows.count == 1)
        try roll.done(void(try last(roll)), on: "2026-02-02")
        #expect(try figures() == 0)
        #expect(try roll.store.attempts(of: id, from: day("2026-01-01")).rows.isEmpty)
    }

    @Test func `who was reached only by mistake stands under what is unknown again`() throws {
        let roll = try TestStore()
        let liaison = try roll.staff()
        try roll.done(.addOrg(name: "青石村党支部", .branch, parent: nil), on: "2026-01-05")
        let branch = try #require(try roll.store.orgs(.whole).rows.last?.id)
        let id = try roll.away(since: "2026-01-05", liaison: liaison, on: "2026-01-05")
        let fields: [PersonalField] = [.idNumber, .phone, .destination]
        try roll.done(
            .member(
                id,
                .amend(
                    MemberAmendment(joined: day("2010-07-01"), branch: branch), personal: fields),
                PersonalValues([
                    .idNumber: "149999199001010015", .phone: "13900000001", .destination: "杭州",
                ])), on: "2026-01-05")
        try roll.record(
            .recordDues(through: month("2026-01"), payer: .relative, on: day("2026-01-05")),
            about: id, on: "2026-01-05")
        #expect(try roll.store.unknowns(in: nil, .whole).rows.count == 1)
        try roll.record(Self.contact("2026-02-01"), about: id, on: "2026-02-01")
        #expect(try roll.store.unknowns(in: nil, .whole).rows.isEmpty)
        try roll.done(void(try last(roll)), on: "2026-02-02")
        #expect(try roll.store.unknowns(in: nil, .whole).rows.count == 1)
    }
}
