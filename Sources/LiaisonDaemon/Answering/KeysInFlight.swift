internal import LiaisonStore
internal import Synchronization

/// The keys of changes that are under way: a repetition of one that still runs is told so, and a
/// key that is used for two things at once is found out before either is done.
final class KeysInFlight: Sendable {
    private struct Key: Hashable {
        var uid: UInt32
        var text: String
    }

    /// What a key that comes again means.
    enum Clash {
        /// The same request is under way.
        case inProgress
        /// Another request uses the key.
        case mismatch
    }

    private let fingerprints = Mutex<[Key: [UInt8]]>([:])

    /// Takes the key of a change that begins; says why when it is taken.
    func begin(_ origin: Origin) -> Clash? {
        guard let text = origin.key else { return nil }
        let key = Key(uid: origin.uid, text: text)
        return fingerprints.withLock { fingerprints in
            if let other = fingerprints[key] {
                return other == origin.fingerprint ? .inProgress : .mismatch
            }
            fingerprints[key] = origin.fingerprint
            return nil
        }
    }

    /// The change with this key has its answer.
    func end(_ origin: Origin) {
        guard let text = origin.key else { return }
        fingerprints.withLock { $0[Key(uid: origin.uid, text: text)] = nil }
    }
}
