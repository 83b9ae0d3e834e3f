package import LiaisonCore
package import LiaisonStore

/// What people should have been told of by now and have not been: whether the scheduler goes on, by
/// what it leaves behind.
package struct Backlog: Sendable, Equatable {
    /// Notices that wait for a digest whose hour has passed.
    package var notices = 0
    /// The day that the oldest of them was planned for.
    package var oldest: CivilDate?
    /// Today's hour has passed too: it is not the downtime before it that is made up for.
    package var isPastToday = false

    /// Name, number, reason: a digest of a million notices takes a minute, and one that the disk
    /// refuses is tried again every minute; after five somebody should know.
    package static let graceMilliseconds: Int64 = 5 * 60_000

    /// - Parameter hour: when the day's digest is made.
    package init(of store: Store, _ zone: any ZoneRules, hour: CivilTime, at now: Instant)
        throws(StoreFailure)
    {
        let today = zone.civil(of: now).date
        let due = zone.instant(of: today, at: hour).milliseconds + Self.graceMilliseconds
        isPastToday = now.milliseconds >= due
        let day = isPastToday ? today : today.adding(days: -1)
        if let last = try store.meta("lastDigest") {
            guard last < day.iso else { return }
        } else if !isPastToday {
            return  // the first digest is still to come
        }
        (notices, oldest) = try store.unsentNotices(through: day)
    }
}
