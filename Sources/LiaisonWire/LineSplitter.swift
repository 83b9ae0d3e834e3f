/// Cuts a stream of bytes into lines at LF and nothing else; a CR right before the LF goes too.
/// Vertical tab, form feed and a lone CR stay in their line. Empty lines are dropped, for people
/// at a terminal. The limit is on one line, not on what is buffered.
package struct LineSplitter: Sendable {
    /// A line was longer than the limit. There is no resynchronising: answer and close.
    package struct LineTooLong: Error, Sendable, Equatable {
        /// The limit in bytes.
        package let limit: Int
    }

    /// The largest line in bytes, without CR and LF.
    package let limit: Int
    private var pending: [UInt8] = []
    private var isBroken = false

    /// A splitter for lines of up to `limit` bytes.
    package init(limit: Int = Limits.lineBytes) {
        self.limit = limit
    }

    /// Bytes of the line not yet ended: more than 0 means somebody is in the midst of one.
    package var pendingCount: Int { pending.count }

    /// Takes `chunk` and appends the lines it completes to `lines`. When one is too long, the
    /// lines before it have been appended; everything after is ignored for good.
    package mutating func feed(
        _ chunk: UnsafeBufferPointer<UInt8>, into lines: inout [[UInt8]]
    ) throws(LineTooLong) {
        guard !isBroken else { throw LineTooLong(limit: limit) }
        var rest = chunk[...]
        while let end = rest.firstIndex(of: 0x0A) {
            let piece = rest[..<end]
            rest = rest[(end + 1)...]
            if pending.isEmpty {
                try finish(Array(piece), into: &lines)
            } else {
                pending.append(contentsOf: piece)
                let line = pending
                pending.removeAll()
                try finish(line, into: &lines)
            }
        }
        // One byte over the limit can still be the CR before the LF.
        let total = pending.count + rest.count
        if total > limit + 1 || (total > limit && (rest.last ?? pending.last) != 0x0D) {
            try refuse()
        }
        pending.append(contentsOf: rest)
    }

    /// Takes `chunk` and appends the lines it completes to `lines`.
    package mutating func feed(_ chunk: [UInt8], into lines: inout [[UInt8]]) throws(LineTooLong) {
        try chunk.withUnsafeBufferPointer { buffer throws(LineTooLong) in
            try feed(buffer, into: &lines)
        }
    }

    /// Ends the stream: what has no LF is discarded, never executed. Gives its number of bytes,
    /// for the counter; 0 after a proper end.
    package mutating func finish() -> Int {
        defer { pending.removeAll() }
        return isBroken ? 0 : pending.count
    }

    private mutating func finish(
        _ line: [UInt8], into lines: inout [[UInt8]]
    ) throws(LineTooLong) {
        var line = line
        if line.last == 0x0D { line.removeLast() }
        guard line.count <= limit else { return try refuse() }
        if !line.isEmpty { lines.append(line) }
    }

    private mutating func refuse() throws(LineTooLong) {
        isBroken = true
        pending.removeAll()
        throw LineTooLong(limit: limit)
    }
}

/// Whether a connection's first bytes are HTTP or TLS: somebody aimed another client at the
/// socket, and the answer is to close, since no line of ours starts so.
package func startsAnotherProtocol(_ bytes: [UInt8]) -> Bool {
    if bytes.first == 0x16 { return true }
    return ["GET ", "POST ", "HEAD ", "Host:"].contains { bytes.starts(with: $0.utf8) }
}
