package import LiaisonCore

/// A finished plan of an import: what apply will do, and nothing else. Kept on disk until it is
/// applied or a week old.
package struct ImportPlan: Sendable {
    /// Names the plan; a keyed hash of everything in it, so that it says nothing about anybody.
    package var digest: String
    /// The roll's last change when the plan was made: a later one makes the plan stale.
    package var rollSequence: Int64
    package var orgs: [PlannedOrg]
    package var staff: [PlannedStaff]
    package var rows: [PlannedRow]
    package var questions: [PlannedQuestion]
    /// Rows that change nothing, for the answer of apply.
    package var unchanged: Int

    package init(
        digest: String,
        rollSequence: Int64,
        orgs: [PlannedOrg],
        staff: [PlannedStaff],
        rows: [PlannedRow],
        questions: [PlannedQuestion],
        unchanged: Int
    ) {
        self.digest = digest
        self.rollSequence = rollSequence
        self.orgs = orgs
        self.staff = staff
        self.rows = rows
        self.questions = questions
        self.unchanged = unchanged
    }
}

/// Something on the roll, or the n-th of what the plan itself makes.
package enum PlanReference: Hashable, Sendable {
    case existing(Int64)
    case new(Int)
}

/// An org that the roll lacks.
package struct PlannedOrg: Equatable, Sendable {
    package var name: String
    package var kind: OrgKind
    package var parent: PlanReference?

    package init(name: String, kind: OrgKind, parent: PlanReference?) {
        self.name = name
        self.kind = kind
        self.parent = parent
    }
}

/// A liaison that the roll lacks.
package struct PlannedStaff: Equatable, Sendable {
    package var name: String
    package var phone: String?
    package var org: PlanReference?

    package init(name: String, phone: String?, org: PlanReference?) {
        self.name = name
        self.phone = phone
        self.org = org
    }
}

/// A row that adds somebody or brings news of somebody on the roll.
package struct PlannedRow: Sendable {
    /// The ledger's own number.
    package var number: Int
    /// Nil for somebody to be added.
    package var member: MemberID?
    package var branch: PlanReference?
    package var liaison: PlanReference?
    /// What the core will take; branch and liaison are filled in by apply.
    package var news: LedgerNews
    package var values: PersonalValues

    package init(
        number: Int,
        member: MemberID?,
        branch: PlanReference?,
        liaison: PlanReference?,
        news: LedgerNews,
        values: PersonalValues
    ) {
        self.number = number
        self.member = member
        self.branch = branch
        self.liaison = liaison
        self.news = news
        self.values = values
    }
}

/// An open question for the office (所在党支部待核实): another branch claims the person.
package struct PlannedQuestion: Equatable, Sendable {
    /// The person: on the roll, or the row that adds him.
    package var about: PlanReference
    /// The other branch.
    package var branch: PlanReference

    package init(about: PlanReference, branch: PlanReference) {
        self.about = about
        self.branch = branch
    }
}
