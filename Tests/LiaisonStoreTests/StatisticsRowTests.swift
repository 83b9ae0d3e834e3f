import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// The rows of the rulebook about statistics, from facts to figures.
@Suite struct StatisticsRowTests {
    private let roll: TestStore
    private let committee: OrgID
    private let branch: OrgID
    private let other: OrgID
    private static let today = "2026-11-28"

    init() throws {
        roll = try TestStore()
        try roll.done(.addOrg(name: "石桥镇党委", .committee, parent: nil), on: Self.today)
        let committee = try #require(try roll.store.orgs().rows.last?.id)
        try roll.done(.addOrg(name: "松岭村党支部", .branch, parent: committee), on: Self.today)
        try roll.done(.addOrg(name: "翠苑社区党支部", .branch, parent: nil), on: Self.today)
        let orgs = try roll.store.orgs().rows.map(\.id)
        (self.committee, branch, other) = (committee, orgs[orgs.count - 2], orgs[orgs.count - 1])
    }

    private func member(of branch: OrgID) throws -> MemberID {
        try roll.done(
            .addMember(
                NewMember(
                    standing: .full, joined: nil, converted: nil, branch: branch,
                    values: PersonalValues([.name: "测试"]))), on: Self.today)
        return try #require(try roll.store.members(in: nil, Page(limit: 10_000)).rows.last?.id)
    }

    /// A member who left on a day, with what the sheet asks for.
    private func away(
        since: String?, of branch: OrgID, _ particulars: AbsenceParticulars = AbsenceParticulars()
    ) throws -> MemberID {
        let id = try member(of: branch)
        let departure = Departure(
            on: since.map { day($0) }, isAbroad: false, reason: .wageWork, particulars: particulars)
        try roll.record(.openAbsence(departure), about: id, on: Self.today)
        return id
    }

    private func step(_ step: MobilityStep, on: String, _ id: MemberID) throws {
        try roll.record(.stepAbsence(step, on: day(on), personal: []), about: id, on: Self.today)
    }

    private func reach(_ id: MemberID, on: String, _ result: ContactResult = .reached) throws {
        let report = ContactReport(on: day(on), result: result, channel: .phone)
        try roll.record(.recordContact(report), about: id, on: Self.today)
    }

    /// How many each of these figures counts.
    private func counts(
        _ words: [String], on: String = today, under org: OrgID? = nil
    ) throws -> [Int] {
        let rows = try roll.store.statistics(
            Statistics(on: day(on)), under: org, today: day(Self.today)
        ).rows
        return words.map { word in rows.first { $0.figure.word == word }?.count ?? 0 }
    }

