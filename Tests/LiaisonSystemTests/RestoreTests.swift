import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A backup comes back as the same roll, and nobody is told anything before somebody has looked.
@Suite struct RestoreTests {
    /// A roll with duties that are due, a backup of it, and something recorded after that.
    private static func changed(_ daemon: TestDaemon) throws -> (backup: String, before: [[String]])
    {
        try daemon.start()
        let roll = try Roll(of: 6, in: daemon)
        let backup = try daemon.backUp()
        let before = try TestDaemon.contents(of: backup)
        for member in roll.members.prefix(3) {
            try daemon.call(
                "contact.record",
                ["member": .string(member), "by": "phone", "on": .string(roll.today)])
        }
        #expect(daemon.stop() == 0)
        return (backup, before)
    }

    @Test func `backup, wipe, restore: the same roll, and no flood`() throws {
        let daemon = try TestDaemon()
        let (backup, before) = try Self.changed(daemon)
        let elsewhere = daemon.directory.path + "/kept.db"
        try FileManager.default.moveItem(atPath: backup, toPath: elsewhere)
        try FileManager.default.removeItem(atPath: daemon.stateDirectory)

        let said = try daemon.restore(elsewhere)
        #expect(said.status == 0, "\(said)")
        #expect(said.output.contains("nobody is reminded yet"))
        #expect(try TestDaemon.contents(of: daemon.database) == before)

        try daemon.makeDigestDue()
        try daemon.start()
        #expect(try daemon.waitForLog("the roll was restored from a backup"))
        // The scheduler has looked before a question is answered after it, and told nobody.
        let status = try daemon.call("daemon.status")
        #expect(status["restored"]?["at"]?.string != nil)
        #expect(status["restored"]?["from"]?.string != nil)
        #expect((status["held"]?.integer ?? 0) == 6)
        #expect(try daemon.call("delivery.list")["deliveries"]?.array?.isEmpty == true)
        // What is due is there to be looked at.
        #expect((status["duties"]?["overdue"]?.integer ?? 0) > 0)

        let refused = try daemon.ctl("release")
        #expect(refused.status == 64)
        #expect(try daemon.ctl("release", "--yes").status == 0)
        #expect(try daemon.call("daemon.status")["restored"] == nil)
        daemon.stop()
        let file = DatabaseFile(daemon.database)
        #expect(try file.damage() == [])
        // Each duty has its whole ladder again, and of those above the liaison none is due today.
        #expect(
            try file.number(
                """
                SELECT count(*) FROM notice n JOIN duty d ON d.id = n.duty
                WHERE d.state = 'open' AND n.role <> 'liaison' AND n.fate IS NULL
                  AND n.planned <= date('now')
                """) == 0)
        #expect(
            try file.number("SELECT count(*) FROM notice WHERE role <> 'liaison' AND fate IS NULL")
                > 0)
    }

    /// The control: without what a restore does, the first start tells everybody.
    @Test func `a backup that is put in place by hand, its mark removed, is found to send`() throws
    {
        // In the zone that the digest is in: past midnight in another the roll would be tomorrow's.
        let daemon = try TestDaemon([("Asia/Shanghai", Noon().zone)])
        let (backup, _) = try Self.changed(daemon)
        try Self.putByHand(backup, daemon)
        try FileManager.default.removeItem(atPath: daemon.stateDirectory + "/liaison.mark")
        try daemon.makeDigestDue()
        try daemon.start()
        #expect(try daemon.waitForLog("work reminder"))
    }

    private static func putByHand(_ backup: String, _ daemon: TestDaemon) throws {
        for name in ["liaison.db", "liaison.db-wal", "liaison.db-shm"] {
            try? FileManager.default.removeItem(atPath: daemon.stateDirectory + "/" + name)
        }
        try FileManager.default.copyItem(atPath: backup, toPath: daemon.database)
    }

    @Test func `an earlier roll that is put in place by hand is noticed and held back`() throws {
        let daemon = try TestDaemon()
        let (backup, _) = try Self.changed(daemon)
        try Self.putByHand(backup, daemon)
        try daemon.makeDigestDue()
        try daemon.start()
        #expect(try daemon.waitForLog("the roll is not the one that was here"))
        #expect(try daemon.call("daemon.status")["restored"] != nil)
        #expect(try daemon.call("delivery.list")["deliveries"]?.array?.isEmpty == true)
        // Noticed once: the roll goes on from here.
        daemon.stop()
        let lines = daemon.log.split(separator: "\n").count { $0.contains("not the one") }
        try daemon.start()
        #expect(daemon.log.split(separator: "\n").count { $0.contains("not the one") } == lines)
    }

    @Test func `a roll that only went on is held back by nothing`() throws {
        let daemon = try TestDaemon()
        _ = try Self.changed(daemon)
        for _ in 0..<3 {
            try daemon.start()
            #expect(try daemon.call("daemon.status")["restored"] == nil)
            daemon.kill()
        }
    }

    @Test func `R22 a cursor from before a true restore is gone`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try Roll(of: 2, in: daemon)
        let cursor = try daemon.cursor()
        let backup = try daemon.backUp()
        daemon.stop()
        #expect(try daemon.restore(backup, "--yes").status == 0)
        try daemon.start()
        let error = try daemon.refusal("events.subscribe", ["after": .string(cursor)])
        #expect(error?.type == .cursorGone)
    }

    @Test(arguments: [
        ("die-before-deciding", false), ("die-after-deciding", true), ("die-while-replacing", true),
    ])
    func `a restore that dies is not begun or is finished by the next start`(
        _ fault: String, _ isRestored: Bool
    ) throws {
        let daemon = try TestDaemon()
        let (backup, before) = try Self.changed(daemon)
        let after = try TestDaemon.contents(of: daemon.database)
        #expect(before != after)
        #expect(try daemon.restore(backup, "--yes", fault: fault).status != 0)
        try daemon.start()
        #expect((try daemon.call("daemon.status")["restored"] != nil) == isRestored)
        daemon.stop()
        #expect(try TestDaemon.contents(of: daemon.database) == (isRestored ? before : after))
        // Nothing is left of it but what was there before.
        let names = try FileManager.default.contentsOfDirectory(atPath: daemon.stateDirectory)
        #expect(!names.contains { $0.hasPrefix("liaison.db.restor") }, "\(names)")
        #expect(names.contains { $0.hasPrefix("liaison.db.replaced-") } == isRestored)
    }

    @Test func `what cannot be restored changes nothing, and is told in a sentence`() throws {
        let daemon = try TestDaemon()
        let (backup, _) = try Self.changed(daemon)
        let directory = daemon.directory
        let bytes = try Data(contentsOf: URL(filePath: daemon.database))
        func refused(_ file: String, _ status: Int32, _ zh: String, _ en: String) throws {
            let english = try daemon.restore(file, "--yes")
            #expect(english.status == status && english.errors.contains(en), "\(english)")
            let chinese = try daemon.restore(file, "--yes", language: "zh")
            #expect(chinese.status == status && chinese.errors.contains(zh), "\(chinese)")
            #expect(try Data(contentsOf: URL(filePath: daemon.database)) == bytes)
        }
        // There is a roll, nobody has said that it may go, and nobody can be asked.
        let plain = try daemon.restore(backup)
        #expect(plain.status == 64 && plain.errors.contains("--yes"))
        try refused(directory.path + "/none.db", 77, "读写不了", "cannot be read")
        let text = try directory.write("no database at all", to: "text.db")
        try refused(text, 78, "不是本系统的备份", "no backup of liaison")
        let foreign = directory.path + "/foreign.db"
        _ = try DatabaseFile(foreign).rows("CREATE TABLE x(y); INSERT INTO x VALUES(1)")
        try refused(foreign, 78, "不是本系统的备份", "no backup of liaison")
        let newer = directory.path + "/newer.db"
        try FileManager.default.copyItem(atPath: backup, toPath: newer)
        _ = try DatabaseFile(newer).rows("PRAGMA user_version = 99")
        try refused(newer, 78, "升级", "install the newer liaisond")
        let damaged = directory.path + "/damaged.db"
        var spoilt = try Data(contentsOf: URL(filePath: backup))
        spoilt.replaceSubrange(8192..<16384, with: Data(repeating: 0x5A, count: 8192))
        try spoilt.write(to: URL(filePath: damaged))
        try refused(damaged, 78, "备份已损坏", "the backup is damaged")
        try daemon.start()
        let running = try daemon.restore(backup, "--yes", language: "zh")
        #expect(running.status == 75 && running.errors.contains("systemctl stop liaisond"))
    }

    @Test func `a drill leaves a record and touches nothing, while the service runs`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try Roll(of: 5, in: daemon)
        let backup = try daemon.backUp()
        let record = daemon.directory.path + "/record.txt"
        let drill = try daemon.restore(
            backup, "--drill", "--record", record, language: "zh")
        #expect(drill.status == 0, "\(drill)")
        let text = try String(contentsOfFile: record, encoding: .utf8)
        #expect(text.hasPrefix("恢复测试记录\n"))
        #expect(text.contains("备份完整，可以恢复"))
        #expect(text.contains("复核人"))
        #expect(text.contains(#/党员、外出 +5、5\n/#))
        #expect(drill.output.contains(text.dropLast()))
        let mode = try FileManager.default.attributesOfItem(atPath: record)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try daemon.call("daemon.status")["restored"] == nil)
        let names = try FileManager.default.contentsOfDirectory(atPath: daemon.stateDirectory)
        #expect(!names.contains { $0.hasPrefix("drill-") })
        // Beside the backup, unless somebody says otherwise.
        #expect(try daemon.restore(backup, "--drill").output.contains("Record of a restore drill"))
        let beside = try FileManager.default.contentsOfDirectory(
            atPath: daemon.stateDirectory + "/backups")
        #expect(beside.count { $0.hasPrefix("restore-drill-") } == 1)
        // With one, the next backup goes on as ever.
        try daemon.call("daemon.backup")
    }

    /// What was there before a restore is kept with its log, and can be tried out like a backup.
    @Test func `a drill of a roll with its log beside it counts what is in the log`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try Roll(of: 5, in: daemon)
        // Killed, it leaves the log as it is; nothing of the roll is in the file yet.
        daemon.kill()
        let record = daemon.directory.path + "/record.txt"
        let drill = try daemon.restore(
            daemon.database, "--drill", "--record", record, language: "zh")
        #expect(drill.status == 0, "\(drill)")
        #expect(drill.output.contains(#/党员、外出 +5、5\n/#))
    }

    @Test func `a drill of a damaged backup leaves a record that says so`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try Roll(of: 5, in: daemon)
        let backup = try daemon.backUp()
        var spoilt = try Data(contentsOf: URL(filePath: backup))
        spoilt.replaceSubrange(8192..<16384, with: Data(repeating: 0x5A, count: 8192))
        try spoilt.write(to: URL(filePath: backup))
        let record = daemon.directory.path + "/record.txt"
        let drill = try daemon.restore(
            backup, "--drill", "--record", record, language: "zh")
        #expect(drill.status == 78)
        let text = try String(contentsOfFile: record, encoding: .utf8)
        #expect(text.contains("不能恢复：备份已损坏"))
    }
}
