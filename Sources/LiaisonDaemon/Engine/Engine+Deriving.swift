internal import Glibc
internal import LiaisonCore
internal import LiaisonStore

/// What deriving all duties anew did.
struct Derivation: Sendable {
    /// The members it was about.
    var people = 0
    var moved = MovedNotices()
}

/// Editing a rule supersedes notices; it never sends one twice and never loses one.
extension Engine {
    /// Members, or orgs, of one ticket: some milliseconds of the writer's time, so that others get theirs.
    private static let slice = 500

    /// Derives all duties anew if they were derived from other rules or another calendar than those
    /// in force, in many transactions; the last one notes that it is done, so that what was
    /// interrupted is taken up again.
    ///
    /// - Parameter done: told what it did, on the writer's queue or the caller's.
    func deriveAnew(_ done: @escaping @Sendable (Result<Derivation, StoreFailure>) -> Void) {
        let digest = rules.digest
        do throws(StoreFailure) {
            guard try store.meta("rules") != digest else { return done(.success(Derivation())) }
        } catch {
            return done(.failure(error))
        }
        deriveSlice(after: .member(MemberID(0)), Derivation(), digest, done)
    }

    private func deriveSlice(
        after: Subject, _ before: Derivation, _ digest: String,
        _ done: @escaping @Sendable (Result<Derivation, StoreFailure>) -> Void
    ) {
        let ticket = Ticket(
            work: .recompute(after: after, limit: Self.slice, fingerprint: digest),
            origin: Origin(uid: getuid(), pid: 0, method: "rules", key: nil, fingerprint: []),
            encode: { _ in [] }
        )
        submit(ticket) { verdict in
            switch verdict {
            case .done(_, _, .recomputed(let count, let last, let moved)?):
                var derivation = before
                derivation.people += count
                derivation.moved.add(moved)
                guard let last else { return done(.success(derivation)) }
                self.deriveSlice(after: last, derivation, digest, done)
            case .failed(let failure): done(.failure(failure))
            default: done(.failure(.unexpected(code: 0)))
            }
        }
    }
}
