/// The notifications of a subscription. Each carries `sub`, the number that `events.subscribe`
/// answered.
package enum EventNotification {
    /// Something happened: `{sub, cursor, at, kind, also?, subject, uid, ...}`. Events of one
    /// subscription come in the order in which they happened, at least once, without a gap.
    package static let event = "liaison.event"
    /// Nothing more has happened that this subscription asks for: `{sub, cursor}`. The first one
    /// says that what had happened before the subscription is told; later ones come in quiet times
    /// and carry the cursor past events of other kinds.
    package static let bookmark = "liaison.bookmark"
    /// The subscription has ended, since its client reads too slowly or what it was to read is not
    /// kept any more: `{sub, resume_after}`. The connection stays, and a subscription after
    /// `resume_after` misses nothing.
    package static let lost = "liaison.subscription_lost"
}
