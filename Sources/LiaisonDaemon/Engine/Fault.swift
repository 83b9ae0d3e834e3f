#if DEBUG
    internal import Glibc

    /// Faults that tests switch on by name with `LIAISON_FAULT`, to prove that an experiment can
    /// fail. Debug builds only: a test proves that release binaries hold none. Names have sixteen
    /// bytes or more: the compiler folds a shorter literal into instructions, where no scan of a
    /// binary finds it.
    enum Fault: String {
        /// Answers before the commit: an acknowledged command can be lost.
        case replyBeforeCommit = "reply-before-commit"
        /// Commits without telling the disk to sync: an acknowledged command can be lost in a
        /// power cut.
        case commitWithoutSync = "commit-without-sync"

        /// Stops without a word to requests that were read and wait for their turn.
        case dropWaitingRequests = "drop-waiting-requests"

        /// Begins every request whatever its client has left unread, and keeps every answer.
        case unboundedOutputQueue = "unbounded-output-queue"

        /// Drops no answer from memory when what it says is changed.
        case keepStaleAnswers = "keep-stale-answers"

        private static let active = getenv("LIAISON_FAULT").map { String(cString: $0) }

        static func isActive(_ fault: Fault) -> Bool { active == fault.rawValue }

        /// Widens the window between a premature answer and the commit, so that a kill meets it.
        static func dawdle() { usleep(20_000) }
    }
#endif
