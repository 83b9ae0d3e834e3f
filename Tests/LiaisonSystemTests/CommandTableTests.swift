import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// The command line against the method table, and every command against a real daemon.
@Suite struct CommandTableTests {
    /// The method a command asks, where its arguments have words to choose from.
    static let methods = [
        "done": "duty.done", "contact": "contact.record", "dues": "dues.record",
        "decide": "decision.record", "leave": "absence.open", "member add": "member.add",
        "org add": "org.add", "staff add": "staff.add", "staff set": "staff.update",
        "duty list": "duty.list", "metrics": "daemon.metrics", "study": "study.record",
        "activity": "activity.record", "care": "care.record", "appraise": "appraisal.record",
        "commend": "commendation.record", "change": "change.record",
        "notify": "notification.record", "exempt": "exemption.set",
        "arrange-dues": "dues.arrange", "transferable": "absence.transferable",
        "org set": "org.update", "org record": "org.record", "arrive": "absence.arrive",
        "place": "absence.place", "recognise": "absence.recognise",
        "probation assembly": "probation.assembly", "outreach open": "outreach.open",
        "amend": "fact.amend", "import": "import.open",
    ]

    /// Words that are the client's own: no method takes them.
    static let own: Set = ["completion shell"]

    @Test
    func `every word that an option can have is one of the method's, and the other way round`()
        throws
    {
        var compared = 0
        for command in try Ctl.tree().all {
            for argument in command.arguments
            where !argument.values.isEmpty && !argument.isOfEveryCommand {
                let what = "\(command.key) \(argument.key)"
                if Self.own.contains(what) { continue }
                let method = try #require(
                    Self.methods[command.key].flatMap { LiaisonWire.Method.named($0) }, "\(what)")
                let name = argument.key.replacing("-", with: "_")
                let parameter = method.params.first { $0.name == name }
                guard case .oneOf(let words) = parameter?.kind else {
                    Issue.record("\(method.name) has no words for \(what)")
                    continue
                }
                #expect(words == argument.values, "\(what)")
                compared += 1
            }
        }
        #expect(compared >= 14)
        // The other way round: what a method lets choose, its command offers.
        for (key, name) in Self.methods {
            let command = try #require(
                try Ctl.tree().command(key.split(separator: " ").map(String.init)))
            for parameter in LiaisonWire.Method.named(name)?.params ?? [] {
                guard case .oneOf = parameter.kind else { continue }
                let option = "--" + parameter.name.replacing("_", with: "-")
                #expect(command.option(option)?.values.isEmpty == false, "\(key) \(option)")
            }
        }
    }

    /// What each command is given against the daemon below; the tree says when one is missing. In
    /// this order, since some need what others did.
    static let lines: [String: [String]] = [
        "status": [], "agenda": ["--days", "30"], "unknowns": [], "why": ["崔悦"],
        "done": ["崔悦", "--by", "phone"], "contact": ["崔悦", "--by", "visit"],
        "dues": ["崔悦", "--through", "2026-01"], "attend": ["崔悦"],
        "study": ["崔悦", "--kind", "online", "--hours", "4"],
        "activity": ["崔悦", "--kind", "pledge"], "care": ["崔悦", "--kind", "visit"],
        "appraise": ["崔悦", "--year", "2025", "--result", "qualified"],
        "exchange-appraisal": ["崔悦", "--year", "2025"], "commend": ["崔悦", "--kind", "branch"],
        "change": ["崔悦", "--kind", "phone", "--value", "13900000003"], "conduct": ["崔悦"],
        "notify": ["崔悦", "--kind", "election"], "statement": ["崔悦"],
        "exempt": ["崔悦", "--reason", "frail"],
        "arrange-dues": ["崔悦", "--arrangement", "quarterly"],
        "register": ["崔悦"], "expect": ["崔悦"], "name-liaison": ["崔悦", "--contact", "周老师"],
        "transferable": ["崔悦", "--reason", "unsettled"], "transfer prepare": ["李伟"],
        "transfer issue": ["李伟"], "transfer accept": ["李伟"], "transfer refuse": ["吴桐"],
        "transfer receipt": ["李伟"], "transfer withdraw": ["吴桐"], "transfer list": [],
        "probation apply": ["孙丽"], "probation assembly": ["孙丽", "--result", "convert"],
        "probation report": ["孙丽"], "probation postpone": ["钱宁", "--until", "2028-01-01"],
        "outreach open": ["王芳", "--situation", "working"], "outreach settle": ["郑凯"],
        "amend": ["AMENDED", "--because", "日期记错", "--on", "2026-01-06"],
        "void": ["VOIDED", "--because", "记错了人"],
        "report duties": ["--period", "2026Q4"],
        "report statistics": [], "report behind": ["roll.members"], "report places": [],
        "report handshake": [], "outreach list": [], "outreach show": ["王芳"],
        "decide": ["赵云", "--kind", "conversion", "--document", "2026-18"],
        "leave": ["李伟", "--on", "2026-02-03", "--to", "浙江省杭州市", "--reason", "务工"],
        "arrive": ["唐山河", "--from", "四川省"],
        "recognise": ["崔悦"], "check-in": ["崔悦"], "place": ["崔悦", "--org", "翠苑社区党支部"],
        "return": ["王芳"], "assign": ["崔悦", "雷思岚"], "member list": [],
        "member show": ["崔悦"], "member add": ["周敏", "--branch", "青石村党支部"],
        "member set": ["崔悦", "phone=13900000000"], "member find": ["崔"],
        "member history": ["崔悦"], "org list": [],
        "org add": ["松岭村党支部", "--kind", "branch"],
        "org set": ["青石村党支部", "--name", "青石社区党支部"], "staff list": [],
        "org show": ["青石村党支部"], "org history": ["青石社区党支部"],
        "org members": ["青石社区党支部"], "org record": ["青石社区党支部", "--kind", "theme-day"],
        "staff add": ["苏映河", "--role", "liaison"],
        "staff set": ["雷思岚", "--phone", "13900000001"], "told": ["雷思岚"],
        "import": ["Tests/Ledgers/village/ledger.csv", "--plan"], "release": [], "rules list": [],
        "rules check": [],
        "rules confirm": [
            "X1", "--period", "30 days", "--article", "试验办法第五条", "--document", "〔2026〕1号",
            "--by", "雷思岚",
        ],
        "rules diff": ["etc/rules.d/mobile-members.toml"], "events": [],
        "duty list": [], "calendar show": ["2026"],
        "calendar install": ["etc/calendar.d/2026.toml"],
        "delivery list": [], "health": [], "reload": [], "backup": [],
        "restore": ["BACKUP", "--drill", "--config", "CONFIGURATION"],
        "doctor": ["--config", "CONFIGURATION"], "metrics": [], "slow": [],
        "ping": [], "wait-ready": [], "call": ["member.get", "member=崔悦"], "describe": [],
        "completion": ["bash"], "help": ["leave"],
    ]

    /// The command that prints a document for each thing that happens: there is no last one.
    static let stream = "events"

    @Test func `every command prints one JSON document and nothing else`() throws {
        let daemon = try TestDaemon()
        try daemon.writeOfficePack()
        try daemon.start()
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        try daemon.call("staff.add", ["name": "雷思岚", "role": "liaison", "channel": "manual"])
        for name in ["崔悦", "李伟", "王芳", "吴桐", "郑凯"] {
            try daemon.call("member.add", ["name": .string(name), "branch": "青石村党支部"])
        }
        for name in ["崔悦", "王芳", "吴桐", "郑凯"] {
            try daemon.call(
                "absence.open",
                ["member": .string(name), "on": "2026-01-05", "to": "四川省成都市", "reason": "务工"])
        }
        try daemon.call(
            "member.add",
            [
                "name": "赵云", "branch": "青石村党支部", "standing": "probationary",
                "joined": "2025-07-01",
            ])
        // Joined so late that the discussion can be put off until then.
        for (name, joined) in [("孙丽", "2025-08-01"), ("钱宁", "2026-08-01")] {
            try daemon.call(
                "member.add",
                [
                    "name": .string(name), "branch": "青石村党支部", "standing": "probationary",
                    "joined": .string(joined),
                ])
        }
        try daemon.call(
            "member.add", ["name": "唐山河", "branch": "青石村党支部", "side": "receiving"])
        try daemon.call("transfer.prepare", ["member": "吴桐"])
        try daemon.call("transfer.issue", ["member": "吴桐"])
        for name in ["王芳", "郑凯"] {
            try daemon.call(
                "contact.record",
                ["member": .string(name), "by": "phone", "result": "not-reached"])
        }
        try daemon.call("outreach.open", ["member": "郑凯", "situation": "other"])
        try daemon.call("contact.record", ["member": "郑凯", "by": "phone"])
        let leaves = try Ctl.tree().all.filter { $0.commands.isEmpty }.map(\.key)
        #expect(Set(leaves) == Set(Self.lines.keys), "a command without a line, or the other way")
        let facts = try ["2026-01-07", "2026-01-08"].map { on in
            try daemon.call("attendance.record", ["member": "崔悦", "on": .string(on)])["fact"]?
                .string ?? ""
        }
        let files = [
            "BACKUP": try daemon.backUp(), "CONFIGURATION": daemon.configuration,
            "AMENDED": facts[0], "VOIDED": facts[1],
        ]
        for leaf in leaves {
            var words = leaf.split(separator: " ").map(String.init) + (Self.lines[leaf] ?? [])
            words = words.map {
                $0.hasPrefix("Tests/") || $0.hasPrefix("etc/") ? Project.path($0) : files[$0] ?? $0
            }
            let run = try Ctl.run(
                words + ["--json"], socket: daemon.socket, environment: ["LIAISON_LANG": "zh"])
            // A fresh daemon without a calendar of the year may be degraded.
            #expect(
                run.status == 0 || ["health", "doctor"].contains(leaf),
                "\(leaf): \(run.status) \(run.errors)")
            #expect(run.errors.isEmpty, "\(leaf): \(run.errors)")
            if leaf == Self.stream {
                for line in run.output.split(separator: "\n") {
                    #expect(try JSON.value(String(line))["kind"] != nil, "\(line)")
                }
                continue
            }
            let value = try JSON.value(run.output)
            #expect(value.members != nil || value.array != nil, "\(leaf)")
            #expect(run.output.split(separator: "\n").count == 1, "\(leaf)")
            #expect(value.text + "\n" == run.output, "\(leaf)")
        }
        for group in try Ctl.tree().all where !group.commands.isEmpty {
            let run = try Ctl.run(group.path + ["--json"], socket: daemon.socket)
            _ = try JSON.value(run.output)
        }
    }
}
