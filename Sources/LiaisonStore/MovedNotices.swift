package import LiaisonCore

/// The planned notices that other rules or another calendar moved to other days: how many, and the
/// first of them.
package struct MovedNotices: Sendable, Equatable {
    /// One notice that is told on another day.
    package struct Notice: Sendable, Equatable {
        /// The member's handle.
        package var member: String
        package var notice: Int64
        package var duty: Int64
        package var rule: String
        package var from: CivilDate
        package var to: CivilDate
    }

    /// Name, number, reason: a list that somebody looks through; `duty.why` has every notice.
    package static let listed = 100

    package var count = 0
    /// Members about whom they are.
    package var people = 0
    /// The first of them, by member.
    package var first: [Notice] = []

    package init() {}

    /// Takes in those of the members after.
    package mutating func add(_ more: MovedNotices) {
        count += more.count
        people += more.people
        first += more.first.prefix(Self.listed - first.count)
    }

    /// Notes what a decision moved.
    mutating func note(_ changes: [Change], of dossier: Dossier, _ handle: String) {
        var found = MovedNotices()
        for case .noticeMoved(let number, let day) in changes {
            guard
                let duty = dossier.duties.first(where: { duty in
                    duty.notices.contains { $0.number == number }
                }), let notice = duty.notices.first(where: { $0.number == number })
            else { continue }
            found.people = 1
            found.count += 1
            found.first.append(
                Notice(
                    member: handle, notice: number, duty: duty.number, rule: duty.rule,
                    from: notice.planned, to: day))
        }
        add(found)
    }
}
