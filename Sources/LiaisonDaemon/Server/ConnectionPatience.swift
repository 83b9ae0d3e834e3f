package import LiaisonWire

/// How long a connection may keep the server waiting, for each thing that it can be slow at.
///
/// It only keeps moments: whoever owns it asks for the next limit, and looks again when it passes.
package struct ConnectionPatience: Sendable {
    package typealias Moment = ContinuousClock.Instant

    /// The limit that passed.
    package enum Breach: Sendable, Equatable {
        /// No complete line since the connection was made.
        case firstLine
        /// A line was begun and not ended.
        case line
        /// Nothing asked, nothing answered, nothing to wait for.
        case idle
        /// Too much has waited unread for too long.
        case backlog
        /// Not a byte of what waits was taken.
        case stall
    }

    private static var forgetsFirstLine: Bool {
        #if DEBUG
            Fault.isActive(.forgetFirstLineLimit)
        #else
            false
        #endif
    }

    private let limits: ServerLimits
    private let opened: Moment
    private var hasSpoken = false
    private var lineBegan: Moment?
    private var lastActive: Moment
    private var backedUpSince: Moment?
    private var lastProgress: Moment?
    private var unread = 0

    package init(_ limits: ServerLimits, openedAt now: Moment) {
        self.limits = limits
        opened = now
        lastActive = now
    }

    /// Bytes came: so many complete lines, and after them part of another or not.
    package mutating func read(lines: Int, isInsideLine: Bool, at now: Moment) {
        if lines > 0 {
            hasSpoken = true
            lastActive = now
        }
        if !isInsideLine {
            lineBegan = nil
        } else if lines > 0 || lineBegan == nil {
            lineBegan = now
        }
    }

    /// Reading stops, or goes on: the client cannot end its line while nobody reads it.
    package mutating func reading(_ isReading: Bool, isInsideLine: Bool, at now: Moment) {
        lineBegan = isReading && isInsideLine ? now : nil
    }

    /// Something was asked, answered or told, or the connection waits for events.
    package mutating func active(at now: Moment) { lastActive = now }

    /// What the client has left unread by now.
    ///
    /// - Parameters:
    ///   - hasProgressed: it has taken something since the last time.
    ///   - isBackedUp: so much waits that none of its requests is begun.
    package mutating func unread(
        _ bytes: Int, hasProgressed: Bool, isBackedUp: Bool, at now: Moment
    ) {
        if bytes == 0 {
            lastProgress = nil
        } else if hasProgressed || unread == 0 {
            lastProgress = now
        }
        unread = bytes
        backedUpSince = isBackedUp ? backedUpSince ?? now : nil
    }

    /// When the next limit passes, if nothing happens before; nil when nobody waits for the client.
    ///
    /// - Parameter isBusy: requests are being answered, or the connection waits for events.
    package func next(isBusy: Bool) -> (at: Moment, breach: Breach)? {
        var next: (at: Moment, breach: Breach)?
        func consider(_ since: Moment?, _ limit: Int, _ breach: Breach) {
            guard let since else { return }
            let at = since + .milliseconds(limit)
            if next.map({ at < $0.at }) ?? true { next = (at, breach) }
        }
        if !hasSpoken, !Self.forgetsFirstLine {
            consider(opened, limits.firstLine, .firstLine)
        }
        consider(lineBegan, limits.line, .line)
        consider(backedUpSince, limits.outputBacklog, .backlog)
        consider(lastProgress, limits.outputStall, .stall)
        if hasSpoken, !isBusy, unread == 0 { consider(lastActive, limits.idle, .idle) }
        return next
    }
}
