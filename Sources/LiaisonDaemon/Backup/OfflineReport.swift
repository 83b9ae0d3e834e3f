internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonSystemd
internal import LiaisonWire

// What `liaisond --restore` prints: one line of JSON, which `liaisonctl` puts into words.

extension Backup.Made {
    var json: JSONValue {
        .object(
            [
                JSONMember("path", .string(path)), JSONMember("bytes", .integer(bytes)),
                JSONMember("sha256", .string(digest)), JSONMember("pruned", .integer(pruned)),
            ] + (summary.json.members ?? []))
    }
}

extension Backup.Failure {
    /// A word for programs, beside the sentence.
    var word: String {
        switch self {
        case .noRoom, .store(.full): "no-room"
        case .file: "file"
        case .store(.corrupt): "damaged"
        case .store: "database"
        }
    }
}

extension Restore.Report {
    var json: JSONValue {
        .compact([
            ("restored", .bool(isDone)), ("backup", backup.json), ("sha256", .string(digest)),
            ("bytes", .integer(bytes)),
            ("present", present.map(\.json)), ("held", isDone ? .integer(held) : nil),
            ("kept", kept.map { .string($0) }),
        ])
    }
}

extension Restore.Present {
    fileprivate var json: JSONValue {
        switch self {
        case .roll(let summary): summary.json
        case .unreadable: ["unreadable": true]
        }
    }
}

extension RestoreDrill.Report {
    func json(at now: Instant) -> JSONValue {
        [
            "tested_at": .string(now.rfc3339), "version": .string(Product.version),
            "backup": backup.json, "opened": opened.json, "sha256": .string(digest),
            "bytes": .integer(bytes), "milliseconds": .integer(Int(milliseconds)),
        ]
    }
}

extension RollSummary {
    var json: JSONValue {
        .compact([
            ("schema", .integer(schema)), ("sequence", .integer(Int(sequence))),
            ("backed_up_at", backedUpAt.map { .string($0.rfc3339) }),
            ("last_change", lastChange.map { .string($0.rfc3339) }),
            ("office", office.map { .string($0) }), ("orgs", .integer(orgs)),
            ("staff", .integer(staff)), ("members", .integer(members)), ("away", .integer(away)),
            ("facts", .integer(facts)), ("open_duties", .integer(openDuties)),
            ("due", .integer(due)),
        ])
    }
}

extension Restore.Failure {
    /// A word for programs, beside the sentence.
    var word: String {
        switch self {
        case .lock(.held): "running"
        case .lock, .file: "file"
        case .noRoom: "no-room"
        case .store(.foreign): "no-backup"
        case .store(.newer): "newer"
        case .store(.corrupt): "damaged"
        case .store: "database"
        }
    }

    var json: JSONValue {
        var members: [(String, JSONValue?)] = [
            ("word", .string(word)), ("message", .string(sentence)),
        ]
        switch self {
        case .file(let failure):
            members += [("path", .string(failure.path)), ("errno", .integer(Int(failure.code)))]
        case .noRoom(let needed, let free):
            members += [("needed", .integer(needed)), ("free", .integer(free))]
        default: break
        }
        return ["error": .compact(members)]
    }

    /// One sentence: what failed, why, what to do now.
    var sentence: String {
        switch self {
        case .lock(.held): "liaisond is running; stop it first: systemctl stop liaisond"
        case .lock(.io(let path, let code)): Self.denied(path, code)
        case .file(let failure): Self.denied(failure.path, failure.code)
        case .noRoom(let needed, let free):
            "it needs \(needed >> 20) MiB free and there are \(free >> 20); free some space"
        case .store(.foreign): "the file is no backup of liaison; give another"
        case .store(.newer(let found, let known)):
            "the backup has schema \(found), this liaisond knows \(known); install the newer liaisond"
        case .store(.corrupt): "the backup is damaged; take an earlier one"
        case .store(.full): "the disk is full; free some space"
        case .store(let failure): "the backup cannot be used (\(failure)); take an earlier one"
        }
    }

    private static func denied(_ path: String, _ code: Int32) -> String {
        "\(path) cannot be read or written (errno \(code)); check the path, and run this as root"
    }

    var status: ExitStatus {
        switch self {
        case .lock(.held): .tryAgain
        case .lock, .file: .denied
        case .noRoom, .store(.full), .store(.io): .io
        case .store: .configuration
        }
    }
}
