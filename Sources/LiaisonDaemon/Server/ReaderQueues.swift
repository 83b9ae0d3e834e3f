internal import Dispatch

/// A few serial queues for reading from the store, so that a slow question holds up only the
/// connections that share its queue, and no event loop ever waits for the disk.
final class ReaderQueues: Sendable {
    private let queues: [DispatchQueue]

    init(_ count: Int) {
        queues = (0..<count).map { DispatchQueue(label: "liaison.reader.\($0)") }
    }

    func queue(for connection: Int) -> DispatchQueue { queues[connection % queues.count] }
}
