/// What can be wrong in a file that a client sends: `code` in the faults of `file.invalid`. A word
/// never changes its meaning.
package enum FileFaultCode: String, Sendable, CaseIterable {
    /// It cannot be read, or a key or a value is none that is known; the message says which.
    case syntax
    /// No year, or one out of reach.
    case year
    /// No day of the year.
    case day
    /// A day both off and working.
    case both
    /// No day at all: the year is not published.
    case empty
    /// Days off, make-up days or working days that no year can have so many or so few of.
    case count
    /// A make-up day that works anyway.
    case makeUp = "make-up"
    /// A date that Spring Festival cannot have.
    case springFestival = "spring-festival"
}
