internal import GRDB

/// Which rows of a list are asked for: at most `limit` behind a place, or from the beginning.
package struct Page: Sendable {
    package var after: Place?
    package var limit: Int

    package init(after: Place? = nil, limit: Int) {
        self.after = after
        self.limit = limit
    }

    /// The whole list.
    package static let whole = Page(limit: .max)

    /// A place in a list: the keys of the row before it, which may have left the list since. Pages
    /// found by keys neither skip nor repeat a row that stays in its place, whatever comes and goes
    /// between two of them, as counted ones would.
    package struct Place: Sendable, Hashable, CustomStringConvertible {
        /// What rows are put together by: a day's number, a branch. 0 in lists by number alone.
        package var group: Int64 = 0
        /// The row's number.
        package var row: Int64

        package init(group: Int64 = 0, row: Int64) {
            self.group = group
            self.row = row
        }

        /// Reads a place's text; nil when it is none.
        package init?(text: String) {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
                .map { Int64($0) }
            guard parts.count == 2, let group = parts[0], let row = parts[1] else { return nil }
            self.init(group: group, row: row)
        }

        package var description: String { "\(group).\(row)" }
    }
}

/// A row that knows where it stands in its list.
package protocol Placed: Sendable {
    var place: Page.Place { get }
}

/// Rows of one snapshot, and the cursor at which it was taken: whoever watches from there misses
/// nothing that is not in the rows already.
package struct Listing<Row: Sendable>: Sendable {
    package var rows: [Row]
    package var cursor: EventCursor
    /// Where the next page begins; nil when there is none.
    package var next: Page.Place?

    package init(rows: [Row], cursor: EventCursor, next: Page.Place? = nil) {
        self.rows = rows
        self.cursor = cursor
        self.next = next
    }
}

extension Store {
    /// Rows, and the cursor of the same snapshot.
    func list<Row>(_ body: (Database) throws -> [Row]) throws(StoreFailure) -> Listing<Row> {
        try read { db in Listing(rows: try body(db), cursor: try db.eventCursor()) }
    }

    /// A page, by one row more than it has: whether there is another is known at once.
    ///
    /// - Parameter body: gives at most so many rows behind the place.
    func list<Row: Placed>(
        _ page: Page, _ body: (Database, _ limit: Int) throws -> [Row]
    ) throws(StoreFailure) -> Listing<Row> {
        let limit = page.limit == .max ? page.limit : page.limit + 1
        var listing = try list { db in try body(db, limit) }
        if listing.rows.count > page.limit {
            listing.rows.removeLast()
            listing.next = listing.rows.last?.place
        }
        return listing
    }
}
