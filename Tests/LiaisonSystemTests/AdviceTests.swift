import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// What an error tells people to do exists, and helps when it is done.
@Suite struct AdviceTests {
    /// Every way a call or a command line can fail, with what the sentences may speak of.
    private static let calls: [CallFailure] =
        ErrorType.allCases.map { .refused(ErrorReply($0, "why", path: "params.on")) } + [
            .unreachable(path: "/x", errno: ENOENT), .unreachable(path: "/x", errno: EACCES),
            .protocolMismatch(theirs: "2.0", ours: "1.0"), .closed, .timedOut, .malformed("x"),
        ]
    private static let own: [LocalFailure] = [
        .unreadable(file: "x", errno: ENOENT), .notATable(file: "x", reason: .workbook),
        .notAText(file: "x"), .nobodyToAsk, .importNeedsOne, .homeSideRecognises,
        .notAnAssignment("x"), .mixedFields,
        .notAnObject("x"),
        .notTogether("--for", "--org"), .namesOneWay, .notAList(file: "x"),
        .onlyWith("--all-but", "--branch"), .nothingToChange(["--name"]),
        .unwritable(errno: ENOSPC), .notAPromFile("x"), .fileUnwritable(file: "x", errno: ENOSPC),
    ]

    private static let english = ["LIAISON_LANG": "en"]

    /// The sentences in one language.
    private func sentences(_ language: Language) -> [String] {
        let layout = Layout(Texts(language), .plain)
        return Self.calls.map { layout.failure($0).sentence }
            + Self.own.map { layout.failure($0).sentence }
    }

    /// The beginnings of what follows each `liaisonctl` that looks like a command line.
    private func commands(_ sentence: String) -> [[String]] {
        sentence.ranges(of: "liaisonctl ").compactMap { range in
            let rest = sentence[range.upperBound...].prefix { !"`；，。：（）".contains($0) }
            let words = rest.split(separator: " ").map(String.init)
            // `liaisonctl 是 1.0`, `liaisonctl and liaisond` speak of the program, not of a command.
            return words.first.map { $0.allSatisfy(\.isASCII) && $0 != "speaks" && $0 != "and" }
                == true ? words : nil
        }
    }

    @Test(arguments: Language.allCases)
    func `every command that a sentence names exists, with the arguments it shows`(
        language: Language
    ) throws {
        let tree = try Ctl.tree()
        var named = 0
        for sentence in sentences(language) {
            for words in commands(sentence) {
                // In a Chinese sentence words of the sentence may follow.
                let fits = (1...words.count).contains { count in
                    let reading = CommandReading(Array(words.prefix(count)), in: tree)
                    let isCommand = !reading.command.path.isEmpty || reading.has("version")
                    return isCommand && reading.command.commands.isEmpty == !reading.has("version")
                        && reading.faultAtEnd == nil
                }
                #expect(fits, "\(words) in: \(sentence)")
                named += 1
            }
        }
        #expect(named >= 15)
    }

