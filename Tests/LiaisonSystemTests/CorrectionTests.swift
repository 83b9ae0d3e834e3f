import LiaisonTestKit
import LiaisonWire
import Testing

/// Corrections as people ask for them and read of them.
@Suite struct FactCorrectionTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "松岭村党支部", "kind": "branch"])
        try daemon.call("member.add", ["name": "苏映河", "branch": "松岭村党支部"])
        try daemon.call(
            "absence.open",
            ["member": "苏映河", "on": "2026-01-05", "to": "四川省成都市", "reason": "务工"])
    }

    private func contact(on: JSONValue = "2026-02-01") throws -> String {
        let answer = try daemon.call(
            "contact.record", ["member": "苏映河", "by": "phone", "on": on])
        return try #require(answer["fact"]?.string)
    }

    private func due(_ rule: String) throws -> String? {
        let answer = try daemon.call("duty.list", ["rule": .string(rule)])
        return answer["duties"]?.array?.first?["due"]?.string
    }

    @Test func `amended and voided, people read what counts no more, and why`() throws {
        let due = try due("C1")
        let wrong = try contact()
        let run = try daemon.ctl(
            "amend", wrong, "--because", "日期记错", "--on", "2026-03-01", "--by", "visit", "--json")
        #expect(run.status == 0, "\(run.errors)")
        let amended = try #require(try JSON.value(run.output)["fact"]?.string)
        #expect(try self.due("C1") == "2026-06-01")
        #expect(try daemon.ctl("void", amended, "--because", "记错了人").status == 0)
        #expect(try self.due("C1") == due)
        let facts = (try daemon.call("member.history", ["member": "苏映河"])["entries"]?.array ?? [])
            .flatMap { $0["facts"]?.array ?? [] }
        let void = try #require(facts.first { $0["kind"] == "void" })
        #expect(void["corrects"]?.string == amended && void["note"] == "记错了人")
        #expect(void["is_late"] == false)
        let second = facts.first { $0["fact"]?.string == amended }
        #expect(second?["corrects"]?.string == wrong && second?["by"] == "visit")
        #expect(second?["corrected_by"] == void["fact"] && second?["note"] == "日期记错")
        #expect(facts.first { $0["fact"]?.string == wrong }?["corrected_by"]?.string == amended)
        let chinese = try daemon.ctl("member", "history", "苏映河", language: "zh").output
        for text in ["更正记录", "作废记录", "备注：日期记错", "不再算数，已更正为：\(amended)"] {
            #expect(chinese.contains(text), "\(text) in \(chinese)")
        }
        let english = try daemon.ctl("member", "history", "苏映河").output
        #expect(english.contains("counts no more, corrected by: \(amended)"))
    }

    private func fact(_ kind: String) throws -> String {
        let entries = try daemon.call("member.history", ["member": "苏映河"])["entries"]?.array ?? []
        let facts = entries.flatMap { $0["facts"]?.array ?? [] }
        let last = facts.first { $0["kind"]?.string == kind && $0["corrected_by"] == nil }
        return try #require(last?["fact"]?.string)
    }

    @Test func `what is refused says what to do instead, in both languages`() throws {
        try daemon.call("absence.check_in", ["member": "苏映河", "on": "2026-02-01"])
        let (departure, checkIn) = (try fact("departure"), try fact("check-in"))
        let refusal = try daemon.refusal(
            "fact.void", ["fact": .string(departure), "because": "试验"])
        #expect(refusal?.type == .stateInvalid)
        #expect(refusal?.details?["reason"] == "fact.relied-upon")
        let run = try daemon.ctl("void", departure, "--because", "试验", language: "zh")
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.errors.contains("请先作废") && run.errors.contains(checkIn), "\(run.errors)")
        let fact = try contact()
        let instead = try daemon.call("fact.void", ["fact": .string(fact), "because": "试验"])["fact"]
        let again = try daemon.ctl("void", fact, "--because", "试验")
        #expect(again.status == 1)
        #expect(again.errors.contains(instead?.string ?? "none"), "\(again.errors)")
        for name in ["f-1", "x", departure + "0"] {
            let missing = try daemon.refusal(
                "fact.amend", ["fact": .string(name), "because": "试验", "on": "2026-01-06"])
            #expect(missing?.type == .factNotFound, "\(name)")
        }
        #expect(
            try daemon.refusal("fact.void", ["fact": .string(departure)])?.type == .paramsInvalid)
    }

    @Test func `a departure put down for the wrong person is taken back, and so is a death`() throws
    {
        try daemon.call("absence.check_in", ["member": "苏映河", "on": "2026-02-01"])
        for kind in ["check-in", "departure"] {
            let run = try daemon.ctl("void", try fact(kind), "--because", "记错了人")
            #expect(run.status == 0, "\(run.errors)")
        }
        #expect(try daemon.call("member.get", ["member": "苏映河"])["member"]?["absence"] == nil)
        let figures = try daemon.ctl("report", "statistics", language: "zh").output
        #expect(!figures.contains("四川"), "\(figures)")
        try daemon.call(
            "absence.open",
            ["member": "苏映河", "on": "2026-01-07", "to": "湖北省武汉市", "reason": "务工"])
        try daemon.call("decision.record", ["member": "苏映河", "kind": "death"])
        #expect(try due("C1") == nil)
        let death = try fact("death")
        let run = try daemon.ctl("void", death, "--because", "同名", language: "zh")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try due("C1") != nil)
        let history = try daemon.ctl("member", "history", "苏映河", language: "zh").output
        for text in ["这次外出不算", "作废记录", "备注：同名", "不再算数"] {
            #expect(history.contains(text), "\(text) in \(history)")
        }
    }

    @Test func `a record of an organisation is amended and made void, and its history says so`()
        throws
    {
        let answer = try daemon.call(
            "org.record", ["org": "松岭村党支部", "kind": "service", "amount": 30, "on": "2026-02-01"])
        let wrong = try #require(answer["orgs"]?.array?.first?["fact"]?.string)
        func latest() throws -> [String?] {
            let latest = try daemon.call("org.get", ["org": "松岭村党支部"])["latest"]?.array ?? []
            return latest.map { $0["on"]?.string }
        }
        let run = try daemon.ctl(
            "amend", wrong, "--because", "多写了一个零", "--on", "2026-02-02", "--amount", "3",
            language: "zh")
        #expect(run.status == 0 && run.output.contains("松岭村党支部"), "\(run.output) \(run.errors)")
        #expect(try latest() == ["2026-02-02"])
        let facts = {
            (try daemon.call("org.history", ["org": "松岭村党支部"])["entries"]?.array ?? [])
                .flatMap { $0["facts"]?.array ?? [] }
        }
        let amended = try #require(try facts().first { $0["corrects"]?.string == wrong })
        #expect(amended["amount"] == 3 && amended["note"] == "多写了一个零")
        let fact = try #require(amended["fact"]?.string)
        let void = try daemon.call("fact.void", ["fact": .string(fact), "because": "记错了党支部"])
        #expect(void["org"]?.string?.hasPrefix("o-") == true && void["member"] == nil)
        #expect(try latest() == [])
        #expect(try facts().first { $0["kind"] == "void" }?["corrects"]?.string == fact)
        let chinese = try daemon.ctl("org", "history", "松岭村党支部", language: "zh").output
        for text in ["更正记录", "作废记录", "不再算数，已更正为：\(fact)"] {
            #expect(chinese.contains(text), "\(text) in \(chinese)")
        }
    }

    @Test func `a void asked for again after a kill is the same one`() throws {
        let fact = JSONValue.string(try contact())
        let first = try daemon.call("fact.void", ["fact": fact, "because": "试验"], key: "void-1")
        daemon.kill()
        try daemon.start()
        let again = try daemon.call("fact.void", ["fact": fact, "because": "试验"], key: "void-1")
        #expect(again["fact"] == first["fact"] && again["meta"]?["replayed"] == true)
        let file = DatabaseFile(daemon.database)
        #expect(try file.number("SELECT count(*) FROM fact WHERE kind = 'void'") == 1)
        #expect(
            try file.number("SELECT count(*) FROM fact WHERE correctedBy IS NOT NULL") == 1)
        // Whoever asks under another key is told that it is done.
        let refusal = try daemon.refusal("fact.void", ["fact": fact, "because": "试验"])
        #expect(refusal?.details?["fact"] == first["fact"])
    }

    @Test func `whoever watches is told that a record was corrected`() throws {
        let fact = JSONValue.string(try contact())
        let cursor = try daemon.cursor()
        try daemon.call("fact.void", ["fact": fact, "because": "试验"])
        let told = try daemon.call(
            "events.wait", ["after": .string(cursor), "timeout_ms": 0])["kinds"]?.array
        #expect(told?.contains("fact.corrected") == true)
        #expect(told?.contains("contact.recorded") == false)
    }
}
