internal import Glibc
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// The file and the disk that it is on.
extension HealthCheck {
    /// Whether the disk took the last change, and keeps what it took.
    static func storage(_ engine: Engine) -> HealthCheck {
        HealthCheck("storage") { _ in
            let disk = engine.disk
            if case .corrupt(let code)? = disk.damage {
                return HealthFinding(
                    .failing, "damaged", "the database is damaged",
                    [JSONMember("sqlite_code", .integer(Int(code)))])
            }
            if let failure = disk.refusal { return refused(failure) }
            return disk.isDurable
                ? HealthFinding(.ok, "written", "written and synced")
                : HealthFinding(.failing, "not-durable", "commits do not wait for the disk")
        }
    }

    private static func refused(_ failure: StoreFailure) -> HealthFinding {
        switch failure {
        case .full: HealthFinding(.failing, "full", "the disk is full: no change is taken")
        case .denied: HealthFinding(.failing, "denied", "the database may not be written")
        case .io(let code), .unsynced(let code), .corrupt(let code), .unexpected(let code):
            HealthFinding(
                .failing, "refused", "the last change could not be written",
                [JSONMember("sqlite_code", .integer(Int(code)))])
        case .newer, .foreign, .notDurable:
            HealthFinding(.failing, "refused", "the last change could not be written")
        }
    }

    /// Name, number, reason: so much a ledger of 100,000 rows may take at once, with its log.
    static let lowDiskBytes = 512 << 20
    /// Name, number, reason: the log of changes may take so much (`Store.walBytes`).
    static let fullDiskBytes = 64 << 20

    /// Whether there is room for what comes.
    static func disk(_ directory: String) -> HealthCheck {
        HealthCheck("disk") { _ in
            guard let room = FileFacts.room(in: directory) else {
                return HealthFinding(
                    .degraded, "unknown", "its free space cannot be read",
                    [JSONMember("errno", .integer(Int(errno)))])
            }
            let values = [
                JSONMember("free_bytes", .integer(room.free)),
                JSONMember("total_bytes", .integer(room.total)),
            ]
            return switch room.free {
            case ..<fullDiskBytes: HealthFinding(.failing, "full", "almost no space left", values)
            case ..<lowDiskBytes: HealthFinding(.degraded, "low", "little space left", values)
            default: HealthFinding(.ok, "free", "space enough", values)
            }
        }
    }

    /// Whether the log of changes is moved into the file as it should be (R58).
    static func wal(_ database: String) -> HealthCheck {
        HealthCheck("wal") { _ in
            let bytes = FileFacts.bytes(of: database + "-wal") ?? 0
            let values = [JSONMember("bytes", .integer(bytes))]
            // A burst may pass the bound until it is reset; twice the bound is no burst.
            return bytes > 2 * Store.walBytes
                ? HealthFinding(.degraded, "large", "the log of changes is not cut back", values)
                : HealthFinding(.ok, "bounded", "the log of changes is cut back", values)
        }
    }
}
