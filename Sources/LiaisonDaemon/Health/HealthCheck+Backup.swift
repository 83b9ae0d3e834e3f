internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// The roll's backups, and whether it came from one.
extension HealthCheck {
    /// Whether there is a backup that is not too old. An installation younger than that may have
    /// none yet.
    static func backup(_ office: OfficeInForce, since begun: Instant?) -> HealthCheck {
        HealthCheck("backup") { now in
            let settings = office.now.backup
            let bound = Int64(settings.maxAgeHours) * 3600
            func seconds(since moment: Instant) -> Int64 {
                max(0, (now.milliseconds - moment.milliseconds) / 1000)
            }
            guard let newest = BackupDirectory(settings.directory).newest else {
                let isYoung = begun.map { seconds(since: $0) <= bound } ?? true
                return isYoung
                    ? HealthFinding(.ok, "not-yet", "no backup yet")
                    : HealthFinding(.degraded, "none", "there is no backup")
            }
            let age = seconds(since: newest)
            let values = [JSONMember("age_seconds", .integer(Int(age)))]
            return age > bound
                ? HealthFinding(.degraded, "old", "the newest backup is too old", values)
                : HealthFinding(.ok, "recent", "there is a recent backup", values)
        }
    }

    /// Whether reminders are held back because the roll was restored or is an earlier one.
    static func restore(_ store: Store) -> HealthCheck {
        HealthCheck("restore") { _ in
            (try? store.restored()) == nil
                ? HealthFinding(.ok, "released", "nothing is held back for a restore")
                : HealthFinding(
                    .degraded, "held", "the roll was restored: nothing is sent before the release")
        }
    }
}
