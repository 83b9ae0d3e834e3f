import Foundation
import LiaisonTestKit
import LiaisonWire
import Testing

/// Personal values stand in one table of the database, and in no line of the log.
@Suite struct PrivacyTests {
    /// What clients say in requests, good and bad.
    static let spoken = [
        (label: "a new member's name", value: "慕容试验"),
        (label: "a new member's ID number", value: "149999198001010013"),
        (label: "a new member's phone", value: "13900009901"),
        (label: "a new note", value: "口信放在门卫处"),
        (label: "a new phone", value: "13900009902"), (label: "a new place", value: "试验省试验市北街"),
        (label: "a staff name", value: "司空试验"), (label: "a staff phone", value: "13800009903"),
        (label: "a name nobody has", value: "端木试验"),
        (label: "a value in an unknown key", value: "宇文试验"),
        (label: "a name as a method", value: "夏侯试验"),
        (label: "a name in broken JSON", value: "诸葛试验"),
    ]

    static let noon = Noon()

    /// Goes through an office's first days with a daemon, up to a digest of the timer; gives what
    /// whoever watched was told.
    static func wholeFlow(_ daemon: TestDaemon, _ ledger: SampleLedger) throws -> String {
        try noon.everyDayWorks.write(
            toFile: daemon.directory.path + "/etc/calendar.d/\(noon.year).toml",
            atomically: true,
            encoding: .utf8
        )
        try daemon.start()
        for file in ledger.files { _ = try LedgerTruthTests.plan(file, daemon) }
        let plan = try LedgerTruthTests.plan(ledger.files[0], daemon)
        let digest = try #require(plan["digest"]?.string)
        #expect(try daemon.ctl("import", "--apply", digest).status == 0)
        try speak(daemon)
        try misspeak(daemon)
        #expect(try daemon.ctl("release").status == 0)
        #expect(daemon.stop() == 0)
        _ = try daemon.directory.configuration([
            ("time = \"23:59:59\"", "time = \"\(noon.clock(after: 3))\"")
        ])
        try daemon.start()
        #expect(try daemon.waitForLog("work reminder"))
        #expect(try daemon.ctl("delivery", "list").status == 0)
        let events = try daemon.ctl("events", "--json")
        #expect(events.status == 0)
        #expect(daemon.stop() == 0)
        return events.output
    }

    static func speak(_ daemon: TestDaemon) throws {
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        try daemon.call(
            "staff.add",
            ["name": "司空试验", "phone": "13800009903", "org": "青石村党支部", "role": "liaison"])
        try daemon.call(
            "member.add",
            [
                "name": "慕容试验", "id_number": "149999198001010013", "phone": "13900009901",
                "branch": "青石村党支部", "standing": "full",
            ]
        )
        let member: JSONValue = "慕容试验"
        try daemon.call(
            "absence.open",
            ["member": member, "on": "2026-01-05", "to": "试验省试验市北街", "reason": "务工"])
        try daemon.call(
            "contact.record",
            [
                "member": member, "by": "phone", "note": "口信放在门卫处",
                "new_phone": "13900009902",
            ]
        )
        for words in [["agenda"], ["unknowns"], ["status"], ["member", "list"]] {
            #expect(
                try Command.run(
                    Project.debug("liaisonctl"), words,
                    environment: ["LIAISON_SOCKET": daemon.socket]
                ).status == 0)
        }
        #expect(try daemon.ctl("why", "慕容试验").status == 0)
        #expect(try daemon.ctl("member", "history", "慕容试验").status == 0)
        #expect(try daemon.ctl("member", "find", "端木试验").status <= 1)
    }

    /// Requests that are refused, each for another reason, and that carry something personal.
    static func misspeak(_ daemon: TestDaemon) throws {
        let connection = try RawConnection(path: daemon.socket)
        #expect(connection.lines(1).count == 1)
        let meta = #""meta":{"key":"k"}"#
        let bad = [
            #"{"jsonrpc":"2.0","id":1,"method":"contact.record","params":{"member":"端木试验","by":"phone",\#(meta)}}"#,
            #"{"jsonrpc":"2.0","id":2,"method":"contact.record","params":{"member":"慕容试验","by":"phone","on":"2199-01-01","note":"口信放在门卫处",\#(meta)}}"#,
            #"{"jsonrpc":"2.0","id":3,"method":"contact.record","params":{"宇文试验":"13900009902",\#(meta)}}"#,
            #"{"jsonrpc":"2.0","id":4,"method":"contact.record","params":{"member":["慕容试验"],"by":"慕容试验",\#(meta)}}"#,
            #"{"jsonrpc":"2.0","id":5,"method":"夏侯试验","params":{}}"#,
            #"{"jsonrpc":"2.0","id":6,"method":"member.get","params":{"member":"诸葛试验""#,
            #"{"jsonrpc":"2.0","id":"慕容试验","method":"member.add","params":{"name":"慕容试验","id_number":149999198001010013}}"#,
            #"[{"name":"慕容试验"}]"#, "慕容试验 13900009901",
        ]
        for line in bad {
            #expect(connection.send(Array((line + "\n").utf8)))
            #expect(connection.lines(1).first?.contains("\"error\"") == true)
        }
        // A line too long ends its connection.
        let long = String(repeating: "慕容试验", count: 30_000)
        connection.send(Array(long.utf8))
        #expect(connection.lines(1).first?.contains("frame.too_long") == true)
    }

    @Test func `no line of the log, and no byte outside one table, is anybody's`() throws {
        let ledger = try SampleLedger(directory: Project.path("Tests/Ledgers/county"))
        let canaries = Canaries(of: ledger, and: Self.spoken)
        #expect(canaries.count > 500)
        let daemon = try TestDaemon([
            ("zone = \"Asia/Shanghai\"", "zone = \"\(Self.noon.zone)\"")
        ])
        let events = try Self.wholeFlow(daemon, ledger)

        #expect(daemon.log.contains("digest made"))
        #expect(canaries.found(in: Data(daemon.log.utf8)) == [])
        #expect(events.contains("import.applied") && events.contains("delivery.made"))
        #expect(events.split(separator: "\n").count > 100)
        #expect(canaries.found(in: Data(events.utf8)) == [])

        let whole = try Data(contentsOf: URL(filePath: daemon.database))
        #expect(canaries.found(in: whole).count > 500, "the scan is blind")
        // What lies in freed pages was in the table too: VACUUM leaves only what others hold.
        let copy = daemon.directory.path + "/copy.db"
        try whole.write(to: URL(filePath: copy))
        _ = try DatabaseFile(copy).rows("DROP TABLE personal; VACUUM")
        let rest = try Data(contentsOf: URL(filePath: copy))
        #expect(rest.count > 100_000)
        #expect(canaries.found(in: rest) == [])
    }

    @Test func `the scan finds a planted line, and a planted row`() throws {
        let canaries = Canaries(Self.spoken)
        let log = "ready schema=1\nrefused member=慕容试验\nstopped\n"
        #expect(canaries.found(in: Data(log.utf8)) == ["a new member's name"])
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(daemon.stop() == 0)
        _ = try DatabaseFile(daemon.database).rows(
            """
            INSERT INTO log(at, uid, pid, method, detail) VALUES(0, 0, 0, 'x', 'to 13900009902');
            DROP TABLE personal; VACUUM
            """
        )
        let bytes = try Data(contentsOf: URL(filePath: daemon.database))
        #expect(canaries.found(in: bytes) == ["a new phone"])
    }
}
