import Glibc
import LiaisonWire

extension ErrorType {
    /// What failed, why, and what to do, in English.
    func english(_ fault: ErrorReply, _ command: CommandTree?) -> String {
        switch self {
        case .frameTooLong:
            "too long for one request, nothing was taken: shorten it or send less at once"
        case .requestMalformed, .requestInvalid, .batchUnsupported, .duplicateID:
            "the request was not understood, nothing was changed (\(fault.message)); liaisonctl and "
                + "liaisond may differ: see `liaisonctl --version`, and upgrade the older one"
        case .methodNotFound:
            "liaisond does not offer this: see `liaisonctl describe`, or upgrade liaisond"
        case .paramsInvalid:
            (fault.typed(for: command, .english) ?? "\"\(fault.parameter)\"")
                + (fault.message == "missing"
                    ? " is missing, nothing was changed; give it and try again"
                    : " is wrong, nothing was changed: \(fault.message)")
        case .accessDenied:
            "you may not do this: ask the administrator to add you to the group that access.group "
                + "in liaison.toml names"
        case .memberNotFound: "no such member: look with `liaisonctl member find NAME`"
        case .memberAmbiguous:
            "several members fit, nothing was changed: use one of the handles below"
        case .staffNotFound: "no such staff person: look with `liaisonctl staff list`"
        case .staffAmbiguous: "several staff persons fit: use one of the handles below"
        case .orgNotFound: "no such organisation: look with `liaisonctl org list`"
        case .orgAmbiguous: "several organisations fit: use one of the handles below"
        case .dutyNotFound:
            "no such duty, it may be settled already: see `liaisonctl agenda`"
        case .factNotFound: "no such record: see `liaisonctl member history MEMBER`, or org history"
        case .noticeNotFound: "no such notice: see `liaisonctl why MEMBER`"
        case .importNotFound: "this import was interrupted: run `liaisonctl import FILE` again"
        case .importNotALedger where fault.ledgerSentence(Texts(.english)) != nil:
            fault.ledgerSentence(Texts(.english)) ?? fault.message
        case .importNotALedger:
            "no ledger could be read (\(fault.reason(Texts(.english)) ?? fault.message)), nothing was "
                + "changed: it needs columns such as name and branch; add your office's own "
                + "spellings to headings.toml"
        case .fileInvalid:
            "the file is wrong, nothing was changed; correct it and try again: "
                + fault.fileFaults.map(\.english).joined(separator: "; ")
        case .planNotFound:
            "no such plan, or it has expired: run `liaisonctl import FILE --plan` again"
        case .planStale:
            "the roll has changed since the plan was made, nothing was imported: run "
                + "`liaisonctl import FILE --plan` again"
        case .revisionConflict:

            "somebody else has just changed this record, nothing was overwritten: look again with "
                + "`liaisonctl member show MEMBER` first"
        case .idempotencyMissing, .idempotencyMismatch:
            "the request's key is wrong, nothing was changed: run the command again: \(fault.message)"
        case .idempotencyInProgress: "the same request is still running: try again in a moment"
        case .stateInvalid:
            "that cannot be recorded as things stand, nothing was changed: "
                + (fault.reason(Texts(.english)) ?? fault.message)
        case .rosterNumberWithoutList:
            "a roster number needs its list: add --for STAFF, or use the member's handle"
        case .cursorGone:
            "the events after this cursor are not kept any more: list anew, then go on from the "
                + "oldest one kept"
                + (fault.details?.field("oldest").map { ", --after \($0)" } ?? "")
        case .tooManySubscriptions:
            "this connection watches as much as it may: end one subscription first"
        case .configInvalid where !fault.configurationFaults.isEmpty:
            "the configuration is wrong, nothing of it was taken up and the one before stays in "
                + "force: correct this, then run `liaisonctl reload` again: "
                + fault.configurationFaults.joined(separator: "; ")
        case .configInvalid:
            "the service does not start as it is configured: an administrator sees why with "
                + "`systemctl status liaisond`"
        case .serverDraining: "the service is stopping: try again in a moment"
        case .serverFull: "too many connections: try again in a moment"
        case .deadlineExceeded: "not done in time, nothing was changed: try again"
        case .requestCancelled: "cancelled before it was begun, nothing was changed"
        case .storageFull:
            "the server's disk is full, nothing was recorded: the administrator must make room first"
        case .storageFailed:
            "the server could not store it, nothing was recorded: see `journalctl -u liaisond`"
        case .backupFailed: "\(fault.message)"
        case .internal: "liaisond failed: see `journalctl -u liaisond`"
        }
    }
}

