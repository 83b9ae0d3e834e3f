internal import GRDB
package import LiaisonCore

/// What is asked and noted about the service itself.
extension Store {
    /// Notices that a digest of `day` or before should have told of: how many, and the day that the
    /// oldest was planned for.
    package func unsentNotices(through day: CivilDate) throws(StoreFailure) -> (Int, CivilDate?) {
        try read { db in
            let row = try db.row(
                "SELECT count(*), min(n.planned) \(Database.dueNotices)", [day.iso])
            let oldest: String? = row?[1]
            return (Int(row?.number(0) ?? 0), oldest.flatMap { CivilDate(iso: $0) })
        }
    }

    /// Messages that wait to be passed on by a person.
    package func openDeliveries() throws(StoreFailure) -> Int {
        try read { db in
            Int(try db.integer("SELECT count(*) FROM delivery WHERE state = 'open'"))
        }
    }

    /// Notes that the service was at work at this moment: a later start knows by it whether the clock
    /// was set back. Also the proof that the disk takes a write. Blocks; for the writer's queue.
    package func note(lastSeen now: Instant) throws(StoreFailure) {
        do {
            try pool.writeWithoutTransaction { db in
                try db.setMeta("lastSeen", String(now.milliseconds))
            }
        } catch { throw StoreFailure(error) }
    }

    /// The last moment noted so.
    package func lastSeen() throws(StoreFailure) -> Instant? {
        try meta("lastSeen").flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
    }
}
