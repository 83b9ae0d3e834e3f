import LiaisonCore
import LiaisonTestKit
import Testing

/// Ladders under corrections, late recordings and rule edits; each test is named after a symptom.
@Suite struct LadderTests {
    private func planned(_ member: Member, _ rule: String) -> [String: CivilDate] {
        let notices = member.open(rule)?.notices ?? []
        return Dictionary(uniqueKeysWithValues: notices.map { ($0.rung, $0.planned) })
    }

    @Test func `a contact recorded late never tells the committee before the secretary`() throws {
        var member = try DutyTests.away(since: "2026-05-01", today: "2026-05-01")
        try member.perform(DutyTests.call("2026-08-07"), on: "2026-11-26")
        let days = planned(member, "C1")
        #expect(days["due"] == day("2026-11-26"))
        #expect(days["after-7d"] == day("2026-12-03"))
        #expect(days["after-21d"] == day("2026-12-17"))
    }

    @Test func `correcting a date twice tells nobody twice`() throws {
        var member = try DutyTests.away(since: "2026-05-06", today: "2026-05-06")
        member.tell(on: "2026-06-25")  // D4: the liaison and, two weeks later, the secretary
        for departed in ["2026-05-07", "2026-05-05", "2026-05-08"] {
            try member.perform(
                .amendAbsence(AbsenceAmendment(departed: day(departed))),
                on: "2026-07-01"
            )
            #expect(member.open("D4")?.notices.map(\.fate) == [.folded, .folded])
        }
    }

    @Test func `a message that is being passed on is not planned again after a correction`() throws
    {
        var member = try DutyTests.away(since: "2026-05-06", today: "2026-05-06")
        for index in member.dossier.duties.indices where member.dossier.duties[index].rule == "D4" {
            member.dossier.duties[index].notices[0].isUnderWay = true
        }
        try member.perform(
            .amendAbsence(AbsenceAmendment(departed: day("2026-05-07"))), on: "2026-06-08")
        #expect(member.open("D4")?.notices.first?.fate == .folded)
    }

    @Test func `a due rung moved forward to Monday is no escalation`() throws {
        // D1 is due on Saturday 2026-11-21; the action day is Monday.
        let member = try DutyTests.away(since: "2026-05-21", today: "2026-05-21")
        let duty = try #require(member.open("D1"))
        #expect(duty.notices[1].planned == day("2026-11-23"))
        let item = DueNotice(
            notice: duty.notices[1],
            rule: "D1",
            due: duty.due,
            recipient: StaffID(7),
            toldBefore: [Telling(staff: StaffID(7), role: .liaison)]
        )
        let plan = TestRules.book.planDigest([item], on: day("2026-11-23"))
        #expect(plan.messages.count == 1)
        #expect(plan.ended.isEmpty)
    }

    @Test func `a rung never folds into one that folds itself`() throws {
        let member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        let duty = try #require(member.open("C1"))
        // The liaison is the secretary; the daemon was off until both rungs were due.
        let items = duty.notices[1...2].map { notice in
            DueNotice(
                notice: notice,
                rule: "C1",
                due: duty.due,
                recipient: StaffID(7),
                toldBefore: [Telling(staff: StaffID(7), role: .liaison)]
            )
        }
        let plan = TestRules.book.planDigest(Array(items), on: day("2026-06-12"))
        #expect(plan.messages.map(\.notices) == [[duty.notices[1].number]])
        #expect(plan.ended.map(\.reason) == ["told-in-another-role"])
    }

    @Test func `a ladder with other rungs takes the place of the old one, and tells nothing again`()
        throws
    {
        var member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        member.tell(on: "2026-05-19")  // ahead-14d
        var rules = TestRules.all
        for index in rules.indices where rules[index].id == "C1" {
            rules[index].ladder[3].to = .office
            rules[index].ladder[3].offset = .days(40)
        }
        member.rules = RuleBook(rules: rules, calendar: TestCalendar.known)
        try member.perform(.recompute, on: "2026-05-20")
        let notices = try #require(member.open("C1")).notices
        #expect(notices.map(\.role) == [.liaison, .liaison, .secretary, .office])
        #expect(notices.map(\.fate) == [.folded, nil, nil, nil])
        #expect(notices[3].planned == day("2026-07-10"))
    }

    @Test func `a calendar that comes later moves the reminders that lie ahead`() throws {
        var member = try DutyTests.away(since: "2026-08-02", today: "2026-08-02")
        try member.perform(DutyTests.call("2026-11-05"), on: "2026-11-05")
        #expect(planned(member, "C1")["after-7d"] == day("2027-02-12"))
        var calendar = TestCalendar.known
        calendar.years[2027] = WorkCalendar.Year(
            off: [day("2027-02-12")],
            working: [day("2027-02-20")]
        )
        member.rules = RuleBook(rules: TestRules.all, calendar: calendar)
        try member.perform(.recompute, on: "2026-12-01")
        #expect(planned(member, "C1")["after-7d"] == day("2027-02-11"))
    }

    @Test func `a departure before the last return is refused`() throws {
        var member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        try member.perform(.closeAbsence(on: day("2026-10-01"), .returned), on: "2026-10-01")
        let departure = Departure(on: day("2026-06-01"), isAbroad: false, reason: .other)
        #expect(throws: Refusal.beforeReturn(day("2026-10-01"))) {
            try member.perform(.openAbsence(departure), on: "2026-11-01")
        }
    }
}
