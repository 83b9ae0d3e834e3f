internal import LiaisonCore
package import LiaisonWire
internal import Synchronization

/// One request on its way: when it came to which place. For every thread.
package final class RequestPace: Sendable {
    package typealias Moment = ContinuousClock.Instant

    private struct Marks {
        var begun: Moment?
        var known: Moment?
        var outcome = RequestRecord.Outcome.ok
    }

    let method: Method
    private let connection: Int
    private let number: Int
    private let readAt: Moment
    private let marks = Mutex(Marks())

    /// - Parameters:
    ///   - connection: the connection's number.
    ///   - number: its own among the connection's requests.
    package init(_ method: Method, connection: Int, number: Int, readAt: Moment) {
        self.method = method
        self.connection = connection
        self.number = number
        self.readAt = readAt
    }

    /// See `SlowRequest.trace`.
    var trace: String { "\(connection)-\(number)" }

    /// It is taken up.
    func begin() {
        marks.withLock { if $0.begun == nil { $0.begun = .now } }
    }

    /// What is answered is known.
    func know(_ outcome: RequestRecord.Outcome) {
        marks.withLock { marks in
            marks.known = .now
            marks.outcome = outcome
        }
    }

    var outcome: RequestRecord.Outcome { marks.withLock { $0.outcome } }

    /// Where the time went, when its answer leaves now.
    var spans: RequestSpans {
        let marks = marks.withLock { $0 }
        let now = Moment.now
        let begun = marks.begun ?? marks.known ?? now
        let known = max(marks.known ?? now, begun)
        return RequestSpans(
            queue: readAt.duration(to: begun), database: begun.duration(to: known),
            encode: known.duration(to: now), total: readAt.duration(to: now))
    }

    /// By the wall clock, as near as the two clocks are now.
    var readAtWall: Instant {
        let ago = Int64(readAt.duration(to: .now).wholeMilliseconds)
        return Instant(milliseconds: Daemon.now().milliseconds - ago)
    }
}
