/// A node of the organisation tree.
package struct Org: Equatable, Sendable {
    package var id: OrgID
    package var kind: OrgKind
    package var parent: OrgID?
    package var secretary: StaffID?

    package init(id: OrgID, kind: OrgKind, parent: OrgID? = nil, secretary: StaffID? = nil) {
        self.id = id
        self.kind = kind
        self.parent = parent
        self.secretary = secretary
    }
}

/// The kinds of org.
package enum OrgKind: String, Sendable, CaseIterable {
    case committee
    case generalBranch = "general-branch"
    case branch
    case mobileOrg = "mobile-org"
    case office
}

/// Who stands where: resolves the rungs of a ladder to people at the moment of telling, so that a
/// ladder never points to somebody who has left.
package struct OrgTree: Sendable {
    package let orgs: [OrgID: Org]
    /// The office's own staff record; rungs without a holder go there.
    package let office: StaffID
    /// Who has given up his post: what would be told to him goes on to the next.
    private let left: Set<StaffID>

    package init(_ orgs: [Org], office: StaffID, left: Set<StaffID> = []) {
        self.left = left
        self.orgs = Dictionary(orgs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.office = office
    }

    /// The person who holds a role toward a member.
    ///
    /// - Parameter deputy: who stands in for a liaison that has given up his post.
    package func holder(
        of role: Role, liaison: StaffID?, deputy: StaffID? = nil, branch: OrgID?
    ) -> StaffID {
        switch role {
        case .liaison: present(liaison) ?? present(deputy) ?? secretary(of: branch) ?? office
        case .secretary: secretary(of: branch) ?? office
        case .committee: committee(above: branch).flatMap { secretary(of: $0) } ?? office
        case .office: office
        }
    }

    /// Who is to see to a duty about an org, or about a staff person of one: whoever the first rung of
    /// its ladder goes to.
    package func owner(of duty: Duty, in org: OrgID?) -> StaffID {
        holder(of: duty.notices.first?.role ?? .secretary, liaison: nil, branch: org)
    }

    private func present(_ staff: StaffID?) -> StaffID? {
        staff.flatMap { left.contains($0) ? nil : $0 }
    }

    private func secretary(of org: OrgID?) -> StaffID? {
        present(org.flatMap { orgs[$0]?.secretary })
    }

    /// The nearest committee above an org. The walk is bounded: a tree that was entered as a ring
    /// ends after as many steps as there are orgs.
    private func committee(above org: OrgID?) -> OrgID? {
        var next = org.flatMap { orgs[$0]?.parent }
        for _ in 0..<orgs.count {
            guard let here = next, let node = orgs[here] else { return nil }
            if node.kind == .committee { return here }
            next = node.parent
        }
        return nil
    }

    /// The org and everything below it, sorted.
    package func subtree(of root: OrgID) -> [OrgID] {
        var found: Set<OrgID> = [root]
        var grown = true
        while grown {
            grown = false
            for org in orgs.values {
                if let parent = org.parent, found.contains(parent), !found.contains(org.id) {
                    found.insert(org.id)
                    grown = true
                }
            }
        }
        return found.sorted()
    }
}
