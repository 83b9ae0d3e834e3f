internal import LiaisonWire

/// The lines that a client has sent and that wait for their turn, each with the moment it came.
struct LineQueue {
    struct Line {
        var bytes: [UInt8]
        /// From here on its deadline counts.
        var readAt: ContinuousClock.Instant
    }

    /// Why a client's bytes are no lines of ours.
    enum Fault: Error {
        /// The bytes are HTTP or TLS.
        case anotherProtocol
        /// A line is longer than the limit.
        case tooLong
    }

    private var splitter: LineSplitter
    private var lines: [Line] = []
    /// The index of the first line that waits: taking it moves no other.
    private var first = 0
    private var isBeginning = true

    init(limit: Int) { splitter = LineSplitter(limit: limit) }

    var limit: Int { splitter.limit }
    var isEmpty: Bool { first == lines.count }
    /// Whether a line was begun and not ended.
    var isInsideLine: Bool { splitter.pendingCount > 0 }

    /// Takes bytes and gives the number of lines they completed. After `.tooLong` the lines before
    /// it wait.
    mutating func feed(
        _ bytes: UnsafeBufferPointer<UInt8>, at now: ContinuousClock.Instant
    ) throws(Fault) -> Int {
        if isBeginning, startsAnotherProtocol(Array(bytes.prefix(Self.signature))) {
            throw .anotherProtocol
        }
        var completed: [[UInt8]] = []
        var fault: Fault?
        do { try splitter.feed(bytes, into: &completed) } catch { fault = .tooLong }
        // The first bytes may have come one by one.
        if isBeginning, let line = completed.first {
            if startsAnotherProtocol(Array(line.prefix(Self.signature))) { throw .anotherProtocol }
            isBeginning = false
        }
        for line in completed { lines.append(Line(bytes: line, readAt: now)) }
        if let fault { throw fault }
        return completed.count
    }

    /// As many bytes as tell another protocol.
    private static let signature = 8

    /// Takes the line that has waited longest.
    mutating func next() -> Line? {
        guard first < lines.count else { return nil }
        let line = lines[first]
        lines[first].bytes = []
        first += 1
        if first == lines.count {
            lines.removeAll()
            first = 0
        }
        return line
    }

    /// Ends the input; gives the bytes of a line that was not ended, which is discarded.
    mutating func finish() -> Int { splitter.finish() }

    /// Forgets what waits.
    mutating func removeAll() {
        lines.removeAll()
        first = 0
    }
}
