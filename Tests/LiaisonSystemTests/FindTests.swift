import LiaisonTestKit
import LiaisonWire
import Testing

/// Finding people by what people type. Whoever is found by several is listed, never guessed.
@Suite struct FindTests {
    private let daemon: TestDaemon
    private let handles: [String: String]

    private static let people: [(name: String, phone: String?, second: String?, id: String?)] = [
        ("苏映河", "13900008387", nil, "149999199001010026"),
        ("苏映", "13900001111", "0971-8222333", nil),
        ("孙燕兰", "13900002222", nil, nil),
        ("买买提·艾力", nil, nil, nil),
        ("单小曾", nil, nil, nil),
        ("𠅤阳", nil, nil, nil),
        ("苏晓峰", "13900003333", nil, nil),
    ]

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        try daemon.call("org.add", ["name": "机关党支部", "kind": "branch"])
        try daemon.call(
            "staff.add", ["name": "郝立峰", "role": "liaison", "phone": "13900009001"])
        try daemon.call("staff.add", ["name": "郝丽芬", "role": "secretary"])
        var handles: [String: String] = [:]
        for person in Self.people {
            let added = try daemon.call(
                "member.add",
                .compact([
                    ("name", .string(person.name)), ("branch", "青石村党支部"),
                    ("phone", person.phone.map { .string($0) }),
                    ("second_phone", person.second.map { .string($0) }),
                    ("id_number", person.id.map { .string($0) }),
                ]))
            handles[person.name] = added["member"]?.string
        }
        self.handles = handles
        try daemon.call("assignment.set", ["member": "苏映河", "staff": "郝立峰"])
    }

    private func name(of text: String, for staff: String? = nil) throws -> String? {
        let card = try daemon.call(
            "member.get",
            .compact([("member", .string(text)), ("for", staff.map { .string($0) })]))
        return card["member"]?["name"]?.string
    }

    private func refusal(of text: String) throws -> ErrorReply? {
        try daemon.refusal("member.get", ["member": .string(text)])
    }

    @Test(arguments: [
        ("苏映", "苏映"), ("映河", "苏映河"), ("syh", "苏映河"), ("SXF", "苏晓峰"), ("mmtal", "买买提·艾力"),
        ("买买提艾力", "买买提·艾力"), ("艾力", "买买提·艾力"), ("sxz", "单小曾"), ("dxc", "单小曾"),
        ("𠅤", "𠅤阳"), ("8387", "苏映河"), ("13900008387", "苏映河"), ("１３９００００８３８７", "苏映河"),
        ("139 0000 8387", "苏映河"), ("2333", "苏映"), ("149999199001010026", "苏映河"),
        ("0026", "苏映河"), ("苏 映 河", "苏映河"), (" 孙燕兰 ", "孙燕兰"), ("yanhong", ""),
    ])
    func `each way finds the one it fits`(text: String, expected: String) throws {
        if expected.isEmpty {
            #expect(try refusal(of: text)?.type == .memberNotFound)
        } else {
            #expect(try name(of: text) == expected)
        }
    }

    @Test func `a handle in any case, and a roster number on its list, name one person`() throws {
        let handle = try #require(handles["苏映河"])
        #expect(try name(of: handle.lowercased()) == "苏映河")
        #expect(try name(of: "1", for: "郝立峰") == "苏映河")
        #expect(try name(of: "１", for: "9001") == "苏映河")
    }

    @Test func `several that fit are listed with handle and branch, and nobody is chosen`() throws {
        let error = try #require(try refusal(of: "s"))
        #expect(error.type == .memberAmbiguous)
        let candidates = error.details?["candidates"]?.array ?? []
        #expect(
            Set(candidates.compactMap { $0["name"]?.string })
                == ["苏映河", "苏映", "孙燕兰", "单小曾", "苏晓峰"])
        for candidate in candidates {
            #expect(candidate["branch"]?.string == "青石村党支部")
            #expect(candidate["member"]?.string?.hasPrefix("m-") == true)
            #expect(candidate["phone"] == nil && candidate["id_number"] == nil)
        }
        #expect(error.details?["is_cut"]?.bool == false)
    }

    @Test func `a whole name goes before a part, and a part before initials`() throws {
        // 苏映 is a name and a part of another; sy are its initials and some of 苏映河's and 孙燕兰's.
        #expect(try name(of: "苏映") == "苏映")
        #expect(try name(of: "sy") == "苏映")
        #expect(try refusal(of: "苏")?.type == .memberAmbiguous)
        try daemon.call("member.add", ["name": "试8387号", "branch": "青石村党支部"])
        #expect(try name(of: "8387") == "试8387号")
        #expect(try name(of: "13900008387") == "苏映河")
    }

    @Test func `two people with one telephone are two candidates`() throws {
        try daemon.call(
            "member.add", ["name": "程溪", "branch": "机关党支部", "phone": "13900008387"])
        #expect(try refusal(of: "13900008387")?.type == .memberAmbiguous)
        #expect(try refusal(of: "8387")?.type == .memberAmbiguous)
    }

    @Test(arguments: ["赵钱孙", "13999999999", "14999919900101003X", "m-0000000Z", "zzz", "·"])
    func `nobody is an answer that repeats nothing of what was typed`(text: String) throws {
        let error = try #require(try refusal(of: text))
        #expect(error.type == .memberNotFound)
        #expect(!"\(error)".contains(text) || text == "·")
    }

    @Test func `a name, telephone or number that was changed is found by the new one only`() throws
    {
        try daemon.call(
            "member.update",
            ["member": "苏映河", "set": ["name": "何映河", "phone": "13900007777"]])
        #expect(try refusal(of: "syh")?.type == .memberNotFound)
        #expect(try refusal(of: "8387")?.type == .memberNotFound)
        #expect(try name(of: "hyh") == "何映河")
        #expect(try name(of: "7777") == "何映河")
    }

    @Test func `a search lists all ways, the best first, and refuses a bare number`() throws {
        let run = try daemon.ctl("member", "find", "sy", "--json")
        let found = try JSON.value(run.output)["members"]?.array ?? []
        #expect(found.compactMap { $0["name"]?.string }.first == "苏映")
        #expect(found.count == 3)
        #expect(try daemon.ctl("member", "find", "3").status == 65)
        #expect(try daemon.ctl("member", "find", "1", "--for", "郝立峰").output.contains("苏映河"))
        let nobody = try daemon.ctl("member", "find", "zzz")
        #expect(nobody.status == 1)
    }

    @Test func `staff and organisations are found by part and by initials too`() throws {
        func staff(_ text: String) throws -> String? {
            try daemon.call("agenda.get", ["for": .string(text)])["for"]?["name"]?.string
        }
        #expect(try staff("立峰") == "郝立峰")
        #expect(try staff("9001") == "郝立峰")
        #expect(throws: (any Error).self) { try staff("hlf") }
        func branch(_ text: String) throws -> Int? {
            try daemon.call("member.list", ["org": .string(text)])["members"]?.array?.count
        }
        #expect(try branch("青石") == Self.people.count)
        #expect(try branch("qscdzb") == Self.people.count)
        #expect(try branch("jgdzb") == 0)
        #expect(throws: (any Error).self) { try branch("dzb") }
    }

    @Test func `several that fit are told by their kind: staff.ambiguous, org.ambiguous`()
        throws
    {
        for (name, text, type, handle) in [
            ("for", "郝", ErrorType.staffAmbiguous, "staff"),
            ("org", "党支部", .orgAmbiguous, "org"),
        ] {
            let error = try #require(
                try daemon.refusal("agenda.get", .object([JSONMember(name, .string(text))])))
            #expect(error.type == type)
            let candidates = error.details?["candidates"]?.array ?? []
            #expect(candidates.count == 2)
            for candidate in candidates {
                #expect(candidate["name"]?.string?.contains(text) == true)
                let one = try daemon.call(
                    "agenda.get", .object([JSONMember(name, candidate[handle] ?? nil)]))
                #expect(one[name]?[handle] == candidate[handle])
            }
        }
    }
}