extension CallFailure {
    /// What failed, why, and what to do, in English.
    func english(_ command: CommandTree?) -> String {
        switch self {
        case .unreachable(let path, EACCES):
            "you may not open \(path): ask the administrator to add you to the group that "
                + "access.group in liaison.toml names, then log in again"
        case .unreachable(let path, let errno):
            "liaisond cannot be reached at \(path) (\(systemWords(errno))): is it running? "
                + "`systemctl status liaisond`"
        case .protocolMismatch(let theirs, let ours):
            "liaisonctl speaks protocol \(ours) and liaisond \(theirs): upgrade the older one"
        case .refused(let error): error.type.english(error, command)
        case .closed:
            "the connection broke, it is not known whether this was recorded: look with "
                + "`liaisonctl member history MEMBER` before you repeat it"
        case .timedOut:
            "no answer in time, it is not known whether this was recorded: look with "
                + "`liaisonctl member history MEMBER` before you repeat it"
        case .malformed(let message):
            "the answer does not follow the protocol (\(message)): is --socket the one of liaisond?"
        }
    }
}

extension LedgerFile.Fault {
    fileprivate var english: String {
        switch self {
        case .tooLarge:
            "it is larger than \(LedgerFile.longest / 1_048_576) MiB; import it in several files"
        case .empty: "it is empty; check the file's name"
        case .workbook: "it is an Excel workbook; save it as CSV (UTF-8 or GB18030) and import that"
        case .notText:
            "it is neither UTF-8 nor GB18030 text; save it as CSV (UTF-8 or GB18030) and import that"
        case .noConverter:
            "the system lacks the GB18030 converter (libc-gconv-modules-extra); install it, or "
                + "save the file as UTF-8"
        case .openQuote(let row):
            "a quotation mark in row \(row) is never closed; correct it and import again"
        }
    }
}

extension LocalFailure {
    /// What failed, why, and what to do, in English.
    var english: String {
        switch self {
        case .unreadable(let file, let errno):
            "cannot read \(file): \(systemWords(errno)); check its name and permissions"
        case .notATable(let file, let reason):
            "\(file) is no ledger: \(reason.english)"
        case .notAList(let file):
            "\(file) names nobody: write one person a line (a name, a handle or the tail of a telephone), as UTF-8"
        case .notAText(let file):
            "\(file) is no UTF-8 text of at most \(Limits.fileBytes / 1_024) KiB: check its name"
        case .nobodyToAsk: "there is no terminal to ask on: look with --plan, then use --apply"
        case .nobodyToReplace:
            "there is a roll, and no terminal to ask on: give --yes to replace it (it is kept beside)"
        case .nobodyToRelease:
            "the roll was restored from a backup, and there is no terminal to ask on: check "
                + "`liaisonctl agenda`, then give --yes"
        case .offline(let fault): fault.message
        case .offlineFailed(let program, 126...127):
            "cannot run \(program): install liaisond, and run this as root"
        case .offlineFailed(let program, let status):
            "\(program) did not do it (status \(status)) and says why above: correct that, then "
                + "try again"
        case .homeSideRecognises:
            "--not-recognised is for ledgers of people who left; of those who came here the home side "
                + "recognises: leave it out"
        case .importNeedsOne: "give either a ledger file or --apply DIGEST"
        case .notAnAssignment(let text):
            "\"\(text)\" must read FIELD=VALUE, as in phone=13900000000"
        case .mixedFields:
            "correct the person and the absence in two commands (departed, to, reason and until "
                + "belong to the absence)"
        case .fileUnwritable(let file, let errno):
            "cannot write \(file): \(systemWords(errno)); check its directory, its permissions and the disk"
        case .notAPromFile(let file):
            "\(file) does not end with .prom: node_exporter would not read it; choose another name"
        case .notAnObject(let reason):
            "params must be one JSON object, or NAME=VALUE one by one: \(reason); for the names see "
                + "`liaisonctl describe --json`"
        case .notTogether(let first, let second):
            "\(first) and \(second) exclude each other: give only one of them"
        case .namesOneWay:
            "say whom it is about in one way: name people, or give --branch, or give --file"
        case .departingOneWay:
            "say who left in one way: name people, or give --file"
        case .liaisonMissing:
            "one name is missing: name the members, then the liaison, as in "
                + "`liaisonctl assign MEMBER LIAISON`"
        case .onlyWith(let option, let other): "\(option) goes with \(other): give both or neither"
        case .nothingToChange(let options):
            "there is nothing to change: give one or more of \(options.joined(separator: ", "))"
        case .unwritable(let errno):
            "the result could not be written: \(systemWords(errno)): check the output's file and disk"
        }
    }
}

/// The system's own word for an error number.
func systemWords(_ errno: Int32) -> String {
    strerror(errno).map { String(cString: $0) } ?? "errno \(errno)"
}
