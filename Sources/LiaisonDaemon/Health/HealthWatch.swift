internal import Dispatch
internal import LiaisonSystemd
internal import Logging
internal import ServiceLifecycle
internal import Synchronization

/// Looks at the service every half a minute, whether anybody asks or not: has every part do
/// something and measures how long that takes, notes the time, and says what has changed. As often as
/// the service manager wants signs of life, if that is more often.
final class HealthWatch: Service {
    /// Name, number, reason: what is wrong is known within a minute, and an idle machine is woken
    /// rarely.
    static let interval = Duration.seconds(30)
    /// Name, number, reason: one write a minute proves that the disk takes writes and wears out none.
    static let noteInterval = Duration.seconds(60)

    /// How the parts are asked.
    struct Parts: Sendable {
        let loops = Heartbeat()
        let scheduler = Heartbeat()
        let writer = Heartbeat()
    }

    private struct State {
        var notedAt = ContinuousClock.now
        var said: [String: HealthState] = [:]
        var status: String?
    }

    let board: HealthBoard
    let parts: Parts
    let clock: ClockRecord
    let server: SocketServer
    let scheduler: Scheduler
    let engine: Engine
    let logger: Logger
    let interval: Duration
    private let notifier = ServiceNotifier()
    private let state = Mutex(State())

    init(
        board: HealthBoard, parts: Parts, clock: ClockRecord, server: SocketServer,
        scheduler: Scheduler, engine: Engine, logger: Logger, watchdog: Duration?
    ) {
        let signs = watchdog.map { $0 / Watchdog.signsPerInterval }
        interval = min(Self.interval, signs ?? Self.interval)
        self.board = board
        self.parts = parts
        self.clock = clock
        self.server = server
        self.scheduler = scheduler
        self.engine = engine
        self.logger = logger
    }

    /// Runs until the daemon is told to stop.
    func run() async throws {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "liaison.health"))
        let interval = DispatchTimeInterval.milliseconds(max(1, interval.wholeMilliseconds))
        timer.schedule(deadline: .now() + interval, repeating: interval)
        timer.setEventHandler { self.look() }
        clock.look(engine.now)
        timer.activate()
        try? await gracefulShutdown()  // it throws when cancelled, which also means: stop
        timer.cancel()
    }

    private func look() {
        clock.look(engine.now)
        parts.loops.ask { server.touchLoops($0) }
        parts.scheduler.ask { scheduler.touch($0) }
        parts.writer.ask { done in engine.touch { _ in done() } }
        let isNoteDue = state.withLock { state in
            guard state.notedAt.duration(to: .now) >= Self.noteInterval else { return false }
            state.notedAt = .now
            return true
        }
        if isNoteDue { engine.noteTime() }
        let entries = board.lookAnew()
        say(entries)
        tellManager(entries)
    }

    /// A line of the journal for each check whose state has changed; at the first look for each that
    /// is not well.
    private func say(_ entries: [HealthBoard.Entry]) {
        for entry in entries {
            let state = entry.finding.state
            let before = self.state.withLock { $0.said.updateValue(state, forKey: entry.name) }
            guard before ?? .ok != state else { continue }
            logger.say(
                Self.message(state),
                [
                    "check": entry.name, "code": entry.finding.code,
                    "detail": entry.finding.detail,
                ])
        }
    }

    private static func message(_ state: HealthState) -> JournalMessage {
        switch state {
        case .ok: .healthWell
        case .degraded: .healthDegraded
        case .failing: .healthFailing
        }
    }

    /// What fails stands in `systemctl status`, until it no longer does.
    private func tellManager(_ entries: [HealthBoard.Entry]) {
        let failing = entries.filter { $0.finding.state == .failing }
        let status = failing.isEmpty ? nil : Self.status(failing)
        let before = state.withLock { state in
            defer { state.status = status }
            return state.status
        }
        // A reload says its own: what fails is said again each time.
        if let status { notifier.notify("STATUS=\(status)") }
        if status == nil, before != nil { notifier.notify("STATUS=Serving") }
    }

    /// One line about everything that fails.
    static func status(_ failing: [HealthBoard.Entry]) -> String {
        "Failing: " + failing.map { "\($0.name): \($0.finding.detail)" }.joined(separator: "; ")
    }
}
