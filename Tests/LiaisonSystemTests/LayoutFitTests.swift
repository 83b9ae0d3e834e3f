import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// Every answer of a daemon whose roll has the names that break tables, laid out at three widths.
@Suite struct LayoutFitTests {
    private static let names = [
        "苏映河", "买买提·艾力江·阿不都热合曼", "\u{2CEB0}\u{31350}\u{20000}", "か\u{3099}林",
        "Мария Ивановна Сидорова",
        "Ｗａｎｇ①", "白👨‍👩‍👧云",
    ]
    private static let branch = "青石镇人民政府机关离退休干部第一党支部委员会（流动党员）"
    private static let widths = [60, 80, 120]

    private static func roll() throws -> TestDaemon {
        let daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "中共某某县青石镇委员会", "kind": "committee"])
        try daemon.call(
            "org.add",
            ["name": .string(branch), "kind": "branch", "parent": "中共某某县青石镇委员会"])
        try daemon.call(
            "staff.add",
            [
                "name": "阿卜杜热西提·阿不力孜", "role": "liaison", "phone": "13900009001",
                "channel": "manual",
            ])
        try daemon.call("org.update", ["org": .string(branch), "secretary": "阿卜杜热西提"])
        for (index, name) in names.enumerated() {
            let added = try daemon.call(
                "member.add",
                .compact([
                    ("name", .string(name)), ("branch", .string(branch)),
                    ("phone", index.isMultiple(of: 2) ? .string("1390000000\(index)") : nil),
                    ("standing", index == 1 ? "probationary" : "full"), ("joined", "2025-03-01"),
                ]))
            let member = added["member"] ?? .null
            try daemon.call(
                "absence.open",
                [
                    "member": member, "on": "2026-01-05", "reason": "务工",
                    "to": "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县",
                ])
            try daemon.call(
                "contact.record",
                [
                    "member": member, "by": "phone", "on": "2026-02-01",
                    "note": "家属代答，工地在山里，信号不好，说过几天请本人回电话，号码没有变",
                ])
            if index < 5 {
                try daemon.call("assignment.set", ["member": member, "staff": "阿卜杜热西提"])
            }
        }
        return daemon
    }

    private static func ledger() -> String {
        let rows = names.enumerated().map { index, name in
            "\(index + 1),\(name),\(index == 0 ? "14999919900101002X" : ""),\(branch),1390000\(1000 + index),2025.1.\(index + 1),"
                + "广东省东莞市虎门镇南栅社区第六工业区,务工,新来的联络员·某某,2026/13/40,2026.1"
        }
        return
            ("序号,姓名,身份证号,党支部,联系电话,外出时间,外出地点,外出原因,联系人,最近联系时间,党费交至\n"
            + rows.joined(separator: "\n") + "\n")
    }

    /// Each screen by name: the lines of a layout.
    private static func screens(
        of daemon: TestDaemon
    ) throws -> [(String, @Sendable (Layout) -> [String])] {
        func ask(_ method: String, _ params: JSONValue = [:]) throws -> JSONValue {
            try daemon.call(method, params)
        }
        let agenda = try ask("agenda.get", ["days": 366])
        let list = try ask("agenda.get", ["for": "阿卜杜热西提", "days": 366])
        let today = try ask("agenda.get")
        let member = agenda["people"]?.array?.first?["member"] ?? .null
        let card = try ask("member.get", ["member": member])
        let status = try ask("daemon.status")
        let health = try ask("daemon.health")
        let unknowns = try ask("unknowns.get")
        let members = try ask("member.list")
        let history = try ask("member.history", ["member": member])
        let why = try ask("duty.why", ["id": member])
        let outcome = try ask("contact.record", ["member": member, "by": "visit"])
        let titles = try ask("rules.list")
        let check = try ask("rules.check")
        let calendar = try ask("calendar.get")
        let orgs = try ask("org.list")
        let staff = try ask("staff.list")
        let deliveries: JSONValue = [
            "deliveries": [
                [
                    "delivery": "v-12K", "staff": "s-7Q4KX2AB", "name": "阿卜杜热西提·阿不力孜",
                    "channel": "manual", "on": "2026-11-25", "state": "open", "notices": 12,
                ]
            ]
        ]
        let describe = try ask("liaison.describe")
        let file = try daemon.directory.write(ledger(), to: "ledger.csv")
        let planned = try daemon.ctl("import", file, "--plan", "--without-id", "--json")
        let plan = try JSON.value(planned.output)
        let applied = try ask("import.apply", ["digest": plan["digest"] ?? .null])
        return [
            ("agenda", { $0.agenda(agenda, days: 366) }), ("list", { $0.agenda(list, days: 366) }),
            ("today", { $0.agenda(today) }), ("card", { $0.member(card) }),
            ("status", { $0.status(status) }), ("health", { $0.health(health) }),
            ("unknowns", { $0.unknowns(unknowns) }), ("members", { $0.members(members) }),
            ("history", { $0.history(history) }), ("why", { $0.why(why) }),
            (
                "outcome",
                { $0.outcome(outcome, member: card, titles: $0.ruleTitles(titles)) }
            ),
            ("rules", { $0.rules(titles) }), ("check", { $0.rulesCheck(check) }),
            ("calendar", { $0.calendar(calendar) }), ("orgs", { $0.orgs(orgs) }),
            ("staff", { $0.staff(staff) }), ("deliveries", { $0.deliveries(deliveries) }),
            ("methods", { $0.methods(describe) }), ("plan", { $0.plan(plan) }),
            ("applied", { $0.applied(applied) }), ("everyday", { $0.everyday() }),
        ]
    }

    @Test func `no line is wider than the terminal and nothing that is shown is lost`() throws {
        let screens = try Self.screens(of: try Self.roll())
        for language in [Language.chinese, .english] {
            for (name, lay) in screens {
                let whole = count(lay(Layout(Texts(language), .plain)))
                #expect(!whole.isEmpty)
                for width in Self.widths {
                    for colour in [false, true] {
                        let style = LayoutStyle(width: width, colour: colour, cuts: true)
                        let lines = style.folded(lay(Layout(Texts(language), style)))
                            .map(unpainted)
                        for line in lines {
                            #expect(
                                DisplayWidth.columns(of: line) <= width,
                                "\(name) at \(width): \(line)")
                        }
                        let shown = count(lines)
                        for (character, times) in whole where shown[character, default: 0] < times {
                            Issue.record("\(name) at \(width) \(language): lost \(character)")
                        }
                    }
                }
            }
        }
    }

    @Test func `a date, a handle and a telephone are never broken`() throws {
        let words = #/\d{4}-\d{2}-\d{2}|[mosdnfv]-[0-9A-Z]{2,8}|1390000\d{4}/#
        for (name, lay) in try Self.screens(of: try Self.roll()) {
            let plain = lay(Layout(Texts(.chinese), .plain)).joined(separator: "\n")
            for width in Self.widths {
                let style = LayoutStyle(width: width, colour: false, cuts: true)
                let shown = style.folded(lay(Layout(Texts(.chinese), style)))
                    .joined(separator: "\n")
                for word in Set(plain.matches(of: words).map { String($0.output) }) {
                    #expect(shown.contains(word), "\(name) at \(width)")
                }
            }
        }
    }

    private func count(_ lines: [String]) -> [Character: Int] {
        var count: [Character: Int] = [:]
        for line in lines {
            for character in line where character != " " { count[character, default: 0] += 1 }
        }
        return count
    }

    private func unpainted(_ line: String) -> String {
        line.replacing(#/\x{1B}\[[0-9;]*m/#, with: "")
    }
}
