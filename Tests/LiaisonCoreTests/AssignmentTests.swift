import LiaisonCore
import LiaisonTestKit
import Testing

/// Who keeps contact with a member, since when, who stands in, and taking that back.
@Suite struct AssignmentTests {
    private static let (one, two, three) = (StaffID(1), StaffID(2), StaffID(3))

    private static func give(
        _ member: inout Member, _ assignment: Assignment, _ on: String, hasReason: Bool = false
    ) throws {
        try member.perform(
            .assign(assignment, on: day(on), hasReason: hasReason), on: "2026-03-01")
    }

    private static func assignments(_ member: Member) -> [Assignment] {
        member.facts.compactMap {
            if case .assignment(let assignment) = $0.event { assignment } else { nil }
        }
    }

    @Test func `an assignment is a fact that says who had the member before`() throws {
        var member = Member(openedOn: "2026-01-05")
        try Self.give(&member, Assignment(Self.one), "2026-01-10")
        try Self.give(&member, Assignment(Self.two, deputy: Self.three), "2026-02-10")
        #expect(
            Self.assignments(member) == [
                Assignment(Self.one),
                Assignment(Self.two, deputy: Self.three, from: Self.one),
            ])
        #expect(member.facts.map(\.happenedOn) == [day("2026-01-10"), day("2026-02-10")])
        #expect(member.dossier.liaison == Self.two && member.dossier.deputy == Self.three)
        // Without a deputy, nobody stands in.
        try Self.give(&member, Assignment(Self.two), "2026-02-20")
        #expect(member.dossier.liaison == Self.two && member.dossier.deputy == nil)
    }

    @Test func `who has the member already is given him once more only with a reason`() throws {
        var member = Member(openedOn: "2026-01-05")
        try Self.give(&member, Assignment(Self.one), "2026-01-10")
        try Self.give(&member, Assignment(Self.one), "2026-01-12")
        #expect(member.facts.count == 1)
        try Self.give(&member, Assignment(Self.one), "2026-01-12", hasReason: true)
        #expect(member.facts.count == 2)
    }

    @Test func `nobody stands in for himself, and nobody is given a member tomorrow`() throws {
        var member = Member(openedOn: "2026-01-05")
        #expect(throws: Refusal.deputyIsLiaison) {
            try Self.give(&member, Assignment(Self.one, deputy: Self.one), "2026-01-10")
        }
        #expect(throws: Refusal.futureDate(day("2026-03-02"))) {
            try Self.give(&member, Assignment(Self.one), "2026-03-02")
        }
        #expect(member.facts.isEmpty && member.dossier.liaison == nil)
    }

    @Test func `an assignment of somebody else is taken back, the latest first`() throws {
        var member = Member(openedOn: "2026-01-05")
        try Self.give(&member, Assignment(Self.one, deputy: Self.three), "2026-01-10")
        try Self.give(&member, Assignment(Self.two), "2026-02-10")
        let (first, second) = (member.facts[0].number, member.facts[1].number)
        #expect(throws: Refusal.reliedUpon(by: second)) {
            try member.correct(first, on: "2026-03-01")
        }
        try member.correct(second, on: "2026-03-01")
        #expect(member.dossier.liaison == Self.one && member.dossier.deputy == Self.three)
        try member.correct(first, on: "2026-03-01")
        #expect(member.dossier.liaison == nil && member.dossier.deputy == nil)
    }

    @Test func `another day of an assignment changes nobody, and another is given by assigning`()
        throws
    {
        var member = Member(openedOn: "2026-01-05")
        try Self.give(&member, Assignment(Self.one, deputy: Self.two), "2026-01-10")
        let fact = member.facts[0].number
        try member.correct(fact, FactAmendment(on: day("2026-01-08")), on: "2026-03-01")
        #expect(member.facts.last?.happenedOn == day("2026-01-08"))
        #expect(member.dossier.liaison == Self.one && member.dossier.deputy == Self.two)
        #expect(throws: Refusal.amendmentMisfit) {
            try member.correct(
                member.facts[1].number, FactAmendment(detail: "x"), on: "2026-03-01")
        }
    }

    @Test func `a liaison of before assignments were facts is it again`() throws {
        var member = Member(openedOn: "2026-01-05")
        member.dossier.liaison = Self.three
        try Self.give(&member, Assignment(Self.one), "2026-01-10")
        try member.correct(member.facts[0].number, on: "2026-03-01")
        #expect(member.dossier.liaison == Self.three)
    }

    @Test func `what a liaison is told goes to his deputy once he has left, then to the secretary`()
    {
        let branch = OrgID(5)
        let orgs = [Org(id: branch, kind: .branch, secretary: Self.three)]
        func told(_ left: Set<StaffID>) -> StaffID {
            OrgTree(orgs, office: StaffID(9), left: left).holder(
                of: .liaison, liaison: Self.one, deputy: Self.two, branch: branch)
        }
        #expect(told([]) == Self.one)
        #expect(told([Self.one]) == Self.two)
        #expect(told([Self.one, Self.two]) == Self.three)
        #expect(told([Self.one, Self.two, Self.three]) == StaffID(9))
    }
}
