internal import Crypto
internal import Glibc
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonSystemd
internal import LiaisonWire
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// The daemon put together: reads from top to bottom, and holds no rule.
package struct Daemon: Sendable {
    let source: ConfigurationSource
    let configuration: Configuration
    let logger: Logger
    let sink: JournalSink

    /// - Parameters:
    ///   - configuration: what was read from `source` for this start.
    ///   - source: where it is read again.
    package init(configuration: Configuration, from source: ConfigurationSource) {
        #if DEBUG
            Fault.bringTomorrow()
        #endif
        let sink = JournalSink(isQueued: !Self.logsInline)
        self.source = source
        self.configuration = configuration
        self.sink = sink
        self.logger = Logger(label: "liaisond") { _ in
            JournalLogHandler(level: .info, sink: sink)
        }
    }

    /// Runs until SIGTERM or SIGINT; returns the exit status.
    package func run() async -> ExitStatus {
        defer { sink.flush() }
        var inherited = InheritedSockets()
        do {
            inherited = try Self.takeSockets()
            try await serve(inherited)
            return .ok
        } catch {
            let (status, sentence) = ExitStatus.of(error, configuration)
            logger.say(.cannotStart, ["exit": "\(status.rawValue)"], sentence: sentence)
            ServiceNotifier().notify("STATUS=\(sentence)", "ERRNO=0")
            // After these two a person has to do something; after the others the next start serves.
            if [.configuration, .denied].contains(status) { Self.turnAway(inherited) }
            return status
        }
    }

    /// For a start whose configuration cannot even be read: tells whoever waits.
    package static func turnAway() {
        if let inherited = try? takeSockets() { turnAway(inherited) }
    }

    private static func turnAway(_ inherited: InheritedSockets) {
        inherited.turnAway(with: Refused(.configInvalid).encoded)
    }

    private static func takeSockets() throws -> InheritedSockets {
        try InheritedSockets.take(names: Set(Listener.Name.allCases.map(\.rawValue)))
    }

    private static var logsInline: Bool {
        #if DEBUG
            Fault.isActive(.logWithoutQueue)
        #else
            false
        #endif
    }

    private func serve(_ inherited: InheritedSockets) async throws {
        let started = ContinuousClock.now
        try SelfCheck.checkUsers(map: (try? Files.text("/proc/self/uid_map")) ?? "")
        guard let zone = SystemZone(named: configuration.zone) else {
            throw StartFailure.zone(configuration.zone)
        }
        let settings = try Settings.load(configuration).get()
        // Whatever the daemon makes is its own user's; a socket gets its mode when it is bound.
        umask(0o077)
        mkdir(configuration.stateDirectory, 0o700)
        let lock = try StateLock(path: configuration.stateDirectory + "/liaisond.lock")
        try Restore.finish(in: configuration.stateDirectory)
        let database = configuration.stateDirectory + "/liaison.db"
        let reserve = takeReserve()
        let file = try Self.withRoom(of: reserve) { () throws(StoreFailure) in
            try Store.File(database)
        }
        func open() throws(StoreFailure) -> Store {
            try Self.withRoom(of: reserve) { () throws(StoreFailure) in
                try Store(file, keptEvents: configuration.events.kept)
            }
        }
        let upgrade = SchemaUpgrade(
            of: file, backups: settings.office.backup.directory, zone: zone, logger: logger)
        let store = try upgrade?.run(at: Self.now(), open) ?? open()
        let rules = try RulesInForce.book(of: settings.ruleBook, in: store)
        #if DEBUG
            if Fault.isActive(.commitWithoutSync) { try store.tune("synchronous = OFF") }
            if Fault.isActive(.commitWithNormalSync) { try store.tune("synchronous = NORMAL") }
            if Fault.isActive(.checkpointVeryOften) { store.checkpoint(everyPages: 100) }
        #endif
        let engine = Engine(
            store: store,
            rules: rules,
            zone: zone,
            events: configuration.events,
            report: logger.storageReport(),
            reserve: reserve,
            whenUnsynced: failStop,
            clock: Self.now
        )
        try store.setUpOffice(
            Store.OfficeSetup(
                name: configuration.officeName,
                channel: configuration.digestChannel
            ),
            in: Circumstance(
                now: engine.now,
                today: engine.today,
                reporter: .office,
                rules: rules
            )
        )
        var desk = Desk(
            engine: engine,
            office: settings.office,
            zone: zone,
            limits: configuration.limits,
            events: configuration.events
        )
        let mark = HighWaterMark(in: configuration.stateDirectory)
        try holdBack(store, mark)
        desk.backup = Backup(of: engine, desk.inForce, mark: mark, logger: logger)
        let alarm = try Alarm()
        desk.rules = RulesInForce(engine, files: settings.ruleBook) { alarm.ring() }
        let reloader = Reloader(
            source, from: settings, rules: desk.rules, office: desk.inForce, logger: logger,
            look: { alarm.ring() })
        desk.reloader = reloader
        let doorman = Doorman(configuration.limits, ownUID: getuid())
        let descriptors = descriptors(configuration.limits)
        let heartbeats = HealthWatch.Parts()
        let clock = ClockRecord(lastSeen: try store.lastSeen(), now: engine.now)
        desk.health = HealthBoard(
            [
                .storage(engine), .disk(configuration.stateDirectory), .wal(database),
                .part("writer", heartbeats.writer), .clock(clock),
                .zone(configuration.zone, zone), .calendar(engine),
                .scheduler(desk.scheduling, heartbeats.scheduler),
                .reminders(engine, zone, desk.inForce), .part("loops", heartbeats.loops),
                .log { [sink] in sink.dropped }, .descriptors(descriptors),
                .connections(doorman, configuration.limits.connections),
                .configuration(reloader), .backup(desk.inForce, since: try store.begun()),
                .restore(store),
            ], clock: Self.now)
        desk.metrics = MetricsBoard([
            MetricsBoard.build(started: engine.now, zone: configuration.zone),
            MetricsBoard.health(desk.health),
            MetricsBoard.reminders(desk.scheduling, engine, zone, desk.inForce, clock),
            { [requests = desk.requests] _ in requests.families },
            MetricsBoard.clients(desk.counters, engine.feed), MetricsBoard.changes(engine),
            MetricsBoard.backup(desk.inForce),
            MetricsBoard.files(database, in: configuration.stateDirectory),
            MetricsBoard.process(heartbeats, descriptors),
            MetricsBoard.log { [sink] in sink.dropped },
        ])
        let group = try socketGroup()
        let sockets = try Listener.Name.allCases.map { name in
            try Listener(
                name,
                inherited: inherited,
                path: name == .control ? configuration.socket : configuration.monitorSocket,
                group: group)
        }
        let server = try SocketServer(
            sockets, parts: try parts(desk, store, doorman, descriptors))
        let scheduler = Scheduler(
            engine: engine,
            zone: zone,
            office: desk.inForce,
            alarm: alarm,
            logger: logger,
            record: desk.scheduling
        )
        try await deriveAnew(in: engine)
        let watchdog = Watchdog(
            server: server, scheduler: scheduler, engine: engine, logger: logger,
            interval: ServiceNotifier.watchdogInterval, mark: mark)
        try await runServices([
            HangupService(reloader: reloader),
            scheduler,
            ServerService(
                server: server, control: sockets[0].path, started: started, logger: logger),
            HealthWatch(
                board: desk.health, parts: heartbeats, clock: clock, server: server,
                scheduler: scheduler, engine: engine, logger: logger,
                watchdog: ServiceNotifier.watchdogInterval),
            watchdog,
        ])
        mark.note(store)
        try store.close()
        let work = engine.work
        logger.say(
            .stopped,
            [
                "tickets": "\(work.tickets)", "batches": "\(work.batches)",
                "largest": "\(work.largest)",
            ])
        withExtendedLifetime(lock) {}
    }

    /// A roll that is behind its mark is held back as after a restore: what was told since is not on
    /// it. Says so, and what is held back from before.
    private func holdBack(_ store: Store, _ mark: HighWaterMark) throws {
        let position = try store.position()
        if mark.isAhead(of: position) {
            let held = try store.beginAnew(at: Self.now(), by: .restore)
            logger.say(
                .rollOlder,
                [
                    "sequence": "\(position.sequence)", "held": "\(held)",
                    "expected": "\(mark.noted?.sequence ?? 0)",
                ])
        } else if let restored = try store.restored() {
            logger.say(
                .rollRestored,
                [
                    "restored_at": restored.at.rfc3339,
                    "restored_from": restored.from?.rfc3339 ?? "unknown",
                ])
        }
        mark.note(store)
    }

    private var database: String { configuration.stateDirectory + "/liaison.db" }

    private func takeReserve() -> Reserve? {
        #if DEBUG
            if Fault.isActive(.forgetTheReserve) { return nil }
        #endif
        return Reserve(
            beside: database, in: configuration.stateDirectory,
            kibibytes: configuration.reserveKiB, logger: logger)
    }

    /// Looks at the database or opens it, where the disk has no room even for that with the reserve's.
    private static func withRoom<Answer>(
        of reserve: Reserve?, _ body: () throws(StoreFailure) -> Answer
    ) throws(StoreFailure) -> Answer {
        do throws(StoreFailure) { return try body() } catch {
            guard error == .full, reserve?.giveUp() == true else { throw error }
            return try body()
        }
    }

    /// Runs until told to stop. Services end in reverse order: first the signs of life, which systemd
    /// no longer waits for, then no new requests, then no new digests; the store is closed after all.
    private func runServices(_ services: [any Service]) async throws {
        var settings = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        settings.maximumGracefulShutdownDuration = .seconds(15)
        settings.maximumCancellationDuration = .seconds(5)
        try await ServiceGroup(configuration: settings).run()
    }

    private func parts(
        _ desk: Desk, _ store: Store, _ doorman: Doorman, _ descriptors: DescriptorLimit
    ) throws -> SocketServer.Parts {
        let instance = Self.hex(SHA256.hash(data: Array(Self.now().rfc3339.utf8)).prefix(8))
        let limits = configuration.limits
        let schema = "sha256:" + Self.hex(SHA256.hash(data: desk.described).prefix(16))
        let epoch = try store.meta("epoch") ?? ""
        let office = desk.inForce
        let zone = configuration.zone
        return SocketServer.Parts(
            desk: desk,
            access: Access(ownUID: getuid(), group: try socketGroup()),
            doorman: doorman,
            readers: ReaderQueues(4),
            limits: limits,
            counters: desk.counters,
            descriptors: descriptors,
            logger: logger,
            greeting: { role in
                Greeting(
                    version: Product.version,
                    schema: schema,
                    instance: instance,
                    epoch: epoch,
                    role: role,
                    language: office.now.language,
                    zone: zone,
                    time: Self.now().rfc3339,
                    limits: limits
                ).encoded
            }
        )
    }

    private func descriptors(_ limits: ServerLimits) -> DescriptorLimit {
        let limit = DescriptorLimit(raisedFor: limits)
        if limit.descriptors < limit.needed {
            logger.say(
                .descriptorsShort,
                ["have": "\(limit.descriptors)", "needed": "\(limit.needed)"])
        }
        return limit
    }

    /// The group that owns the control socket, by the name in the configuration.
    private func socketGroup() throws -> UInt32? {
        guard let name = configuration.accessGroup else { return nil }
        guard let entry = getgrnam(name) else { throw StartFailure.group(name) }
        return entry.pointee.gr_gid
    }

    /// Takes up rules or a calendar that are others than last time.
    private func deriveAnew(in engine: Engine) async throws {
        let result = await withCheckedContinuation { continuation in
            engine.deriveAnew { continuation.resume(returning: $0) }
        }
        let people = try result.get().people
        if people > 0 { logger.say(.rulesAdopted, ["people": "\(people)"]) }
    }

    /// After a sync that failed: ends the process at once, with what the journal needs to know. Who
    /// waits for an answer has none, and asks again under his key.
    private func failStop(_ failure: StoreFailure) {
        let (status, sentence) = ExitStatus.of(failure, configuration)
        logger.say(.diskFailed, ["exit": "\(status.rawValue)"], sentence: sentence)
        ServiceNotifier().notify("STATUS=\(sentence)", "ERRNO=\(EIO)")
        sink.flush(withinMilliseconds: Self.lastWordsMilliseconds)
        _exit(status.rawValue)
    }

    /// How long the log may take for the last line: the end is to come within a second.
    private static let lastWordsMilliseconds = 500

    static let now: @Sendable () -> Instant = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}

