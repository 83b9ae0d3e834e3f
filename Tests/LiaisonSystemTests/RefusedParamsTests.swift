import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// What the table does not allow is refused before anything is done: for every method, every way
/// its parameters can be wrong in one place, with what the file holds before and after.
@Suite struct RefusedParamsTests {
    private let daemon: TestDaemon
    private let samples: ParameterSamples
    private let connection: RawConnection

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 2, in: daemon)
        let staff = try daemon.call("staff.add", ["name": "郝立峰", "role": "liaison"])
        let org = try daemon.call("org.list")["orgs"]?.array?.last?["org"]?.string
        let names = try [
            "member": roll.members[0], "items": roll.members[0], "id": roll.members[1],
            "staff": #require(staff["staff"]?.string), "org": #require(org),
        ]
        samples = ParameterSamples(
            references: names.merging([
                "secretary": names["staff"] ?? "", "branch": names["org"] ?? "",
                "parent": names["org"] ?? "", "text": "试验",
            ]) { first, _ in first })
        connection = try RawConnection(path: daemon.socket)
        _ = connection.lines(1)
    }

    /// All that the database holds, as SQL that would make it again.
    private func content() throws -> [[String]] { try DatabaseFile(daemon.database).rows(".dump") }

    /// The replies to requests of one method, sent without waiting.
    private func replies(
        to params: [JSONValue], of method: LiaisonWire.Method
    ) throws -> [JSONValue] {
        let lines = params.enumerated().map { index, params -> [UInt8] in
            let request: JSONValue = [
                "jsonrpc": "2.0", "id": .integer(index), "method": .string(method.name),
                "params": params,
            ]
            return request.encoded() + [0x0A]
        }
        let isSent = connection.send(Array(lines.joined()))
        try #require(isSent, "the daemon closed the connection")
        var replies: [JSONValue] = []
        while replies.count < lines.count {
            let came = connection.lines(1)
            guard !came.isEmpty else { break }
            // What a subscription sends is no reply.
            replies += try came.map { try JSON.value($0) }.filter { $0["method"] == nil }
        }
        return replies
    }

    private static func under(_ meta: JSONValue, _ params: JSONValue) -> JSONValue {
        .object((params.members ?? []) + [JSONMember("meta", meta)])
    }

    private static let key = JSONValue.object([JSONMember("key", "01J0000000000000000000000")])
    private static let wrongMetas: [JSONValue] = [
        1, nil, [], "key", ["key": ""], ["key": 1], ["key": nil], ["key": "é"], ["key": "a\n"],
        ["key": .string(String(repeating: "k", count: 65))], ["keys": "a"],
        ["key": "a", "deadline_ms": 0], ["key": "a", "deadline_ms": "5"],
        ["key": "a", "deadline_ms": 3_600_001], ["key": "a", "surplus": true],
    ]

    /// Every request of this method that must be refused.
    private func refused(_ method: LiaisonWire.Method) -> [JSONValue] {
        let whole = samples.whole(method.params)
        let keyless = method.mutates ? [whole, Self.under(["deadline_ms": 5], whole)] : []
        return samples.wrongs(method.params).map { Self.under(Self.key, $0) }
            + Self.wrongMetas.map { Self.under($0, whole) } + keyless + [[], "x", nil, 7]
    }

    @Test func `R11 no wrong parameter of any method changes anything`() throws {
        let before = try content()
        var count = 0
        for method in LiaisonWire.Method.all {
            let requests = refused(method)
            let replies = try replies(to: requests, of: method)
            #expect(replies.count == requests.count, "\(method.name)")
            for (request, reply) in zip(requests, replies) {
                let error = reply["error"]
                let place = "\(method.name) \(request.text.prefix(120))"
                #expect(error?["code"] == -32_602, "\(place)")
                #expect(error?["data"]?["path"]?.string?.hasPrefix("params") == true, "\(place)")
                let type = error?["data"]?["type"]?.string ?? ""
                #expect(["params.invalid", "idempotency.missing"].contains(type), "\(place)")
                #expect(Leak.found(in: error?["message"]?.string ?? "") == [], "\(place)")
            }
            #expect(try content() == before, "\(method.name)")
            if !method.params.isEmpty {
                #expect(!samples.wrongs(method.params).isEmpty, "\(method.name)")
            }
            count += requests.count
        }
        #expect(count >= 1_990)
        print("R11: \(count) wrong requests of \(LiaisonWire.Method.all.count) methods")
    }

    /// The control: the same requests with nothing wrong in them do change what the file holds,
    /// wherever they are not refused for what is on the roll.
    @Test func `R11 the same parameters, right, change something`() throws {
        var changed: Set<String> = []
        var before = try content()
        for method in LiaisonWire.Method.all {
            let params = samples.least(method.params)
            let meta: JSONValue = ["key": .string(newKey())]
            let reply = try replies(to: [Self.under(meta, params)], of: method).first
            let after = try content()
            #expect(
                (after != before) == (method.mutates && reply?["result"] != nil), "\(method.name)")
            if after != before { changed.insert(method.name) }
            before = after
        }
        #expect(changed.isSuperset(of: ["org.add", "staff.add", "member.add", "contact.record"]))
        #expect(changed.count >= 12)
    }

    /// Requests that are well formed and ask for what is not there, or what the rules refuse.
    @Test func `R14 every error is one that its method declares, in words without a type's name`()
        throws
    {
        var seen: Set<String> = []
        for method in LiaisonWire.Method.all {
            let declared = Set(method.allErrors.map(\.rawValue))
            var absent = samples.references.mapValues { _ in "nobody" }
            absent["for"] = "nobody"
            absent["id"] = "n-1282"
            let unknown = ParameterSamples(references: absent)
            let params = [unknown, ParameterSamples(), samples].flatMap {
                [$0.whole(method.params), $0.least(method.params)]
            }
            let key: JSONValue = ["key": .string(newKey())]
            let requests =
                params.map { Self.under(["key": .string(newKey())], $0) }
                + params.map { Self.under(key, $0) }
            for reply in try replies(to: requests, of: method) {
                guard let error = reply["error"] else { continue }
                let type = error["data"]?["type"]?.string ?? "none"
                #expect(declared.contains(type), "\(method.name): \(type)")
                #expect(Leak.found(in: error["message"]?.string ?? "") == [], "\(method.name)")
                #expect(error["code"]?.integer == ErrorType(rawValue: type)?.code)
                seen.insert(type)
            }
        }
        try daemon.call("daemon.ping")
        #expect(
            seen.isSuperset(of: [
                "member.not_found", "staff.not_found", "org.not_found", "notice.not_found",
                "import.not_found", "plan.not_found", "state.invalid", "idempotency.mismatch",
            ]))
    }
}
