internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// What a connection asks to watch, once it is known that it can be watched.
package struct Watch: Sendable {
    package enum Purpose: Sendable {
        /// Send every event until the connection ends.
        case subscription
        /// Answer once something has happened, or after so many milliseconds.
        case wait(milliseconds: Int)
    }

    var purpose: Purpose
    /// Nil for all.
    var kinds: Set<EventKind>?
    /// The number of the last event that the client knows.
    var position: Int64
    /// How far the database is now.
    var newest: EventCursor
    /// The earliest place that can be watched from.
    var oldest: EventCursor
    /// The client has said where to begin: what has happened since is told first.
    var isResumed: Bool
}

/// Events: what may be watched from where, and how an event reads.
extension Desk {
    static let eventHandlers: [String: Handler] = [
        "events.subscribe": { desk, params, _ in
            .watch(try desk.watch(params, for: .subscription))
        },
        "events.wait": { desk, params, _ in
            let timeout = params["timeout_ms"]?.integer ?? Self.waitMilliseconds
            return .watch(try desk.watch(params, for: .wait(milliseconds: timeout)))
        },
    ]

    /// Name, number, reason: who names no time gets an answer well before the ten seconds after which
    /// clients give up.
    private static let waitMilliseconds = 5_000

    private func watch(_ params: JSONValue, for purpose: Watch.Purpose) throws -> Watch {
        let bounds = try store.events(after: .max, limit: 0)
        let kinds = params["kinds"]?.array?.compactMap { $0.string.flatMap(EventKind.init) }
        var watch = Watch(
            purpose: purpose,
            kinds: kinds.map { Set($0) },
            position: bounds.newest.sequence,
            newest: bounds.newest,
            oldest: bounds.oldest,
            isResumed: false
        )
        guard let text = params["after"]?.string else { return watch }
        guard let cursor = EventCursor(text: text) else {
            throw ErrorReply(.paramsInvalid, "not a cursor", path: "params.after")
        }
        guard cursor.epoch == bounds.newest.epoch, cursor.sequence <= bounds.newest.sequence,
            cursor.sequence >= bounds.oldest.sequence
        else { throw Self.gone(bounds.oldest) }
        watch.position = cursor.sequence
        watch.isResumed = true
        return watch
    }

    /// What a client hears whose cursor leads nowhere any more.
    static func gone(_ oldest: EventCursor) -> ErrorReply {
        ErrorReply(
            .cursorGone,
            "what happened since this cursor is not kept; list anew and watch from the list's cursor",
            details: ["oldest": encode(oldest)]
        )
    }

    static func encode(_ cursor: EventCursor) -> JSONValue { .string(cursor.description) }

    /// The params of `liaison.event`: handles, rule ids, counts and words.
    static func encode(_ event: EventLine, sub: Int, epoch: String) -> JSONValue {
        func values(_ word: EventDetail.Word) -> [String]? {
            let values = event.details.filter { $0.word == word }.map(\.value)
            return values.isEmpty ? nil : values
        }
        func duties(_ word: EventDetail.Word) -> JSONValue? {
            values(word).map { values in
                .array(
                    values.map { value in
                        // A duty's handle has no colon.
                        let colon = value.lastIndex(of: ":") ?? value.startIndex
                        return [
                            "duty": .string(String(value[value.index(after: colon)...])),
                            "rule": .string(String(value[..<colon])),
                        ]
                    }
                )
            }
        }
        func list(_ word: EventDetail.Word) -> JSONValue? { values(word).map { .strings($0) } }
        func text(_ word: EventDetail.Word) -> JSONValue? {
            values(word)?.last.map { .string($0) }
        }
        func count(_ word: EventDetail.Word) -> JSONValue? {
            values(word)?.last.flatMap { Int($0) }.map { .integer($0) }
        }
        let cursor = EventCursor(epoch: epoch, sequence: event.sequence)
        return .compact([
            ("sub", .integer(sub)), ("cursor", encode(cursor)), ("at", .string(event.at.rfc3339)),
            ("kind", event.kinds.first.map { .string($0.rawValue) }),
            (
                "also",
                event.kinds.count > 1 ? .strings(event.kinds.dropFirst().map(\.rawValue)) : nil
            ),
            ("subject", .string(event.subject)), ("uid", .integer(event.uid)),
            ("facts", list(.fact)), ("fields", list(.field)), ("liaison", text(.liaison)),
            ("fulfilled", duties(.fulfilled)), ("superseded", duties(.superseded)),
            ("opened", duties(.opened)), ("staff", text(.staff)), ("state", text(.state)),
            ("on", text(.on)), ("people", count(.people)), ("items", count(.items)),
            ("messages", count(.messages)), ("ended", count(.ended)), ("added", count(.added)),
            ("updated", count(.updated)), ("year", count(.year)),
            ("rule", text(.rule)),
        ])
    }
}
