import Glibc
package import LiaisonWire

/// How `liaisonctl` ends. The numbers are a promise (sysexits.h where it has one).
package enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Done.
    case done = 0
    /// A negative answer: not found, ambiguous, stale, refused as things stand, a check that fails.
    case negative = 1
    /// `health` and `doctor` only: something does not work. Degraded is 1.
    case failing = 2
    /// The command line is wrong.
    case usage = 64
    /// What was given is wrong: refused parameters, no ledger.
    case badInput = 65
    /// The daemon cannot be reached.
    case unreachable = 69
    /// A fault of the program.
    case `internal` = 70
    /// A file or the server's disk failed.
    case inputOutput = 74
    /// The same again can succeed.
    case tryAgain = 75
    /// Client and daemon speak different protocols.
    case mismatch = 76
    /// Not permitted.
    case denied = 77
    /// The daemon's configuration is wrong.
    case badConfiguration = 78
    /// Ended by SIGINT; the number is the shell's for a program that died of it (128 + 2).
    case interrupted = 130
}

extension ExitStatus {
    /// The status for an error of the daemon.
    package init(_ type: ErrorType) {
        self =
            switch type {
            case .memberNotFound, .memberAmbiguous, .staffNotFound, .staffAmbiguous, .orgNotFound,
                .orgAmbiguous, .dutyNotFound, .noticeNotFound, .factNotFound, .importNotFound,
                .planNotFound,
                .planStale, .revisionConflict, .stateInvalid, .requestCancelled, .cursorGone:
                .negative
            case .paramsInvalid, .rosterNumberWithoutList, .importNotALedger, .fileInvalid,
                .frameTooLong:
                .badInput
            case .accessDenied: .denied
            case .configInvalid: .badConfiguration
            case .idempotencyInProgress, .serverDraining, .serverFull, .deadlineExceeded: .tryAgain
            case .storageFull, .storageFailed, .backupFailed: .inputOutput
            case .requestMalformed, .requestInvalid, .batchUnsupported, .duplicateID,
                .methodNotFound:
                .mismatch
            case .idempotencyMissing, .idempotencyMismatch, .tooManySubscriptions, .internal:
                .internal
            }
    }

    /// The status for a call that got no result.
    package init(_ failure: CallFailure) {
        self =
            switch failure {
            case .unreachable(_, EACCES): .denied
            case .unreachable, .closed: .unreachable
            case .protocolMismatch: .mismatch
            case .refused(let error): ExitStatus(error.type)
            case .timedOut: .tryAgain
            case .malformed: .internal
            }
    }

    /// The status for a failure of our own.
    package init(_ failure: LocalFailure) {
        self =
            switch failure {
            case .unreadable, .fileUnwritable: .inputOutput
            case .notATable, .notAList, .notAText: .badInput
            case .nobodyToAsk, .nobodyToReplace, .nobodyToRelease, .importNeedsOne,
                .homeSideRecognises,
                .notAnAssignment, .mixedFields, .notAnObject,
                .notTogether, .nothingToChange, .namesOneWay, .departingOneWay, .liaisonMissing,
                .onlyWith, .notAPromFile:
                .usage
            case .unwritable: .inputOutput
            case .offline(let fault): ExitStatus(rawValue: fault.status) ?? .internal
            case .offlineFailed(_, let status): ExitStatus(rawValue: status) ?? .internal
            }
    }

    /// The status of `health` and `doctor`: 0, 1, 2.
    package init(health state: String?) {
        switch state {
        case "ok": self = .done
        case "degraded": self = .negative
        default: self = .failing
        }
    }
}
