internal import LiaisonCore
internal import LiaisonStore

/// What a full disk refuses, and what goes on.
extension Engine {
    /// Performs a batch. Where there is no room for new data that is refused before anything is
    /// changed; what goes on without room has the reserve.
    func perform(_ batch: [Ticket], in circumstance: Circumstance) -> [Verdict] {
        guard let reserve else { return store.perform(batch, in: circumstance, watcher: answers) }
        do throws(StoreFailure) {
            let hasRoom = try hasRoom(reserve)
            let goOn = batch.indices.filter { batch[$0].work.goesOnWithoutRoom }
            var verdicts = batch.map { hasRoom ? .failed(.full) : refused($0) }
            commit(hasRoom ? Array(batch.indices) : goOn, of: batch, circumstance, &verdicts)
            let unfinished = goOn.filter { verdicts[$0].isFull }
            guard !unfinished.isEmpty else { return verdicts }
            // What the reserve and the log hold is theirs.
            reserve.giveUp()
            try store.shrinkLog()
            commit(unfinished, of: batch, circumstance, &verdicts)
            return verdicts
        } catch {
            return batch.map { _ in .failed(error) }
        }
    }

    /// Whether there is room for new data, be it after the log has given back what it holds.
    private func hasRoom(_ reserve: Reserve) throws(StoreFailure) -> Bool {
        if reserve.isLogInTheWay() { try store.shrinkLog() }
        return reserve.hasRoom()
    }

    /// What was done under this key before is still so.
    private func refused(_ ticket: Ticket) -> Verdict {
        ((try? store.kept(ticket.origin)) ?? nil) ?? .failed(.full)
    }

    private func commit(
        _ places: [Int], of batch: [Ticket], _ circumstance: Circumstance,
        _ verdicts: inout [Verdict]
    ) {
        guard !places.isEmpty else { return }
        let done = store.perform(places.map { batch[$0] }, in: circumstance, watcher: answers)
        for (place, verdict) in zip(places, done) { verdicts[place] = verdict }
    }
}

extension Verdict {
    fileprivate var isFull: Bool {
        if case .failed(.full) = self { true } else { false }
    }
}
