import LiaisonCore
import LiaisonTestKit
import Testing

/// What other rules would change.
@Suite struct RuleComparingTests {
    private static func away() -> Dossier {
        var dossier = Dossier(member: MemberID(1), openedOn: day("2026-01-05"))
        dossier.standing = .full
        dossier.absence = Absence(number: 1, departed: day("2026-01-05"), isAbroad: false)
        return dossier
    }

    private static func book(_ change: (inout Rule) -> Void) -> RuleBook {
        var rules = TestRules.all
        for index in rules.indices where rules[index].id == "C1" { change(&rules[index]) }
        return RuleBook(rules: rules, calendar: TestCalendar.known)
    }

    @Test func `a duty that begins, ends or is due on another day is a difference`() {
        let before = TestRules.book
        let off = Self.book { $0.enabled = false }
        let shorter = Self.book { $0.period = .months(2) }
        let dossier = Self.away()
        #expect(before.differences(from: before, for: dossier) == [])
        let due = day("2026-04-05")
        #expect(
            off.differences(from: before, for: dossier)
                == [DutyDifference(rule: "C1", before: due, after: nil)])
        #expect(
            before.differences(from: off, for: dossier)
                == [DutyDifference(rule: "C1", before: nil, after: due)])
        #expect(
            shorter.differences(from: before, for: dossier)
                == [DutyDifference(rule: "C1", before: due, after: day("2026-03-05"))])
    }

    @Test func `what is another only in its words and its ladder makes no difference`() {
        let other = Self.book {
            $0.title = LocalText(zh: "另", en: "other")
            $0.ladder = Array($0.ladder.prefix(1))
        }
        #expect(other.differences(from: TestRules.book, for: Self.away()) == [])
    }

    @Test func `of somebody at home nothing is another`() {
        var home = Self.away()
        home.absence = nil
        let shorter = Self.book { $0.period = .months(2) }
        #expect(shorter.differences(from: TestRules.book, for: home) == [])
    }
}
