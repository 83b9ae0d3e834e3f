internal import LiaisonSystemd
package import Logging

/// Everything that the daemon tells the journal of its own accord: what an administrator may have to
/// know, each with the number by which `journalctl MESSAGE_ID=` finds it and `journalctl -x` explains
/// it. The explanations are `systemd/liaison.catalog` and `systemd/liaison.zh_CN.catalog`.
package enum JournalMessage: String, CaseIterable, Sendable {
    // The service.
    case ready
    case stopping
    case stopped
    case cannotStart = "cannot-start"
    case writerStuck = "writer-stuck"
    case logDropped = "log-dropped"
    // Configuration and rules.
    case configurationApplied = "configuration-applied"
    case configurationRefused = "configuration-refused"
    case rulesAdopted = "rules-adopted"
    case rulesNotAdopted = "rules-not-adopted"
    // Time and reminders.
    case clockSet = "clock-set"
    case digestMade = "digest-made"
    case digestFailed = "digest-failed"
    case reminder
    case reminderToPassOn = "reminder-to-pass-on"
    case schedulerGoesOn = "scheduler-goes-on"
    // Health.
    case healthWell = "health-well"
    case healthDegraded = "health-degraded"
    case healthFailing = "health-failing"
    // The disk.
    case backupMade = "backup-made"
    case backupFailed = "backup-failed"
    case schemaChanges = "schema-changes"
    case schemaChanged = "schema-changed"
    case rollRestored = "roll-restored"
    case rollOlder = "roll-older"
    case storageFull = "storage-full"
    case storageRoom = "storage-room"
    case storageFailed = "storage-failed"
    case diskFailed = "disk-failed"
    // Clients.
    case descriptorsShort = "descriptors-short"
    case accessDenied = "access-denied"
    case clientRefused = "client-refused"
    case clientTooSlow = "client-too-slow"
    case otherProtocol = "other-protocol"

    /// What there is to say about one of them.
    package struct Entry: Sendable {
        /// 128 bits, made once by `systemd-id128 new` and never used for anything else.
        package let id: String
        package let level: Logger.Level
        /// What happened, and where somebody has to do something, what.
        package let sentence: String
        /// The keys of what goes with it: `LIAISON_` and the key in capitals in the journal.
        package let keys: [String]

        init(_ id: String, _ level: Logger.Level, _ sentence: String, _ keys: [String] = []) {
            self.id = id
            self.level = level
            self.sentence = sentence
            self.keys = keys
        }
    }

    package var entry: Entry {
        switch self {
        case .ready:
            Entry(
                "f814464d23c048128b4a31ce0c8740fd", .notice, "ready", ["version", "duration_us"])
        case .stopping:
            Entry("19828a7eee0449088e16f695e5c96f14", .notice, "stopping", ["connections"])
        case .stopped:
            Entry(
                "8911d65745c846e29956d2adf4e0b887", .notice, "stopped",
                ["tickets", "batches", "largest"])
        case .cannotStart:
            Entry("b8d7e7076b6942debf87af9e7ad67733", .critical, "it cannot start", ["exit"])
        case .writerStuck:
            Entry(
                "25c7da2fce9d4c63b8be8dd42a7e469e", .error,
                "the database's writer cannot execute a statement")
        case .logDropped:
            Entry(JournalEntry.droppedID, .warning, "log lines dropped", ["count"])
        case .configurationApplied:
            Entry(
                "7235b81c9c974b019c11cfa01055e8d7", .notice, "configuration taken up",
                ["changed", "needs_restart", "hash"])
        case .configurationRefused:
            Entry(
                "54349011e68b484db4d0dc57ff991187", .error,
                "the configuration was refused; the one before stays in force", ["fault"])
        case .rulesAdopted:
            Entry(
                "ac75ab580c14457ca4acc6a9ab57fa05", .notice, "rules adopted; duties derived anew",
                ["people"])
        case .rulesNotAdopted:
            Entry(
                "81d5e9ccafaf48fdad5a138c14fa979f", .error,
                "the duties could not be derived anew; the rules before stay in force", ["reason"])
        case .clockSet:
            Entry(
                "a339b4359c184256a723d379be618570", .notice, "the clock was set; looking again",
                ["clock_delta_ms"])
        case .digestMade:
            Entry(
                "557a9cf885b24ee6a6e50c7126f090b9", .info, "digest made",
                ["day", "messages", "ended"])
        case .digestFailed:
            Entry(
                "b9e7aada03e9405aa6bf4ba2b9b4a8ba", .error,
                "the digest could not be made; it is tried again in a minute", ["reason"])
        case .reminder:
            Entry(
                "92ad3f8f159e4d49ab8053e7b2733e0a", .notice,
                "work reminder: items are due; read them with liaisonctl agenda", Self.delivery)
        case .reminderToPassOn:
            Entry(
                "855709d1008043f1b1b0a0d1ceb44fc8", .notice,
                "work reminder to pass on: read it with liaisonctl agenda, then liaisonctl told",
                Self.delivery)
        case .backupMade:
            Entry(
                "28c3b7535fa740a4b32726f1a0a09c05", .notice, "backup made",
                ["path", "bytes", "digest", "sequence", "pruned", "duration_us"])
        case .backupFailed:
            Entry(
                "17aa5e5cac2c4cd9a513b09e984961d4", .error, "the backup could not be made",
                ["reason"])
        case .schemaChanges:
            Entry(
                "93d324bd986c49208c5a9ac71ff5963c", .notice,
                "the roll is brought to this version's schema; the backup is the way back",
                ["from", "to", "path"])
        case .schemaChanged:
            Entry(
                "329392a448c24343920c0e2d3c684645", .notice, "the roll has this version's schema",
                ["from", "to", "duration_us"])
        case .rollRestored:
            Entry(
                "6757d9f01dc0496998a651607dce503e", .warning,
                "the roll was restored from a backup: nothing is sent before liaisonctl release",
                ["restored_at", "restored_from"])
        case .rollOlder:
            Entry(
                "0b4dafcdafd04981975a509f5e55dad5", .error,
                "the roll is not the one that was here, or an earlier state of it: nothing is sent "
                    + "before liaisonctl release", ["sequence", "expected", "held"])
        case .schedulerGoesOn:
            Entry(
                "9a684e0d1eb04ecd98a8354e20e1b749", .info, "the scheduler goes on",
                ["next", "overdue", "oldest", "digests", "failures"])
        case .healthWell:
            Entry(
                "0060e011dab64352b2dbf491043ad207", .notice, "a check of health is well again",
                Self.check)
        case .healthDegraded:
            Entry(
                "3cc51fcf1121447a9f2c4e637a19d832", .warning,
                "a check of health is degraded; liaisonctl health says what to do", Self.check)
        case .healthFailing:
            Entry(
                "a18bb6ad3e694596b0b25ed33a7cb071", .error,
                "a check of health fails; liaisonctl health says what to do", Self.check)
        case .storageFull:
            Entry(
                "484fda756b81428fb17426ed09f2da5d", .error,
                "the disk is full: changes are refused until there is space", ["count"])
        case .storageRoom:
            Entry(
                "5cc65365700a4b0ba0dbba4f05c01e97", .notice,
                "there is room on the disk again: changes are taken")
        case .storageFailed:
            Entry(
                "825bcd1221e54cd793583bff855be519", .error,
                "the database could not be written; check the disk", ["reason", "count"])
        case .diskFailed:
            Entry(
                "fd1a7a912e5844a79858f7d6e6bf54c0", .critical,
                "the disk did not take a write or a sync", ["exit"])
        case .descriptorsShort:
            Entry(
                "afa23bb234e74479b5e1000bbd32c4af", .warning,
                "fewer file descriptors than limits.connections needs; raise LimitNOFILE",
                ["have", "needed"])
        case .accessDenied:
            Entry(
                "ce852f7b6ba545229b6bb72bd36073d1", .warning,
                "a request was denied: its user has not the role it needs",
                ["method", "role", "needed"] + Self.peer)
        case .clientRefused:
            Entry(
                "93f3a4b7fcf248a59edcafa9fe3bfc44", .warning,
                "a connection was refused: a limit is reached", ["limit"] + Self.peer)
        case .clientTooSlow:
            Entry(
                "b3ab7ec033194f1d802a2ffb07f5da5a", .warning,
                "a client that does not read its answers was closed", ["limit"] + Self.peer)
        case .otherProtocol:
            Entry(
                "33f213e2a790445a90df5e7b9210798c", .warning,
                "a client that speaks HTTP or TLS was closed; check what is aimed at the socket",
                Self.peer)
        }
    }

    private static let check = ["check", "code", "detail"]
    private static let delivery = ["delivery", "staff", "channel", "people", "items"]
    /// Who provoked it, the last time of `count` within the minute.
    private static let peer = ["peer_uid", "peer_pid", "count"]
}

extension Logger {
    /// Tells the journal one of its messages, with what goes with it, and nothing else.
    ///
    /// - Parameter sentence: in place of the message's own, where each time is another.
    func say(
        _ message: JournalMessage, _ values: [String: String] = [:], sentence: String? = nil,
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        let entry = message.entry
        assert(Set(values.keys).isSubset(of: entry.keys), "a key that the message does not name")
        var metadata = Logger.Metadata(uniqueKeysWithValues: values.map { ($0, .string($1)) })
        metadata[JournalEntry.messageID] = .string(entry.id)
        log(
            level: entry.level, "\(sentence ?? entry.sentence)", metadata: metadata, file: file,
            function: function, line: line)
    }
}
