import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// R66: what reaches a terminal, and what reaches a pipe.
@Suite struct TerminalTests {
    /// A name that would colour the screen, turn the writing around and ring the bell.
    private static let hostile = "宋\u{1B}[31m\u{202E}建\u{7}霞\u{2066}\u{9B}x"
    private static let harmful: [Unicode.Scalar] = ["\u{202E}", "\u{7}", "\u{2066}", "\u{9B}"]

    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        let added = try daemon.call(
            "member.add", ["name": .string(Self.hostile), "branch": "青石村党支部"])
        try daemon.call(
            "absence.open",
            [
                "member": added["member"] ?? .null, "on": "2025-01-05",
                "to": "四川省\u{1B}]0;x\u{7}成都市", "reason": "务工",
            ])
    }

    private func terminal(
        _ words: [String], _ environment: [String: String] = [:], lines: UInt16 = 500
    ) throws -> PseudoTerminal {
        let own = ["LIAISON_SOCKET": daemon.socket, "LIAISON_LANG": "zh", "TERM": "xterm"]
        return try PseudoTerminal(
            Ctl.program, words, environment: own.merging(environment) { _, new in new },
            lines: lines)
    }

    private func shown(
        _ words: [String], _ environment: [String: String] = [:], lines: UInt16 = 500
    ) throws -> String {
        let terminal = try terminal(words, environment, lines: lines)
        _ = try terminal.end()
        return terminal.shown
    }

    private static let agenda = ["agenda", "--days", "366"]

    @Test func `R66: a terminal gets colour, unless it is refused in any of the four ways`() throws
    {
        let escape = "\u{1B}"
        #expect(try shown(Self.agenda).contains("\u{1B}[31m"))
        #expect(try !shown(Self.agenda, ["NO_COLOR": "1"]).contains(escape))
        #expect(try !shown(Self.agenda, ["TERM": "dumb"]).contains(escape))
        #expect(try !shown(Self.agenda + ["--no-color"]).contains(escape))
        #expect(try !shown(Self.agenda + ["--color", "never"]).contains(escape))
        let always = ["NO_COLOR": "1", "TERM": "dumb"]
        #expect(try shown(Self.agenda + ["--color=always"], always).contains(escape))
    }

    @Test func `R66: a pipe gets no escape, unless colour is asked for`() throws {
        let environment = ["LIAISON_LANG": "zh", "TERM": "xterm"]
        let plain = try Ctl.run(Self.agenda, socket: daemon.socket, environment: environment)
        #expect(plain.output.contains("青石村"))
        #expect(!plain.output.contains("\u{1B}"))
        let auto = try Ctl.run(
            Self.agenda + ["--color", "auto"], socket: daemon.socket, environment: environment)
        #expect(auto.output == plain.output)
        let always = try Ctl.run(
            Self.agenda + ["--color", "always"], socket: daemon.socket, environment: environment)
        #expect(always.output.contains("\u{1B}[31m"))
    }

    /// Every command that shows somebody.
    static let showing = [
        ["agenda", "--days", "366"], ["unknowns"], ["member", "list"], ["member", "find", "宋"],
        ["member", "show", "宋"], ["member", "history", "宋"], ["why", "宋"], ["status"],
        ["contact", "宋", "--by", "phone"], ["call", "member.list"],
        ["call", "member.find", "text=宋"],
    ]

    @Test(arguments: showing, [[], ["--json"], ["--color", "always"]])
    func `R66: what a name carries is shown, not obeyed`(words: [String], more: [String]) throws {
        let text = try shown(words + more, more.isEmpty ? ["NO_COLOR": "1"] : [:])
        for scalar in Self.harmful {
            #expect(!text.unicodeScalars.contains(scalar), "\(scalar.value)")
        }
        // Of the escapes only our own colours are left, and only where colour is on.
        for part in text.split(separator: "\u{1B}", omittingEmptySubsequences: false).dropFirst() {
            #expect(more.contains("always"))
            #expect(["[31m", "[33m", "[1m", "[0m"].contains { part.hasPrefix($0) })
        }
        let after = text.ranges(of: "\u{1B}[31m\\u{202E}")
        #expect(after.isEmpty, "the colour of a name was obeyed")
        if more == ["--json"] { _ = try JSON.value(text.trimmingCharacters(in: .newlines)) }
    }

    @Test func `R66: a candidate of an ambiguous name is shown, not obeyed`() throws {
        try daemon.call(
            "member.add", ["name": .string(Self.hostile + "二"), "branch": "青石村党支部"])
        let text = try shown(["member", "show", "宋"], ["NO_COLOR": "1"])
        #expect(text.contains("不止一人相符"))
        for scalar in Self.harmful + ["\u{1B}"] {
            #expect(!text.unicodeScalars.contains(scalar))
        }
    }

    @Test func `long output goes through the pager, short output and a pipe do not`() throws {
        let pager = ["PAGER": "sed 's/^/PAGED /'", "NO_COLOR": "1"]
        #expect(try shown(["--help"], pager, lines: 20).hasPrefix("PAGED "))
        #expect(try !shown(["--help"], pager, lines: 500).contains("PAGED"))
        #expect(try !shown(["--help", "--no-pager"], pager, lines: 20).contains("PAGED"))
        let piped = try Ctl.run(["--help"], environment: pager.merging(["LINES": "5"]) { $1 })
        #expect(!piped.output.contains("PAGED"))
        // The product's own variable comes first, and an empty one means none.
        let both = pager.merging(["LIAISON_PAGER": "sed 's/^/OWN /'"]) { $1 }
        #expect(try shown(["--help"], both, lines: 20).hasPrefix("OWN "))
        let none = pager.merging(["LIAISON_PAGER": ""]) { $1 }
        #expect(try shown(["--help"], none, lines: 20).hasPrefix("流动党员名册"))
        #expect(try !shown(["describe", "--json"], pager, lines: 5).contains("PAGED"))
    }

    @Test func `a pager that does not exist loses nothing`() throws {
        let text = try shown(["--help"], ["PAGER": "no-such-pager", "NO_COLOR": "1"], lines: 20)
        #expect(text.contains("流动党员名册"))
        #expect(text.contains("liaisonctl help 命令"))
    }

    @Test func `a reader who has enough is no error`() throws {
        for ignored in ["", "trap '' PIPE; "] {
            let run = try Command.run(
                "/bin/bash",
                [
                    "-c",
                    ignored
                        + "\"$0\" describe --json | head -c 1 >/dev/null; echo ${PIPESTATUS[0]}",
                    Ctl.program,
                ], environment: ["LIAISON_SOCKET": daemon.socket])
            #expect(run.errors.isEmpty, "\(run.errors)")
        }
        let left = try terminal(["--help"], ["PAGER": "head -1", "NO_COLOR": "1"], lines: 5)
        #expect(try left.end() == 0)
        #expect(!left.shown.contains("liaisonctl: "))
    }
}
