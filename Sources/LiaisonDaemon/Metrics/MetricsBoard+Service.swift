internal import Glibc
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonSystemd
internal import LiaisonWire

/// The process, its clients and its parts.
extension MetricsBoard {
    /// What runs, and since when.
    static func build(started: Instant, zone: String) -> Source {
        { now in
            [
                .info(
                    "liaison_build", "The version that runs.",
                    [
                        ("version", Product.version),
                        ("protocol", "\(ProtocolVersion.major).\(ProtocolVersion.minor)"),
                    ]),
                .info(
                    "liaison_tzdata", "The zone data on the disk, and the zone in force.",
                    [("version", SystemZone.dataVersion ?? "unknown"), ("zone", zone)]),
                .gauge(
                    "liaison_start_timestamp_seconds", "When it started.", unit: "seconds",
                    started.metric),
                .gauge(
                    "liaison_snapshot_timestamp_seconds", "When this was measured.",
                    unit: "seconds", now.metric),
            ]
        }
    }

    /// Clients: who is in, who was turned away, who was closed and why.
    static func clients(_ counters: ServerCounters, _ feed: EventFeed) -> Source {
        typealias Event = ServerCounters.Event
        @Sendable func totals(_ events: [(String, Event)]) -> [(String, MetricNumber)] {
            events.map { ($0.0, .whole(counters.total($0.1))) }
        }
        return { _ in
            [
                .by(
                    "role", "liaison_connections", .gauge, "Connections that are open.",
                    Role.allCases.map { ($0.word, .whole(counters.present($0))) }),
                .counter(
                    "liaison_admitted", "Connections that were let in.",
                    counters.total(.admitted)),
                .by(
                    "reason", "liaison_refused", .counter, "Connections that were turned away.",
                    totals([("full", .refusedFull), ("descriptors", .refusedDescriptors)])),
                .by(
                    "reason", "liaison_closed", .counter,
                    "Connections that were closed for what their client did or did not do.",
                    totals([
                        ("first_line", .firstLine), ("line", .line), ("idle", .idle),
                        ("backlog", .backlog), ("stall", .stall), ("overflow", .overflow),
                        ("other_protocol", .anotherProtocol),
                    ])),
                .counter(
                    "liaison_invalid_lines", "Lines that were no request.",
                    counters.total(.invalid)),
                .counter(
                    "liaison_subscription_lost",
                    "Subscribers that were too slow and had to resume.",
                    feed.lost),
            ]
        }
    }

    /// How long the parts take to answer, and what the process holds.
    static func process(_ heartbeats: HealthWatch.Parts, _ limit: DescriptorLimit) -> Source {
        { _ in
            [
                .by(
                    "part", "liaison_lag_seconds", .gauge,
                    "How long a part took to do something when it was last asked, or has not.",
                    unit: "seconds",
                    [
                        ("loops", .seconds(heartbeats.loops.lag)),
                        ("scheduler", .seconds(heartbeats.scheduler.lag)),
                        ("writer", .seconds(heartbeats.writer.lag)),
                    ]),
                .gauge(
                    "liaison_open_descriptors", "File descriptors that are open.",
                    .whole(ProcessUsage.descriptors)),
                .gauge(
                    "liaison_descriptor_limit", "How many may be.", .whole(limit.descriptors)),
                .gauge(
                    "liaison_resident_memory_bytes", "Memory that is resident.", unit: "bytes",
                    .whole(ProcessUsage.residentBytes)),
                MetricFamily(
                    "liaison_cpu_seconds", .counter, "Processor time.", unit: "seconds",
                    [MetricFamily.Sample(value: .seconds(ProcessUsage.processorTime))]),
            ]
        }
    }

    /// The journal's completeness.
    static func log(_ dropped: @escaping @Sendable () -> Int) -> Source {
        { _ in
            [.counter("liaison_log_dropped", "Lines of the log that were dropped.", dropped())]
        }
    }

    /// Every check of health as 0, 1 or 2.
    static func health(_ board: HealthBoard) -> Source {
        { _ in
            [
                .by(
                    "check", "liaison_health_state", .gauge, "0 ok, 1 degraded, 2 failing.",
                    board.look().map { entry in
                        let place = HealthState.allCases.firstIndex(of: entry.finding.state) ?? 0
                        return (entry.name, .whole(place))
                    })
            ]
        }
    }
}

/// What the kernel says about this process.
enum ProcessUsage {
    static var descriptors: Int {
        (try? Files.names(in: "/proc/self/fd", ending: ""))?.count ?? 0
    }

    /// The second number of /proc/self/statm, in pages (proc(5)).
    static var residentBytes: Int {
        let words = (Files.start("/proc/self/statm", bytes: 128) ?? "").split(separator: " ")
        guard words.count > 1, let pages = Int(words[1]) else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

extension Instant {
    /// Seconds since 1970.
    var metric: MetricNumber { .real(Double(milliseconds) / 1000) }
}
