import LiaisonTestKit
import LiaisonWire
import Testing

/// `done`: one answer may settle several duties, and never one with the wrong kind of fact.
@Suite struct DoneTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "松岭村党支部", "kind": "branch"])
        try daemon.call("staff.add", ["name": "郝立峰", "role": "liaison"])
        for (index, name) in ["苏映河", "程溪"].enumerated() {
            try daemon.call("member.add", ["name": .string(name), "branch": "松岭村党支部"])
            try daemon.call(
                "absence.open",
                [
                    "member": .string(name), "on": "2026-01-0\(index + 5)", "to": "四川省成都市",
                    "reason": "务工",
                ]
            )
            try daemon.call(
                "contact.record", ["member": .string(name), "by": "phone", "on": "2026-02-01"])
            try daemon.call(
                "dues.record",
                [
                    "member": .string(name), "through": "2026-03", "payer": "relative",
                    "on": "2026-04-01",
                ]
            )
            try daemon.call("assignment.set", ["member": .string(name), "staff": "郝立峰"])
        }
    }

    private func rules(_ values: JSONValue?) -> Set<String> {
        Set((values?.array ?? []).compactMap { $0["rule"]?.string })
    }

    private func done(_ params: JSONValue) throws -> JSONValue {
        let base: JSONValue = ["for": "郝立峰", "by": "phone"]
        return try daemon.call(
            "duty.done",
            .object((base.members ?? []) + (params.members ?? []))
        )
    }

    @Test func `a call settles the contact and pays no dues`() throws {
        let person = try #require(try done(["items": ["1"]])["people"]?.array?.first)
        #expect(rules(person["settled"]).contains("C1"))
        let open = person["open"]?.array ?? []
        #expect(rules(person["open"]).isSuperset(of: ["D4", "F4"]))
        #expect(open.first { $0["rule"] == "F4" }?["needs"]?.array == ["dues"])
    }

    @Test func `whoever stands in finds people by handle: the numbers are on the other's list`()
        throws
    {
        try daemon.call("staff.add", ["name": "雷思岚", "role": "deputy"])
        try daemon.call(
            "assignment.set", ["member": "程溪", "staff": "郝立峰", "deputy": "雷思岚"])
        try daemon.call("assignment.set", ["member": "苏映河", "staff": "雷思岚"])
        try daemon.call("staff.update", ["staff": "郝立峰", "left": "2026-02-02"])
        let people = try daemon.call("agenda.get", ["for": "雷思岚"])["people"]?.array ?? []
        let numbers = people.map { [$0["name"]?.string, $0["no"]?.integer.map { "\($0)" }] }
        #expect(numbers.contains(["程溪", nil]) && numbers.contains(["苏映河", "1"]))
    }

    @Test func `an item is asked about with why, and is no person to any other command`() throws {
        let all = try daemon.call("duty.why", ["id": "1", "for": "郝立峰"])
        #expect((all["duties"]?.array?.count ?? 0) > 1)
        let one = try daemon.call("duty.why", ["id": "1.2", "for": "郝立峰"])
        #expect(one["duties"]?.array?.count == 1)
        #expect(one["subject"] == all["subject"])
        let bare = try daemon.refusal("duty.why", ["id": "1.2"])
        #expect(bare?.type == .rosterNumberWithoutList)
        let none = try daemon.refusal("duty.why", ["id": "1.99", "for": "郝立峰"])
        #expect(none?.type == .dutyNotFound)
        let person = try daemon.refusal(
            "contact.record", ["member": "1.2", "for": "郝立峰", "by": "phone"])
        #expect(person?.type == .paramsInvalid)
        #expect(person?.path == "params.member")
        let without = try daemon.refusal("contact.record", ["member": "1.2", "by": "phone"])
        #expect(without?.type == .rosterNumberWithoutList)
    }

    @Test func `a handle that names nothing is told by its kind: notice.not_found, duty.not_found`()
        throws
    {
        #expect(try daemon.refusal("duty.why", ["id": "n-1"])?.type == .noticeNotFound)
        #expect(try daemon.refusal("duty.why", ["id": "d-1"])?.type == .dutyNotFound)
    }

    @Test func `one answer settles contact, check-in and dues at once`() throws {
        let person = try #require(
            try done(["items": ["1"], "checked_in": "2026-01-20", "dues_through": "2026-12"])[
                "people"
            ]?.array?.first
        )
        #expect(rules(person["settled"]).isSuperset(of: ["C1", "D4", "F4"]))
        #expect(!rules(person["open"]).contains("C1"))
    }

    @Test(arguments: ["not-reached", "wrong-number", "relayed"])
    func `an attempt is recorded and settles nothing`(result: String) throws {
        let person = try #require(
            try done(["items": ["1"], "result": .string(result)])["people"]?.array?.first
        )
        #expect(person["settled"]?.array?.isEmpty == true)
        #expect(rules(person["open"]).contains("C1"))
    }

    @Test func `an item that names a dues duty stays open after a call, and says what it needs`()
        throws
    {
        let agenda = try daemon.call("agenda.get", ["for": "郝立峰"])
        let items = agenda["people"]?.array?.first?["items"]?.array ?? []
        let dues = try #require(items.first { $0["rule"] == "F4" })
        let number = try #require(dues["item"]?.integer)
        let run = try daemon.ctl("done", "1.\(number)", "--for", "郝立峰", "--by", "phone")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Still open:"))
        #expect(run.output.contains("dues recorded"))
    }

    @Test func `several people are settled in one request, and a telephone is one person's`()
        throws
    {
        #expect(try done(["items": ["1", "2"]])["people"]?.array?.count == 2)
        let run = try daemon.ctl(
            "done", "1", "2", "--for", "郝立峰", "--by", "phone", "--new-phone", "13900000009"
        )
        #expect(run.status == 65)
        for name in ["苏映河", "程溪"] {
            let card = try daemon.call("member.get", ["member": .string(name)])
            #expect(card["member"]?["phone"] == nil)
        }
    }

    @Test func `a bare number without its list is refused with the reason`() throws {
        let run = try daemon.ctl("done", "1", "--by", "phone", language: "zh")
        #expect(run.status == 65)
        #expect(run.errors.contains("--for"))
        #expect(run.output.isEmpty)
    }

    @Test func `sub-numbers keep their place while others are settled`() throws {
        func places() throws -> [String: Int] {
            let agenda = try daemon.call("agenda.get", ["for": "郝立峰", "days": 366])
            var places: [String: Int] = [:]
            for item in agenda["people"]?.array?.first?["items"]?.array ?? [] {
                places[item["rule"]?.string ?? ""] = item["item"]?.integer
            }
            return places
        }
        let before = try places()
        _ = try done(["items": ["1"]])
        #expect(try places() == before)
    }
}
