import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A full disk costs no data and stops nobody from reading, and what was refused goes through
/// once there is space.
@Suite(.enabled(if: SmallDisk.isPermitted, "SKIPPED: mounting a small disk takes root"))
struct FullDiskTests {
    static let mebibytes = 4
    /// A reserve that leaves room on so small a disk.
    static let smallReserve = [("reserve_kib = 8192", "reserve_kib = 256")]

    /// How a contact was answered.
    static func record(
        _ key: String,
        _ member: String,
        _ connection: Connection
    ) throws -> Result<String, ErrorReply> {
        do throws(CallFailure) {
            let answer = try connection.call(
                "contact.record",
                [
                    "member": .string(member), "by": "phone", "on": "2026-02-02",
                    "note": "note \(key)",
                ],
                key: key
            )
            return .success(answer["fact"]?.string ?? "")
        } catch {
            guard case .refused(let reply) = error else { throw error }
            return .failure(reply)
        }
    }

    /// Records until one is refused; the keys that were acknowledged, and the one that was not.
    static func recordUntilRefused(
        _ member: String,
        _ connection: Connection
    ) throws -> (acknowledged: [String], refused: String, error: ErrorReply) {
        var acknowledged: [String] = []
        // What the write-ahead log holds of space already goes first.
        for number in 0..<20_000 {
            let key = "k-\(number)"
            switch try record(key, member, connection) {
            case .success: acknowledged.append(key)
            case .failure(let error): return (acknowledged, key, error)
            }
        }
        throw NeverFull()
    }

    struct NeverFull: Error {}

    @Test func `what a full disk refuses goes through once there is space`() throws {
        let daemon = try TestDaemon(Self.smallReserve)
        let disk = try SmallDisk(at: daemon.stateDirectory, mebibytes: Self.mebibytes)
        try daemon.start()
        let member = try Roll(of: 1, in: daemon).members[0]
        let connection = try Connection(path: daemon.socket)
        _ = try Self.record("before", member, connection).get()
        disk.fill()
        let full = try Self.recordUntilRefused(member, connection)
        #expect(full.error.type == .storageFull)
        #expect(full.error.message.contains("the disk is full"))
        for number in 0..<10 {
            let again = try Self.record("again-\(number)", member, connection)
            guard case .failure(let error) = again else { continue }
            #expect(error.type == .storageFull)
        }
        // Questions go on, and show what was acknowledged.
        _ = try connection.call("member.get", ["member": .string(member)])
        _ = try connection.call("agenda.get")
        _ = try connection.call("daemon.health")

        disk.free()
        _ = try Self.record(full.refused, member, connection).get()
        #expect(daemon.stop() == 0)

        let file = DatabaseFile(daemon.database)
        #expect(try file.damage() == [])
        let keys = try file.rows("SELECT key FROM log WHERE method = 'contact.record'").map {
            $0[0]
        }
        #expect(
            keys.filter { !$0.hasPrefix("again") } == ["before"] + full.acknowledged + [
                full.refused
            ])
        #expect(try file.number("SELECT count(*) FROM fact WHERE kind = 'contact'") == keys.count)
    }

    @Test func `a stop on a full disk is a good stop, and the next start loses nothing`() throws {
        let daemon = try TestDaemon(Self.smallReserve)
        let disk = try SmallDisk(at: daemon.stateDirectory, mebibytes: Self.mebibytes)
        try daemon.start()
        let member = try Roll(of: 1, in: daemon).members[0]
        let connection = try Connection(path: daemon.socket)
        _ = try Self.record("before", member, connection).get()
        disk.fill()
        let full = try Self.recordUntilRefused(member, connection)
        #expect(full.error.type == .storageFull)
        #expect(daemon.stop() == 0)
        disk.free()
        try daemon.start()
        #expect(daemon.stop() == 0)
        let file = DatabaseFile(daemon.database)
        #expect(try file.damage() == [])
        let facts = try file.number("SELECT count(*) FROM fact WHERE kind = 'contact'")
        #expect(facts == 1 + full.acknowledged.count)
    }

    @Test func `a start on a full disk answers, and takes new data once there is space`() throws {
        let daemon = try TestDaemon(Self.smallReserve)
        let disk = try SmallDisk(at: daemon.stateDirectory, mebibytes: Self.mebibytes)
        try daemon.start()
        let member = try Roll(of: 1, in: daemon).members[0]
        #expect(daemon.stop() == 0)
        disk.fill()
        try daemon.start()
        let connection = try Connection(path: daemon.socket)
        _ = try connection.call("member.get", ["member": .string(member)])
        guard case .failure(let error) = try Self.record("k", member, connection) else {
            throw NeverFull()
        }
        #expect(error.type == .storageFull)
        #expect(try daemon.waitForLog("the disk is full: changes are refused until there is space"))
        disk.free()
        _ = try Self.record("k", member, connection).get()
        #expect(try daemon.waitForLog("there is room on the disk again"))
        #expect(daemon.stop() == 0)
    }

    /// Whoever reads the database makes its shared memory first.
    @Test func `a start on a full disk has the reserve for its first look at the database`() throws
    {
        let daemon = try TestDaemon(Self.smallReserve)
        let disk = try SmallDisk(at: daemon.stateDirectory, mebibytes: Self.mebibytes)
        try daemon.start()
        #expect(daemon.stop() == 0)
        for ending in ["-wal", "-shm"] { unlink(daemon.database + ending) }
        disk.fill()
        try daemon.start()
        try daemon.call("daemon.ping")
        #expect(daemon.stop() == 0)
    }

    @Test func `R60 a first start on a full disk ends with 74 and one sentence`() throws {
        let daemon = try TestDaemon(Self.smallReserve)
        let disk = try SmallDisk(at: daemon.stateDirectory, mebibytes: Self.mebibytes)
        disk.fill()
        #expect(try daemon.startAndFail() == 74)
        let said = daemon.log.split(separator: "\n")
        #expect(said.count == 1)
        #expect(said.first?.contains("is full; free some space, then start again") == true)
        disk.free()
        try daemon.start()
        #expect(daemon.stop() == 0)
    }

    /// How many sizes; Tests/run.sh says.
    static let sizes = FullDiskExperiment.sizes(Amount.of("LIAISON_DISK_SIZES", otherwise: 4))

    @Test(arguments: Array(sizes.enumerated()))
    func `a disk of any size that runs full loses nothing, takes returns, and resumes by itself`(
        rung: (offset: Int, element: Int)
    ) throws {
        let outcome = try FullDiskExperiment.run(
            kibibytes: rung.element, isKilled: rung.offset.isMultiple(of: 2))
        print("full disk: \(outcome)")
        #expect(outcome.acknowledged > 0)
        #expect(outcome.findings == [])
    }

    @Test func `a daemon without a reserve is found to refuse a return`() throws {
        let outcome = try FullDiskExperiment.run(
            kibibytes: 2048, isKilled: false, fault: "forget-the-reserve")
        print("full disk, control: \(outcome)")
        #expect(outcome.findings.contains("absence.close is refused"))
    }
}
