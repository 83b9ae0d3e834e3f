/// What a batch changes, for whoever keeps answers about it.
package enum Touched: Sendable {
    /// Only the members with these handles.
    case members(Set<String>)
    /// Anybody, or what is shown with anybody: orgs, staff, rules.
    case everything
}

/// Told around every commit, on the writer's queue. Each `willCommit` has its `hasEnded`, which
/// comes before any answer, whether the commit went through or not.
package protocol CommitWatcher: AnyObject, Sendable {
    func willCommit(_ touched: Touched)
    func hasEnded(_ touched: Touched)
}

extension Work {
    /// Whether it changes nothing but members on whom a command was performed. What is not known to
    /// be so touches everything.
    var isAboutMembers: Bool {
        switch self {
        case .member, .memberNamed, .memberAt, .members, .correct: true
        default: false
        }
    }
}
