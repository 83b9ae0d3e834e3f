import Foundation
import LiaisonStore
import LiaisonTestKit
import LiaisonWire
import Testing

/// The schema is frozen, and every one that ever landed is brought to it.
@Suite struct SchemaTests {
    /// A life that leaves something in every table.
    private static func writeFixture() throws {
        // The day of the digest is the day of the records, whatever the hour.
        let daemon = try TestDaemon(
            [(#"zone = "Asia/Shanghai""#, "zone = \"\(Noon().zone)\"")], rules: RulePacks.shipped)
        try daemon.start()
        let roll = try Roll(of: 3, in: daemon)
        try daemon.call("staff.add", ["name": "雷思岚", "role": "liaison", "channel": "manual"])
        for member in roll.members {
            try daemon.call("assignment.set", ["member": .string(member), "staff": "雷思岚"])
            try daemon.call(
                "contact.record", ["member": .string(member), "by": "phone"])
        }
        for member in roll.members.prefix(2) {
            let member = JSONValue.string(member)
            try daemon.call(
                "contact.record", ["member": member, "by": "phone", "result": "not-reached"])
            try daemon.call("outreach.open", ["member": member, "situation": "moved"])
            try daemon.call("transfer.prepare", ["member": member, "to": "翠苑社区党支部"])
            try daemon.call("transfer.issue", ["member": member, "document": "2026-1"])
            try daemon.call("study.record", ["member": member, "kind": "online", "hours": 4])
        }
        try daemon.call(
            "decision.record",
            ["member": .string(roll.members[0]), "kind": "expulsion", "document": "2026-2"])
        try daemon.call(
            "rules.confirm",
            [
                "rule": "L4", "period": "30 days", "article": "试验", "document": "2026-3",
                "by": "雷思岚",
            ])
        let file = YearFile(2027, off: [day("2027-01-01")], working: [day("2027-01-02")])
        try daemon.call("calendar.install", ["text": .string(file.json)])
        let ledgers = Project.path("Tests/Ledgers")
        let plan = try daemon.ctl("import", "\(ledgers)/county/ledger.csv", "--plan")
        #expect(plan.status == 0)
        #expect(daemon.stop() == 0)
        try daemon.makeDigestDue()
        try daemon.start()
        #expect(try daemon.waitForLog("work reminder"))
        #expect(daemon.stop() == 0)
        try SchemaFixture(Store.schema).write(from: DatabaseFile(daemon.database))
    }

    @Test func `the schema is the one of its fixture: another is another number`() throws {
        let isRewritten = ProcessInfo.processInfo.environment["LIAISON_REWRITE"] == "1"
        if isRewritten, !SchemaFixture.all.contains(where: { $0.schema == Store.schema }) {
            try Self.writeFixture()
        }
        let directory = try TemporaryDirectory()
        let fixture = DatabaseFile(directory.path + "/fixture.db")
        try SchemaFixture(Store.schema).load(to: fixture.path)
        let fresh = DatabaseFile(directory.path + "/fresh.db")
        try Store(path: fresh.path).close()
        #expect(
            try fresh.schema() == fixture.schema(),
            "an edited schema needs a new number, a Migration, and LIAISON_REWRITE=1 for its fixture"
        )
    }

    @Test func `there is a fixture for every schema from the first on`() {
        #expect(SchemaFixture.all.map(\.schema) == Array(1...Store.schema))
    }

    /// What somebody recorded; duties are derived anew whenever a version brings other rules.
    private static func recorded(in path: String) throws -> [[String]] {
        try TestDaemon.contents(of: path).filter { $0.first != "duty" }
    }

    @Test(arguments: SchemaFixture.all)
    func `every schema that ever landed comes up to this one, with all that is in it`(
        fixture: SchemaFixture
    ) throws {
        let daemon = try TestDaemon()
        try FileManager.default.createDirectory(
            atPath: daemon.stateDirectory, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try fixture.load(to: daemon.database)
        let file = DatabaseFile(daemon.database)
        let before = try Self.recorded(in: daemon.database)
        let counts = try file.counts()
        #expect(counts.filter { $0.value == 0 }.keys.sorted() == ["question"], "\(counts)")
        try daemon.start()
        let status = try daemon.call("daemon.status")
        #expect(status["members"]?.integer == counts["member"])
        #expect(daemon.stop() == 0)
        #expect(try file.damage() == [])
        #expect(try Self.recorded(in: daemon.database) == before)
        // Every departure of them is a fact: it says when the roll came to know of it.
        #expect(try file.number("SELECT count(*) FROM absence WHERE recordedOn IS NULL") == 0)
        let directory = try TemporaryDirectory()
        let fresh = DatabaseFile(directory.path + "/fresh.db")
        try Store(path: fresh.path).close()
        #expect(try file.schema() == fresh.schema())
    }
}
