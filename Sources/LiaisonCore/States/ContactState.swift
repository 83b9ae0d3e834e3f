/// Where contact with a member stands (联系状态): the fourth of the five machines. It is read off the
/// clocks and the outreach, never stored: an alert that the program computes decides nothing.
package enum ContactState: String, Sendable, CaseIterable {
    case inContact = "in-contact"
    /// The office's interval has passed: 超期未联系, the office's task.
    case overdue
    /// The branch is looking for him.
    case searching
    /// Six months are over (rule L1): a decision is needed.
    case lostReview = "lost-review"
    /// Found again; how to go on is for the branch to decide.
    case recontacted
}

/// What contact hangs on, on one day.
package struct ContactFacts: Equatable, Sendable {
    package var outreach: Outreach.State?
    /// The end of the interval in which contact is due.
    package var contactDue: CivilDate?
    /// The day of the review of somebody out of contact.
    package var reviewFrom: CivilDate?

    package init(
        outreach: Outreach.State? = nil, contactDue: CivilDate? = nil,
        reviewFrom: CivilDate? = nil
    ) {
        self.outreach = outreach
        self.contactDue = contactDue
        self.reviewFrom = reviewFrom
    }
}

extension ContactState {
    /// The state on a day.
    package init(_ facts: ContactFacts, on day: CivilDate) {
        let isReviewDue = facts.reviewFrom.map { $0 <= day } ?? false
        let isOverdue = facts.contactDue.map { $0 < day } ?? false
        switch facts.outreach {
        case .found: self = .recontacted
        case .searching: self = isReviewDue ? .lostReview : .searching
        case .over, nil: self = isReviewDue ? .lostReview : isOverdue ? .overdue : .inContact
        }
    }
}

extension RuleBook {
    /// Where contact with the member stands on a day.
    package func contactState(of dossier: Dossier, on day: CivilDate) -> ContactState {
        ContactState(
            ContactFacts(
                outreach: dossier.outreach?.state,
                contactDue: rules.filter { $0.fulfilledBy == [.contact] }
                    .compactMap { $0.read(dossier, in: calendar).due }.min(),
                reviewFrom: suspensionFrom(dossier, under: ["L1"])
            ), on: day)
    }

    /// Since when a suspension may be decided on: the day of the review of lost contact, or of a
    /// stay abroad that has become long, whichever came first. Whether a review was held meanwhile
    /// changes nothing about it.
    package func suspensionFrom(
        _ dossier: Dossier, under rules: [String] = ["L1", "S5"]
    ) -> CivilDate? {
        rules.compactMap { id -> CivilDate? in
            guard let rule = self[id], rule.enabled, rule.unmet(by: dossier) == nil,
                let start = rule.start(for: dossier)
            else { return nil }
            return rule.due(from: start, in: dossier)
        }.min()
    }
}
