internal import Synchronization

/// How long one part of the daemon takes to do something when it is asked to.
package final class Heartbeat: Sendable {
    private struct State {
        var asked: ContinuousClock.Instant?
        var lag = Duration.zero
    }

    private let state = Mutex(State())

    package init() {}

    /// Asks, unless who was asked before has not answered yet.
    ///
    /// - Parameter touch: has the part call its argument when it has done something.
    package func ask(_ touch: (@escaping @Sendable () -> Void) -> Void) {
        let mayAsk = state.withLock { state in
            guard state.asked == nil else { return false }
            state.asked = .now
            return true
        }
        guard mayAsk else { return }
        touch {
            self.state.withLock { state in
                guard let asked = state.asked else { return }
                state.lag = asked.duration(to: .now)
                state.asked = nil
            }
        }
    }

    /// How long the last answer took; or how long there has been none, if that is longer.
    package var lag: Duration {
        state.withLock { state in
            max(state.lag, state.asked.map { $0.duration(to: .now) } ?? .zero)
        }
    }
}

extension Duration {
    /// Whole microseconds, rounded down.
    var wholeMicroseconds: Int {
        Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
    }

    /// Whole milliseconds, rounded down.
    var wholeMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