    @Test func `every sentence says something to do, or that nothing has to be done`() {
        for sentence in sentences(.chinese) {
            #expect(
                ["请", "用 ", "应写成", "见 liaisonctl", "没有任何改动"].contains { sentence.contains($0) },
                "\(sentence)")
        }
    }

    // MARK: Done, it helps

    private func daemon() throws -> TestDaemon {
        let daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        try daemon.call("org.add", ["name": "青石社区党支部", "kind": "branch"])
        for name in ["雷思岚", "雷思远"] {
            try daemon.call("staff.add", ["name": .string(name), "role": "liaison"])
        }
        for name in ["崔悦", "崔远山"] {
            try daemon.call("member.add", ["name": .string(name), "branch": "青石村党支部"])
        }
        return daemon
    }

    /// The handles that an error lists below its sentence.
    private func handles(_ run: Command, _ prefix: String) -> [String] {
        run.errors.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
            .filter { $0.hasPrefix(prefix) }
    }

    @Test(arguments: [
        (["member", "show", "崔"], 2, "m-"), (["agenda", "--for", "雷"], 2, "s-"),
        (["unknowns", "--org", "青石"], 2, "o-"),
    ])
    func `each candidate of an ambiguous name can be typed back`(
        words: [String], place: Int, prefix: String
    ) throws {
        let daemon = try daemon()
        let run = try Ctl.run(words, socket: daemon.socket, environment: ["LIAISON_LANG": "zh"])
        #expect(run.status == 1)
        #expect(run.errors.contains("请改用下面的"))
        let candidates = handles(run, prefix)
        #expect(candidates.count == 2)
        for handle in candidates {
            var typed = words
            typed[place] = handle
            let again = try Ctl.run(typed, socket: daemon.socket)
            #expect(again.status == 0, "\(again.errors)")
        }
    }

    @Test func `who is not found by one text is found as the sentence says`() throws {
        let daemon = try daemon()
        let missed = try Ctl.run(
            ["member", "show", "崔悦悦"], socket: daemon.socket, environment: Self.english)
        #expect(missed.status == 1)
        #expect(missed.errors.contains("`liaisonctl member find NAME`"))
        let found = try Ctl.run(["member", "find", "悦"], socket: daemon.socket)
        #expect(found.output.contains("崔悦"))
        let staff = try Ctl.run(
            ["agenda", "--for", "无此人"], socket: daemon.socket, environment: Self.english)
        #expect(staff.errors.contains("`liaisonctl staff list`"))
        let list = try Ctl.run(["staff", "list"], socket: daemon.socket)
        #expect(list.output.contains("雷思岚"))
    }

    @Test func `a roster number goes through once --for is added`() throws {
        let daemon = try daemon()
        try daemon.call("assignment.set", ["member": "崔悦", "staff": "雷思岚"])
        let bare = try Ctl.run(
            ["member", "show", "1"], socket: daemon.socket, environment: Self.english)
        #expect(bare.status == 65)
        #expect(bare.errors.contains("add --for STAFF"))
        let named = try Ctl.run(["member", "show", "1", "--for", "雷思岚"], socket: daemon.socket)
        #expect(named.status == 0)
        #expect(named.output.contains("崔悦"))
    }

    @Test func `a date written as the sentence shows it is taken`() throws {
        let daemon = try daemon()
        let line = ["contact", "崔悦", "--by", "phone", "--on"]
        let wrong = try Ctl.run(
            line + ["3月5日"], socket: daemon.socket, environment: ["LIAISON_LANG": "zh"])
        #expect(wrong.status == 65)
        let shown = try #require(wrong.errors.firstMatch(of: /写成 (\d{4}-\d\d-\d\d) 这样/)?.1)
        let today = try #require(try daemon.call("daemon.status")["today"]?.string)
        #expect(shown.count == today.count)
        #expect(try Ctl.run(line + [today], socket: daemon.socket).status == 0)
    }

    @Test func `a parameter that is wrong is called as it was typed`() throws {
        let daemon = try daemon()
        for (words, name) in [
            (["contact", "崔悦", "--by", "phone", "--on", "x"], "--on"),
            (["dues", "崔悦", "--through", "x"], "--through"),
            (["events", "--after", "x"], "--after"), (["events", "--kind", "x"], "--kind"),
            (["member", "find", ""], "文字"), (["call", "daemon.ping", "x=1"], "参数“x”"),
        ] {
            let run = try Ctl.run(
                words, socket: daemon.socket, environment: ["LIAISON_LANG": "zh"])
            #expect(run.status == 65)
            let blank = name.hasPrefix("--") ? " " : ""
            #expect(
                run.errors.hasPrefix("liaisonctl: \(name)\(blank)不对，没有任何改动："), "\(run.errors)")
        }
    }

    @Test func `a parameter that is not given is asked for by its name`() throws {
        let daemon = try daemon()
        for (language, sentence) in [
            ("zh", "没有给出 --division，没有任何改动；请补上再试"),
            ("en", "--division is missing, nothing was changed; give it and try again"),
        ] {
            let run = try Ctl.run(
                [
                    "leave", "崔悦", "--on", "2026-01-05", "--to", "四川省成都市", "--reason", "务工",
                    "--division-year", "2024",
                ],
                socket: daemon.socket, environment: ["LIAISON_LANG": language])
            #expect(run.status == 65)
            #expect(run.errors == "liaisonctl: \(sentence)\n")
        }
    }

    @Test func `without an answer only somebody who recorded is told to look whether it was done`()
        throws
    {
        for (words, looks) in [
            (["ping"], false), (["status"], false), (["release", "--yes"], true),
            (["contact", "崔悦", "--by", "phone"], true),
        ] {
            let server = try ScriptedServer([[.say(ScriptedServer.hello()), .wait, .wait]])
            let run = try withExtendedLifetime(server) {
                try Ctl.run(
                    words + ["--timeout", "1"], socket: server.path,
                    environment: ["LIAISON_LANG": "zh"])
            }
            #expect(run.status == 75)
            #expect(run.errors.contains("member history") == looks, "\(run.errors)")
            #expect(run.errors.contains("systemctl status liaisond") != looks)
        }
    }

    @Test func `what --plan shows is done by --apply, as the sentence without a terminal says`()
        throws
    {
        let daemon = try daemon()
        let ledger = Project.path("Tests/Ledgers/village/ledger.csv")
        let asked = try Ctl.run(["import", ledger], socket: daemon.socket)
        #expect(asked.status == 64)
        #expect(asked.errors.contains("--plan"))
        #expect(asked.errors.contains("--apply"))
        let plan = try Ctl.run(["import", ledger, "--plan", "--json"], socket: daemon.socket)
        let digest = try #require(try JSON.value(plan.output)["digest"]?.string)
        #expect(try Ctl.run(["import", "--apply", digest], socket: daemon.socket).status == 0)
    }

    @Test func `a refusal in Chinese has no English sentence in it`() throws {
        let daemon = try daemon()
        for words in [
            ["call", "member.get", "nobody=x"], ["call", "member.get"],
            ["call", "contact.record", "member=崔悦", "by=smoke"],
            ["call", "contact.record", "by=phone"], ["call", "daemon.ping", "x=1"],
            ["call", "contact.record", "member=崔悦", "by=phone", #"all_but=["x"]"#],
            ["call", "member.list", "limit=0"], ["member", "show", ""],
        ] {
            let run = try Ctl.run(
                words, socket: daemon.socket, environment: ["LIAISON_LANG": "zh"])
            #expect(run.status == 65, "\(run.errors)")
            for word in [
                "expected", "unknown", "missing", "must", "longer", "known here", "exactly", "goes",
            ] {
                #expect(!run.errors.contains(word), "\(run.errors)")
            }
        }
    }

    @Test(.enabled(if: getuid() == 0, "SKIPPED: becoming another user takes root"))
    func `who is denied is let in once the key that the sentence names is set`() throws {
        let refused = try AccessTests.daemon()
        chmod(refused.socket, 0o666)
        let user = ["--reuid=41999", "--regid=\(AccessTests.group.number)", "--clear-groups"]
        func show(_ daemon: TestDaemon) throws -> Command {
            try Command.run(
                "/usr/bin/env",
                ["setpriv"] + user + [daemon.directory.path + "/liaisonctl", "org", "list"],
                environment: Self.english.merging(["LIAISON_SOCKET": daemon.socket]) { $1 })
        }
        let denied = try show(refused)
        #expect(denied.status == 77)
        let key = try #require(
            denied.errors.firstMatch(of: /group that (\w+)\.(\w+) in liaison\.toml/))
        #expect(key.1 == "access")
        let configured = try AccessTests.daemon([
            ("# \(key.2) = \"liaison-clients\"", "\(key.2) = \"\(AccessTests.group.name)\"")
        ])
        let allowed = try show(configured)
        #expect(allowed.status == 0, "\(allowed.errors)")
    }
}
