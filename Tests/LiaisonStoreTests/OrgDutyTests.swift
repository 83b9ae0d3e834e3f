import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// Duties of orgs and staff people on disk: they come and go with what is recorded of members.
@Suite struct OrgDutyTests {
    private static let themeDay = Rule(
        id: "O1", title: LocalText(zh: "主题党日", en: "theme day"), subject: .org, basis: "试验",
        confidence: .v1, origin: .national, appliesTo: [.isBranch, .hasMobileMembers],
        clock: [.record], clockFallback: .opening, period: .endOf(.month), record: .themeDay,
        fulfilledBy: [.record],
        ladder: [Rung(name: "due", offset: .days(0), to: .secretary, origin: .product)],
        whenLate: .send(capDays: 31))
    private static let handover = Rule(
        id: "C2-handover", title: LocalText(zh: "移交", en: "hand over"), subject: .staff,
        basis: "试验", confidence: .v1, origin: .product, appliesTo: [.hasLeft, .hasMembers],
        clock: [.leaving], period: .days(0), fulfilledBy: [.handover],
        ladder: [Rung(name: "due", offset: .days(0), to: .secretary, origin: .product)],
        whenLate: .send(capDays: 31))

    /// A branch with a secretary and a member.
    private struct Branch {
        let store: TestStore
        let org: OrgID
        let secretary: StaffID
        let member: MemberID

        init() throws {
            store = try TestStore()
            store.rules = RuleBook(
                rules: TestRules.all + [themeDay, handover], calendar: TestCalendar.known)
            try store.done(.addOrg(name: "甲", .branch, parent: nil), on: "2026-01-05")
            org = try #require(try store.store.orgs().rows.last?.id)
            secretary = try store.staff()
            try store.done(.amendOrg(org, OrgFields(secretary: secretary)), on: "2026-01-05")
            member = try store.away(since: "2026-01-05", on: "2026-01-05")
        }

        func perform(_ command: MemberCommand, on today: String) throws {
            try store.done(.member(member, command, PersonalValues()), on: today)
        }

        func join(on today: String = "2026-01-06") throws {
            try perform(.amend(MemberAmendment(branch: org), personal: []), on: today)
        }

        var duties: [Duty] {
            get throws { try store.store.orgCard(org)?.dossier.duties ?? [] }
        }
    }

    @Test func `a branch has duties once one of its members is away, and none when nobody is`()
        throws
    {
        let branch = try Branch()
        #expect(try branch.duties.isEmpty)
        try branch.join()
        #expect(try branch.duties.map(\.due) == [day("2026-01-31")])
        let scope = AgendaScope(until: day("2026-02-05"), org: nil, staff: nil)
        let counts = try branch.store.store.otherAgendaCounts(scope, on: day("2026-02-05"))
        #expect(counts == (subjects: 1, items: 1, overdue: 1))
        try branch.perform(.closeAbsence(on: day("2026-01-20"), .returned), on: "2026-01-20")
        #expect(try branch.duties.isEmpty)
        let departure = Departure(on: day("2026-01-21"), isAbroad: false, reason: nil)
        try branch.perform(.openAbsence(departure), on: "2026-01-21")
        #expect(try branch.duties.count == 1)
        let death = OrgDecision(.death, by: branch.org)
        try branch.perform(.recordDecision(death, on: day("2026-01-22")), on: "2026-01-22")
        #expect(try branch.duties.isEmpty)
    }

    @Test func `a departure recorded late asks nothing of the branch for the months before`() throws
    {
        let branch = try Branch()
        try branch.join()
        try branch.perform(.closeAbsence(on: day("2026-01-20"), .returned), on: "2026-01-20")
        let departure = Departure(on: day("2026-02-10"), isAbroad: false, reason: nil)
        try branch.perform(.openAbsence(departure), on: "2026-06-15")
        #expect(try branch.duties.map(\.due) == [day("2026-06-30")])
        // Another day of leaving does not change when it became known.
        let amendment = AbsenceAmendment(departed: day("2026-03-10"))
        try branch.perform(.amendAbsence(amendment), on: "2026-06-16")
        #expect(try branch.duties.map(\.due) == [day("2026-06-30")])
    }

