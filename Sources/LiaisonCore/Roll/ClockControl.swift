#if DEBUG
    /// Clocks that are wrong on purpose: what the experiment on due dates must find. Debug builds only,
    /// in force for whoever asks for it and nobody else.
    package enum ClockControl: Sendable {
        /// A try that reaches nobody resets the clock of contact.
        case attemptResets
        /// Dues move no clock.
        case duesIgnored
        /// A fact that is corrected goes on counting.
        case voidLeavesClocks

        @TaskLocal package static var inForce: ClockControl?
    }
#endif
