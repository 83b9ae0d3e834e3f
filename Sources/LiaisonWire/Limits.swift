/// The version of the protocol, apart from the product's. Within a major there are only additions.
package enum ProtocolVersion {
    /// Raised when something a client relies on changes or goes.
    package static let major = 1
    /// Raised with every addition.
    package static let minor = 0
}

/// The bounds of the wire. A server may be configured with another `lineBytes` and `inFlight`; its
/// greeting says so, and these are the defaults.
package enum Limits {
    /// Bytes of one line without its LF. A page of 500 imported rows fits, and one connection
    /// cannot take more memory than this for a message it has not finished.
    package static let lineBytes = 262_144
    /// Requests of one connection being worked on; then reading stops. Enough to hide the
    /// latency of a local socket, too few to starve the other connections.
    package static let inFlight = 16
    /// Subscriptions of one connection: a screen watches a few lists, each with its own kinds.
    package static let subscriptions = 4
    /// Nested arrays and objects: far more than any method needs, far less than the stack holds.
    package static let depth = 64
    /// Members of one object: the widest ledger has some dozens of columns.
    package static let members = 1_024
    /// Bytes of an id as written: a client counts or uses a UUID.
    package static let idBytes = 64
    /// The largest magnitude of an id: every JSON reader holds it exactly (2^53 - 1).
    package static let idMagnitude = 9_007_199_254_740_991
    /// Bytes of an idempotency key: a ULID or a UUID with a prefix.
    package static let keyBytes = 64
    /// Bytes of what names a person, an organisation or a duty: as long as the longest name.
    package static let referenceBytes = 200
    /// Milliseconds a request may ask for: longer than an hour nobody waits on a local socket.
    package static let deadlineMilliseconds = 3_600_000
    /// Rows of one answer or of one import line: about half a line's bytes in a wide ledger.
    package static let pageRows = 500
    /// Rows of one answer when nothing is said: a few screens, some 100 KiB.
    package static let usualPageRows = 100
    /// People recorded about in one transaction: a large branch's meeting; the writer is held for
    /// well under a second, and their references fit one line.
    package static let recordedAtOnce = 500
    /// Bytes of a rule's id: 32 letters, of any script.
    package static let ruleBytes = 128
    /// Bytes of a file that is sent as it is, a calendar or a rule pack: some ten times the longest
    /// there is, and as JSON it still fits a line.
    package static let fileBytes = 65_536
    /// Rows of one import: the largest county's roll several times over.
    package static let importRows = 100_000
}