extension Scheduler: Service {}

/// SIGHUP, by which administrators have always asked for a reload; the journal has the result.
private struct HangupService: Service {
    let reloader: Reloader

    func run() async throws {
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        for await _ in hangups.cancelOnGracefulShutdown() { reloader.reload { _ in } }
    }
}

/// The server as a service: it serves until told to stop, then drains.
private struct ServerService: Service {
    let server: SocketServer
    /// Where the control socket is.
    let control: String
    let started: ContinuousClock.Instant
    let logger: Logger

    /// The group traps its signals before it runs its services: ready is said here, so that whoever
    /// waits for it can stop the daemon at once.
    func run() async throws {
        let notifier = ServiceNotifier()
        try await check()
        notifier.notify("READY=1", "STATUS=Serving")
        let taken = started.duration(to: .now)
        logger.say(
            .ready,
            ["version": Product.version, "duration_us": "\(Int(taken / .microseconds(1)))"])
        try? await gracefulShutdown()  // it throws when cancelled, which also means: stop
        notifier.notify("STOPPING=1", "STATUS=Answering what was asked")
        logger.say(.stopping, ["connections": "\(server.connectionCount)"])
        await server.drain()
    }

    /// Ready is who answers: before it is said, a question over the socket has its answer.
    private func check() async throws {
        #if DEBUG
            if Fault.isActive(.readyBeforeAnswering) { return }
        #endif
        try await SelfCheck.ask(path: control)
    }
}
