import Synchronization

/// Given once and for all.
package final class Signal: Sendable {
    private let state = Mutex(false)

    package init() {}

    package var isGiven: Bool { state.withLock { $0 } }
    package func give() { state.withLock { $0 = true } }
}
