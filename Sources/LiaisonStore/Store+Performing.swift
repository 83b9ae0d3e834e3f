internal import GRDB
package import LiaisonCore

/// The funnel: decide, commit; the caller announces.
extension Store {
    /// Performs a batch in one transaction with one sync. Each ticket is decided in order; a refusal
    /// changes nothing and does not disturb its neighbours. An unexpected error of the store rolls
    /// the batch back and performs its tickets one by one, so that one bad ticket fails alone; after
    /// a failed sync nothing is tried again.
    ///
    /// Blocks until the disk has answered; called on the writer's own queue only.
    ///
    /// - Parameters:
    ///   - watcher: told what each commit touches, before and after it.
    ///   - beforeCommit: given only by a control that must fail: called with the verdicts
    ///     while nothing is on disk yet.
    package func perform(
        _ batch: [Ticket],
        in circumstance: Circumstance,
        watcher: (any CommitWatcher)? = nil,
        beforeCommit: (([Verdict]) -> Void)? = nil
    ) -> [Verdict] {
        do {
            return try transaction(batch, circumstance, watcher, beforeCommit)
        } catch {
            let failure = StoreFailure(error)
            guard batch.count > 1, !failure.isUnsynced else {
                return batch.map { _ in .failed(failure) }
            }
            return alone(batch, circumstance, watcher, beforeCommit)
        }
    }

    /// Each ticket in a transaction of its own, up to one after which nothing may be tried.
    private func alone(
        _ batch: [Ticket],
        _ circumstance: Circumstance,
        _ watcher: (any CommitWatcher)?,
        _ beforeCommit: (([Verdict]) -> Void)?
    ) -> [Verdict] {
        var last: StoreFailure?
        return batch.map { ticket in
            if let last { return .failed(last) }
            do {
                return try transaction([ticket], circumstance, watcher, beforeCommit).first
                    ?? .failed(.unexpected(code: 0))
            } catch {
                let failure = StoreFailure(error)
                if failure.isUnsynced { last = failure }
                return .failed(failure)
            }
        }
    }

    /// The answer that is kept for a key, before anything else is looked at: what a repeated request
    /// speaks of may have changed by the request itself. Nil when the key is new; the transaction
    /// looks once more.
    package func kept(_ origin: Origin) throws(StoreFailure) -> Verdict? {
        try read { db in try db.kept(origin) }
    }

    private func transaction(
        _ batch: [Ticket],
        _ circumstance: Circumstance,
        _ watcher: (any CommitWatcher)?,
        _ beforeCommit: (([Verdict]) -> Void)?
    ) throws -> [Verdict] {
        var touched: Touched?
        defer { if let touched { watcher?.hasEnded(touched) } }
        return try pool.writeWithoutTransaction { db in
            try db.transaction("BEGIN IMMEDIATE") {
                var numbers = try db.numbers()
                var members: Set<String>? = []
                let verdicts = try batch.map {
                    try perform($0, circumstance, &numbers, &members, db)
                }
                let all = members.map { Touched.members($0) } ?? .everything
                watcher?.willCommit(all)
                touched = all
                beforeCommit?(verdicts)
                return verdicts
            }
        }
    }

    /// - Parameter members: takes the members touched; nil once everything may be.
    private func perform(
        _ ticket: Ticket,
        _ circumstance: Circumstance,
        _ numbers: inout Numbers,
        _ members: inout Set<String>?,
        _ db: Database
    ) throws -> Verdict {
        if let kept = try db.kept(ticket.origin) { return kept }
        if let withdrawal = ticket.withdrawal() { return .withdrawn(withdrawal) }
        var circumstance = circumstance
        circumstance.reporter = ticket.origin.reporter
        var act = Act(db: db, circumstance: circumstance, numbers: numbers, store: self)
        let answer: Answer
        do {
            answer = try Self.undoing(ticket.work, in: db) { try act.perform(ticket.work) }
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch let stop as Act.Stop {
            return stop.verdict
        }
        numbers = act.numbers
        if ticket.work.isAboutMembers {
            members?.formUnion(act.touched)
        } else {
            members = nil
        }
        let response = ticket.encode(answer)
        try db.keep(response, ticket.origin, at: circumstance.now)
        try db.log(act.entries, ticket.origin, at: circumstance.now)
        try record(act.events, ticket.origin, at: circumstance.now, in: db)
        return .done(response, replayed: false, answer)
    }

    /// Performs work so that a refusal halfway leaves nothing of it: a request about several people
    /// is decided person by person, and the second may be refused when the first is written.
    ///
    /// The commonest work, a command about one person, is decided whole before its first write and
    /// needs no savepoint.
    private static func undoing(
        _ work: Work,
        in db: Database,
        _ body: () throws -> Answer
    ) throws -> Answer {
        switch work {
        case .member, .memberNamed: return try body()
        default: return try db.savepoint(body)
        }
    }
}

extension Database {
    /// The kept answer to a key that was used before, or a mismatch.
    fileprivate func kept(_ origin: Origin) throws -> Verdict? {
        guard let key = origin.key else { return nil }
        guard
            let row = try row(
                "SELECT fingerprint, response FROM idempotency WHERE uid = ? AND key = ?",
                [Int64(origin.uid), key]
            )
        else { return nil }
        guard let fingerprint: [UInt8] = row[0], fingerprint == origin.fingerprint else {
            return .mismatch
        }
        let response: [UInt8] = row[1]
        return .done(response, replayed: true, nil)
    }

    fileprivate func keep(_ response: [UInt8], _ origin: Origin, at now: Instant) throws {
        guard let key = origin.key else { return }
        try run(
            """
            INSERT INTO idempotency(uid, key, method, fingerprint, response, at)
            VALUES(?,?,?,?,?,?)
            """,
            [
                Int64(origin.uid), key, origin.method, origin.fingerprint, response,
                now.milliseconds,
            ]
        )
    }

    /// One line per subject touched: who, when, what, as handles and words.
    fileprivate func log(_ entries: [Act.Entry], _ origin: Origin, at now: Instant) throws {
        for entry in entries {
            try run(
                "INSERT INTO log(at,uid,pid,method,key,subject,detail) VALUES(?,?,?,?,?,?,?)",
                [
                    now.milliseconds, Int64(origin.uid), Int64(origin.pid), origin.method,
                    origin.key, entry.subject, entry.detail,
                ]
            )
        }
    }
}