    @Test func `a record fulfils it, stands in the history, and the next one comes`() throws {
        let branch = try Branch()
        try branch.join()
        let record = OrgCommand.record(OrgRecord(.themeDay), on: day("2026-01-15"))
        try branch.store.done(
            .org([(branch.org, record, PersonalValues(factNote: "试验"))]), on: "2026-01-16")
        #expect(try branch.duties.map(\.due) == [day("2026-02-28")])
        let card = try #require(try branch.store.store.orgCard(branch.org))
        #expect(card.dossier.latest == [.themeDay: day("2026-01-15")])
        let facts = try branch.store.store.history(of: card.line.handle, .whole).rows
            .flatMap(\.parts).compactMap { part -> FactLine? in
                if case .fact(let fact) = part { fact } else { nil }
            }
        #expect(facts.map(\.kind) == ["theme-day"])
        #expect(facts.map(\.note) == ["试验"])
        let ended = try branch.store.store.duties(of: .org(branch.org), limit: 10)
            .filter { $0.duty.state == .fulfilled }
        #expect(ended.map(\.duty.due) == [day("2026-01-31")])
    }

    @Test func `the digest tells the branch's secretary, once`() throws {
        let branch = try Branch()
        try branch.join()
        // The month's last day is a Saturday: it is told on the working day before.
        func notices() throws -> [NoticeLine] {
            try branch.store.store.duties(of: .org(branch.org), limit: 10).flatMap(\.notices)
        }
        _ = try branch.store.digest(on: "2026-01-29")
        #expect(try notices().map(\.notice.fate) == [nil])
        _ = try branch.store.digest(on: "2026-01-30")
        #expect(try notices().map(\.notice.fate) == [.sent])
        #expect(try notices().map { $0.staff?.id } == [branch.secretary])
        _ = try branch.store.digest(on: "2026-02-02")
        #expect(try notices().count == 1)
    }

    @Test
    func
        `a duty is on the agenda of whoever its first rung goes to, the office's where nobody else is`()
        throws
    {
        let branch = try Branch()
        try branch.join()
        let office = try #require(try branch.store.store.staff(.whole).rows.first?.id)
        func agenda(_ staff: StaffID?) throws -> [CivilDate] {
            let scope = AgendaScope(until: day("2026-02-05"), org: nil, staff: staff)
            let lines = try branch.store.store.otherAgenda(scope, .whole).rows
            let counts = try branch.store.store.otherAgendaCounts(scope, on: day("2026-02-05"))
            #expect(counts.subjects == lines.count)
            #expect(counts.items == lines.flatMap(\.duties).count)
            return lines.flatMap(\.duties).map(\.due)
        }
        #expect(try agenda(branch.secretary) == [day("2026-01-31")])
        #expect(try agenda(office) == [])
        // He leaves: the branch's duties fall to the office, and whom he leaves behind has nobody else.
        try branch.perform(
            .assign(Assignment(branch.secretary), on: day("2026-01-06")), on: "2026-01-06")
        try branch.store.done(
            .amendStaff(
                branch.secretary, NewStaffFields(leftOn: day("2026-02-02")), PersonalValues()),
            on: "2026-02-02")
        #expect(try agenda(branch.secretary) == [])
        #expect(try agenda(office) == [day("2026-01-31"), day("2026-02-02")])
        #expect(try agenda(nil) == [day("2026-01-31"), day("2026-02-02")])
        // Another takes over: they are his, and the members of whoever left are still the office's.
        let next = try branch.store.staff()
        try branch.store.done(.amendOrg(branch.org, OrgFields(secretary: next)), on: "2026-02-03")
        #expect(try agenda(next) == [day("2026-01-31")])
        #expect(try agenda(office) == [day("2026-02-02")])
    }

    @Test func `from a restore to the release nothing about an org is told`() throws {
        let branch = try Branch()
        try branch.join()
        func fates() throws -> [Fate?] {
            try branch.store.store.duties(of: .org(branch.org), limit: 10).flatMap(\.notices)
                .map(\.notice.fate)
        }
        let file = DatabaseFile(branch.store.directory.path + "/liaison.db")
        _ = try file.rows("INSERT INTO meta(name, value) VALUES('restoredAt', '0')")
        _ = try branch.store.digest(on: "2026-01-30")
        #expect(try fates() == [nil])
        try branch.store.done(.release, on: "2026-01-30")
        _ = try branch.store.digest(on: "2026-02-02")
        #expect(try fates() == [.sent])
    }

