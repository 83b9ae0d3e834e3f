import Dispatch
import Foundation
import LiaisonCore
import LiaisonWire

/// A daemon's life on a disk that remembers everything, and what its clients know of it.
package struct PowerLife {
    /// What is marked in the disk's log.
    enum Mark {
        static let stage = "stage "
        static let acknowledged = "acknowledged "
        static let member = "member "
        static let absence = "absence "
        static let rollIsMade = "the roll is made"
        static let backupAsked = "a backup is asked for"
        static let backup = "backup "
        static let restore = stage + "restore"
        static let migration = stage + "migration"
        static let isMigrated = "the roll is migrated"
        static let isRestored = "the roll is restored"
    }

    static let clients = 4
    static let members = 6

    package let log: PowerLog
    let daemon: TestDaemon
    let book: [WritingClient.Entry]
    let today: CivilDate

    /// First start, a roll, clients that write, a stop with its checkpoint, a second start, and
    /// clients that write while the log is moved into the file again and again.
    ///
    /// - Parameter commands: of each client, in each of the two stages.
    package static func whole(commands: Int, seed: UInt64) throws -> PowerLife {
        try record(seed: seed) { daemon, disk, makeRoll in
            disk.mark(Mark.stage + "first start")
            try daemon.start()
            let clients = try makeRoll()
            disk.mark(Mark.stage + "steady state")
            work(clients, daemon, disk, commands)
            disk.mark(Mark.stage + "stop with its checkpoint")
            guard daemon.stop() == 0 else { throw TestDaemon.NotReady(log: daemon.log) }
            disk.mark(Mark.stage + "start")
            try daemon.start(fault: "checkpoint-very-often")
            disk.mark(Mark.stage + "checkpoints")
            work(clients, daemon, disk, commands)
            return clients
        }
    }

    /// A roll of this version, clients that write, and a start of the next version, which backs the
    /// roll up and migrates it.
    package static func migrated(commands: Int, seed: UInt64) throws -> PowerLife {
        try record(seed: seed) { daemon, disk, makeRoll in
            disk.mark(Mark.stage + "first start")
            try daemon.start()
            let clients = try makeRoll()
            disk.mark(Mark.stage + "steady state")
            work(clients, daemon, disk, commands)
            // A start after a crash: the migration begins with a log beside the file.
            daemon.kill()
            disk.mark(Mark.migration)
            try daemon.start(fault: tomorrow)
            disk.mark(Mark.isMigrated)
            work(clients, daemon, disk, commands)
            return clients
        }
    }

    /// The fault by which a daemon is of the next version.
    static let tomorrow = "schema-of-tomorrow"

    /// Backups among commands, and then the last of them in the place of the roll.
    ///
    /// - Parameter fault: a fault point, for a control; nothing is restored then.
    package static func restored(
        commands: Int, seed: UInt64, fault: String? = nil
    ) throws -> PowerLife {
        try record(seed: seed) { daemon, disk, makeRoll in
            disk.mark(Mark.stage + "first start")
            try daemon.start(fault: fault)
            let clients = try makeRoll()
            var backup = ""
            for _ in 0..<backups {
                disk.mark(Mark.stage + "commands")
                work(clients, daemon, disk, commands)
                disk.mark(Mark.stage + "backup")
                disk.mark(Mark.backupAsked)
                backup = try daemon.backUp()
                disk.mark(Mark.backup + (backup as NSString).lastPathComponent)
            }
            disk.mark(Mark.stage + "commands")
            work(clients, daemon, disk, commands)
            guard fault == nil else { return clients }
            disk.mark(Mark.stage + "stop")
            guard daemon.stop() == 0 else { throw TestDaemon.NotReady(log: daemon.log) }
            disk.mark(Mark.restore)
            let said = try daemon.restore(backup, "--yes")
            guard said.status == 0 else { throw PowerDisk.Failed(said: said.errors) }
            disk.mark(Mark.isRestored)
            try daemon.start()
            return clients
        }
    }

    private static let backups = 2

    /// A short life of a daemon that is not as it should be.
    package static func short(
        commands: Int, seed: UInt64, under wrapper: [String] = [], fault: String? = nil
    ) throws -> PowerLife {
        try record(seed: seed) { daemon, disk, makeRoll in
            disk.mark(Mark.stage + "control")
            try daemon.start(under: wrapper, fault: fault)
            let clients = try makeRoll()
            work(clients, daemon, disk, commands)
            return clients
        }
    }

    /// Records what `live` does until the daemon is killed at its end.
    ///
    /// - Parameter live: gets a function that makes the roll and the clients who write about it.
    private static func record(
        seed: UInt64,
        live: (TestDaemon, PowerDisk, () throws -> [WritingClient]) throws -> [WritingClient]
    ) throws -> PowerLife {
        let daemon = try TestDaemon()
        let disk = try PowerDisk(at: daemon.stateDirectory)
        var today = ""
        let clients = try live(daemon, disk) {
            let roll = try Roll(of: members) { method, params in
                let answer = try daemon.call(method, params)
                if let member = answer["member"]?.string, method == "member.add" {
                    disk.mark(Mark.member + member)
                }
                if let member = params["member"]?.string, method == "absence.open" {
                    disk.mark(Mark.absence + member)
                }
                return answer
            }
            disk.mark(Mark.rollIsMade)
            today = roll.today
            return roll.clients(Self.clients, seed: seed, refusedSometimes: true)
        }
        daemon.kill()
        return PowerLife(
            log: try disk.cutOff(), daemon: daemon, book: clients.flatMap(\.book),
            today: day(today))
    }

    /// Every answer is marked before its client asks for more.
    private static func work(
        _ clients: [WritingClient], _ daemon: TestDaemon, _ disk: PowerDisk, _ commands: Int
    ) {
        let atWork = DispatchGroup()
        let socket = daemon.socket
        for client in clients {
            DispatchQueue(label: "client").async(group: atWork) {
                client.work(on: socket, upTo: commands) {
                    guard let last = client.book.last, last.isAcknowledged else { return }
                    disk.mark(Mark.acknowledged + last.key)
                }
            }
        }
        atWork.wait()
    }
}
