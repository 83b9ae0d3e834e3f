/// What the statistics ask of an org.
package struct CountedOrg: Equatable, Sendable {
    package var kind: OrgKind
    package var foundedOn: CivilDate?
    package var closedOn: CivilDate?
    /// Of those it took in: who came from elsewhere, and who is of another branch of this roll.
    package var stays: [CountedStay]

    package init(
        kind: OrgKind, foundedOn: CivilDate? = nil, closedOn: CivilDate? = nil,
        stays: [CountedStay] = []
    ) {
        self.kind = kind
        self.foundedOn = foundedOn
        self.closedOn = closedOn
        self.stays = stays
    }
}

/// Somebody with an org that is not his own: from his arrival or his placement to the end.
package struct CountedStay: Equatable, Sendable {
    package var from: CivilDate
    package var closedOn: CivilDate?
    /// The decision on a membership that has ended.
    package var endedOn: CivilDate?

    package init(from: CivilDate, closedOn: CivilDate? = nil, endedOn: CivilDate? = nil) {
        self.from = from
        self.closedOn = closedOn
        self.endedOn = endedOn
    }
}

extension Statistics {
    /// Each figure that an org counts in (rule G3). A mobile-member organisation takes in whoever it is
    /// there for: it counts as one, and as nothing else.
    package func figures(of org: CountedOrg) -> [Figure] {
        if org.kind == .mobileOrg {
            return has(org.foundedOn) && !has(org.closedOn) ? [.mobileOrgs] : []
        }
        return org.stays.contains(where: isInForce) ? [.receivingOrgs] : []
    }

    private func isInForce(_ stay: CountedStay) -> Bool {
        #if DEBUG
            if StatisticsControl.inForce == .closedIgnored { return has(stay.from) }
        #endif
        return has(stay.from) && !has(stay.closedOn) && !has(stay.endedOn)
    }
}
