internal import Glibc
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonSystemd
internal import Logging
internal import ServiceLifecycle

/// Makes each day's digest at the office's hour.
///
/// The timer is a hint to look at the clock: a wake-up that comes early, late or twice makes no
/// second digest, since the store makes at most one a day.
struct Scheduler: Sendable {
    let engine: Engine
    let zone: any ZoneRules
    let office: OfficeInForce
    let alarm: Alarm
    let logger: Logger
    let record: SchedulerRecord
    private let pulse = Pulse()
    private let clock = ClockOffset()

    init(
        engine: Engine, zone: any ZoneRules, office: OfficeInForce, alarm: Alarm, logger: Logger,
        record: SchedulerRecord
    ) {
        self.record = record
        self.engine = engine
        self.zone = zone
        self.office = office
        self.alarm = alarm
        self.logger = logger
    }

    /// Runs until told to stop; a digest under way is finished first.
    func run() async {
        await withGracefulShutdownHandler {
            await look()
            for await wake in alarm.wakes {
                if wake == .clockStepped {
                    let delta = clock.step()
                    logger.say(.clockSet, ["clock_delta_ms": "\(delta)"])
                }
                #if DEBUG
                    if wake == .asked, Fault.isActive(.freezeTheScheduler) { Fault.freeze() }
                #endif
                await look()
                pulse.beat()
            }
        } onGracefulShutdown: {
            alarm.shutDown()
        }
    }

    /// Calls `done` when it has looked at the clock, which does no harm at any time.
    func touch(_ done: @escaping @Sendable () -> Void) {
        pulse.next(done)
        alarm.ring()
    }

    /// Name, number, reason: "has it stopped?" is answered by the journal's last hour, and two dozen
    /// lines a day bury nothing.
    static let pulseInterval = Duration.seconds(3_600)

    /// Looks at the clock: makes the digest that is due, and arms the timer for the next.
    func look() async {
        let now = engine.now
        let next = await look(at: now)
        record.looked(at: now, next: next)
        alarm.arm(atMilliseconds: next.milliseconds)
        if record.isPulseDue(every: Self.pulseInterval) { sayPulse() }
    }

    /// Makes the digest that is due, and says when to look again.
    private func look(at now: Instant) async -> Instant {
        // Once: a reload may change it meanwhile, and then has us look again.
        let hour = office.now.digest
        let today = zone.civil(of: now).date
        let due = zone.instant(of: today, at: hour)
        guard now >= due else { return due }
        let tomorrow = zone.instant(of: today.adding(days: 1), at: hour)
        if record.now.lastDigest == today { return tomorrow }
        // What is due is made first; should the store refuse, the next look is in a minute, not
        // tomorrow.
        return await makeDigest(on: today)
            ? tomorrow
            : Instant(milliseconds: now.milliseconds + Self.retryMilliseconds)
    }

    /// The journal's line that says that the scheduler goes on.
    private func sayPulse() {
        let standing = record.now
        let backlog = try? Backlog(
            of: engine.store, zone, hour: office.now.digest, at: engine.now)
        var values = [
            "next": standing.next?.rfc3339 ?? "", "digests": "\(standing.digests)",
            "failures": "\(standing.failures)",
            "overdue": backlog.map { "\($0.notices)" } ?? "unknown",
        ]
        values["oldest"] = backlog?.oldest?.iso
        logger.say(.schedulerGoesOn, values)
    }

    /// How long to wait before trying a digest again that the disk refused.
    static let retryMilliseconds: Int64 = 60_000

    private func makeDigest(on day: CivilDate) async -> Bool {
        let ticket = Ticket(
            work: .digest(on: day),
            origin: Origin(uid: getuid(), pid: 0, method: "timer", key: nil, fingerprint: []),
            encode: { _ in [] }
        )
        switch await engine.perform(ticket) {
        case .done(_, _, .digest(let messages, let ended)?):
            record.made(messages: messages.count, on: day)
            for message in messages { announce(message) }
            if !messages.isEmpty || ended > 0 {
                logger.say(
                    .digestMade,
                    ["day": day.iso, "messages": "\(messages.count)", "ended": "\(ended)"])
            }
            return true
        case .failed(let failure):
            record.failed(failure)
            logger.say(.digestFailed, ["reason": "\(failure)"])
            return false
        default: return true
        }
    }

    /// The journal's line about a message: handles and counts, nothing about anybody.
    private func announce(_ message: Answer.Message) {
        logger.say(
            message.channel == "journal" ? .reminder : .reminderToPassOn,
            [
                "delivery": "\(message.delivery)", "staff": "\(message.staff)",
                "channel": "\(message.channel)", "people": "\(message.people)",
                "items": "\(message.items)",
            ])
    }
}
