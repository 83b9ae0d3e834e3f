internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// What the reminders go by: the clock, the zone, the calendar, and the scheduler itself.
extension HealthCheck {
    /// Where systemd's time service says that it has reached a server; the directory is there while
    /// it runs. Another time service says nothing here, and is not asked: adjtimex(2) is refused by
    /// the sandbox.
    private static let timeService = "/run/systemd/timesync"

    /// Whether the clock goes on steadily.
    static func clock(_ record: ClockRecord) -> HealthCheck {
        HealthCheck("clock") { now in
            let isUnsynchronised =
                FileFacts.exists(timeService)
                && !FileFacts.exists(timeService + "/synchronized")
            return record.finding(now, isUnsynchronised: isUnsynchronised)
        }
    }

    /// Whether the zone is what it was at the start.
    static func zone(_ name: String, _ inForce: SystemZone) -> HealthCheck {
        HealthCheck("zone") { _ in
            let version = SystemZone.dataVersion
            guard let now = SystemZone(named: name) else {
                return HealthFinding(
                    .degraded, "missing", "the zone's data are gone; the start's are used",
                    version: version)
            }
            return now.isEqual(to: inForce)
                ? HealthFinding(.ok, "current", "as it was at the start", version: version)
                : HealthFinding(
                    .degraded, "changed", "the zone's data have changed since the start",
                    version: version)
        }
    }

    /// Whether the working days are known for as long as reminders are planned by them.
    static func calendar(_ engine: Engine) -> HealthCheck {
        calendar { (engine.rules.calendar, engine.today) }
    }

    /// The same of a calendar and a day that are looked up each time.
    static func calendar(_ current: @escaping @Sendable () -> (WorkCalendar, CivilDate))
        -> HealthCheck
    {
        HealthCheck("calendar") { _ in
            let (calendar, today) = current()
            // The State Council publishes the next year's holidays in November at the latest.
            let year = today.month >= 11 ? today.year + 1 : today.year
            return calendar.isKnown(year: year)
                ? HealthFinding(.ok, "known", "known for \(year)", year: year)
                : HealthFinding(
                    .degraded, "missing", "no working-day calendar for \(year)", year: year)
        }
    }

    /// Whether the scheduler looks at the clock, and makes the digest when it is due.
    static func scheduler(_ record: SchedulerRecord, _ heartbeat: Heartbeat) -> HealthCheck {
        HealthCheck("scheduler") { now in
            let standing = record.now
            let pulse: [(String, JSONValue?)] = [
                ("lag_ms", .integer(heartbeat.lag.wholeMilliseconds)),
                ("since_look_ms", standing.lastLook.map { .integer(span($0, now)) }),
                ("until_look_ms", standing.next.map { .integer(span(now, $0)) }),
            ]
            let values = JSONValue.compact(pulse).members ?? []
            if let lag = late(heartbeat, values) { return lag }
            guard standing.failure == nil else {
                return HealthFinding(
                    .failing, "digest-failed", "the digest cannot be made; tried every minute",
                    values)
            }
            return HealthFinding(.ok, "alive", "looks at the clock", values)
        }
    }

    /// Whether all have been told of what they should have been told of by now.
    static func reminders(
        _ engine: Engine, _ zone: any ZoneRules, _ office: OfficeInForce
    ) -> HealthCheck {
        HealthCheck("reminders") { now in
            let hour = office.now.digest
            let backlog: Backlog
            do throws(StoreFailure) {
                backlog = try Backlog(of: engine.store, zone, hour: hour, at: now)
            } catch {
                return HealthFinding(.failing, "unreadable", "the database cannot be read")
            }
            let days = backlog.oldest.map { $0.days(until: zone.civil(of: now).date) } ?? 0
            let values = [
                JSONMember("notices", .integer(backlog.notices)),
                JSONMember("oldest_days", .integer(days)),
            ]
            guard backlog.notices > 0 else {
                return HealthFinding(.ok, "none-overdue", "nothing is overdue", values)
            }
            return backlog.isPastToday
                ? HealthFinding(.failing, "overdue", "reminders are overdue", values)
                : HealthFinding(
                    .degraded, "waiting", "reminders of the downtime go out at today's hour",
                    values)
        }
    }

    private static func span(_ from: Instant, _ to: Instant) -> Int {
        Int(to.milliseconds - from.milliseconds)
    }
}
