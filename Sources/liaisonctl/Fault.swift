#if DEBUG
    import Glibc

    /// Faults that tests switch on by name with `LIAISON_FAULT`, to prove that an experiment can
    /// fail. Debug builds only, as in the daemon.
    enum Fault: String {
        /// Keeps the cursor of an event before its line is out: a kill in between loses the line.
        case cursorBeforeLine = "cursor-before-line"

        private static let active = getenv("LIAISON_FAULT").map { String(cString: $0) }

        static func isActive(_ fault: Fault) -> Bool { active == fault.rawValue }

        /// Widens the window between the two, so that a kill meets it.
        static func dawdle() { usleep(20_000) }
    }
#endif
