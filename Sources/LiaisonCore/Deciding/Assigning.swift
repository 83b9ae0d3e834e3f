/// Giving a member to a liaison, and taking that back.
extension Draft {
    /// Whoever is given the member says it all: without a deputy, nobody stands in.
    ///
    /// - Parameter hasReason: a reason is said: worth a fact although everybody stays who he was.
    mutating func assign(
        _ assignment: Assignment, on day: CivilDate, hasReason: Bool = false
    ) throws(Refusal) {
        try checkDate(day)
        guard assignment.deputy != assignment.staff else { throw .deputyIsLiaison }
        let isSame =
            dossier.liaison == assignment.staff && dossier.deputy == assignment.deputy
        if isSame, !hasReason { return }
        give(assignment, on: day)
    }

    /// Somebody is given the member, and nothing is in the way.
    mutating func give(_ assignment: Assignment, on day: CivilDate) {
        var assignment = assignment
        assignment.from = dossier.liaison
        record(.assignment(assignment), on: day)
        hold(assignment)
        add(.assigned(dossier.member, assignment, day))
    }

    /// Another day for the assignment in force, or the one before it again.
    ///
    /// Of an earlier one nothing follows any more: the later is made void before it.
    mutating func restateAssignment(
        _ fact: Fact, by instead: Fact?, _ counted: Counted
    ) throws(Refusal) {
        if let later = counted.after(fact).last(where: \.event.isAssignment) {
            throw .reliedUpon(by: later.number)
        }
        if let instead {
            return add(.assignmentMoved(dossier.member, instead.happenedOn))
        }
        let last = counted.facts.last(where: \.event.isAssignment)
        let assignment = last?.event.assignment ?? fact.event.assignment?.before
        hold(assignment)
        add(.assignmentTakenBack(dossier.member, assignment, today))
    }
}

extension Assignment {
    /// What held before it, where no fact says so: a roll from before assignments were facts.
    fileprivate var before: Assignment? { from.map { Assignment($0) } }
}

extension Event {
    fileprivate var assignment: Assignment? {
        if case .assignment(let assignment) = self { assignment } else { nil }
    }

    fileprivate var isAssignment: Bool { assignment != nil }
}
