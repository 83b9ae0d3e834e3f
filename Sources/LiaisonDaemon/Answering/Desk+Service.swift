internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// The daemon about itself.
extension Desk {
    static let serviceHandlers: [String: Handler] = [
        "liaison.describe": { desk, _, _ in .encoded(desk.described) },
        Method.cancel: { _, params, caller in
            let id = params["id"].flatMap { RequestID(value: $0) }
            return .later { answer in
                guard let id else { return answer(.success(["cancelled": false])) }
                caller.turns.cancel(id) { answer(.success(["cancelled": .bool($0)])) }
            }
        },
        "daemon.ping": read { desk, _ in ["time": .string(desk.engine.now.rfc3339)] },
        "daemon.version": read { _, _ in
            [
                "product": "liaisond", "version": .string(Product.version),
                "protocol": [
                    "major": .integer(ProtocolVersion.major),
                    "minor": .integer(ProtocolVersion.minor),
                ],
            ]
        },
        "daemon.health": read { desk, _ in desk.health.value },
        "daemon.metrics": read { desk, params in
            desk.metrics.answer(
                params["format"]?.string ?? MetricsText.openMetrics.rawValue, at: desk.engine.now)
        },
        "daemon.slowlog": read { desk, _ in desk.slowRequests(SlowRequests.kept) },
        "daemon.status": read { desk, _ in try desk.status() },
        "daemon.reload": { desk, _, _ in
            guard let reloader = desk.reloader else {
                throw ErrorReply(.internal, "there is no configuration to read")
            }
            return .later { answer in reloader.reload { answer(reply(to: $0)) } }
        },
        "daemon.backup": { desk, _, _ in
            guard let backup = desk.backup else {
                throw ErrorReply(.internal, "there is no place for backups")
            }
            return .later { answer in backup.make { answer(reply(to: $0)) } }
        },
        "daemon.release": change { _, _ in Change(work: .release) },
    ]

    private static func reply(to result: Result<Reloader.Outcome, Reloader.Failure>)
        -> Result<JSONValue, ErrorReply>
    {
        switch result {
        case .success(let outcome):
            .success([
                "config_hash": .string(outcome.hash),
                "changed": .strings(outcome.changed),
                "needs_restart": .strings(outcome.needsRestart),
                "first_start_only": .strings(outcome.firstStartOnly),
            ])
        case .failure(.store(let failure)): .failure(reply(to: failure))
        case .failure(.configuration(let faults)):
            .failure(
                ErrorReply(
                    .configInvalid,
                    "the configuration is wrong: nothing of it was taken up; correct it, then reload",
                    details: [
                        "faults": .array(
                            faults.faults.map { fault in
                                [
                                    "file": .string(fault.file), "line": .integer(fault.line),
                                    "key": .string(fault.key), "message": .string(fault.message),
                                ]
                            })
                    ]))
        }
    }

    private static func reply(to result: Result<Backup.Made, Backup.Failure>)
        -> Result<JSONValue, ErrorReply>
    {
        result.map { $0.json }.mapError { failure in
            ErrorReply(
                .backupFailed, "the backup was not made: \(failure.reason)",
                details: ["reason": .string(failure.word)])
        }
    }

    private func status() throws -> JSONValue {
        let today = today
        let counts = try answers.counts(.roll, on: today.dayNumber) { try store.counts(on: today) }
        let calendar = engine.rules.calendar
        return .compact([
            ("office", .string(counts.officeName ?? "")), ("today", .string(today.iso)),
            ("zone", .string(office.zone)), ("members", .integer(counts.members)),
            ("away", .integer(counts.away)), ("held", .integer(counts.held)),
            ("staff", .integer(counts.staff)), ("unassigned", .integer(counts.unassigned)),
            (
                "duties",
                [
                    "open": .integer(counts.openDuties), "on_agenda": .integer(counts.onAgenda),
                    "due_today": .integer(counts.dueToday), "overdue": .integer(counts.overdue),
                    "reviews": .integer(counts.reviews),
                ]
            ),
            ("unknowns", .integer(counts.unknown)),
            ("next_digest", .string(nextDigest(counts.lastDigest))),
            ("last_digest", counts.lastDigest.map { .string($0) }),
            (
                "calendar",
                [
                    "known_until": calendar.years.keys.filter { calendar.isKnown(year: $0) }.max()
                        .map { .integer($0) } ?? .null
                ]
            ),
            ("release_pending", .bool(counts.held > 0)),
            (
                "restored",
                try store.restored().map { restored in
                    .compact([
                        ("at", .string(restored.at.rfc3339)),
                        ("from", restored.from.map { .string($0.rfc3339) }),
                    ])
                }
            ), ("connections", counters.value),
            ("scheduler", try schedulerStatus()), ("slow", slowRequests(Self.slowInStatus)),
        ])
    }

    /// The next working day on which a digest goes out.
    private func nextDigest(_ last: String?) -> String {
        let isDone = last.map { $0 >= today.iso } ?? false
        let from = isDone ? today.adding(days: 1) : today
        return engine.rules.calendar.nextWorking(onOrAfter: from).iso
    }

    /// Name, number, reason: a glance; the rest is one method away.
    private static let slowInStatus = 5

    /// The last slow requests, at most so many.
    private func slowRequests(_ most: Int) -> JSONValue {
        let (kept, total) = requests.slow
        return [
            "threshold_ms": .integer(office.slow.wholeMilliseconds), "total": .integer(total),
            "requests": .array(
                kept.prefix(most).map { slow in
                    [
                        "at": .string(slow.at.rfc3339), "method": .string(slow.method),
                        "trace": .string(slow.trace), "outcome": .string(slow.outcome.rawValue),
                        "total_us": .integer(slow.spans.total.wholeMicroseconds),
                        "queue_us": .integer(slow.spans.queue.wholeMicroseconds),
                        "db_us": .integer(slow.spans.database.wholeMicroseconds),
                        "encode_us": .integer(slow.spans.encode.wholeMicroseconds),
                    ]
                }),
        ]
    }

    /// The scheduler's pulse.
    private func schedulerStatus() throws -> JSONValue {
        let standing = scheduling.now
        let backlog = try Backlog(of: store, zone, hour: office.digest, at: engine.now)
        return [
            "last_look": .optional(standing.lastLook?.rfc3339),
            "next_look": .optional(standing.next?.rfc3339),
            "digest_failed": .bool(standing.failure != nil),
            "overdue": .integer(backlog.notices), "oldest": .optional(backlog.oldest?.iso),
        ]
    }
}
