internal import LiaisonCore
internal import LiaisonStore

/// The work that is done: reminders, changes, and the disk under them.
extension MetricsBoard {
    /// Whether reminders go out: the scheduler's pulse.
    static func reminders(
        _ record: SchedulerRecord, _ engine: Engine, _ zone: any ZoneRules,
        _ office: OfficeInForce, _ clock: ClockRecord
    ) -> Source {
        { now in
            let standing = record.now
            let hour = office.now.digest
            let backlog = try? Backlog(of: engine.store, zone, hour: hour, at: now)
            let open = try? engine.store.openDeliveries()
            // What cannot be counted is left out: 0 would say that all is well.
            let states: [(String, MetricNumber)?] = [
                backlog.map { ("overdue", .whole($0.notices)) },
                open.map { ("to_pass_on", .whole($0)) },
            ]
            let lateness = backlog.map { backlog in
                backlog.oldest.map { day in
                    max(0, now.milliseconds - zone.instant(of: day, at: hour).milliseconds) / 1000
                } ?? 0
            }
            return [
                .by(
                    "state", "liaison_reminders", .gauge,
                    "Notices that should have gone out by now, and messages to be passed on.",
                    states.compactMap(\.self)),
                MetricFamily(
                    "liaison_reminder_lateness_seconds", .gauge,
                    "How late the oldest notice is that should have gone out.", unit: "seconds",
                    lateness.map { [MetricFamily.Sample(value: .whole(Int($0)))] } ?? []),
                .counter(
                    "liaison_reminders_sent", "Messages of digests.", standing.messages),
                .counter("liaison_digests", "Days whose digest was made.", standing.digests),
                .counter(
                    "liaison_digest_failures", "Digests that could not be made.",
                    standing.failures),
                MetricFamily(
                    "liaison_last_look_timestamp_seconds", .gauge,
                    "When the scheduler last looked at the clock.", unit: "seconds",
                    standing.lastLook.map { [MetricFamily.Sample(value: $0.metric)] } ?? []),
                MetricFamily(
                    "liaison_next_look_timestamp_seconds", .gauge,
                    "When the scheduler looks at the clock again by itself.", unit: "seconds",
                    standing.next.map { [MetricFamily.Sample(value: $0.metric)] } ?? []),
                .counter("liaison_clock_steps", "How often the clock was set.", clock.steps),
            ]
        }
    }

    /// Changes and their commits.
    static func changes(_ engine: Engine) -> Source {
        { _ in
            let work = engine.work
            return [
                .counter("liaison_tickets", "Changes that were asked of the writer.", work.tickets),
                MetricFamily(
                    "liaison_commit_seconds", .histogram,
                    "Deciding and committing a batch of changes, with its sync.", unit: "seconds",
                    engine.commits.samples()),
                .gauge(
                    "liaison_events_seq", "The number of the last event.",
                    .whole(Int(engine.store.lastEvent))),
            ]
        }
    }

    /// The last backup; left out while there is none.
    static func backup(_ office: OfficeInForce) -> Source {
        { _ in
            let newest = BackupDirectory(office.now.backup.directory).newest
            return [
                MetricFamily(
                    "liaison_last_backup_timestamp_seconds", .gauge,
                    "When the newest backup was made.", unit: "seconds",
                    newest.map { [MetricFamily.Sample(value: $0.metric)] } ?? [])
            ]
        }
    }

    /// The database's files and their disk.
    static func files(_ database: String, in directory: String) -> Source {
        { _ in
            let room = FileFacts.room(in: directory)
            let sizes: [(String, String, Int?)] = [
                ("liaison_db_size_bytes", "The database's file.", FileFacts.bytes(of: database)),
                (
                    "liaison_db_wal_bytes", "The log of changes beside it.",
                    FileFacts.bytes(of: database + "-wal") ?? 0
                ),
                ("liaison_disk_free_bytes", "What is free on its disk.", room?.free),
                ("liaison_disk_size_bytes", "What its disk holds.", room?.total),
            ]
            return sizes.compactMap { name, help, bytes in
                bytes.map { .gauge(name, help, unit: "bytes", .whole($0)) }
            }
        }
    }
}
