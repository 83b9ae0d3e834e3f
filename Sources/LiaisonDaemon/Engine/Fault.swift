#if DEBUG
    internal import Glibc
    internal import LiaisonStore

    /// Faults that tests switch on by name with `LIAISON_FAULT`, to prove that an experiment can
    /// fail. Debug builds only: a test proves that release binaries hold none. Names have sixteen
    /// bytes or more: the compiler folds a shorter literal into instructions, where no scan of a
    /// binary finds it.
    enum Fault: String {
        /// Answers before the commit: an acknowledged command can be lost.
        case replyBeforeCommit = "reply-before-commit"
        /// Commits without telling the disk to sync: an acknowledged command can be lost in a
        /// power cut.
        case commitWithoutSync = "commit-without-sync"
        /// Commits with `synchronous = NORMAL`, as GRDB has it: the same.
        case commitWithNormalSync = "commit-with-normal-sync"
        /// Moves the log into the file every few pages, so that checkpoints fall among few commands.
        case checkpointVeryOften = "checkpoint-very-often"

        /// Keeps no room for what has to go on when the disk is full.
        case forgetTheReserve = "forget-the-reserve"

        /// Stops without a word to requests that were read and wait for their turn.
        case dropWaitingRequests = "drop-waiting-requests"
        /// Reads the newest event alone for those who watch: what was committed together with it,
        /// or between a list and a subscription, is not told.
        case skipEventsBetween = "skip-events-between"

        /// Begins every request whatever its client has left unread, and keeps every answer.
        case unboundedOutputQueue = "unbounded-output-queue"

        /// Drops no answer from memory when what it says is changed.
        case keepStaleAnswers = "keep-stale-answers"

        /// Begins what its client no longer waits for or has taken back.
        case forgetDeadlines = "forget-deadlines"

        /// Takes connections until no file descriptor is left.
        case forgetSpareDescriptors = "forget-spare-descriptors"
        /// Waits for ever for a first line.
        case forgetFirstLineLimit = "forget-first-line-limit"

        /// Leaves the timers of connections that have ended to ring.
        case keepAlarmsOfTheGone = "keep-alarms-of-the-gone"
        /// Sets a timer of its own for each wait, which outlives it.
        case timerForEachWait = "timer-for-each-wait"

        /// Writes a line of the log where it is logged: whoever logs waits for the log's reader.
        case logWithoutQueue = "log-without-a-queue"

        /// The writer stops for ever when it is asked whether it goes on.
        case freezeTheWriter = "freeze-the-writer"
        /// The scheduler stops for ever when it is asked whether it goes on.
        case freezeTheScheduler = "freeze-the-scheduler"
        /// The event loops stop for ever when they are asked whether they go on.
        case freezeTheLoops = "freeze-the-loops"
        /// Gives the service manager its sign of life without asking anybody.
        case unconditionalSignOfLife = "unconditional-sign-of-life"
        /// Says that it is ready before its sockets answer.
        case readyBeforeAnswering = "ready-before-answering"

        /// Spoils the copy that is to be a backup, as a bad disk would.
        case damageTheBackup = "damage-the-backup"

        /// Gives a backup its name before it is copied: a kill leaves half of one.
        case nameTheBackupFirst = "name-the-backup-first"

        /// Knows a schema that no version has: the next start migrates to it.
        case schemaOfTomorrow = "schema-of-tomorrow"
        /// The same, and dies in the migration after as many statements as `LIAISON_FAULT_STEP` says.
        case dieInMigration = "die-in-the-migration"
        /// The same, and the migration is not one transaction.
        case migrateInPieces = "migrate-in-many-pieces"

        /// Dies with the duties derived from a change of the rules that is not written yet.
        case dieBeforeWritingRules = "die-before-writing-rules"

        /// A restore dies with its copy made.
        case dieBeforeDeciding = "die-before-deciding"
        /// A restore dies when it is decided and nothing is moved.
        case dieAfterDeciding = "die-after-deciding"
        /// A restore dies when what was there is moved aside and nothing is in its place.
        case dieWhileReplacing = "die-while-replacing"

        private static let active = getenv("LIAISON_FAULT").map { String(cString: $0) }

        static func isActive(_ fault: Fault) -> Bool { active == fault.rawValue }

        /// The number that a fault takes.
        private static let step = getenv("LIAISON_FAULT_STEP").flatMap { Int(String(cString: $0)) }

        /// Has this process know the schema of tomorrow, where a fault asks for it.
        static func bringTomorrow() {
            let migrating: [Fault] = [.schemaOfTomorrow, .dieInMigration, .migrateInPieces]
            guard migrating.contains(where: isActive) else { return }
            SchemaOfTomorrow.switchOn(hasNoTransaction: isActive(.migrateInPieces)) { number in
                if number == step { die() }
            }
        }

        /// Widens the window between a premature answer and the commit, so that a kill meets it.
        static func dawdle() { usleep(20_000) }

        /// Writes over the middle of a file.
        static func damage(_ path: String) {
            let descriptor = open(path, O_RDWR)
            let size = lseek(descriptor, 0, SEEK_END)
            let junk = [UInt8](repeating: 0x5A, count: 8192)
            pwrite(descriptor, junk, junk.count, size / 2 / 4096 * 4096)
            close(descriptor)
        }

        /// Ends the process as SIGKILL does.
        static func die() { kill(getpid(), SIGKILL) }

        /// Never comes back.
        static func freeze() -> Never { while true { pause() } }
    }
#endif