    @Test func `whoever leaves his post has his members to hand over, until the last has another`()
        throws
    {
        let branch = try Branch()
        try branch.join()
        let liaison = try branch.store.staff()
        try branch.perform(.assign(Assignment(liaison), on: day("2026-01-06")), on: "2026-01-06")
        func duties() throws -> [DutyLine] {
            try branch.store.store.duties(of: .staff(liaison), limit: 10)
        }
        #expect(try duties().isEmpty)
        try branch.store.done(
            .amendStaff(
                liaison, NewStaffFields(org: branch.org, leftOn: day("2026-02-02")),
                PersonalValues()), on: "2026-02-02")
        #expect(try duties().map(\.duty.due) == [day("2026-02-02")])
        // What was his to hear of the member is the secretary's now, as is what he leaves.
        let notices = try branch.store.notices(of: branch.member).filter { $0.notice.fate == nil }
        #expect(!notices.isEmpty)
        #expect(
            notices.filter { $0.notice.role == .liaison }.allSatisfy {
                $0.staff?.id == branch.secretary
            })
        #expect(try duties().flatMap(\.notices).map { $0.staff?.id } == [branch.secretary])
        try branch.perform(
            .assign(Assignment(branch.secretary), on: day("2026-02-03")), on: "2026-02-03")
        #expect(try duties().map(\.duty.state) == [.fulfilled])
        // Given members again, he has them to hand over again.
        try branch.perform(.assign(Assignment(liaison), on: day("2026-02-04")), on: "2026-02-04")
        #expect(try duties().count { $0.duty.state == .open } == 1)
    }

    @Test func `other rules derive orgs and staff anew, a slice at a time`() throws {
        let branch = try Branch()
        try branch.join()
        var rule = Self.themeDay
        rule.period = .endOf(.quarter)
        branch.store.rules = RuleBook(
            rules: TestRules.all + [rule, Self.handover], calendar: TestCalendar.known)
        var after = Subject.member(MemberID(0))
        var slices = 0
        while case .recomputed(_, let last?, _) = try branch.store.done(
            .recompute(after: after, limit: 1, fingerprint: "q"), on: "2026-01-07")
        {
            after = last
            slices += 1
            #expect(try branch.store.store.meta("rules") == "")
        }
        // A member, two orgs, and the kinds that have no more.
        #expect(slices >= 4)
        #expect(try branch.store.store.meta("rules") == "q")
        #expect(try branch.duties.map(\.due) == [day("2026-03-31")])
    }

    @Test func `M1 K5 the founding and the life of an org are on record`() throws {
        let branch = try Branch()
        try branch.store.done(.addOrg(name: "乙", .mobileOrg, parent: nil), on: "2026-01-05")
        let org = try #require(try branch.store.store.orgs().rows.last?.id)
        var values = PersonalValues(factDocument: "2026-1")
        values.ofFact[.approvedBy] = "中共某县委"
        let founding = OrgRecord(.founding, amount: 5, hasDocument: true)
        try branch.store.done(
            .org([(org, .record(founding, on: day("2026-01-05")), values)]), on: "2026-01-06")
        try branch.store.done(
            .amendOrg(org, OrgFields(secretary: branch.secretary, term: .three, sponsor: .park)),
            on: "2026-01-06")
        for kind in [OrgRecordKind.survey, .taskList] {
            let record = OrgCommand.record(OrgRecord(kind), on: day("2026-01-07"))
            try branch.store.done(
                .org([(org, record, PersonalValues(factNote: "试验"))]), on: "2026-01-07")
        }
        try branch.perform(
            .stepAbsence(
                .place(.mobileOrg, in: org), on: day("2026-01-08"), personal: [.receivingOrg]),
            on: "2026-01-08")
        let card = try #require(try branch.store.store.orgCard(org))
        #expect(card.founding?.approvedBy == "中共某县委")
        #expect(card.founding?.document == "2026-1")
        #expect(card.founding?.amount == 5)
        #expect(card.dossier.foundedOn == day("2026-01-05"))
        #expect(card.dossier.term == .three)
        #expect(card.sponsor == .park)
        #expect(card.line.secretary != nil)
        #expect(card.dossier.latest.keys.contains(.survey))
        #expect(card.placed == 1)
        let placed = try branch.store.store.placed(in: org, .whole).rows.map(\.id)
        #expect(placed == [branch.member])
        // Back home, he belongs there no more.
        try branch.perform(.closeAbsence(on: day("2026-02-02"), .returned), on: "2026-02-02")
        #expect(try branch.store.store.placed(in: org, .whole).rows.isEmpty)
    }

    @Test func `a record that the rules refuse changes none of several`() throws {
        let branch = try Branch()
        try branch.join()
        let office = try #require(try branch.store.store.orgs().rows.first?.id)
        let record = OrgCommand.record(OrgRecord(.themeDay), on: day("2026-01-15"))
        let founding = OrgCommand.record(
            OrgRecord(.founding, hasDocument: true), on: day("2026-01-15"))
        #expect(throws: Refusal.notMobileOrg) {
            try branch.store.done(
                .org([
                    (branch.org, record, PersonalValues()), (office, founding, PersonalValues()),
                ]), on: "2026-01-16")
        }
        #expect(try branch.duties.map(\.due) == [day("2026-01-31")])
        #expect(try branch.store.store.orgCard(branch.org)?.dossier.latest == [:])
    }
}
