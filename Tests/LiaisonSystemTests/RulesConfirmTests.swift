import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A rule that the packs leave open is filled, and an office's own period is shown as its own.
@Suite struct RulesConfirmTests {
    private static func office() throws -> (daemon: TestDaemon, roll: Roll) {
        let daemon = try TestDaemon()
        try daemon.writeOfficePack()
        try daemon.start()
        let roll = try Roll(of: 3, in: daemon)
        try daemon.call("staff.add", ["name": "郝立峰", "role": "secretary"])
        return (daemon, roll)
    }

    private static let document: JSONValue = [
        "rule": "X1", "period": "30 days", "article": "试验办法第五条", "document": "〔2026〕1号",
        "by": "郝立峰", "on": "2026-03-01",
    ]

    private static func rule(_ id: String, _ daemon: TestDaemon) throws -> JSONValue? {
        let rules = try daemon.call("rules.list")["rules"]?.array ?? []
        return rules.first { $0["rule"]?.string == id }
    }

    @Test func `a confirmed rule is in force at once, and stays so`() throws {
        let (daemon, roll) = try Self.office()
        #expect(try Self.rule("X1", daemon)?["enabled"] == false)
        let cursor = try daemon.cursor()
        let key = newKey()
        let answer = try daemon.call("rules.confirm", Self.document, key: key)
        #expect(answer["basis"] == "试验办法第五条（〔2026〕1号）")
        let rule = try #require(try Self.rule("X1", daemon))
        #expect(rule["enabled"] == true && rule["period"] == "30 days")
        #expect(rule["confirmed_by"] == "郝立峰" && rule["confirmed_on"] == "2026-03-01")
        #expect(rule["open"]?.integer == roll.members.count)
        let duties = try daemon.call("duty.list", ["rule": "X1"])["duties"]?.array ?? []
        #expect(duties.compactMap { $0["due"]?.string } == roll.members.map { _ in "2026-02-04" })
        let told = try daemon.call(
            "events.wait",
            ["after": .string(cursor), "kinds": ["rule.confirmed"], "timeout_ms": 0])
        #expect(told["kinds"]?.array == ["rule.confirmed"])
        let again = try daemon.call("rules.confirm", Self.document, key: key)
        #expect(again["meta"]?["replayed"] == true)
        #expect(try daemon.call("daemon.reload")["changed"] == [])
        #expect(try Self.rule("X1", daemon) == rule)
        daemon.stop()
        try daemon.start()
        #expect(try Self.rule("X1", daemon) == rule)
        #expect(!daemon.log.contains("rules adopted"))
        #expect(!daemon.log.contains("郝立峰") && !daemon.log.contains("试验办法"))
    }

    @Test func `what is no slot, no period or no day yet is refused, and changes nothing`() throws {
        let (daemon, _) = try Self.office()
        let before = try daemon.call("rules.list")
        let cursor = try daemon.cursor()
        func refusal(_ name: String, _ value: JSONValue) throws -> ErrorReply? {
            let members = (Self.document.members ?? []).filter { $0.name != name }
            return try daemon.refusal(
                "rules.confirm", .object(members + [JSONMember(name, value)]))
        }
        #expect(try refusal("rule", "C1")?.details?["reason"] == "no-slot")
        #expect(try refusal("rule", "Z9")?.path == "params.rule")
        #expect(try refusal("period", "soon")?.path == "params.period")
        #expect(try refusal("on", "2190-01-01")?.type == .stateInvalid)
        #expect(try refusal("by", "没有这个人")?.type == .staffNotFound)
        #expect(try daemon.call("rules.list") == before)
        #expect(try daemon.cursor() == cursor)
    }

    @Test(arguments: [
        ("zh", "已确认并生效：X1", "本单位自定期限，规则包中为 30天", "待确认", "郝立峰 2026-03-01 确认"),
        (
            "en", "Confirmed and in force: X1", "the office's own period; 30 days in the pack",
            "to confirm", "confirmed by 郝立峰, 2026-03-01"
        ),
    ])
    func `the commands say whose period it is, in both languages`(
        language: String, done: String, own: String, open: String, by: String
    ) throws {
        let (daemon, roll) = try Self.office()
        let list = try daemon.ctl("rules", "list", language: language)
        #expect(list.output.contains(own), "\(list.output)")
        #expect(list.output.contains(open), "\(list.output)")
        for command in [["agenda"], ["why", roll.members[0]]] {
            let run = try Ctl.run(
                command, socket: daemon.socket, environment: ["LIAISON_LANG": language])
            #expect(run.output.contains(own), "\(run.output)")
        }
        let run = try daemon.ctl(
            "rules", "confirm", "X1", "--period", "30 天", "--article", "试验办法第五条",
            "--document", "〔2026〕1号", "--by", "郝立峰", "--on", "2026-03-01", language: language)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains(done) && run.output.contains("3"), "\(run.output)")
        let after = try daemon.ctl("rules", "list", language: language)
        #expect(after.output.contains(by), "\(after.output)")
        let no = try daemon.ctl(
            "rules", "confirm", "C1", "--period", "30 天", "--article", "x", "--document", "x",
            "--by", "郝立峰", language: language)
        #expect(no.status == 1)
        #expect(no.errors.contains("[[override]]"), "\(no.errors)")
    }
}
