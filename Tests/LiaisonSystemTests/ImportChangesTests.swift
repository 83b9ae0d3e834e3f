import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// What a plan shows of people who are on the roll already: nothing is altered unseen.
@Suite struct ImportChangesTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
    }

    private func plan(_ rows: [[String: String]], date: String = "2026年11月20日") throws -> JSONValue
    {
        var ledger = LedgerText(rows)
        ledger.date = date
        let file = try daemon.directory.write(ledger.text, to: "ledger.csv")
        return try LedgerTruthTests.plan(file, daemon, [])
    }

    private func changes(_ plan: JSONValue) -> [String: String] {
        var changes: [String: String] = [:]
        for change in plan["rows"]?.array?.first?["changes"]?.array ?? [] {
            let from = change["from"]?.string ?? "-"
            changes[change["field"]?.string ?? ""] = "\(from) > \(change["to"]?.string ?? "")"
        }
        return changes
    }

    @Test func `standing, dates, check-in, recognition, branch and liaison are all shown`() throws {
        try daemon.call("org.add", ["name": "石桥镇党委", "kind": "committee"])
        try daemon.call("org.add", ["name": "无名党支部", "kind": "branch", "parent": "石桥镇党委"])
        let bare = LedgerText.row([
            "人员类别": "", "入党日期": "", "所在党支部": "", "是否报到": "", "报到日期": "", "联络人": "", "联络人电话": "",
            "外出日期": "2026-08-01", "外出原因": "经商",
        ])
        let first = try plan([bare], date: "2026年9月20日")
        try daemon.call("import.apply", ["digest": first["digest"] ?? .null])
        let made = try plan([LedgerText.row()])
        let changes = changes(made)
        #expect(changes["standing"] == "- > full")
        #expect(changes["joined"] == "- > 1990-07-01")
        #expect(changes["departed"] == "2026-08-01 > 2026-01-05")
        #expect(changes["reason"] == "business > wage-work")
        #expect(changes["checked_in"] == "- > 2026-01-20")
        #expect(changes["recognised"] == "- > 2026-11-20")
        #expect(changes["branch"] == "- > 松岭村党支部")
        #expect(changes["liaison"] == "- > 郝立峰")
        let lines = Layout(Texts(.chinese), .plain).plan(made).joined(separator: "\n")
        for text in ["人员类别：补上“正式党员”", "外出原因：“经商”改为“务工”", "认定日期：补上“2026-11-20”"] {
            #expect(lines.contains(text), "\(text)")
        }
        try daemon.call("import.apply", ["digest": made["digest"] ?? .null])
        #expect(try plan([LedgerText.row()])["counts"]?["unchanged"] == 1)
    }

    @Test func `a ledger does not take back a standing that was decided`() throws {
        let first = try plan([LedgerText.row()])
        try daemon.call("import.apply", ["digest": first["digest"] ?? .null])
        let member = try #require(
            try daemon.call("member.list")["members"]?.array?.first?["member"]?.string)
        try daemon.call(
            "decision.record",
            ["member": .string(member), "kind": "expulsion", "document": "2026-1"])
        let made = try plan([LedgerText.row()])
        let row = try #require(made["rows"]?.array?.first ?? nil)
        #expect(changes(made)["standing"] == nil)
        #expect(
            row["faults"]?.array?.contains { $0["type"] == "contradiction" } == true, "\(row)")
        try daemon.call("import.apply", ["digest": made["digest"] ?? .null])
        let card = try daemon.call("member.get", ["member": .string(member)])
        #expect(card["member"]?["standing"] == "expelled")
        #expect(card["member"]?["open"]?.array?.isEmpty == true)
        // And `why` says so in words.
        for (language, words) in [("zh", "党员身份已经终止"), ("en", "the membership has ended")] {
            let why = try daemon.ctl("why", member, language: language)
            #expect(why.output.contains(words) && !why.output.contains("standing-ended"))
        }
    }

    @Test func `another liaison and a bare yes to checking in are shown with what was before`()
        throws
    {
        let before = LedgerText.row(["是否报到": "", "报到日期": ""])
        let first = try plan([before], date: "2026年10月20日")
        try daemon.call("import.apply", ["digest": first["digest"] ?? .null])
        let after = LedgerText.row(["报到日期": "", "联络人": "郝丽芬", "联络人电话": "13800000002"])
        let changes = changes(try plan([after]))
        #expect(changes["liaison"] == "郝立峰 > 郝丽芬")
        #expect(changes["checked_in"] == "- > yes")
    }

    @Test func `two liaisons of one name are two lines of the first morning`() throws {
        let rows = [
            LedgerText.row(["最近联系日期": "2026-01-08"]),
            LedgerText.row([
                "序号": "2", "姓名": "程溪", "公民身份号码": "14999919680512018X",
                "联络人电话": "13800000002", "最近联系日期": "2026-01-08",
            ]),
        ]
        let made = try plan(rows)
        let shares = made["first_morning"]?["per_liaison"]?.array ?? []
        #expect(shares.count == 2)
        #expect(Set(shares.compactMap { $0["phone"]?.string }) == ["13800000001", "13800000002"])
        for share in shares {
            #expect(share["name"] == "郝立峰")
            #expect(share["people"] == 1)
        }
        let lines = Layout(Texts(.chinese), .plain).firstMorning(made["first_morning"])
        #expect(lines.contains { $0.contains("郝立峰 13800000001") })
        #expect(lines.contains { $0.contains("郝立峰 13800000002") })
    }
}
