internal import GRDB
package import LiaisonCore
internal import Synchronization

/// A place in the order of events: the life of the database and the number of the last event seen.
/// Its text, `<epoch>.<seq>`, is opaque to clients: they give back what they were given.
package struct EventCursor: Equatable, Sendable, CustomStringConvertible {
    /// This life of the database; a restore begins another one, so that a cursor from before it can
    /// never silently mean something else.
    package var epoch: String
    package var sequence: Int64

    package init(epoch: String, sequence: Int64) {
        self.epoch = epoch
        self.sequence = sequence
    }

    /// Reads a cursor's text; nil when it is none.
    package init?(text: String) {
        guard let dot = text.lastIndex(of: "."), dot > text.startIndex,
            let sequence = Int64(text[text.index(after: dot)...]), sequence >= 0
        else { return nil }
        self.init(epoch: String(text[..<dot]), sequence: sequence)
    }

    package var description: String { "\(epoch).\(sequence)" }
}

/// One event as it is told.
package struct EventLine: Sendable, Equatable {
    package var sequence: Int64
    package var at: Instant
    /// The first is what it is called.
    package var kinds: [EventKind]
    /// The handle of what it happened to; the office's own for what concerns all.
    package var subject: String
    /// Who did it, by the kernel's word; the daemon's own uid for what the clock did.
    package var uid: UInt32
    package var details: [EventDetail]
}

/// Events after a place, up to a bound, and what is kept at all.
package struct EventPage: Sendable {
    package var lines: [EventLine]
    /// The last place before everything that is kept: whoever was there misses nothing.
    package var oldest: EventCursor
    /// The newest event there is.
    package var newest: EventCursor
}

extension Store {
    /// Name, number, reason: so many events are kept by default, some 20 MiB: the work of weeks in a
    /// township, a day's in a county, or one import of the largest ledger.
    package static let keptEvents = 100_000

    /// Events after a number, in order; with a limit of 0 only the bounds.
    package func events(after sequence: Int64, limit: Int) throws(StoreFailure) -> EventPage {
        try read { db in
            let newest = try db.eventCursor()
            let first = try db.integer("SELECT min(seq) FROM event")
            let lines = try db.rows(
                """
                SELECT seq, at, kinds, subject, uid, detail FROM event WHERE seq > ?
                ORDER BY seq LIMIT ?
                """,
                [sequence, limit]
            ).map { row in
                EventLine(
                    sequence: row.number(0),
                    at: Instant(milliseconds: row.number(1)),
                    kinds: try EventText.kinds(row[2]),
                    subject: row[3],
                    uid: UInt32(truncatingIfNeeded: row.number(4)),
                    details: try EventText.details(row[5])
                )
            }
            // Without a row nothing before the newest number is kept.
            let before = first == 0 ? newest.sequence : first - 1
            return EventPage(
                lines: lines,
                oldest: EventCursor(epoch: newest.epoch, sequence: before),
                newest: newest
            )
        }
    }

    /// The number of the last event written by a command; a hint for those who watch, who read
    /// the table.
    package var lastEvent: Int64 { eventHint.withLock { $0 } }

    /// Where the events stand now.
    package func eventCursor() throws(StoreFailure) -> EventCursor {
        try read { db in try db.eventCursor() }
    }

    /// Writes what a command did, in its transaction.
    func record(
        _ events: [EventDraft],
        _ origin: Origin,
        at now: Instant,
        in db: Database
    ) throws {
        for event in events {
            try db.run(
                "INSERT INTO event(at,kinds,subject,uid,detail) VALUES(?,?,?,?,?)",
                [
                    now.milliseconds, EventText.text(event.kinds), event.subject,
                    Int64(origin.uid), EventText.text(event.details),
                ]
            )
        }
        guard !events.isEmpty else { return }
        let last = db.lastInsertedRowID
        eventHint.withLock { $0 = last }
    }
}

extension Database {
    /// Where this snapshot stands. The number is SQLite's own count: it outlives the rows.
    func eventCursor() throws -> EventCursor {
        let row = try row(
            """
            SELECT value, (SELECT seq FROM sqlite_sequence WHERE name = 'event')
            FROM meta WHERE name = 'epoch'
            """
        )
        return EventCursor(epoch: row?[0] ?? "", sequence: row?.number(1) ?? 0)
    }
}
