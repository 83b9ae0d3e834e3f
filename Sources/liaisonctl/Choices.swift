import ArgumentParser

/// The ways of a contact.
enum Way: String, ExpressibleByArgument, CaseIterable {
    case phone, visit, message, meeting, video
}

/// What came of a contact.
enum ContactResult: String, ExpressibleByArgument, CaseIterable {
    case reached
    case notReached = "not-reached"
    case wrongNumber = "wrong-number"
    case relayed
}

/// Who began a contact.
enum Starter: String, ExpressibleByArgument, CaseIterable {
    case member, office
}

/// Who paid dues.
enum Payer: String, ExpressibleByArgument, CaseIterable {
    case member, relative
    case otherMember = "other-member"
}

/// What an organisation is.
enum OrgKind: String, ExpressibleByArgument, CaseIterable {
    case committee
    case generalBranch = "general-branch"
    case branch
    case mobileOrg = "mobile-org"
    case office
}

/// What a staff person does.
enum StaffRole: String, ExpressibleByArgument, CaseIterable {
    case liaison, deputy, secretary, office
}

/// How a staff person is told.
enum StaffChannel: String, ExpressibleByArgument, CaseIterable {
    case journal, manual
}

/// A member's standing.
enum Standing: String, ExpressibleByArgument, CaseIterable {
    case full, probationary
}

/// The states of a duty.
enum DutyState: String, ExpressibleByArgument, CaseIterable {
    case open, fulfilled, superseded, waived, lapsed
}
