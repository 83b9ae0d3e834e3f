import LiaisonCore
import LiaisonTestKit
import Testing

/// The complaints of neighbouring systems' users, as symptoms that must not occur.
@Suite struct ComplaintTests {
    /// The digest of a day; of one rule's duties only, where the others are not in question.
    private func digest(
        _ member: Member,
        on today: String,
        only rule: String? = nil
    ) -> DigestPlan {
        let due = member.dossier.duties.filter { rule == nil || $0.rule == rule }.flatMap { duty in
            duty.notices.filter { $0.fate == nil && $0.planned <= day(today) }.map { notice in
                DueNotice(
                    notice: notice,
                    rule: duty.rule,
                    due: duty.due,
                    recipient: StaffID(notice.role == .liaison ? 2 : 1)
                )
            }
        }
        return member.rules.planDigest(due, on: day(today))
    }

    @Test func `complaint 1: I got it twice`() throws {
        var member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        let first = digest(member, on: "2026-04-01")
        // D4 is due and the first month's dues are unknown: two items, one message.
        #expect(first.messages.map(\.notices.count) == [2])
        member.tell(on: "2026-04-01")
        #expect(digest(member, on: "2026-04-01").messages.isEmpty)
        // A fact that moves nothing sends nothing again.
        try member.perform(DutyTests.call("2026-03-01"), on: "2026-04-01")
        #expect(digest(member, on: "2026-04-02").messages.isEmpty)
    }

    @Test func `complaint 2: it never came and nothing says so`() throws {
        var rules = TestRules.all
        for index in rules.indices { rules[index].whenLate = .miss }
        var member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        member.rules = RuleBook(rules: rules, calendar: TestCalendar.known)
        let plan = digest(member, on: "2026-05-20")
        #expect(plan.messages.isEmpty)
        #expect(!plan.ended.isEmpty)
        #expect(plan.ended.allSatisfy { $0.fate == .missed && $0.reason.hasPrefix("late-by-") })
    }

    @Test func `complaint 3: it nags me although I called yesterday`() throws {
        var member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        try member.perform(
            .stepAbsence(.checkIn, on: day("2026-03-03"), personal: []), on: "2026-03-03")
        #expect(!digest(member, on: "2026-06-02", only: "C1").messages.isEmpty)
        try member.perform(DutyTests.call("2026-06-01"), on: "2026-06-01")
        #expect(digest(member, on: "2026-06-02", only: "C1").messages.isEmpty)
    }

    @Test func `complaint 3: a full mailbox counted as contact`() throws {
        var member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        try member.perform(DutyTests.call("2026-06-01", .notReached), on: "2026-06-01")
        #expect(member.open("C1")?.due == day("2026-06-02"))
    }

    @Test func `complaint 6: I moved the date and it fired at once or never again`() throws {
        var member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        member.tell(on: "2026-08-03")  // the month-ahead notice of D1 has been told
        let before = try #require(member.open("D1"))
        #expect(before.notices.map(\.fate) == [.sent, nil])
        // Two weeks earlier: the rung that was told is not told again, the due one comes.
        try member.perform(
            .amendAbsence(AbsenceAmendment(departed: day("2026-02-16"))),
            on: "2026-08-10"
        )
        let after = try #require(member.open("D1"))
        #expect(member.ended[before.number] == .superseded)
        #expect(after.due == day("2026-08-16"))
        #expect(after.notices.map(\.fate) == [.folded, nil])
        #expect(after.notices[1].planned == day("2026-08-17"))
        // Later: the month-ahead notice lies ahead again and is told again.
        try member.perform(
            .amendAbsence(AbsenceAmendment(departed: day("2026-05-04"))),
            on: "2026-08-10"
        )
        let later = try #require(member.open("D1"))
        #expect(later.due == day("2026-11-04"))
        #expect(later.notices.map(\.fate) == [nil, nil])
        #expect(later.notices.allSatisfy { $0.planned > day("2026-08-10") })
    }

    @Test func `complaint 7: it keeps on after it is done`() throws {
        var member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        let duty = try #require(member.open("D4"))
        try member.perform(
            .stepAbsence(.checkIn, on: day("2026-03-30"), personal: []), on: "2026-03-30")
        #expect(member.ended[duty.number] == .fulfilled)
        let plan = digest(member, on: "2026-04-15")
        let numbers = Set(duty.notices.map(\.number))
        #expect(numbers.isDisjoint(with: plan.messages.flatMap(\.notices)))
    }

    @Test func `complaint 8: goes out on the holiday, silent on the working Saturday`() throws {
        // Planned for 2026-10-05, in the holiday: told on the last working day before it.
        var member = try DutyTests.away(since: "2026-07-05", today: "2026-07-05")
        try member.perform(
            .stepAbsence(.checkIn, on: day("2026-07-06"), personal: []), on: "2026-07-06")
        let duty = try #require(member.open("C1"))
        #expect(duty.due == day("2026-10-05"))
        #expect(duty.notices[1].planned == day("2026-09-30"))
        // 2026-09-20 is a Sunday that works.
        #expect(TestCalendar.known.isWorking(day("2026-09-20")))
        #expect(digest(member, on: "2026-09-20", only: "C1").messages.isEmpty)
        #expect(duty.notices[0].planned == day("2026-09-21"))
    }

    @Test func `rungs of one day for the same person fold into the highest`() throws {
        let member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        let duty = try #require(member.open("C1"))
        let due = duty.notices.prefix(2).map { notice in
            DueNotice(
                notice: notice,
                rule: "C1",
                due: duty.due,
                recipient: StaffID(2)
            )
        }
        let plan = TestRules.book.planDigest(Array(due), on: day("2026-06-03"))
        #expect(plan.messages.map(\.notices) == [[duty.notices[1].number]])
        #expect(plan.ended.map(\.fate) == [.folded])
    }

    @Test func `an escalation to somebody who was told in another role folds`() throws {
        let member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        let duty = try #require(member.open("C1"))
        let rung = duty.notices[2]
        func plan(told: StaffID) -> DigestPlan {
            TestRules.book.planDigest(
                [
                    DueNotice(
                        notice: rung,
                        rule: "C1",
                        due: duty.due,
                        recipient: StaffID(2),
                        toldBefore: [Telling(staff: told, role: .liaison)]
                    )
                ],
                on: rung.planned
            )
        }
        #expect(plan(told: StaffID(2)).ended.map(\.fate) == [.folded])
        #expect(plan(told: StaffID(3)).messages.count == 1)
    }

    @Test func `on a rest day only what is due that day is told`() throws {
        let member = try DutyTests.away(since: "2026-03-02", today: "2026-03-02")
        let duty = try #require(member.open("C1"))
        func plan(due: String, on today: String) -> DigestPlan {
            let item = DueNotice(
                notice: duty.notices[0],
                rule: "C1",
                due: day(due),
                recipient: StaffID(2)
            )
            return TestRules.book.planDigest([item], on: day(today))
        }
        #expect(plan(due: "2026-10-05", on: "2026-10-03").messages.isEmpty)
        #expect(plan(due: "2026-10-03", on: "2026-10-03").messages.count == 1)
    }
}
