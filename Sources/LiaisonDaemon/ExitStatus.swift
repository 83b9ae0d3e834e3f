internal import Glibc
internal import LiaisonStore
internal import LiaisonSystemd

/// How the daemon ends (sysexits.h); the unit restarts it after 74 and 75, not after 77 and 78.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    case ok = 0
    case software = 70
    case io = 74
    case tryAgain = 75
    case denied = 77
    case configuration = 78

    /// What the number tells, in one English sentence, for the manual.
    package var meaning: String {
        switch self {
        case .ok: "It was asked to stop, and what was acknowledged is on the disk."
        case .software: "A fault of the program."
        case .io: "The disk failed or is full."
        case .tryAgain: "Another liaisond holds the state."
        case .denied: "It may not open its state or its sockets: a person has to put that right."
        case .configuration:
            "The configuration, or a database that it does not know and leaves untouched: a person has "
                + "to put that right."
        }
    }

    /// The status for an error of the start, and one sentence: what failed, why, what to do now.
    static func of(_ error: any Error, _ configuration: Configuration) -> (ExitStatus, String) {
        let state = configuration.stateDirectory
        switch error {
        case StateLock.Failure.held:
            return (.tryAgain, "another liaisond holds \(state); stop it first")
        case StateLock.Failure.io(_, EROFS), StateLock.Failure.io(_, EIO):
            return (
                .io,
                "the file system of \(state) takes no writes; see the kernel's log, repair or replace "
                    + "the disk, then start again"
            )
        case StateLock.Failure.io(let path, let code):
            return (.denied, "cannot open \(path) (errno \(code)); check its owner and mode")
        case StoreFailure.newer(let found, let known):
            return (
                .configuration,
                "the database in \(state) has schema \(found), this liaisond knows \(known): "
                    + "it was left untouched; install the newer liaisond again"
            )
        case StoreFailure.foreign:
            return (
                .configuration,
                "liaison.db in \(state) is no liaison database: it was left untouched; "
                    + "set paths.state_dir to another directory"
            )
        case StoreFailure.full:
            return (.io, "the disk of \(state) is full; free some space, then start again")
        case StoreFailure.denied:
            return (.denied, "the database in \(state) cannot be written; check owner and mode")
        case StoreFailure.unsynced(let code):
            return (
                .io,
                "the disk of \(state) did not take a write or a sync (SQLite \(code)): nothing was "
                    + "acknowledged after it; see the kernel's log"
            )
        case let failure as SchemaUpgrade.Failure: return (.io, failure.sentence)
        case let failure as StoreFailure:
            return (.io, "the database in \(state) cannot be used (\(failure)); see the disk")
        case let failure as FileCopy.Failure:
            return (
                .denied,
                "cannot finish the restore at \(failure.path) (errno \(failure.code)); check owner and mode"
            )
        case let failure as StartFailure: return (.configuration, failure.sentence)
        case let failure as ConfigurationFaults:
            return (.configuration, failure.faults.map(\.description).joined(separator: "; "))
        case let failure as InheritedSockets.Failure: return (.configuration, failure.sentence)
        case let failure as SelfCheck.Failure: return (failure.status, failure.sentence)
        case let failure as SocketServer.Failure: return (.denied, failure.sentence)
        default: return (.software, "unexpected: \(type(of: error))")
        }
    }
}

/// Why the daemon does not start, beside its configuration file's own faults.
enum StartFailure: Error {
    case zone(String)
    case group(String)

    var sentence: String {
        switch self {
        case .zone: "office.zone: \(what)"
        case .group: "access.group: \(what)"
        }
    }

    /// Without the key, for a fault that names it already.
    var what: String {
        switch self {
        case .zone(let name):
            "no zone \(name) in the system's zone data; install tzdata or correct it"
        case .group(let name): "no group \(name) on this system; create it or remove the key"
        }
    }
}

extension SocketServer.Failure {
    var sentence: String {
        switch self {
        case .pathTooLong(let path): "the socket path \(path) is longer than 107 bytes; shorten it"
        case .bind(let path, let code):
            "cannot listen on \(path) (errno \(code)); check that its directory exists and is yours"
        }
    }
}

extension InheritedSockets.Failure {
    var sentence: String {
        switch self {
        case .unknownName(let name):
            "the service manager handed over a socket named \(name), and there are only control and "
                + "monitor; set FileDescriptorName= in its unit"
        case .doubled(let name):
            "the service manager handed over two sockets named \(name); set FileDescriptorName= in "
                + "their units"
        case .noListener(let name):
            "what the service manager handed over as \(name) is no listening Unix stream socket with "
                + "a path; set ListenStream= in its unit"
        }
    }
}

extension SelfCheck.Failure {
    /// A socket that does not answer may answer the next start; a namespace will not change.
    var status: ExitStatus {
        if case .silent = self { .software } else { .configuration }
    }

    var sentence: String {
        switch self {
        case .silent(let path, let code):
            "the daemon does not answer on its own socket \(path) (errno \(code)); see the lines above"
        case .stranger(let role):
            "the daemon's own user is taken for \(role.isEmpty ? "nobody" : role) on its own socket: "
                + "callers cannot be told apart; remove PrivateUsers= from the unit"
        case .blurred(let users):
            "only \(users) users are known in this user namespace: callers cannot be told apart; "
                + "remove PrivateUsers= from the unit"
        }
    }
}