    @Test func `G1 members count by formal affiliation, decisions by who took them`() throws {
        let id = try away(since: "2025-01-10", of: branch)
        try step(.recognise(nil), on: "2025-07-10", id)
        try step(.place(.community), on: "2025-08-01", id)
        let all = ["roll.members", "roll.away", "outflow.placed"]
        #expect(try counts(all, under: branch) == [1, 1, 1])
        #expect(try counts(all, under: committee) == [1, 1, 1])
        #expect(try counts(all, under: other) == [0, 0, 0])
        #expect(try counts(all, on: "2025-07-31", under: branch) == [1, 1, 0])
        let removal = OrgDecision(.removal, by: branch, hasDocument: true)
        try roll.record(.recordDecision(removal, on: day("2026-03-02")), about: id, on: Self.today)
        #expect(try counts(all, on: "2026-03-01", under: branch) == [1, 1, 1])
        #expect(try counts(all, on: "2026-03-02", under: branch) == [0, 0, 0])
        // Decisions count by who decided, within the year.
        let newcomer = try member(of: other)
        try roll.record(
            .amend(
                MemberAmendment(standing: .probationary, joined: day("2024-05-05")), personal: []),
            about: newcomer, on: Self.today)
        let conversion = OrgDecision(.conversion, by: committee, hasDocument: true)
        try roll.record(
            .recordDecision(conversion, on: day("2025-06-03")), about: newcomer, on: Self.today)
        let decided = ["roll.conversions", "roll.removals"]
        #expect(try counts(decided, on: "2025-06-02", under: committee) == [0, 0])
        #expect(try counts(decided, on: "2025-12-31", under: committee) == [1, 0])
        #expect(try counts(decided, on: "2025-12-31", under: other) == [0, 0])
        #expect(try counts(decided, under: committee) == [0, 1])
        // An appraisal counts where it was held: in his branch when nobody says.
        let appraised = ["roll.appraisals"]
        for (org, held) in [(branch, "2026-02-01"), (nil, "2026-02-03")] {
            let appraisal = try #require(
                Evidence(.appraisal, "qualified", amount: 2025, by: org))
            try roll.record(
                .recordEvidence(appraisal, on: day(held), []), about: newcomer, on: Self.today)
        }
        #expect(try counts(appraised, on: "2026-02-02", under: branch) == [1])
        #expect(try counts(appraised, on: "2026-02-02", under: other) == [0])
        #expect(try counts(appraised, on: "2026-02-03", under: other) == [1])
        #expect(try counts(appraised, on: "2025-12-31", under: branch) == [0])
    }

    @Test func `G3 who went how far, to what and from what, as of any day`() throws {
        let farmer = try away(
            since: "2025-01-10", of: branch,
            AbsenceParticulars(
                scope: .crossProvince, occupation: .farmer, unitKind: .selfEmployed))
        _ = try away(
            since: "2026-09-01", of: branch, AbsenceParticulars(scope: .withinProvince))
        try step(.recognise(.workUnit), on: "2025-07-10", farmer)
        let sheet = [
            "outflow.total", "outflow.not-recognised", "scope.cross-province",
            "scope.within-province", "destination.self-employed.farmer", "unit.self-employed",
            "occupation.farmer", "outflow.certificate",
        ]
        // Recognition makes a mobile member, from its day on; until then he is away.
        #expect(try counts(sheet, on: "2025-01-09") == [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(try counts(sheet, on: "2025-07-09") == [0, 1, 0, 0, 0, 0, 0, 0])
        #expect(try counts(sheet, on: "2025-07-10") == [1, 0, 1, 0, 1, 1, 1, 0])
        #expect(try counts(sheet) == [1, 1, 1, 0, 1, 1, 1, 0])
        try roll.done(
            .member(
                farmer, .amend(MemberAmendment(), personal: [.certificate]),
                PersonalValues([.certificate: "001"])), on: Self.today)
        try roll.record(
            .closeAbsence(on: day("2026-10-08"), .returned), about: farmer, on: Self.today)
        #expect(try counts(sheet, on: "2026-10-07") == [1, 1, 1, 0, 1, 1, 1, 1])
        #expect(try counts(sheet, on: "2026-10-08") == [0, 1, 0, 0, 0, 0, 0, 0])
    }

    @Test func `G3 receiving branches and mobile-member organisations, as of any day`() throws {
        try roll.done(.addOrg(name: "驻杭州党支部", .mobileOrg, parent: committee), on: Self.today)
        let mobile = try #require(try roll.store.orgs().rows.last?.id)
        func act(_ kind: OrgRecordKind, on: String) throws {
            let record = OrgRecord(kind, hasDocument: true)
            try roll.done(
                .org([(mobile, .record(record, on: day(on)), PersonalValues())]), on: Self.today)
        }
        try act(.founding, on: "2025-03-01")
        try act(.dissolution, on: "2026-09-01")
        // Somebody who came to one branch, and one of the other who was placed there and in the
        // mobile-member organisation, which counts as itself.
        try roll.done(
            .addMember(
                NewMember(
                    standing: .full, joined: nil, converted: nil, branch: branch, side: .receiving,
                    values: PersonalValues([.name: "测试"]))), on: Self.today)
        let guest = try #require(try roll.store.members(in: nil, .whole).rows.last?.id)
        try roll.record(.arrive(Arrival(on: day("2025-05-10"))), about: guest, on: Self.today)
        let own = try away(since: "2025-01-10", of: branch)
        try step(.place(.community, in: other), on: "2025-06-10", own)
        let third = try away(since: "2025-01-10", of: branch)
        try step(.place(.mobileOrg, in: mobile), on: "2025-06-10", third)
        try roll.record(
            .closeAbsence(on: day("2026-01-10"), .returned), about: guest, on: Self.today)
        let sheet = ["org.receiving", "org.mobile"]
        #expect(try counts(sheet, on: "2025-02-28") == [0, 0])
        #expect(try counts(sheet, on: "2025-03-01") == [0, 1])
        #expect(try counts(sheet, on: "2025-05-10") == [1, 1])
        #expect(try counts(sheet, on: "2025-06-09") == [1, 1])
        #expect(try counts(sheet, on: "2025-06-10") == [2, 1])
        #expect(try counts(sheet, on: "2025-06-10", under: committee) == [1, 1])
        #expect(try counts(sheet, on: "2025-06-10", under: other) == [1, 0])
        #expect(try counts(sheet, on: "2026-01-09") == [2, 1])
        #expect(try counts(sheet, on: "2026-01-10") == [1, 1])
        #expect(try counts(sheet, on: "2026-08-31") == [1, 1])
        #expect(try counts(sheet, on: "2026-09-01") == [1, 0])
        #expect(try counts(sheet) == [1, 0])
        // Placed once more, by today: since the first time.
        try step(.place(.community, in: other), on: "2026-11-01", own)
        #expect(try counts(sheet, on: "2025-06-10") == [2, 1])
        // A dissolution made void never was.
        func void(_ kind: String) throws {
            let fact = try DatabaseFile(roll.directory.path + "/liaison.db").number(
                "SELECT id FROM fact WHERE kind = '\(kind)'")
            try roll.done(.correct(fact: Int64(fact), nil, PersonalValues()), on: Self.today)
        }
        try void("dissolution")
        #expect(try counts(sheet) == [1, 1])
        // No people are behind a number of orgs; nor is a control's returned member there.
        let behind = try roll.store.behind(
            .receivingOrgs, Statistics(on: day(Self.today)), under: nil, today: day(Self.today),
            .whole)
        #expect(behind.rows.isEmpty)
        let wrong = try StatisticsControl.$inForce.withValue(.closedIgnored) { try counts(sheet) }
        #expect(wrong == [2, 1])
        // Nor was a stay that was put down for somebody else.
        for kind in ["return", "check-in", "arrival"] { try void(kind) }
        #expect(try counts(sheet, on: "2025-05-10") == [0, 1])
    }

    @Test func `G4 out of contact in the bands of the form, and found again within the year`()
        throws
    {
        let id = try away(since: "2013-01-10", of: branch)
        let silent = try away(since: "2020-01-10", of: branch)
        try reach(id, on: "2014-11-28")
        // Neither a try nor dues that somebody else paid is contact.
        try reach(id, on: "2026-03-02", .notReached)
        try roll.record(
            .recordDues(
                through: CivilMonth(containing: day("2026-03-02")), payer: .relative,
                on: day("2026-03-02")), about: id, on: Self.today)
        try roll.record(.openOutreach(.unitGone, on: day("2026-03-02")), about: id, on: Self.today)
        let sheet = [
            "contact.under-6-months", "contact.6-months", "contact.1-year", "contact.6-years",
            "contact.11-years", "contact.unrecorded", "search.out-of-contact",
            "situation.unit-gone", "situation.unrecorded", "search.found-again",
        ]
        #expect(try counts(sheet, on: "2014-11-27") == [0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
        #expect(try counts(sheet, on: "2015-05-28") == [0, 1, 0, 0, 0, 0, 1, 0, 1, 0])
        #expect(try counts(sheet, on: "2015-11-28") == [0, 0, 1, 0, 0, 0, 1, 0, 1, 0])
        #expect(try counts(sheet, on: "2020-11-28") == [0, 0, 0, 1, 0, 1, 1, 0, 1, 0])
        #expect(try counts(sheet, on: "2026-03-01") == [0, 0, 0, 0, 1, 1, 1, 0, 1, 0])
        #expect(try counts(sheet, on: "2026-03-02") == [0, 0, 0, 0, 1, 1, 1, 1, 0, 0])
        try reach(id, on: "2026-06-01")
        #expect(try counts(sheet, on: "2026-05-31") == [0, 0, 0, 0, 1, 1, 1, 1, 0, 0])
        #expect(try counts(sheet) == [1, 0, 0, 0, 0, 1, 0, 0, 0, 1])
        // An attendance is contact too; a blank before it stays unknown.
        try roll.record(
            .recordAttendance(on: day("2026-02-28")), about: silent, on: Self.today)
        #expect(try counts(sheet, on: "2026-02-27") == [0, 0, 0, 0, 1, 1, 1, 0, 1, 0])
        #expect(try counts(sheet, on: "2026-08-28") == [1, 1, 0, 0, 0, 0, 1, 0, 1, 1])
    }

    @Test func `M5 three of one branch in one place are shown, fewer or of several are not`() throws
    {
        let hangzhou = AbsenceParticulars(division: Division(code: "330100", year: 2024))
        func places(on: String = Self.today) throws -> [String] {
            try roll.store.places(
                Statistics(on: day(on)), under: nil, today: day(Self.today), .whole
            ).rows.map { "\($0.division) \($0.org.name) \($0.people)" }
        }
        let first = try away(since: "2026-03-02", of: branch, hangzhou)
        _ = try away(since: "2026-03-02", of: branch, hangzhou)
        _ = try away(since: "2026-03-02", of: other, hangzhou)
        #expect(try places() == [])
        _ = try away(since: "2026-04-01", of: branch, hangzhou)
        #expect(try places() == ["330100 松岭村党支部 3"])
        #expect(try places(on: "2026-03-31") == [])
        let behind = try roll.store.behind(
            .place("330100"), Statistics(on: day(Self.today)), under: branch,
            today: day(Self.today), Page(limit: 10))
        #expect(behind.rows.count == 3)
        try roll.record(
            .closeAbsence(on: day("2026-11-28"), .returned), about: first, on: Self.today)
        #expect(try places() == [])
        #expect(try places(on: "2026-11-27") == ["330100 松岭村党支部 3"])
    }
}
