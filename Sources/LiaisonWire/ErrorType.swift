/// The closed list of `data.type` words. The word is the contract; the code groups words for
/// clients that look at nothing else. What each says stands in `meaning`.
package enum ErrorType: String, Sendable, CaseIterable {
    case frameTooLong = "frame.too_long"
    case requestMalformed = "request.malformed"
    case requestInvalid = "request.invalid"
    case batchUnsupported = "request.batch_unsupported"
    case duplicateID = "request.duplicate_id"
    case methodNotFound = "method.not_found"
    case paramsInvalid = "params.invalid"
    case accessDenied = "access.denied"
    case memberNotFound = "member.not_found"
    case memberAmbiguous = "member.ambiguous"
    case staffNotFound = "staff.not_found"
    case staffAmbiguous = "staff.ambiguous"
    case orgNotFound = "org.not_found"
    case orgAmbiguous = "org.ambiguous"
    case dutyNotFound = "duty.not_found"
    case noticeNotFound = "notice.not_found"
    case factNotFound = "fact.not_found"
    case importNotFound = "import.not_found"
    case importNotALedger = "import.not_a_ledger"
    case fileInvalid = "file.invalid"
    case planNotFound = "plan.not_found"
    case planStale = "plan.stale"
    case revisionConflict = "revision.conflict"
    case idempotencyMissing = "idempotency.missing"
    case idempotencyMismatch = "idempotency.mismatch"
    case idempotencyInProgress = "idempotency.in_progress"
    case stateInvalid = "state.invalid"
    case rosterNumberWithoutList = "roster.number_without_list"
    case cursorGone = "cursor.gone"
    case tooManySubscriptions = "subscription.too_many"
    case configInvalid = "config.invalid"
    case serverDraining = "server.draining"
    case serverFull = "server.full"
    case deadlineExceeded = "deadline.exceeded"
    case requestCancelled = "request.cancelled"
    case storageFull = "storage.full"
    case storageFailed = "storage.failed"
    case backupFailed = "backup.failed"
    case `internal` = "internal"

    /// The JSON-RPC code: the standard's own for the envelope and the parameters, positive ones
    /// for the rest, so that none lies in the range the standard reserves.
    package var code: Int {
        switch self {
        case .requestMalformed: -32_700
        case .frameTooLong, .requestInvalid, .batchUnsupported, .duplicateID: -32_600
        case .methodNotFound: -32_601
        case .paramsInvalid, .idempotencyMissing, .rosterNumberWithoutList, .importNotALedger,
            .fileInvalid:
            -32_602
        case .accessDenied: 1_001
        case .memberNotFound, .memberAmbiguous, .staffNotFound, .staffAmbiguous, .orgNotFound,
            .orgAmbiguous, .dutyNotFound, .noticeNotFound, .factNotFound, .importNotFound,
            .planNotFound:
            1_004
        case .planStale, .revisionConflict, .idempotencyMismatch: 1_009
        case .cursorGone: 1_010
        case .stateInvalid, .configInvalid: 1_022
        case .idempotencyInProgress, .serverFull, .tooManySubscriptions: 1_029
        case .serverDraining: 1_050
        case .deadlineExceeded: 1_051
        case .storageFull: 1_052
        case .requestCancelled: 1_053
        case .storageFailed, .backupFailed, .internal: 1_099
        }
    }

    /// Whether the same request with the same key can succeed later without anybody's doing.
    package var retryable: Bool {
        switch self {
        case .idempotencyInProgress, .serverDraining, .serverFull, .deadlineExceeded: true
        default: false
        }
    }

    /// What it says, in one English line, for `liaison.describe` and the protocol's document.
    package var meaning: String {
        switch self {
        case .frameTooLong: "The line is longer than the limit; the connection closes."
        case .requestMalformed:
            "The line is no JSON: not UTF-8, wrong grammar, too deep, or bytes after the value."
        case .requestInvalid: "JSON, and no request."
        case .batchUnsupported: "An array: there is no batch, a client pipelines."
        case .duplicateID: "The id is in flight on this connection."
        case .methodNotFound: "No such method."
        case .paramsInvalid: "A parameter is unknown, missing or mistyped."
        case .accessDenied: "The connection's role does not reach."
        case .memberNotFound: "No such member."
        case .memberAmbiguous: "Several members fit; `details.candidates` lists them."
        case .staffNotFound: "No such staff person."
        case .staffAmbiguous: "Several staff persons fit."
        case .orgNotFound: "No such organisation."
        case .orgAmbiguous: "Several organisations fit."
        case .dutyNotFound: "No such duty."
        case .noticeNotFound: "No such notice."
        case .factNotFound: "No such fact."
        case .importNotFound: "No such import on this connection."
        case .importNotALedger: "The file is no ledger: no heading was recognised."
        case .fileInvalid:
            "The file that was sent is wrong; `details.faults` has each fault with its place."
        case .planNotFound: "No plan with this digest."
        case .planStale: "The roll changed since the plan was made."
        case .revisionConflict: "The record has another revision than `if_revision`."
        case .idempotencyMissing: "A mutation without `meta.key`."
        case .idempotencyMismatch: "The key was used with another request."
        case .idempotencyInProgress: "The request with this key is still running."
        case .stateInvalid:
            "The rules refuse it as things stand; `details.reason` is the rules' word."
        case .rosterNumberWithoutList: "A roster number without saying whose list it is on."
        case .configInvalid: "The configuration is wrong."
        case .serverDraining: "The server is stopping."
        case .serverFull: "The server has as many connections as it takes."
        case .deadlineExceeded: "`meta.deadline_ms` passed; nothing was changed."
        case .cursorGone:
            "The events after this cursor are not kept any more, or were another database's: list "
                + "anew. `details.oldest` is the earliest cursor that can still be watched from."
        case .tooManySubscriptions: "The connection has as many subscriptions as it may."
        case .requestCancelled: "The client took the request back; nothing was changed."
        case .storageFull: "No space to store."
        case .storageFailed: "Storing failed otherwise."
        case .backupFailed: "The backup was not made; the ones before are as they were."
        case .internal: "A fault of the server itself."
        }
    }
}
