package import LiaisonCore

/// One request that took long, and where the time went. Nothing of what it said or was told.
package struct SlowRequest: Sendable, Equatable {
    /// When it was read.
    package var at: Instant
    package var method: String
    /// Its connection's number and its own, as `12-3`.
    package var trace: String
    package var outcome: RequestRecord.Outcome
    package var spans: RequestSpans

    package init(
        at: Instant, method: String, trace: String, outcome: RequestRecord.Outcome,
        spans: RequestSpans
    ) {
        self.at = at
        self.method = method
        self.trace = trace
        self.outcome = outcome
        self.spans = spans
    }
}

/// Where the time of a request went.
package struct RequestSpans: Sendable, Equatable {
    /// From its last byte until it was begun; of a change, until the writer took it up.
    package var queue = Duration.zero
    /// In the database: looking things up, or deciding, committing and syncing.
    package var database = Duration.zero
    /// Making the line of it, and until the connection sent that.
    package var encode = Duration.zero
    /// All together.
    package var total = Duration.zero

    package init(
        queue: Duration = .zero, database: Duration = .zero, encode: Duration = .zero,
        total: Duration = .zero
    ) {
        self.queue = queue
        self.database = database
        self.encode = encode
        self.total = total
    }
}

/// The last slow requests: the oldest makes room.
package struct SlowRequests: Sendable {
    /// Name, number, reason: as Valkey's; an hour of trouble fits, at 100 bytes each.
    package static let kept = 128

    private var ring: [SlowRequest] = []
    /// How many there were.
    package private(set) var total = 0

    package init() {}

    package mutating func add(_ request: SlowRequest) {
        if ring.count < Self.kept {
            ring.append(request)
        } else {
            ring[total % Self.kept] = request
        }
        total += 1
    }

    package var latestFirst: [SlowRequest] {
        let next = ring.count < Self.kept ? ring.count : total % Self.kept
        return Array((ring[next...] + ring[..<next]).reversed())
    }
}
