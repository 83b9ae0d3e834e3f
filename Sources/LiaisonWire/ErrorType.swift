/// The closed list of `data.type` words. The word is the contract; the code groups words for
/// clients that look at nothing else.
package enum ErrorType: String, Sendable, CaseIterable {
    /// The line is longer than the limit; the connection closes.
    case frameTooLong = "frame.too_long"
    /// The line is no JSON: not UTF-8, wrong grammar, too deep, or bytes after the value.
    case requestMalformed = "request.malformed"
    /// JSON, and no request.
    case requestInvalid = "request.invalid"
    /// An array: there is no batch, a client pipelines.
    case batchUnsupported = "request.batch_unsupported"
    /// The id is in flight on this connection.
    case duplicateID = "request.duplicate_id"
    /// No such method.
    case methodNotFound = "method.not_found"
    /// A parameter is unknown, missing or mistyped.
    case paramsInvalid = "params.invalid"
    /// The connection's role does not reach.
    case accessDenied = "access.denied"
    /// No such member.
    case memberNotFound = "member.not_found"
    /// Several members fit; `details.candidates` lists them.
    case memberAmbiguous = "member.ambiguous"
    /// No such staff person.
    case staffNotFound = "staff.not_found"
    /// Several staff persons fit.
    case staffAmbiguous = "staff.ambiguous"
    /// No such organisation.
    case orgNotFound = "org.not_found"
    /// Several organisations fit.
    case orgAmbiguous = "org.ambiguous"
    /// No such duty.
    case dutyNotFound = "duty.not_found"
    /// No such notice.
    case noticeNotFound = "notice.not_found"
    /// No such import on this connection.
    case importNotFound = "import.not_found"
    /// The file is no ledger: no heading was recognised.
    case importNotALedger = "import.not_a_ledger"
    /// No plan with this digest.
    case planNotFound = "plan.not_found"
    /// The roll changed since the plan was made.
    case planStale = "plan.stale"
    /// The record has another revision than `if_revision`.
    case revisionConflict = "revision.conflict"
    /// A mutation without `meta.key`.
    case idempotencyMissing = "idempotency.missing"
    /// The key was used with another request.
    case idempotencyMismatch = "idempotency.mismatch"
    /// The request with this key is still running.
    case idempotencyInProgress = "idempotency.in_progress"
    /// The rules refuse it as things stand; `details.reason` is the rules' word.
    case stateInvalid = "state.invalid"
    /// A roster number without saying whose list it is on.
    case rosterNumberWithoutList = "roster.number_without_list"
    /// The events after this cursor are not kept any more, or were another database's: list anew.
    /// `details.oldest` is the earliest cursor that can still be watched from.
    case cursorGone = "cursor.gone"
    /// The connection has as many subscriptions as it may.
    case tooManySubscriptions = "subscription.too_many"
    /// The configuration is wrong.
    case configInvalid = "config.invalid"
    /// The server is stopping.
    case serverDraining = "server.draining"
    /// The server has as many connections as it takes.
    case serverFull = "server.full"
    /// `meta.deadline_ms` passed; nothing was changed.
    case deadlineExceeded = "deadline.exceeded"
    /// The client took the request back; nothing was changed.
    case requestCancelled = "request.cancelled"
    /// No space to store.
    case storageFull = "storage.full"
    /// Storing failed otherwise.
    case storageFailed = "storage.failed"
    /// A fault of the server itself.
    case `internal` = "internal"

    /// The JSON-RPC code: the standard's own for the envelope and the parameters, positive ones
    /// for the rest, so that none lies in the range the standard reserves.
    package var code: Int {
        switch self {
        case .requestMalformed: -32_700
        case .frameTooLong, .requestInvalid, .batchUnsupported, .duplicateID: -32_600
        case .methodNotFound: -32_601
        case .paramsInvalid, .idempotencyMissing, .rosterNumberWithoutList, .importNotALedger:
            -32_602
        case .accessDenied: 1_001
        case .memberNotFound, .memberAmbiguous, .staffNotFound, .staffAmbiguous, .orgNotFound,
            .orgAmbiguous, .dutyNotFound, .noticeNotFound, .importNotFound, .planNotFound:
            1_004
        case .planStale, .revisionConflict, .idempotencyMismatch: 1_009
        case .cursorGone: 1_010
        case .stateInvalid, .configInvalid: 1_022
        case .idempotencyInProgress, .serverFull, .tooManySubscriptions: 1_029
        case .serverDraining: 1_050
        case .deadlineExceeded: 1_051
        case .storageFull: 1_052
        case .requestCancelled: 1_053
        case .storageFailed, .internal: 1_099
        }
    }

    /// Whether the same request with the same key can succeed later without anybody's doing.
    package var retryable: Bool {
        switch self {
        case .idempotencyInProgress, .serverDraining, .serverFull, .deadlineExceeded: true
        default: false
        }
    }
}
