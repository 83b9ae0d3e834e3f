import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// What the event table says of what was done.
@Suite struct EventTests {
    /// The events after a number, as words.
    static func words(_ store: TestStore, after sequence: Int64) throws -> [String] {
        try store.store.events(after: sequence, limit: 1000).lines.map { line in
            line.kinds.map(\.rawValue).joined(separator: "+") + " " + line.subject.prefix(2)
        }
    }

    static func newest(_ store: TestStore) throws -> Int64 {
        try store.store.events(after: .max, limit: 0).newest.sequence
    }

    @Test func `a command writes one event a subject, with all its kinds`() throws {
        let store = try TestStore()
        let liaison = try store.staff()
        let id = try store.away(since: "2026-01-05", liaison: liaison, on: "2026-01-05")
        #expect(
            try Self.words(store, after: 0) == [
                "staff.added s-", "member.added m-",
                "absence.opened+duty.changed m-", "assignment.changed m-",
            ]
        )
        let before = try Self.newest(store)
        var values = PersonalValues([.phone: "13900000001"])
        values[.note] = "note"
        let report = ContactReport(
            on: day("2026-01-06"), result: .reached, channel: .phone, personal: [.phone, .note])
        try store.done(.member(id, .recordContact(report), values), on: "2026-01-06")
        let line = try #require(try store.store.events(after: before, limit: 10).lines.first)
        #expect(try Self.newest(store) == before + 1)
        #expect(line.kinds.prefix(2) == [.contactRecorded, .memberChanged])
        #expect(line.uid == 1)
        let fields = line.details.filter { $0.word == .field }.map(\.value)
        #expect(fields == ["phone", "note"])
        #expect(line.details.contains { $0.word == .fact && $0.value.hasPrefix("f-") })
    }

    @Test func `a duty that a fact moves is named with its rule`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        let before = try Self.newest(store)
        let report = ContactReport(on: day("2026-02-01"), channel: .phone)
        try store.done(
            .member(id, .recordContact(report), PersonalValues()), on: "2026-02-01")
        let line = try #require(try store.store.events(after: before, limit: 10).lines.first)
        #expect(line.kinds.contains(.dutyChanged))
        let ended = line.details.filter { $0.word == .fulfilled }.map(\.value)
        let opened = line.details.filter { $0.word == .opened }.map(\.value)
        #expect(
            ended.contains { $0.hasPrefix("C1:d-") } && opened.contains { $0.hasPrefix("C1:d-") })
    }

    @Test func `what is refused, replayed or changes nothing writes no event`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        let before = try Self.newest(store)
        let late = ContactReport(on: day("2026-03-01"), channel: .phone)
        guard
            case .refused = store.perform(
                .member(id, .recordContact(late), PersonalValues()), on: "2026-02-01")
        else { throw TestStore.Unexpected() }
        try store.done(.member(id, .recompute, PersonalValues()), on: "2026-01-05")
        let attendance = Work.member(id, .recordAttendance(on: day("2026-01-05")), PersonalValues())
        #expect(try Self.newest(store) == before)
        for _ in 0..<2 { _ = store.perform(attendance, on: "2026-01-05", key: "once") }
        #expect(try Self.newest(store) == before + 1)
    }

    @Test func `the clock's digest, a message and its end are events too`() throws {
        let store = try TestStore()
        let manual = try store.staff("manual")
        _ = try store.away(since: "2026-01-05", liaison: manual, on: "2026-01-05")
        let before = try Self.newest(store)
        _ = try store.digest(on: "2026-02-05")
        #expect(try Self.words(store, after: before) == ["delivery.made v-", "digest.made o-"])
        try store.done(.told(manual), on: "2026-02-05")
        #expect(try Self.words(store, after: before).last == "delivery.settled v-")
    }

    @Test func `a decision, an import and a release each have their kind`() throws {
        let store = try TestStore()
        let id = try store.away(since: "2025-01-05", on: "2026-01-05")
        let before = try Self.newest(store)
        // Six months without contact since the roll was opened: the review is due.
        try store.record(
            .recordDecision(OrgDecision(.review), on: day("2026-09-01")), about: id,
            on: "2026-09-01")
        #expect(try Self.words(store, after: before).first?.hasPrefix("decision.recorded") == true)
        try store.open(since: "2025-01-05", on: "2026-09-01")
        #expect(try Self.words(store, after: before).contains("import.applied o-"))
        try store.done(.release, on: "2026-09-02")
        #expect(try Self.words(store, after: before).last == "office.released o-")
    }

    @Test func `orgs and staff each have their kind`() throws {
        let store = try TestStore()
        try store.done(.addOrg(name: "甲", .branch, parent: nil), on: "2026-01-05")
        let org = try #require(try store.store.orgs().rows.last?.id)
        try store.done(
            .amendOrg(org, OrgFields(name: "乙")), on: "2026-01-05")
        let staff = try store.staff()
        try store.done(
            .amendStaff(staff, NewStaffFields(channel: "manual"), PersonalValues()),
            on: "2026-01-05")
        #expect(
            try Self.words(store, after: 0) == [
                "org.added o-", "org.changed o-", "staff.added s-", "staff.changed s-",
            ]
        )
    }

    @Test func `a list's cursor is of the list's own snapshot`() throws {
        let store = try TestStore()
        let empty = try store.store.members(in: nil, Page(limit: 10))
        #expect(empty.rows.isEmpty && empty.cursor.sequence == 0)
        _ = try store.away(since: "2026-01-05", on: "2026-01-05")
        let one = try store.store.members(in: nil, Page(limit: 10))
        #expect(one.rows.count == 1)
        #expect(try one.cursor.sequence == Self.newest(store))
        #expect(one.cursor.epoch == (try store.store.meta("epoch")))
        #expect(try store.store.staff().cursor == one.cursor)
        #expect(try store.store.orgs().cursor == one.cursor)
        #expect(try store.store.deliveries(Page(limit: 1)).cursor == one.cursor)
        #expect(try store.store.unknowns(in: nil, .whole).cursor == one.cursor)
        #expect(try store.store.search("测试", on: nil, limit: 1).cursor == one.cursor)
        let agenda = AgendaScope(until: day("2026-12-31"), org: nil, staff: nil)
        #expect(try store.store.agenda(agenda, .whole).cursor == one.cursor)
    }

    @Test func `the day's digest leaves only the newest events, and numbers go on`() throws {
        let store = try TestStore(keptEvents: 3)
        let id = try store.away(since: "2026-01-05", on: "2026-01-05")
        for _ in 0..<10 {
            try store.done(
                .member(id, .recordAttendance(on: day("2026-01-05")), PersonalValues()),
                on: "2026-01-05")
        }
        let before = try store.store.events(after: 0, limit: 100)
        #expect(before.lines.count == 12 && before.oldest.sequence == 0)
        _ = try store.digest(on: "2026-01-06")
        let after = try store.store.events(after: 0, limit: 100)
        #expect(after.newest.sequence >= 12)
        // The digest tells of itself after the pruning.
        #expect(after.lines.count == 3 + Int(after.newest.sequence - 12))
        #expect(after.oldest.sequence == 9)
        #expect(after.lines.first?.sequence == 10)
    }

    @Test func `a cursor's text is read as it was written, and nothing else is one`() {
        let cursor = EventCursor(epoch: "o-7K3Q9XZ4", sequence: 12)
        #expect(cursor.description == "o-7K3Q9XZ4.12")
        #expect(EventCursor(text: "o-7K3Q9XZ4.12") == cursor)
        for text in ["", ".", "12", "x.", ".12", "x.-1", "x.y", "x.99999999999999999999"] {
            #expect(EventCursor(text: text) == nil, "\(text)")
        }
    }
}
