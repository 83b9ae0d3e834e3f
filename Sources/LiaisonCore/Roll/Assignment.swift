/// Who keeps contact with a member (专人, 联络人), and who stands in for him.
///
/// It holds from the day of its fact until the next one. Why it was made stands as the note of the fact.
package struct Assignment: Equatable, Sendable {
    package var staff: StaffID
    /// Who is told in the place of a liaison that has given up his post (代理联络人); the branch's
    /// secretary else.
    package var deputy: StaffID?
    /// The liaison before, who is it again when the assignment is made void; nil until it is recorded,
    /// and where there was none.
    package var from: StaffID?

    package init(_ staff: StaffID, deputy: StaffID? = nil, from: StaffID? = nil) {
        self.staff = staff
        self.deputy = deputy
        self.from = from
    }
}
