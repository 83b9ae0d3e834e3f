import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A member's history: everything recorded, in people's words, backdating always visible.
@Suite struct HistoryTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "松岭村党支部", "kind": "branch"])
        try daemon.call("org.add", ["name": "机关党支部", "kind": "branch"])
        try daemon.call("staff.add", ["name": "郝立峰", "role": "liaison"])
        try daemon.call("member.add", ["name": "苏映河", "branch": "松岭村党支部"])
        try daemon.call(
            "absence.open",
            ["member": "苏映河", "on": "2026-01-05", "to": "四川省成都市", "reason": "务工"])
        try daemon.call("assignment.set", ["member": "苏映河", "staff": "郝立峰"])
    }

    private func acts(_ what: String) throws -> [JSONValue] {
        try (daemon.call("member.history", ["member": "苏映河"])["entries"]?.array ?? [])
            .filter { $0["what"]?.string == what }
    }

    @Test
    func `a fact says when it happened, who reported it, by whom it was recorded and whether late`()
        throws
    {
        try daemon.call(
            "contact.record",
            [
                "member": "1", "for": "郝立峰", "by": "phone", "on": "2026-02-01",
                "started_by": "member", "note": "工地搬家",
            ])
        let act = try #require(try acts("contact.record").first)
        #expect(act["uid"]?.integer != nil)
        let fact = try #require(act["facts"]?.array?.first)
        #expect(fact["kind"] == "contact")
        #expect(fact["on"] == "2026-02-01")
        #expect(fact["is_late"] == true)
        #expect(fact["reporter"] == "liaison")
        #expect(fact["result"] == "reached")
        #expect(fact["by"] == "phone")
        #expect(fact["started_by"] == "member")
        #expect(fact["note"] == "工地搬家")
        #expect(fact["fact"]?.string?.hasPrefix("f-") == true)
        let duties = act["duties"]?.array ?? []
        #expect(duties.contains { $0["change"] == "opened" && $0["rule"] == "C1" })
    }

    @Test func `what happened today is not late`() throws {
        try daemon.call("dues.record", ["member": "苏映河", "through": "2026-03"])
        let fact = try #require(try acts("dues.record").first?["facts"]?.array?.first)
        #expect(fact["detail"] == nil)
        #expect(fact["is_late"] == false)
        #expect(fact["through"] == "2026-03")
        #expect(fact["payer"] == "member")
    }

    @Test func `dues that went to the receiving side say so, as a code and in words`() throws {
        try daemon.call(
            "dues.record", ["member": "苏映河", "through": "2026-03", "to": "receiving"])
        let fact = try #require(try acts("dues.record").first?["facts"]?.array?.first)
        #expect(fact["detail"] == "receiving")
        let history = try daemon.call("member.history", ["member": "苏映河"])
        for (language, words) in [
            (Language.chinese, "交给流入地党组织"), (.english, "to the receiving organisation"),
        ] {
            let layout = Layout(Texts(language), .plain)
            #expect(layout.history(history).joined().contains(words))
        }
    }

    @Test func `changes of the record name fields and handles and no values`() throws {
        try daemon.call(
            "member.update",
            ["member": "苏映河", "set": ["standing": "full", "phone": "13900008387", "branch": "机关"]])
        let changes = try #require(try acts("member.update").first?["changes"]?.array)
        let amended = changes.first { $0["kind"] == "amended" }
        #expect(amended?["values"]?["standing"] == "full")
        #expect(amended?["values"]?["branch"]?.string?.hasPrefix("o-") == true)
        #expect(changes.contains { $0["kind"] == "set" && $0["values"]?["field"] == "phone" })
        #expect(!"\(changes)".contains("8387"))
    }

    @Test func `an assignment says whose, who stands in and why; taken back, whose he is again`()
        throws
    {
        let facts = try acts("assignment.set").first?["facts"]?.array
        let assigned = try #require(facts?.first)
        #expect(assigned["kind"] == "assignment" && assigned["staff"]?["name"] == "郝立峰")
        #expect(assigned["deputy"] == nil && assigned["note"] == nil)
        try daemon.call("staff.add", ["name": "雷思岚", "role": "liaison"])
        let answer = try daemon.call(
            "assignment.set",
            ["member": "苏映河", "staff": "雷思岚", "deputy": "郝立峰", "note": "郝立峰出差"])
        let chinese = try daemon.ctl("member", "history", "苏映河", language: "zh").output
        #expect(chinese.contains("雷思岚  代理联络人：郝立峰"))
        #expect(chinese.contains("备注：郝立峰出差"))
        let card = try daemon.ctl("member", "show", "苏映河", language: "zh").output
        #expect(card.contains("代理联络人"))
        try daemon.call("fact.void", ["fact": answer["fact"] ?? .null, "because": "记错了"])
        let back = try #require(try acts("fact.void").first?["changes"]?.array?.first)
        #expect(back["kind"] == "assigned" && back["values"]?["name"] == "郝立峰")
        let member = try daemon.call("member.get", ["member": "苏映河"])["member"] ?? .null
        #expect(member["liaison"]?["name"] == "郝立峰" && member["deputy"] == nil)
    }

    @Test func `nobody stands in for himself, and people are told so in their language`() throws {
        let refused = try daemon.ctl(
            "assign", "苏映河", "郝立峰", "--deputy", "郝立峰", language: "zh")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("代理联络人不能是联络人本人，请另行指定"))
    }

    @Test func `people read it in their own language, with no word of the protocol in it`() throws {
        try daemon.call(
            "contact.record",
            ["member": "苏映河", "by": "phone", "on": "2026-02-01", "result": "not-reached"])
        try daemon.call(
            "member.update", ["member": "苏映河", "set": ["standing": "probationary", "sex": "女"]])
        try daemon.call(
            "absence.close", ["member": "苏映河", "how": "returned", "on": "2026-03-01"])
        let chinese = try daemon.ctl("member", "history", "苏映河", language: "zh").output
        for text in [
            "联系  2026-02-01（补录）  未联系上  电话", "报告人：办公室", "郝立峰  报告人", "人员类别：预备党员", "外出登记", "返回",
        ] {
            #expect(chinese.contains(text), "\(text)")
        }
        #expect(chinese.matches(of: #/[a-z]{2,}/#).map { String($0.output) } == [])
        let english = try daemon.ctl("member", "history", "苏映河").output
        #expect(english.contains("contact  2026-02-01 (recorded later)  not reached"))
        #expect(english.contains("reported by: office"))
        for code in ["absence-returned", "not-reached", "contact.record", "id_number", "unknown="] {
            #expect(!english.contains(code), "\(code)")
        }
    }

    @Test func `an import's facts say that a ledger reported them`() throws {
        let file = try daemon.directory.write(
            "序号,姓名,党支部,联系电话,外出时间,外出地点,外出原因,最近联系时间\n1,程溪,松岭村党支部,13900001234,2026-01-07,四川省成都市,务工,2026-02-03\n",
            to: "ledger.csv")
        let planned = try daemon.ctl("import", file, "--plan", "--without-id", "--json")
        let plan = try JSON.value(planned.output)
        try daemon.call("import.apply", ["digest": plan["digest"] ?? .null])
        let entries = try daemon.call("member.history", ["member": "程溪"])["entries"]?.array ?? []
        let facts = entries.flatMap { $0["facts"]?.array ?? [] }
        #expect(facts.contains { $0["kind"] == "contact" && $0["on"] == "2026-02-03" })
        for fact in facts { #expect(fact["reporter"] == "ledger") }
    }
}
