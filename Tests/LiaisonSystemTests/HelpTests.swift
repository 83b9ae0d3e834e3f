import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// What people read before they know a command.
@Suite struct HelpTests {
    private let tree: CommandTree

    init() throws { tree = try Ctl.tree() }

    private func layout(_ language: Language, _ width: Int) -> Layout {
        Layout(Texts(language), LayoutStyle(width: width, colour: false, cuts: false))
    }

    @Test
    func
        `every command has its words in both languages, and no words are of a command that is gone`()
    {
        for command in tree.all {
            #expect(!command.summary.isEmpty, "\(command.key)")
            #expect(command.summary.utf8.allSatisfy { $0 < 0x80 }, "\(command.key)")
            let text = HelpText.of(command)
            #expect(text != nil, "\(command.key) has no row in CommandText")
            #expect(text?.note.isEmpty == command.discussion.isEmpty, "\(command.key)")
            #expect((text?.group != nil) == (command.path.count == 1), "\(command.key)")
        }
        #expect(Set(CommandText.table.keys) == Set(tree.all.map(\.key)))
    }

    @Test func `every argument and value has its words, and no words are of one that is gone`() {
        var used: Set<String> = []
        for command in tree.all {
            for argument in command.arguments {
                let what = "\(command.key) \(argument.key)"
                #expect(argument.summary.isEmpty == (what == "help subcommands"), "\(what)")
                used.insert(ArgumentText.table[what] == nil ? argument.key : what)
                guard let text = HelpText.of(argument, in: command) else {
                    Issue.record("\(what) has no row in ArgumentText")
                    continue
                }
                #expect((text.place == nil) == (argument.kind == .flag), "\(what)")
                #expect(Set(text.words.keys).isSubset(of: argument.values), "\(what)")
                for value in argument.values {
                    let word = HelpText.word(for: value, of: argument, in: command, .chinese)
                    #expect(word != value, "\(what) \(value)")
                }
            }
        }
        #expect(Set(ArgumentText.table.keys) == used)
    }

    @Test(arguments: Language.allCases, [60, 80, 120])
    func `no line is wider than the terminal, and nothing is lost by breaking lines`(
        language: Language, width: Int
    ) {
        for command in tree.all {
            let lines = layout(language, width).help(command, in: tree)
            for line in lines { #expect(DisplayWidth.columns(of: line) <= width, "\(line)") }
            let whole = layout(language, 500).help(command, in: tree)
            #expect(letters(lines) == letters(whole), "\(command.key)")
        }
    }

    private func letters(_ lines: [String]) -> String {
        lines.joined().filter { $0 != " " }
    }

    @Test func `who reads only --help finds what the day needs at once`() throws {
        let help = try Ctl.run(["--help"], environment: ["LIAISON_LANG": "zh"])
        #expect(help.status == 0)
        let lines = help.output.split(separator: "\n").prefix(22).map(String.init)
        func typed(_ task: String) throws -> String {
            let index = try #require(lines.firstIndex { $0.contains(task) }, "\(task)")
            return lines[index...].prefix(2).joined()
        }
        #expect(try typed("今天该联系谁").contains("liaisonctl agenda"))
        #expect(try typed("联系过了").contains("liaisonctl contact 人员 --by phone"))
        #expect(try typed("有人外出了").contains("liaisonctl leave 人员 --on 日期 --to 地点"))
        #expect(try typed("有人回来了").contains("liaisonctl return 人员"))
        #expect(try typed("谁没有联络人、没人联系过").contains("liaisonctl unknowns"))
    }

    @Test func `the three ways to ask for a command's help are one`() throws {
        for words in [["leave"], ["member", "set"], ["member"]] {
            let asked = try Ctl.run(["help"] + words).output
            #expect(asked.contains("liaisonctl \(words.joined(separator: " ")) "))
            #expect(try Ctl.run(words + ["--help"]).output == asked)
            #expect(try Ctl.run(words + ["-h"]).output == asked)
        }
        #expect(try Ctl.run(["help"]).output == (try Ctl.run(["--help"]).output))
        // A group alone does nothing: it says what it has.
        #expect(try Ctl.run(["member"]).output == (try Ctl.run(["help", "member"]).output))
    }

    @Test(arguments: Language.allCases)
    func `every example can be typed as it stands`(language: Language) throws {
        var count = 0
        for command in tree.all {
            guard let example = HelpText.of(command)?.example else { continue }
            let line = language == .chinese ? example.chinese : example.english
            #expect(line.hasPrefix("liaisonctl \(command.key) "), "\(line)")
            // Nobody listens: what the client accepts ends with 69, what needs no daemon with 0; a
            // ledger that does not exist ends with 74.
            let typed = "liaisonctl() { \"$0\" \"$@\"; }; " + line
            let written = typed.replacing(" > ~/.local", with: " >/dev/null #")
            let run = try Command.run(
                "/bin/bash", ["-c", written, Ctl.program],
                environment: ["LIAISON_SOCKET": Ctl.nowhere])
            #expect([0, 69, 74, 78].contains(run.status), "\(line): \(run.errors)")
            count += 1
        }
        #expect(count > 15)
    }

    @Test func `help speaks the office's language, and waits for nobody`() throws {
        let chinese = try ScriptedServer([[.say(ScriptedServer.hello(language: "zh")), .wait]])
        #expect(try Ctl.run(["-h"], socket: chinese.path).output.contains("用法"))
        // It accepts the connection and never greets.
        let silent = try ScriptedServer([[.wait]])
        let help = try Ctl.run(["leave", "--help"], socket: silent.path)
        #expect(help.status == 0)
        #expect(help.output.contains("Usage"))
        let zh = ["LANG": "zh_CN.UTF-8"]
        #expect(try Ctl.run(["leave", "-h"], environment: zh).output.contains("外出登记"))
        let flag = try Ctl.run(["leave", "-h", "--lang", "en"], environment: zh)
        #expect(flag.output.contains("Register a departure"))
    }

    @Test func `the version is the product's, the protocol's, and the daemon's when it answers`()
        throws
    {
        let server = try ScriptedServer([
            [.say(ScriptedServer.hello(minor: 7)), .wait],
            [.say(ScriptedServer.hello(minor: 7)), .wait],
        ])
        let shown = try Ctl.run(["--version"], socket: server.path).output
        #expect(
            shown.split(separator: "\n") == [
                "liaisonctl \(Product.version) (protocol 1.0)", "liaisond 0.1.0 (protocol 1.7)",
            ])
        let json = try JSON.value(Ctl.run(["--version", "--json"], socket: server.path).output)
        #expect(json["daemon"]?["protocol"]?["minor"] == 7)
        let alone = try Ctl.run(["--version"])
        #expect(alone.status == 0)
        #expect(alone.output.contains("liaisond does not answer"))
    }
}
