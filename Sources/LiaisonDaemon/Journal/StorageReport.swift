internal import LiaisonStore
internal import Logging

extension Logger {
    /// Tells the journal what the disk refuses, once a minute however many changes it refuses.
    func storageReport() -> @Sendable (StoreFailure) -> Void {
        let repetitions = Repetitions()
        return { failure in
            let message: JournalMessage = failure == .full ? .storageFull : .storageFailed
            guard let count = repetitions.due(message) else { return }
            var values = ["count": "\(count)"]
            if message == .storageFailed { values["reason"] = "\(failure)" }
            say(message, values)
        }
    }
}
