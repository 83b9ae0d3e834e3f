internal import Dispatch
internal import LiaisonSystemd
internal import Logging
internal import ServiceLifecycle
internal import Synchronization

/// Gives the service manager its sign of life (sd_watchdog_enabled(3)), and only after every part has
/// just done something: the event loops, the scheduler, and the writer, in turn. A part that stands
/// still holds the sign back, and the service manager starts the service anew.
final class Watchdog: Service {
    /// How often of the interval a sign is due: two may be late, and it still comes in time.
    static let signsPerInterval = 3

    let server: SocketServer
    let scheduler: Scheduler
    let engine: Engine
    let logger: Logger
    /// Nil where nobody waits for a sign.
    let interval: Duration?
    /// Noted as often as a sign is due.
    let mark: HighWaterMark
    private let notifier = ServiceNotifier()
    private let isAsking = Mutex(false)

    init(
        server: SocketServer, scheduler: Scheduler, engine: Engine, logger: Logger,
        interval: Duration?, mark: HighWaterMark
    ) {
        self.server = server
        self.scheduler = scheduler
        self.engine = engine
        self.logger = logger
        self.interval = interval
        self.mark = mark
    }

    /// Runs until the daemon is told to stop, and waits for nobody then.
    func run() async throws {
        let timer = interval.map { start(every: $0 / Self.signsPerInterval) }
        try? await gracefulShutdown()
        timer?.cancel()
    }

    private func start(every step: Duration) -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "liaison.watchdog"))
        let (seconds, attoseconds) = step.components
        let interval = DispatchTimeInterval.nanoseconds(
            Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
        timer.schedule(deadline: .now() + interval, repeating: interval)
        timer.setEventHandler { self.ask() }
        timer.activate()
        return timer
    }

    /// Asks every part in turn, unless who was asked before has not answered yet. A part that stands
    /// still never answers.
    private func ask() {
        #if DEBUG
            if Fault.isActive(.unconditionalSignOfLife) { return notifier.notify("WATCHDOG=1") }
        #endif
        let mayAsk = isAsking.withLock { isAsking in
            defer { isAsking = true }
            return !isAsking
        }
        guard mayAsk else { return }
        // Aside: it waits for a reader, and nobody's life hangs on it.
        DispatchQueue.global(qos: .utility).async { self.mark.note(self.engine.store) }
        server.touchLoops {
            self.scheduler.touch {
                self.engine.touch { isWriting in
                    if isWriting {
                        self.notifier.notify("WATCHDOG=1")
                    } else {
                        self.logger.say(.writerStuck)
                    }
                    self.isAsking.withLock { $0 = false }
                }
            }
        }
    }
}
