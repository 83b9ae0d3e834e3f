import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A request that comes again under its key, whatever it has changed meanwhile itself.
@Suite struct RetryTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "松岭村党支部", "kind": "branch"])
        try daemon.call("member.add", ["name": "苏映河", "branch": "松岭村党支部"])
        try daemon.call(
            "absence.open",
            ["member": "苏映河", "on": "2026-01-05", "to": "四川省成都市", "reason": "务工"]
        )
    }

    private func twice(_ method: String, _ params: JSONValue) throws {
        let key = newKey()
        let first = try daemon.call(method, params, key: key)
        let again = try daemon.call(method, params, key: key)
        #expect(again["meta"]?["replayed"]?.bool == true)
        for member in first.members ?? [] where member.name != "meta" {
            #expect(again[member.name] == member.value)
        }
    }

    @Test func `a duty that the first request settled is no error for the second`() throws {
        let card = try daemon.call("member.get", ["member": "苏映河"])
        let open = card["member"]?["open"]?.array ?? []
        let duty = try #require(open.first { $0["rule"] == "C1" }?["duty"])
        try daemon.call("contact.record", ["member": "苏映河", "by": "phone", "on": "2026-02-01"])
        let now = try daemon.call("member.get", ["member": "苏映河"])
        let next = now["member"]?["open"]?.array?.first { $0["rule"] == "C1" }?["duty"]
        #expect(next != duty)
        try twice("duty.done", ["items": [try #require(next)], "by": "phone"])
    }

    @Test func `a name that the first request changed is no error for the second`() throws {
        try twice("org.update", ["org": "松岭村党支部", "name": "松岭社区党支部"])
    }

    @Test func `a revision that the first request raised is no error for the second`() throws {
        try twice(
            "member.update",
            ["member": "苏映河", "set": ["phone": "13900000001"], "if_revision": 2]
        )
    }

    @Test func `of two changes of one revision the second is refused`() throws {
        func change(_ phone: String) throws -> JSONValue {
            try daemon.call(
                "member.update",
                ["member": "苏映河", "set": ["phone": .string(phone)], "if_revision": 2]
            )
        }
        _ = try change("13900000001")
        #expect(throws: CallFailure.self) { _ = try change("13900000002") }
        let card = try daemon.call("member.get", ["member": "苏映河"])
        #expect(card["member"]?["phone"] == "13900000001")
    }

    @Test(arguments: ["org", "staff"])
    func `of two changes of one revision of an org or a staff person the second is refused`(
        kind: String
    ) throws {
        try daemon.call("staff.add", ["name": "丁明远", "role": "liaison"])
        let reference: JSONValue = kind == "org" ? "松岭村党支部" : "丁明远"
        func revision() throws -> JSONValue {
            let lines = try daemon.call("\(kind).list")[kind == "org" ? "orgs" : "staff"]?.array
            return try #require(lines?.first { $0["name"] == reference }?["revision"])
        }
        func change() throws -> JSONValue {
            try daemon.call(
                "\(kind).update", [kind: reference, "name": reference, "if_revision": seen])
        }
        let seen = try revision()
        let answer = try change()
        #expect(answer["revision"] == (try revision()))
        #expect(try revision() != seen)
        let error = #expect(throws: CallFailure.self) { _ = try change() }
        guard case .refused(let refusal)? = error else { return }
        #expect(refusal.type == .revisionConflict)
        #expect(refusal.details?["revision"] == (try revision()))
    }

    @Test func `every change answers with the revision that the record has then`() throws {
        try daemon.call("staff.add", ["name": "丁明远", "role": "liaison"])
        let one: [JSONMember] = [JSONMember("member", "苏映河")]
        let changes: [(String, [JSONMember])] = [
            ("contact.record", one + [JSONMember("by", "phone")]),
            ("attendance.record", [JSONMember("members", ["苏映河"])]),
            ("assignment.set", one + [JSONMember("staff", "丁明远")]),
            // Nothing that the rules see, and once more what is so already.
            ("member.update", one + [JSONMember("set", ["note": "试验"])]),
            ("assignment.set", one + [JSONMember("staff", "丁明远")]),
            ("duty.done", [JSONMember("items", ["苏映河"]), JSONMember("by", "visit")]),
        ]
        for (method, params) in changes {
            let answer = try daemon.call(method, .object(params))
            let outcome = answer["people"]?.array?.first ?? answer
            let card = try daemon.call("member.get", ["member": "苏映河"])["member"]
            #expect(outcome["revision"] == card?["revision"], "\(method)")
            // With it the next change can be sent at once.
            let next = try daemon.call(
                "member.update",
                .object(
                    one + [
                        JSONMember("set", ["phone": "13900000009"]),
                        JSONMember("if_revision", outcome["revision"] ?? nil),
                    ]))
            #expect((next["revision"]?.integer ?? 0) > (outcome["revision"]?.integer ?? 0))
        }
    }
}
