import Foundation
import LiaisonTestKit
import LiaisonWire
import Testing

/// `liaisonctl events`, as a person or a script uses it.
@Suite struct FollowTests {
    static let kills = 8

    @Test func `R67 who follows with a cursor file misses nothing, whichever side is killed`()
        throws
    {
        let outcome = try FollowExperiment(
            kills: Self.kills, seed: UInt64.random(in: 0..<1_000_000))
        print("following: \(outcome)")
        #expect(outcome.events > Self.kills)
        #expect(outcome.lost == 0, "\(outcome)")
    }

    @Test func `a cursor kept before its line is out is found out`() throws {
        let outcome = try FollowExperiment(
            kills: 30, seed: UInt64.random(in: 0..<1_000_000), fault: "cursor-before-line")
        print("following, control: \(outcome)")
        #expect(outcome.lost > 0, "\(outcome)")
    }

    @Test func `without --follow it shows what is kept since the cursor, and ends`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 1, in: daemon)
        let cursor = try daemon.cursor()
        let all = try daemon.ctl("events")
        #expect(all.status == 0)
        #expect(all.output.contains("organisation added  青石村党支部  o-"))
        #expect(all.output.contains("left  试验1号  \(roll.members[0])"))
        let none = try daemon.ctl("events", "--after", cursor)
        #expect(none.status == 0 && none.output.contains("Nothing has happened since"))
        try EventWaitTests.record(daemon, roll.members[0])
        try daemon.call("attendance.record", ["member": .string(roll.members[0])])
        let chinese = try daemon.ctl(
            "events", "--after", cursor, "--kind", "contact.recorded", "--show-cursor",
            language: "zh")
        let lines = chinese.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].contains("联系  试验1号  \(roll.members[0])"))
        let now = try daemon.cursor()
        #expect(lines[1] == "-- cursor: \(now)")
    }

    @Test func `a cursor file is read and kept, and a script reads one object a line`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 1, in: daemon)
        let file = daemon.directory.path + "/seen"
        let first = try daemon.ctl("events", "--json", "--cursor-file", file)
        let kinds = try first.output.split(separator: "\n").map {
            try JSON.value(String($0))["kind"]?.string
        }
        #expect(kinds == ["org.added", "member.added", "absence.opened"])
        let cursor = try daemon.cursor()
        #expect(try String(contentsOfFile: file, encoding: .utf8) == cursor + "\n")
        try EventWaitTests.record(daemon, roll.members[0])
        let second = try daemon.ctl("events", "--json", "--cursor-file", file)
        #expect(second.output.split(separator: "\n").count == 1)
        #expect(try daemon.ctl("events", "--json", "--cursor-file", file).output.isEmpty)
        let unwritable = try daemon.ctl("events", "--cursor-file", "/nowhere/seen")
        #expect(unwritable.status == 74 && unwritable.errors.contains("cannot write /nowhere/seen"))
    }

    @Test func `a cursor that leads nowhere ends with 1 and says what to do`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let cursor = try daemon.cursor()
        let run = try daemon.ctl("events", "--after", "x" + cursor)
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.errors.contains("list anew"))
        #expect(run.errors.contains("--after \(cursor)"))
    }

    @Test func `who follows says on standard error that the daemon was away`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 1, in: daemon)
        let cursor = try daemon.cursor()
        let file = try daemon.directory.write(cursor, to: "cursor")
        let follower = try Follower(daemon, cursorFile: file)
        try EventWaitTests.record(daemon, roll.members[0])
        #expect(follower.lines(until: "contact.recorded").count == 1)
        daemon.kill()
        #expect(follower.waitForNote("does not answer"))
        try daemon.start()
        try daemon.call("attendance.record", ["member": .string(roll.members[0])])
        #expect(follower.lines(until: "attendance.recorded").count == 1)
        #expect(follower.waitForNote("answers again"))
        #expect(follower.kill() == [])
    }
}
