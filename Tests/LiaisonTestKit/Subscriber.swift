package import LiaisonClient
package import LiaisonWire

/// One subscription on a connection of its own, and what came of it.
package final class Subscriber {
    package let connection: Connection
    /// What `events.subscribe` answered.
    package let opening: JSONValue
    /// The params of the events, in the order in which they came.
    package private(set) var events: [JSONValue] = []
    /// The cursor of the last event or bookmark.
    package private(set) var cursor: String?
    /// The cursor after which to go on, once the subscription is lost.
    package private(set) var lostAfter: [String] = []

    /// Nothing came for so long: a failure.
    package struct Silence: Error {}

    private static let patience = Duration.seconds(20)

    /// - Parameter after: a cursor; nil for from now.
    package init(
        on socket: String,
        after: String? = nil,
        kinds: [String]? = nil
    ) throws {
        connection = try Connection(path: socket)
        connection.keepsNotifications = true
        opening = try connection.call(
            "events.subscribe",
            .compact([
                ("after", after.map { .string($0) }), ("kinds", kinds.map { .strings($0) }),
            ])
        )
    }

    /// Reads one notification; what it was.
    @discardableResult
    package func read() throws -> String {
        guard let next = try connection.notification(within: Self.patience) else {
            throw Silence()
        }
        let faults = SchemaCheck.faults(of: next.params, notification: next.method)
        guard faults.isEmpty else { throw TestDaemon.Undescribed(faults: faults) }
        switch next.method {
        case EventNotification.event:
            events.append(next.params)
            cursor = next.params["cursor"]?.string
        case EventNotification.bookmark: cursor = next.params["cursor"]?.string
        case EventNotification.lost:
            lostAfter.append(next.params["resume_after"]?.string ?? "")
        default: break
        }
        return next.method
    }

    /// Reads until the place told is this one, or the subscription is lost.
    package func read(to end: String) throws {
        while cursor != end, lostAfter.isEmpty { try read() }
    }

    /// The numbers of the events; a test may look into a cursor.
    package var sequences: [Int] { events.map(Self.sequence) }

    package static func sequence(_ event: JSONValue) -> Int {
        let cursor = event["cursor"]?.string ?? ""
        return Int(cursor.split(separator: ".").last ?? "") ?? -1
    }
}
