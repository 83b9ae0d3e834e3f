import LiaisonCore
import LiaisonTestKit
import Testing

/// The rows of the rulebook about organisations and staff people, with the packs that ship: from records
/// to the duty, its date and its ladder.
@Suite struct RulebookOrgTests {
    private static func org(
        _ kind: OrgKind = .branch, opened: String = "2026-01-05", hasMobileMembers: Bool = true
    ) throws -> Organisation {
        var org = Organisation(
            kind, openedOn: opened, rules: try ShippedRules.book(),
            hasMobileMembers: hasMobileMembers)
        try org.perform(.derive, on: opened)
        return org
    }

    @Test func `O1 a branch has its theme day each month`() throws {
        var branch = try Self.org()
        #expect(branch.line("O1") == "2026-01-31, ahead-7d 2026-01-23 secretary")
        try branch.record(.themeDay, on: "2026-01-20")
        #expect(branch.line("O1") == "2026-02-28, ahead-7d 2026-02-14 secretary")
        // Recorded late, it is still January's.
        try branch.record(.themeDay, on: "2026-01-28", today: "2026-03-02")
        #expect(branch.open("O1")?.due == day("2026-02-28"))
        #expect(branch.ended.values.contains(.fulfilled))
    }

    @Test func `O3 a rung whose day has passed is told at once, those ahead on their days`() throws
    {
        let branch = try Self.org(opened: "2026-11-30")
        #expect(
            branch.line("O3")
                == "2026-12-31, ahead-45d 2026-11-30 secretary, due 2026-12-31 committee")
    }

    @Test func `O1 asks nothing of a branch that has nobody away, O3 and C6 neither`() throws {
        let branch = try Self.org(hasMobileMembers: false)
        #expect(branch.dossier.duties.isEmpty)
    }

    @Test func `O1 nothing is asked for the time before somebody left`() throws {
        // On the roll since January, the first member leaves in September.
        var branch = try Self.org(hasMobileMembers: false)
        branch.dossier.mobileSince = day("2026-09-10")
        try branch.perform(.derive, on: "2026-09-10")
        #expect(branch.open("O1")?.due == day("2026-09-30"))
        #expect(branch.open("O2")?.due == day("2026-09-30"))
        #expect(branch.open("C7")?.due == day("2027-07-01"))
        try branch.record(.themeDay, on: "2026-09-20")
        #expect(branch.open("O1")?.due == day("2026-10-31"))
        // Nobody away for half a year, then somebody again: the months between ask nothing.
        branch.dossier.mobileSince = nil
        try branch.perform(.derive, on: "2026-10-05")
        #expect(branch.dossier.duties.isEmpty)
        branch.dossier.mobileSince = day("2027-04-02")
        try branch.perform(.derive, on: "2027-04-02")
        #expect(branch.open("O1")?.due == day("2027-04-30"))
        // What was done in the same month before he left is done.
        try branch.record(.themeDay, on: "2027-04-01", today: "2027-04-03")
        #expect(branch.open("O1")?.due == day("2027-05-31"))
    }

    @Test func `O2 a branch meets each quarter`() throws {
        var branch = try Self.org()
        #expect(branch.line("O2") == "2026-03-31, ahead-14d 2026-03-17 secretary")
        try branch.record(.assembly, on: "2026-03-20")
        #expect(branch.open("O2")?.due == day("2026-06-30"))
    }

    @Test func `O3 an organisation-life meeting is held each year`() throws {
        var branch = try Self.org()
        #expect(
            branch.line("O3")
                == "2026-12-31, ahead-45d 2026-11-16 secretary, due 2026-12-31 committee")
        // The meeting about a year is often held in the January after it, and is then that one's.
        try branch.record(.orgLifeMeeting, on: "2027-01-12")
        #expect(branch.open("O3")?.due == day("2028-12-31"))
    }

    @Test func `C6 basic data are handed in each quarter`() throws {
        var branch = try Self.org()
        #expect(
            branch.line("C6-return")
                == "2026-03-31, ahead-7d 2026-03-24 secretary, after-10d 2026-04-10 committee")
        try branch.record(.quarterlyReturn, on: "2026-04-02")
        // April's is April's quarter: the first one's was missed, and the roll says so.
        #expect(branch.open("C6-return")?.due == day("2026-09-30"))
    }

    @Test func `C7 those away are greeted for 1 July and Spring Festival, and trained when home`()
        throws
    {
        var branch = try Self.org()
        #expect(branch.line("C7") == "2026-07-01, ahead-14d 2026-06-17 secretary")
        #expect(branch.line("C7-spring") == "2026-02-17, ahead-21d 2026-01-27 secretary")
        #expect(
            branch.line("C7-training")
                == "2026-02-17, ahead-30d 2026-01-16 secretary, due 2026-02-14 committee")
        try branch.record(.greeting, on: "2026-02-10")
        // Done for this festival; no calendar says yet which day the next one is.
        #expect(branch.open("C7-spring") == nil)
        #expect(branch.open("C7")?.due == day("2026-07-01"))
        // In June it is 1 July's.
        try branch.record(.greeting, on: "2026-06-20")
        #expect(branch.open("C7")?.due == day("2027-07-01"))
    }

    @Test func `C7 a festival is unknown until a calendar says it, and then falls due`() throws {
        var branch = try Self.org(opened: "2026-03-02")
        #expect(branch.open("C7-spring") == nil)
        let book = try ShippedRules.book()
        let rule = try #require(book["C7-spring"])
        #expect(
            rule.read(branch.dossier, in: book.calendar).because == .unknownDay(.springFestival))
        var years = book.calendar.years
        years[2027] = WorkCalendar.Year(
            off: [day("2027-02-06")], working: [], springFestival: day("2027-02-06"))
        branch.rules = RuleBook(rules: book.rules, calendar: WorkCalendar(years: years))
        try branch.perform(.recompute, on: "2026-11-10")
        #expect(branch.open("C7-spring")?.due == day("2027-02-06"))
    }

    @Test func `F7 dues are set at the start of a year and made known by its end`() throws {
        var branch = try Self.org()
        #expect(branch.line("F7") == "2026-01-31, ahead-14d 2026-01-16 secretary")
        try branch.record(.duesSet, on: "2026-01-10")
        #expect(branch.open("F7")?.due == day("2027-01-31"))
        // Set in December, they are the next year's.
        try branch.record(.duesSet, on: "2026-12-20")
        #expect(branch.open("F7")?.due == day("2028-01-31"))
        #expect(branch.line("F7-publish") == "2026-12-31, ahead-30d 2026-12-01 secretary")
    }

    @Test func `C9 G6 a committee looks after its branches and reports each year`() throws {
        var committee = try Self.org(.committee)
        #expect(committee.line("C9") == "2026-06-30, ahead-30d 2026-05-29 secretary")
        #expect(committee.line("G6") == "2026-12-31, ahead-30d 2026-12-01 secretary")
        #expect(committee.open("O1") == nil)
        try committee.record(.inspection, on: "2026-05-20")
        #expect(committee.open("C9")?.due == day("2026-12-31"))
    }

    @Test func `G2 the office checks the roll for the cut-off of the year`() throws {
        let office = try Self.org(.office)
        #expect(
            office.line("G2")
                == "2026-12-31, ahead-30d 2026-12-01 office, ahead-7d 2026-12-24 office")
        #expect(office.dossier.duties.count == 1)
    }

    @Test func `M1 a mobile-member organisation has its approval on record and is reviewed`() throws
    {
        var org = try Self.org(.mobileOrg)
        #expect(org.line("M1") == "2026-02-04, due 2026-02-04 office")
        #expect(throws: Refusal.documentMissing) {
            try org.perform(.record(OrgRecord(.founding), on: day("2026-01-05")), on: "2026-01-05")
        }
        #expect(throws: Refusal.tooFewToFound) {
            try org.perform(
                .record(OrgRecord(.founding, amount: 2, hasDocument: true), on: day("2026-01-05")),
                on: "2026-01-05")
        }
        try org.record(.founding, on: "2025-11-10", today: "2026-01-20")
        #expect(org.open("M1") == nil)
        #expect(
            org.line("M1-review")
                == "2026-11-10, ahead-30d 2026-10-10 office, due 2026-11-10 secretary")
        #expect(throws: Refusal.alreadyFounded(day("2025-11-10"))) {
            try org.record(.founding, on: "2026-01-21")
        }
        try org.record(.review, on: "2026-10-20")
        #expect(org.open("M1-review")?.due == day("2027-10-20"))
    }

    @Test func `M4 a branch is founded with three at least, and elected by its term`() throws {
        var org = try Self.org(.mobileOrg)
        try org.record(.founding, on: "2026-01-05")
        #expect(org.open("M4") == nil)
        org.dossier.term = .three
        try org.perform(.derive, on: "2026-01-06")
        #expect(
            org.line("M4")
                == "2029-01-05, ahead-90d 2028-10-06 secretary, due 2029-01-05 committee")
        org.dossier.term = .five
        try org.perform(.derive, on: "2026-01-07")
        #expect(org.open("M4") == nil)
        #expect(org.open("M4-five")?.due == day("2031-01-05"))
        try org.record(.election, on: "2028-02-29")
        #expect(org.open("M4-five")?.due == day("2033-02-28"))
    }

    @Test func `M1 an organisation that was dissolved has nothing due any more`() throws {
        var org = try Self.org(.mobileOrg)
        #expect(!org.dossier.duties.isEmpty)
        try org.record(.dissolution, on: "2026-03-02")
        #expect(org.dossier.duties.isEmpty)
        // What ended so was not done.
        #expect(Set(org.ended.values) == [.superseded])
        #expect(throws: Refusal.orgClosed) { try org.record(.themeDay, on: "2026-03-03") }
        // What it did before is recorded still.
        try org.record(.themeDay, on: "2026-02-20", today: "2026-03-04")
        var branch = try Self.org()
        #expect(throws: Refusal.notMobileOrg) { try branch.record(.dissolution, on: "2026-03-02") }
    }

    @Test func `K1 K2 K3 K4 what an org does is on record`() throws {
        var committee = try Self.org(.committee)
        let before = committee.dossier.duties
        let kinds: [OrgRecordKind] = [
            .jointMeeting, .instructor, .staffTraining, .funds, .venue, .service, .debrief,
            .workList, .dispatch, .reserve, .guidance,
        ]
        for kind in kinds {
            let record = OrgRecord(kind, amount: kind.amounts == nil ? nil : 3)
            let outcome = try committee.perform(
                .record(record, on: day("2026-02-02")), on: "2026-02-03")
            #expect(outcome.facts.count == 1)
            #expect(committee.dossier.latest[kind] == day("2026-02-02"))
            guard kind.amounts == nil else { continue }
            #expect(throws: Refusal.recordAmount) {
                try committee.perform(
                    .record(OrgRecord(kind, amount: 3), on: day("2026-02-02")), on: "2026-02-03")
            }
        }
        #expect(committee.dossier.duties == before)
        #expect(throws: Refusal.futureDate(day("2026-02-04"))) {
            try committee.record(.venue, on: "2026-02-04", today: "2026-02-03")
        }
    }

    @Test func `C2 whoever leaves his post hands over his members that day`() throws {
        let book = try ShippedRules.book()
        let circumstance = Circumstance(
            now: Instant(milliseconds: 0), today: day("2026-03-02"), reporter: .office, rules: book)
        var numbers = Numbers()
        var staff = StaffDossier(staff: StaffID(7), members: 2)
        func derive() -> Decision {
            LiaisonCore.derive(
                about: staff, in: circumstance, isRuleChange: false, numbers: &numbers)
        }
        #expect(derive().changes == [])
        staff.leftOn = day("2026-03-02")
        guard case .dutyOpened(let duty)? = derive().changes.first else {
            Issue.record("no duty")
            return
        }
        #expect(
            duty.line == "2026-03-02, due 2026-03-02 secretary, after-7d 2026-03-09 office")
        staff.duties = [duty]
        staff.members = 1
        #expect(derive().changes == [])
        staff.members = 0
        #expect(derive().changes == [.dutyEnded(duty.number, .fulfilled)])
    }
}
