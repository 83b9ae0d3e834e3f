/// How far the two sides have come about somebody who left: left, expected by the receiving side, checked
/// in, placed in a branch. Read off the absence; nothing of it is stored.
package struct Handshake: Equatable, Sendable {
    /// What it waits for next; nil when nothing is left to wait for.
    package var next: Step?
    /// On whose side it waits.
    package var side: DutySide?
    /// Since when; nil when the step before has no date.
    package var since: CivilDate?

    /// The steps, in their order.
    package enum Step: String, Sendable, CaseIterable {
        case left, expected
        case checkedIn = "checked-in"
        case placed
    }

    /// A step that was skipped is not waited for: whoever has checked in need not be announced.
    package init(_ absence: Absence) {
        if absence.placedOn != nil { return }
        if absence.isCheckedIn {
            let arrived = absence.checkedInOn ?? absence.arrivedOn
            (next, side, since) = (.placed, .receiving, arrived)
        } else if let expected = absence.expectedOn {
            (next, side) = (.checkedIn, .member)
            since = later(expected, absence.departed)
        } else {
            (next, side, since) = (.expected, .home, absence.departed)
        }
    }

    /// How many days it has waited on a day; nil when it waits for nothing, or nobody knows since when.
    package func days(on day: CivilDate) -> Int? {
        next == nil ? nil : since.map { max(0, $0.days(until: day)) }
    }
}
